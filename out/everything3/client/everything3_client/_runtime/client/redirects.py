"""Redirects that carry no credentials to another host (RFC 9110, section 15.4)."""

from __future__ import annotations

from collections.abc import Iterable

import httpx2

from .headers import HeaderField
from .secrecy import SecretNames, is_secret
from .urls import concealing, is_same_place

__all__ = ["Redirects"]

# What the HTTP client sets for the host that a request goes to, and for its body.
_OWN_HEADERS = frozenset({"host", "cookie", "content-length", "transfer-encoding"})


class Redirects:
    """Which redirects are followed, and with what.

    An injected HTTP client decides which. For one of our own (`is_own`) they are those
    of GET and HEAD: other methods would become a GET, or send their body to another
    place.
    """

    def __init__(
        self,
        http_client: httpx2.Client | httpx2.AsyncClient,
        *,
        is_own: bool,
        secret_names: SecretNames,
    ) -> None:
        self._http_client = http_client
        self._is_own = is_own
        self._secret_names = secret_names

    @property
    def limit(self) -> int:
        """The maximum number of consecutive redirects."""
        return self._http_client.max_redirects

    def next_request(
        self, response: httpx2.Response, headers: Iterable[HeaderField]
    ) -> httpx2.Request | None:
        """Return the request that follows `response`, None if it is not followed.

        To another host go only `headers`, which are those of the call, and those of the
        HTTP client; neither what authentication added nor any that is secret, or by its
        name is likely to be.
        """
        request = response.next_request
        if request is None or not self._is_followed(response.request.method):
            return None
        if not is_same_place(response.request.url, request.url):
            plain = {name.decode("ascii").lower() for name, _ in headers}
            plain |= {name.lower() for name in self._http_client.headers}
            plain = (plain - self._secret_names.headers) | _OWN_HEADERS
            for name in list(request.headers):
                if name.lower() not in plain or (
                    is_secret(name) and name.lower() not in _OWN_HEADERS
                ):
                    del request.headers[name]
        if self._secret_names.query:
            # A server may have put the query into the Location.
            request.url = concealing(request.url, self._secret_names.query)
        return request

    def _is_followed(self, method: str) -> bool:
        if self._is_own:
            return method in ("GET", "HEAD")
        return self._http_client.follow_redirects
