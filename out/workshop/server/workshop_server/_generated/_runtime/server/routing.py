"""Path templates in a trie: a lookup costs the same whatever the number of paths."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Generic, TypeVar
from urllib.parse import quote

from starlette.types import Scope

from ..wire.decode import percent_decode

__all__ = ["PathTable", "placeholders", "route_path"]

T = TypeVar("T")

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9\-._~]")
# What a segment may hold unescaped (RFC 3986, section 3.3), and escapes themselves.
_SAFE = "!$&'()*+,;=:@%"


def route_path(scope: Scope) -> str:
    """The percent-encoded path of a request below the point where it is mounted."""
    raw: bytes = scope.get("raw_path") or quote(scope["path"]).encode()
    path = raw.partition(b"?")[0]
    if not path.isascii():
        path = quote(path, safe="/" + _SAFE).encode()
    root: bytes = scope.get("root_path", "").encode()
    if not root:
        return path.decode("ascii") or "/"
    end = _prefix_length(path, root)
    # Servers differ in whether the path holds the root path.
    if end is None or path[end : end + 1] not in (b"", b"/"):
        end = 0
    return path[end:].decode("ascii") or "/"


def _prefix_length(path: bytes, prefix: bytes) -> int | None:
    """How much of a percent-encoded path spells a decoded prefix; None if none does."""
    at = 0
    for byte in prefix:
        if path[at : at + 1] == b"%" and _ESCAPE.match(path[at : at + 3].decode()):
            found, at = int(path[at + 1 : at + 3], 16), at + 3
        elif at < len(path):
            found, at = path[at], at + 1
        else:
            return None
        if found != byte:
            return None
    return at


def placeholders(template: str) -> tuple[str, ...]:
    """The names in the braces of a path template, in their order."""
    return tuple(_PLACEHOLDER.findall(template))


class PathTable(Generic[T]):
    """Values by path template.

    A segment is matched by a literal first, then by templates inside a segment
    (`{x}.{y}`, those with more literal text first), last by a placeholder that fills
    it. A placeholder matches an empty text only where it is said to, and a trailing
    slash counts.
    """

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()
        self._found: dict[str, Sequence[tuple[T, tuple[str, ...]]]] = {}

    def set_default(
        self,
        template: str,
        make: Callable[[], T],
        may_be_empty: Collection[str] = (),
    ) -> T:
        """The value of `template`, made now if there is none.

        The names of placeholders play no part: `/{a}` and `/{b}` are one template.
        Those in `may_be_empty` match an empty text as well.
        """
        self._found.clear()
        node = self._root
        names = iter(placeholders(template))
        for segment in _segments(template):
            own = [next(names) for _ in segment[1:]]
            node = node.child(segment)
            node.may_be_empty |= segment == ("", "") and own[0] in may_be_empty
        if node.value is None:
            node.value = make()
        return node.value

    def find(self, path: str) -> Sequence[tuple[T, tuple[str, ...]]]:
        """The values whose templates match a percent-encoded path, best first.

        With each come the texts of its placeholders, still percent-encoded.
        """
        known = self._found.get(path)
        if known is not None:
            return known
        found: list[tuple[T, tuple[str, ...]]] = []
        _find(self._root, path.split("/"), 1, (), found)
        # As many as there are templates: without escapes each has one spelling.
        if found and not found[0][1] and "%" not in path:
            self._found[path] = found
        return found


class _Node(Generic[T]):
    """The templates that have the same segments up to here."""

    def __init__(self) -> None:
        self.value: T | None = None
        self.literals: dict[str, _Node[T]] = {}
        self.patterns: dict[tuple[str, ...], _Node[T]] = {}
        self.filled: _Node[T] | None = None
        self.may_be_empty = False

    def child(self, segment: tuple[str, ...]) -> _Node[T]:
        """The node of a segment, given as the literals around its placeholders."""
        if len(segment) == 1:
            return self.literals.setdefault(_decoded(segment[0]) or "", _Node())
        if segment == ("", ""):
            if self.filled is None:
                self.filled = _Node()
            return self.filled
        pattern = tuple(_normal(quote(literal, safe=_SAFE)) for literal in segment)
        if pattern not in self.patterns:
            self.patterns[pattern] = _Node()
            self.patterns = dict(sorted(self.patterns.items(), key=_precedence))
        return self.patterns[pattern]


def _precedence(item: tuple[tuple[str, ...], object]) -> tuple[int, int]:
    literals = item[0]
    return -sum(map(len, literals)), len(literals)


def _segments(template: str) -> Iterator[tuple[str, ...]]:
    """The segments of a template, each as the literals around its placeholders."""
    # A slash inside braces belongs to a name.
    shape = _PLACEHOLDER.sub("{}", template)
    for segment in shape.split("/")[1:]:
        yield tuple(segment.split("{}"))


def _find(
    node: _Node[T],
    segments: Sequence[str],
    depth: int,
    texts: tuple[str, ...],
    found: list[tuple[T, tuple[str, ...]]],
) -> None:
    # Each call is for another node, so a lookup is bounded by the size of the trie.
    if depth == len(segments):
        if node.value is not None:
            found.append((node.value, texts))
        return
    segment = segments[depth]
    decoded = _decoded(segment) if "%" in segment else segment
    if decoded is not None and decoded in node.literals:
        _find(node.literals[decoded], segments, depth + 1, texts, found)
    # Whoever resolves a path takes dot segments out of it (RFC 3986, section 5.2.4).
    if decoded in (".", ".."):
        return
    if not segment:
        if node.filled is not None and node.filled.may_be_empty:
            _find(node.filled, segments, depth + 1, (*texts, segment), found)
        return
    for pattern, child in node.patterns.items():
        parts = _match(pattern, _normal(segment))
        if parts is not None:
            _find(child, segments, depth + 1, texts + parts, found)
    if node.filled is not None:
        _find(node.filled, segments, depth + 1, (*texts, segment), found)


def _match(pattern: tuple[str, ...], segment: str) -> tuple[str, ...] | None:
    """The texts between the literals of `pattern`, the first as long as possible.

    Looking for each literal from the right finds that in linear time, where a regular
    expression would take polynomial time on hostile paths.
    """
    first, *middle, last = pattern
    if not (segment.startswith(first) and segment.endswith(last)):
        return None
    start, end = len(first), len(segment) - len(last)
    texts: list[str] = []
    for literal in reversed(middle):
        at = segment.rfind(literal, start + 1, end - 1)
        if at < 0:
            return None
        texts.append(segment[at + len(literal) : end])
        end = at
    if end <= start:
        return None
    return (segment[start:end], *reversed(texts))


def _decoded(segment: str) -> str | None:
    """A segment percent-decoded; None if it isn't UTF-8, which no literal matches."""
    try:
        return percent_decode(segment)
    except UnicodeDecodeError:
        return None


def _normal(segment: str) -> str:
    """A segment with escapes in the normal form of RFC 3986, section 6.2.2."""

    def normal(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        return character if _UNRESERVED.fullmatch(character) else match[0].upper()

    return _ESCAPE.sub(normal, segment) if "%" in segment else segment
