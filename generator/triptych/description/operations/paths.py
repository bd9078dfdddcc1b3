"""Path keys (Swagger 2.0, "Paths Object"), with what the wild puts in them.

The standard wants a path template. Documents also put a constant query there
(`/?Action=CreateUserPool`), a query with placeholders (`/search?q={text}`), a
fragment (`/#Action=X`) that serves only to make the key unique, and more than names in
the braces of placeholders, as frameworks have it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

__all__ = ["PathKey", "parse_path_key", "placeholder_name"]

_PLACEHOLDER = re.compile(r"\{([^{}/]+)\}")
_WHOLE_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")

# Braces with at most one pair inside: `{id:[0-9]{3}}`.
_NESTED = re.compile(r"\{((?:[^{}]|\{[^{}]*\})+)\}")
# google.api.http: `{name=projects/*/notes/*}`.
_STATED_SPAN = re.compile(r"([\w.-]+)=([^{}?#]*\*[^{}?#]*)")
# JAX-RS, Starlette: `{node: (.+)?}`, `{path:path}`.
_EXPRESSION = re.compile(r"([\w.-]+)\s*:\s*(.+)")
# ASP.NET, RFC 6570: `{path*}`, `{+path}`, `{*path}`.
_REST = re.compile(r"[+*]{1,2}([\w.-]+)|([\w.-]+)\*")

# RFC 6570, sections 3.2.5 and 3.2.7: `{.id}`, `{;id*}`. The parameter says its style.
_STYLED = re.compile(r"[.;]([\w-]+)\*?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PathKey:
    """A key of `paths`, taken apart.

    `template` begins with a slash. `constant_query` holds the pairs of a query as
    they stand, decoded; `query_placeholders` maps a query name to the placeholder that
    is its value. `spans` has what placeholders span by their names where that is not a
    segment or a part of one: `projects/*/notes/*`, or `**` for the rest of the path.
    `patterns` has what the key says of the values of placeholders besides.
    """

    template: str
    constant_query: tuple[tuple[str, str], ...] = ()
    query_placeholders: tuple[tuple[str, str], ...] = ()
    spans: tuple[tuple[str, str], ...] = ()
    patterns: tuple[tuple[str, str], ...] = ()

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The names in braces in the template, each once, in their order."""
        return tuple(dict.fromkeys(_PLACEHOLDER.findall(self.template)))

    @property
    def has_stray_braces(self) -> bool:
        """Whether braces of the template are no placeholder's."""
        return re.search("[{}]", _PLACEHOLDER.sub("", self.template)) is not None


def parse_path_key(key: str) -> PathKey:
    """Take a path key apart.

    >>> parse_path_key("/?Action=GetDevice").constant_query
    (('Action', 'GetDevice'),)
    >>> parse_path_key("/v1/{name=projects/*}").spans
    (('name', 'projects/*'),)
    """
    spans: dict[str, str] = {}
    patterns: dict[str, str] = {}

    def plain(match: re.Match[str]) -> str:
        name, span, pattern = _placeholder(match[1])
        if span != "*":
            spans[name] = span
        if pattern:
            patterns[name] = pattern
        return f"{{{name}}}"

    written = _NESTED.sub(plain, key.partition("#")[0])
    path, _, query = written.partition("?")
    constants: list[tuple[str, str]] = []
    placeholders: list[tuple[str, str]] = []
    for name, value in parse_qsl(query, keep_blank_values=True):
        if whole := _WHOLE_PLACEHOLDER.fullmatch(value):
            placeholders.append((name, whole.group(1)))
        else:
            constants.append((name, value))
    return PathKey(
        template=path if path.startswith("/") else f"/{path}",
        constant_query=tuple(constants),
        query_placeholders=tuple(placeholders),
        spans=tuple(spans.items()),
        patterns=tuple(patterns.items()),
    )


def placeholder_name(inside: str) -> str:
    """The name in the braces of a placeholder, which may say more than that."""
    return _placeholder(inside)[0]


def _placeholder(inside: str) -> tuple[str, str, str]:
    """The name of a placeholder, what it spans, and a pattern of its values."""
    if stated := _STATED_SPAN.fullmatch(inside):
        name, span = stated.groups()
        if "**" in span or span == "*":
            return name, span, ""
        parts = (re.escape(part) for part in span.split("*"))
        return name, span, f"^{'[^/]+'.join(parts)}$"
    if expression := _EXPRESSION.fullmatch(inside):
        name, rule = expression.groups()
        if _crosses_slashes(rule):
            return name, "**", ""
        # A word is the name of a converter, such as `int`.
        return name, "*", "" if rule.isidentifier() else f"^(?:{rule})$"
    if styled := _STYLED.fullmatch(inside):
        return styled[1], "*", ""
    if rest := _REST.fullmatch(inside):
        return rest[1] or rest[2], "**", ""
    return inside, "*", ""


def _crosses_slashes(expression: str) -> bool:
    """Whether a regular expression, or the name of a converter, allows slashes."""
    if expression == "path":
        return True
    try:
        return re.fullmatch(expression, "a/b") is not None
    except (re.error, OverflowError, RecursionError):
        return False
