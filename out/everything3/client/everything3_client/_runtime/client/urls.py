"""The URL of a request: base URL, path template, layers of the query."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, ClassVar, cast
from urllib.parse import quote, unquote, unquote_plus

import httpx2

from ..wire.encode import percent_encode
from .secrecy import is_secret

__all__ = [
    "SOCKET_ORIGIN",
    "BaseUrl",
    "QueryField",
    "absolute_url",
    "concealing",
    "expand_path",
    "extend_query",
    "is_same_place",
    "join_query",
    "query_field",
    "query_names",
    "redact",
]

SOCKET_ORIGIN = "http://localhost"
"""The origin of URLs that are requested through a unix socket."""

QueryField = tuple[str, str]
"""The decoded name of a query parameter, and the whole field as it is in the URL."""

_DEFAULT_PORTS = {"http": 80, "https": 443}

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SOCKET = re.compile(
    r"unix:(?://)?(?P<plain>[^?#]*?)(?:(?::(?=/)|(?=\?))(?P<path>.*))?"
    r"|http\+unix://(?P<encoded>[^/?#]*)(?P<encoded_path>.*)",
    re.IGNORECASE | re.DOTALL,
)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_USERINFO = re.compile(r"//[^/?#]*@")
# A name ends at a question mark as well, so that nothing is read twice.
_QUERY_VALUE = re.compile(r"([?&])([^?=&#]*)=([^&#]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseUrl:
    """A base URL: what precedes the paths of the operations.

    `path` has no slash at its end, so that the operation `/` of `https://h/v1` (or
    `https://h/v1/`) is `https://h/v1/`. `userinfo` is the user name and password of
    the URL; they are sent as basic authentication and never shown. `socket` is the path
    of the unix socket that the server listens on, empty for a host.
    """

    origin: str
    path: str
    query: tuple[QueryField, ...] = field(default=(), repr=False)
    userinfo: tuple[str, str] | None = field(default=None, repr=False)
    socket: str = ""

    @classmethod
    def parse(cls, text: str) -> BaseUrl:
        """Parse `text`; raises `ValueError` unless it is an HTTP(S) URL.

        A unix socket is `unix:///run/api.sock`, with the path of the URL behind another
        colon (`unix:///run/api.sock:/v1`), or `http+unix://%2Frun%2Fapi.sock/v1`.
        """
        if match := _SOCKET.fullmatch(text):
            socket = unquote(match["plain"] or match["encoded"] or "")
            if not socket.startswith("/") or "\0" in socket:
                raise ValueError(
                    f"base URL {redact(text)!r} names no socket by its absolute path"
                )
            url = match["path"] or match["encoded_path"] or ""
            return replace(cls.parse(f"{SOCKET_ORIGIN}{url}"), socket=socket)
        shown = redact(text)
        try:
            url = httpx2.URL(text)
        except httpx2.InvalidURL as error:
            raise ValueError(f"base URL {shown!r}: {error}") from error
        if url.scheme not in ("http", "https"):
            raise ValueError(
                f"base URL {shown!r} must start with 'https://', 'http://' or 'unix://'"
            )
        if not url.host:
            raise ValueError(f"base URL {shown!r} names no host")
        if url.fragment:
            raise ValueError(f"base URL {shown!r} has a fragment, which is never sent")
        path, _, query = url.raw_path.decode("ascii").partition("?")
        return cls(
            origin=f"{url.scheme}://{url.netloc.decode('ascii')}",
            path=path.removesuffix("/"),
            query=tuple(
                (unquote_plus(field.partition("=")[0]), field)
                for field in query.split("&")
                if field
            ),
            userinfo=(url.username, url.password) if url.userinfo else None,
        )

    def moved(self, endings: Iterable[str], path: str) -> BaseUrl:
        """The URL with `path` in the place of the longest of `endings` that it has.

        Without any of them it stays as it is: nobody knows then where else to go.
        """
        for ending in sorted(endings, key=len, reverse=True):
            if self.path.endswith(ending) and ending[:1] in ("", "/"):
                before = self.path[: len(self.path) - len(ending)]
                return replace(self, path=before + path)
        return self

    def __str__(self) -> str:
        """The URL fit to be shown: without user name, password and secrets."""
        query = "&".join(text for _, text in self.query)
        place = f"{self.origin}{self.path}"
        if self.socket:
            place = f"unix://{quote(self.socket)}{':' if self.path else ''}{self.path}"
        return redact(f"{place}{'?' if query else ''}{query}")


def expand_path(template: str, values: Mapping[str, str]) -> str:
    """Expand `template` with percent-encoded `values`.

    Raises `ValueError` for a name without a value, and if a segment becomes `.` or
    `..`: those are removed on the way (RFC 3986, section 5.2.4), so that the request
    would reach another resource.
    """
    return "/".join(_expand_segment(part, values) for part in template.split("/"))


def _expand_segment(segment: str, values: Mapping[str, str]) -> str:
    literals = _PLACEHOLDER.split(segment)
    names = literals[1::2]
    for name in names:
        if name not in values:
            raise ValueError(f"path parameter {name!r} has no value")
    expanded = "".join(
        values[part] if index % 2 else quote(part, safe="%!$&'()*+,;=:@")
        for index, part in enumerate(literals)
    )
    # An escaped dot is one, to what removes them.
    if names and expanded.replace("%2E", ".") in (".", ".."):
        raise ValueError(
            f"path parameter {', '.join(map(repr, names))} can't be {expanded!r}"
        )
    return expanded


def query_field(name: str, value: str) -> QueryField:
    """The field of a plain name and a value that is percent-encoded already."""
    return name, f"{percent_encode(name)}={value}"


def join_query(
    *,
    constants: Collection[QueryField],
    parameters: Iterable[QueryField],
    base: Iterable[QueryField],
    client: Iterable[QueryField],
    extra: Collection[QueryField],
) -> str:
    """Join the layers of a query, in this order.

    What was said for one call wins over what holds for all: fields of the base URL and
    of the HTTP client are left out where the operation sends one of that name, and
    `extra`, the caller's own, replaces fields of the same name. Constants decide which
    operation is called, so `extra` may not name one: `ValueError`.
    """
    fixed = {name for name, _ in constants}
    replaced = {name for name, _ in extra}
    if clash := fixed & replaced:
        raise ValueError(f"query option {min(clash)!r} is a constant of the operation")
    sent = [field for field in parameters if field[0] not in replaced]
    taken = fixed | replaced | {name for name, _ in sent}
    general = [field for field in (*base, *client) if field[0] not in taken]
    return "&".join(text for _, text in (*constants, *sent, *general, *extra))


def absolute_url(base: BaseUrl, path: str, fields: Iterable[QueryField]) -> str:
    """The URL of a path below `base`, or of a URL of its host, with query fields.

    Raises `ValueError` for what leads to another host or out of the path, and for a
    fragment.
    """
    shown = redact(path)
    if "#" in path:
        raise ValueError(f"{shown!r} has a fragment, which is never sent")
    place, _, query = path.partition("?")
    if place.startswith("//"):
        raise ValueError(f"{shown!r} leads to another host than {base.origin}")
    start = f"{base.origin}{base.path}"
    if _SCHEME.match(place):
        start, place = _on_host_of(base, place)
    elif place and not place.startswith("/"):
        place = f"/{place}"
    for segment in place.split("/"):
        if unquote(segment) in (".", ".."):
            raise ValueError(f"{shown!r} has the segment {segment!r}, which is removed")
    parts = [quote(query, safe="%!$&'()*+,;=:@/?"), *(text for _, text in fields)]
    joined = "&".join(filter(None, parts))
    place = quote(place, safe="/%!$&'()*+,;=:@")
    return f"{start}{place}{'?' if joined else ''}{joined}"


def _on_host_of(base: BaseUrl, place: str) -> tuple[str, str]:
    """The origin and the path of a URL on the host of `base`."""
    try:
        url = httpx2.URL(place)
    except httpx2.InvalidURL as error:
        raise ValueError(f"{redact(place)!r}: {error}") from error
    if not is_same_place(httpx2.URL(base.origin), url):
        raise ValueError(f"{redact(place)!r} leads to another host than {base.origin}")
    origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
    return origin, url.raw_path.decode("ascii")


def is_same_place(before: httpx2.URL, after: httpx2.URL) -> bool:
    """Whether credentials for `before` may go to `after`: scheme, host and port.

    To the same host by HTTPS they may.
    """
    first, second = _place(before), _place(after)
    is_upgrade = first[0] == "http" and second == ("https", first[1], 443)
    return first == second or (is_upgrade and first[2] == 80)


def _place(url: httpx2.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port or _DEFAULT_PORTS.get(url.scheme)


def extend_query(
    url: str, fields: Iterable[QueryField], *, without: Collection[str]
) -> str:
    """Return `url` with those of `fields` added whose names its query lacks.

    Fields that have a name in `without` are left out, its own ones as well.
    """
    place, _, query = url.partition("?")
    own = [
        (unquote_plus(field.partition("=")[0]), field)
        for field in query.split("&")
        if field
    ]
    names = {name for name, _ in own}
    joined = (*own, *(field for field in fields if field[0] not in names))
    kept = "&".join(text for name, text in joined if name not in without)
    return f"{place}{'?' if kept else ''}{kept}"


def query_names(url: str) -> frozenset[str]:
    """The plain names of the fields in the query of a URL."""
    query = url.partition("?")[2].partition("#")[0]
    return frozenset(
        unquote_plus(field.partition("=")[0]) for field in query.split("&") if field
    )


def redact(url: str, names: Collection[str] = ()) -> str:
    """Return `url` without user name and password, and secrets replaced by `***`.

    A secret is known by the name of its field, as in `api_key` or `AccessToken`, or as
    one of `names`.
    """

    def mask(match: re.Match[str]) -> str:
        name = unquote_plus(match[2])
        if name in names or is_secret(name):
            return f"{match[1]}{match[2]}=***"
        return match[0]

    return _QUERY_VALUE.sub(mask, _USERINFO.sub("//", url, count=1))


def concealing(url: httpx2.URL, names: Iterable[str]) -> httpx2.URL:
    """Return `url` with the values of these query parameters redacted.

    The HTTP library logs the URL of each request, and the errors of callers show it.
    """
    # Any, since a type checker takes the class for an object that can't be hashed.
    kind: Any = type(url)
    return _concealing_class(kind, frozenset(names))(url)


class _Concealing:
    secret_names: ClassVar[frozenset[str]] = frozenset()

    def __str__(self) -> str:
        return redact(super().__str__(), self.secret_names)

    def __repr__(self) -> str:
        return f"URL({str(self)!r})"


# The class of a URL is httpx's own if the client is one of httpx.
@cache
def _concealing_class(kind: type[Any], names: frozenset[str]) -> type[httpx2.URL]:
    members = {"secret_names": names}
    return cast("type[httpx2.URL]", type("URL", (_Concealing, kind), members))
