"""Words and lines: what every stage does to text from documents."""

from __future__ import annotations

import re
import textwrap
from functools import lru_cache

__all__ = [
    "beginning",
    "code_routes",
    "paragraphs",
    "sentence",
    "shortened",
    "words",
    "wrap",
]

# Words whose capitals are not where words begin, as people write and read them.
_MIXED = (
    r"(?:IPv[46]|OAuth[0-9]*|IOps|iSCSI|iOS|macOS|mTLS|vCPUs?|GitHub|GitLab)(?![a-z])"
)
# A run of capitals with a plural "s" (ARNs, IDs) is one word, an acronym ends before a
# capitalised word (HTTPServer) and before a version (TLSv1), digits stay with the
# letters they follow and small letters with the digits (v1, sha256, v1beta2, k8s).
_DIGITS = r"[0-9]*(?:(?<=[0-9])[a-z]+[0-9]*)*"
_CAPITAL = rf"(?!{_MIXED})[A-Z]"
_WORD = re.compile(
    rf"{_MIXED}|(?:{_CAPITAL}){{2,}}(?=v[0-9])|(?:{_CAPITAL}){{2,}}s(?![a-z])"
    rf"|(?:{_CAPITAL})+(?=[A-Z][a-z]|{_MIXED})|(?:{_CAPITAL})?[a-z]+{_DIGITS}"
    rf"|(?:{_CAPITAL})+{_DIGITS}|[0-9]+[a-z]*|[^\W_A-Za-z0-9]+"
)

_ROUTE = re.compile(r"`[^`]*`|(?<!\S)(?P<route>(?:[A-Z]+ )?/(?:[^\s`]*[^\s`:,;])?)")


def code_routes(message: str) -> str:
    """`message` as Markdown with each path, and a method before it, in a code span.

    A path has braces and underscores, which other Markdown would have to escape.
    """
    return _ROUTE.sub(
        lambda found: f"`{found['route']}`" if found["route"] else found[0], message
    )


def words(name: str) -> list[str]:
    """The lower-case words of a name in any of the usual spellings.

    `OpenIdConnectProviderARNs` gives `open id connect provider arns`, `EnableIPv6`
    gives `enable ipv6`. Letters of scripts without case are kept as they stand;
    everything else separates words.
    """
    return [word.lower() for word in _WORD.findall(name)]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a description, each with its runs of blanks made one.

    Blank lines separate paragraphs, as in Markdown.
    """
    blocks = re.split(r"\n[ \t\r\f\v]*\n", text.replace("\r\n", "\n"))
    joined = (" ".join(block.split()) for block in blocks)
    return [block for block in joined if block]


def sentence(text: str) -> str:
    """`text` on one line, closed by a full stop unless it ends in punctuation."""
    line = " ".join(text.split())
    return line if not line or line[-1] in ".!?:;" else f"{line}."


# A full stop ends a sentence if what follows looks like the next one; "e.g. this" does
# not.
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9`\"'(])")


# Operations share what they say of parameters.
@lru_cache(maxsize=4096)
def beginning(text: str, length: int) -> str:
    """The first sentences of `text` on one line, as many as fit in `length`.

    The first is there even if it alone is longer, up to three times as long; then it
    ends in an ellipsis behind a whole word.
    """
    first, *others = _SENTENCE_END.split(" ".join(text.split()))
    for following in others:
        if len(first) + 1 + len(following) > length:
            break
        first = f"{first} {following}"
    return textwrap.shorten(first, 3 * length, placeholder="...")


def shortened(text: str, length: int) -> str:
    """The first sentences of `text` on one line, or its first words, within `length`.

    What was left out is an ellipsis.
    """
    text = beginning(text, length)
    return textwrap.shorten(text, length, placeholder="...")


def wrap(text: str, width: int, *, indent: str = "", before: str = "") -> list[str]:
    """The lines of one paragraph, at most `width` characters wide with `indent`.

    A word longer than a line stands alone and whole. All lines but the first start
    with `indent`; `before` is what will stand before the first.
    """
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=before,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [lines[0].removeprefix(before), *lines[1:]] if lines else []
