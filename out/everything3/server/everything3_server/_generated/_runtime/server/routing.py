"""Path templates in a trie: a lookup costs the same whatever the number of paths."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar
from urllib.parse import quote

from starlette.types import Scope

from ..wire.decode import percent_decode
from .templates import Segment, Template

__all__ = ["PathTable", "Texts", "route_path"]

T = TypeVar("T")

Texts: TypeAlias = tuple[str, ...]
"""What stands in the place of placeholders, still percent-encoded."""

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


class PathTable(Generic[T]):
    """Values by path template.

    A segment is matched by a literal first, then by templates inside a segment
    (`{x}.{y}`, those with more literal text first), then by a placeholder that fills
    it, and last by one that takes the rest of the path. Only the last two match an
    empty segment. A trailing slash counts.
    """

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()
        self._found: dict[str, Sequence[tuple[T, Texts]]] = {}

    def set_default(self, template: Template, make: Callable[[], T]) -> T:
        """The value of `template`, made now if there is none.

        The names of placeholders play no part: `/{a}` and `/{b}` are one template.
        """
        self._found.clear()
        node = self._root
        for index, segment in enumerate(template.segments):
            if segment.is_rest:
                node = node.rest(segment, template.segments[index + 1 :])
                break
            node = node.child(segment)
        if node.value is None:
            node.value = make()
        return node.value

    def find(self, path: str) -> Sequence[tuple[T, Texts]]:
        """The values whose templates match a percent-encoded path, best first.

        With each come the texts of its placeholders.
        """
        known = self._found.get(path)
        if known is not None:
            return known
        found: list[tuple[T, Texts]] = []
        _find(self._root, path.split("/"), 1, (), found)
        # As many as there are templates: without escapes each has one spelling.
        if found and not found[0][1] and "%" not in path:
            self._found[path] = found
        return found


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Literals inside a segment, and the texts of placeholders that are known by them.

    A text that has to be matched is None.
    """

    literals: tuple[str, ...]
    known: tuple[str | None, ...]

    def match(self, segment: str) -> Texts | None:
        """The texts of all placeholders of the segment."""
        # Behind a dot, others divide what follows, if they are not escaped.
        normal = _normal(segment, keep="." if self.literals[0] == "." else "")
        found = _match(self.literals, normal)
        if found is None:
            return None
        matched = iter(found)
        return tuple(next(matched) if text is None else text for text in self.known)


class _Node(Generic[T]):
    """The templates that have the same segments up to here."""

    def __init__(self) -> None:
        self.value: T | None = None
        self.literals: dict[str, _Node[T]] = {}
        self.patterns: dict[_Pattern, _Node[T]] = {}
        self.filled: _Node[T] | None = None
        self.rests: dict[tuple[_Pattern, tuple[Segment, ...]], _Node[T]] = {}

    def child(self, segment: Segment) -> _Node[T]:
        """The node behind a segment."""
        if not segment.choices:
            literal = _decoded(segment.literals[0]) or ""
            return self.literals.setdefault(literal, _Node())
        if segment.is_filled:
            if self.filled is None:
                self.filled = _Node()
            return self.filled
        patterns = _patterns(segment)
        node = self.patterns.get(patterns[0], _Node())
        for pattern in patterns:
            self.patterns.setdefault(pattern, node)
        self.patterns = dict(sorted(self.patterns.items(), key=_precedence))
        return node

    def rest(self, segment: Segment, following: tuple[Segment, ...]) -> _Node[T]:
        """The node of all that comes, up to the segments `following` at the end."""
        key = _patterns(segment)[0], following
        node = self.rests.setdefault(key, _Node())
        self.rests = dict(sorted(self.rests.items(), key=lambda item: -len(item[0][1])))
        return node


def _patterns(segment: Segment) -> list[_Pattern]:
    return [
        _Pattern(
            tuple(_normal(quote(literal, safe=_SAFE)) for literal in literals), known
        )
        for literals, known in segment.variants()
    ]


def _precedence(item: tuple[_Pattern, object]) -> tuple[int, int]:
    literals = item[0].literals
    return -sum(map(len, literals)), len(literals)


def _find(
    node: _Node[T],
    segments: Sequence[str],
    depth: int,
    texts: Texts,
    found: list[tuple[T, Texts]],
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
    for pattern, child in node.patterns.items():
        parts = pattern.match(segment) if segment else None
        if parts is not None:
            _find(child, segments, depth + 1, texts + parts, found)
    if node.filled is not None:
        _find(node.filled, segments, depth + 1, (*texts, segment), found)
    for (pattern, following), child in node.rests.items():
        parts = _match_rest(pattern, following, segments[depth:])
        if parts is not None and child.value is not None:
            found.append((child.value, texts + parts))


def _match_rest(
    pattern: _Pattern, following: Sequence[Segment], segments: Sequence[str]
) -> Texts | None:
    """The text of the rest of a path, and those of the segments behind it."""
    count = len(segments) - len(following)
    if count < 1 or any(_decoded(part) in (".", "..") for part in segments[:count]):
        return None
    rest = "/".join(segments[:count])
    first, last = pattern.literals
    if len(rest) < len(first) + len(last):
        return None
    if not (rest.startswith(first) and rest.endswith(last)):
        return None
    texts: Texts = (rest[len(first) : len(rest) - len(last)],)
    for expected, segment in zip(following, segments[count:], strict=True):
        parts = _match_segment(expected, segment)
        if parts is None:
            return None
        texts += parts
    return texts


def _match_segment(expected: Segment, segment: str) -> Texts | None:
    decoded = _decoded(segment)
    if not expected.choices:
        return () if decoded == _decoded(expected.literals[0]) else None
    if decoded in (".", ".."):
        return None
    if expected.is_filled:
        return (segment,)
    for pattern in _patterns(expected):
        parts = pattern.match(segment)
        if parts is not None:
            return parts
    return None


def _match(pattern: tuple[str, ...], segment: str) -> tuple[str, ...] | None:
    """The texts between the literals of `pattern`, the first as long as possible.

    Looking for each literal from the right finds that in linear time, where a regular
    expression would take polynomial time on hostile paths.
    """
    if len(pattern) == 1:
        return () if segment == pattern[0] else None
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


def _normal(segment: str, keep: str = "") -> str:
    """A segment with escapes in the normal form of RFC 3986, section 6.2.2.

    Those of the characters in `keep` stay.
    """

    def normal(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        is_plain = _UNRESERVED.fullmatch(character) and character not in keep
        return character if is_plain else match[0].upper()

    return _ESCAPE.sub(normal, segment) if "%" in segment else segment
