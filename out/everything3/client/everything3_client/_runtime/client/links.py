"""Links to the next page: in the header `Link` (RFC 8288), another one, or a body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

import httpx2

from .urls import is_same_place

__all__ = ["ForeignLinkError", "followed", "linked_in_header", "next_link"]

# What the HTTP library makes of these headers loses links: it takes a `=` or a `;` in a
# title for the end, and a relation for one name where it may be a list of names.
_PARAMETER = r'\s*;\s*([^\s=;,"]+)(?:\s*=\s*("(?:[^"\\]|\\.)*"|[^\s;,"]*))?'
_LINK = re.compile(rf"<([^<>]*)>((?:{_PARAMETER})*)")
_PARAMETERS = re.compile(_PARAMETER)


class ForeignLinkError(ValueError):
    """A link leads outside the API, or is not a URL."""


def next_link(response: httpx2.Response) -> str | None:
    """The target of the link `rel="next"` of an answer, None if it has none."""
    return _next_of(response.headers.get_list("link"))


def linked_in_header(response: httpx2.Response, name: str) -> str | None:
    """The target in a header that holds it alone, or as the header `Link` does."""
    values = response.headers.get_list(name)
    if any(value.lstrip().startswith("<") for value in values):
        return _next_of(values)
    return next(iter(values), None)


def followed(target: str, response: httpx2.Response, origin: str) -> str:
    """The URL that `target` means in an answer: absolute, without user and fragment.

    Raises `ForeignLinkError` if it leads away from `origin`, where credentials must not
    go, and `ValueError` if it is that of the answer itself.
    """
    url = _resolved(target.strip(), response.request.url, origin)
    if url == _shown(response.request.url):
        raise ValueError("the link to the next page leads to the page itself")
    return url


def _next_of(headers: Iterable[str]) -> str | None:
    for target, parameters in _links(headers):
        # The link of another resource has an anchor (section 3.2).
        relations = parameters.get("rel", "").lower().split()
        if "next" in relations and "anchor" not in parameters:
            return target
    return None


def _links(headers: Iterable[str]) -> Iterator[tuple[str, dict[str, str]]]:
    for header in headers:
        for match in _LINK.finditer(header):
            parameters: dict[str, str] = {}
            for name, value in _PARAMETERS.findall(match[2]):
                # Of several relation types the first counts (section 3.3).
                parameters.setdefault(name.lower(), _unquoted(value))
            yield match[1].strip(), parameters


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value


def _resolved(target: str, base: httpx2.URL, origin: str) -> str:
    path = base.raw_path.decode("ascii").partition("?")[0]
    try:
        url = httpx2.URL(
            urljoin(f"{base.scheme}://{base.netloc.decode('ascii')}{path}", target)
        )
    except (httpx2.InvalidURL, ValueError) as error:
        raise ForeignLinkError(
            f"the link to the next page is no URL: {error}"
        ) from None
    if not is_same_place(httpx2.URL(origin), url):
        place = f"{url.scheme}://{url.netloc.decode('ascii', 'replace')}"
        raise ForeignLinkError(f"the link to the next page leads to {place}")
    return _shown(url)


def _shown(url: httpx2.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}{url.raw_path.decode('ascii')}"
