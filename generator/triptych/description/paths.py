"""Path keys (Swagger 2.0, "Paths Object"), with what the wild puts in them.

The standard wants a path template. Documents also put a constant query there
(`/?Action=CreateUserPool`), a query with placeholders (`/search?q={text}`), or a
fragment (`/#Action=X`) that serves only to make the key unique.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

__all__ = ["PathKey", "parse_path_key"]

_PLACEHOLDER = re.compile(r"\{([^{}/]+)\}")
_WHOLE_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PathKey:
    """A key of `paths`, taken apart.

    `template` begins with a slash. `constant_query` holds the pairs of a query as
    they stand, decoded; `query_placeholders` maps a query name to the placeholder that
    is its value.
    """

    template: str
    constant_query: tuple[tuple[str, str], ...] = ()
    query_placeholders: tuple[tuple[str, str], ...] = ()

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
    """
    without_fragment, _, _ = key.partition("#")
    path, _, query = without_fragment.partition("?")
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
    )
