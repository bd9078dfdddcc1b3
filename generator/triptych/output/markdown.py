"""Markdown that says the same to GitHub and to Python-Markdown, whatever the text.

The two disagree on what a backslash may escape, so only what both honour is used:
a backslash before `` \\`*_{}[]()>#+-.! `` and character references for the rest.
No `<` of a document is printed outside a fence that begins in the first column.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from triptych.characters import escape_hidden, plain
from triptych.text import paragraphs

__all__ = [
    "autolink",
    "cell",
    "code_span",
    "escape",
    "fence",
    "inline",
    "is_language",
    "line",
    "line_start",
    "linked_code",
]

_BACKSLASHED: Final = frozenset("\\`*_{}[]()>#+-.!")
# In running text these mean something only beside other markup or at a line's start.
_SPECIAL: Final = re.compile(
    r"[\\`*{}\[\]<>&|~$^#]|(?<![^\W_])_|_(?![^\W_])|==+|\+\++"
    r"|(?i:(?<=http)|(?<=https)|(?<=ftp)):(?=//)|(?i:(?<=www))\."
)
_LINE_START: Final = re.compile(
    r"(?P<digits>\d+)(?P<delimiter>[.)])(?=\s|\Z)"
    r"|(?P<marker>[-+#>=:]|\*(?=\s|\Z)|!!!|\?\?\?|///|~~~)"
)
_LANGUAGE: Final = re.compile(r"(?:[A-Za-z][A-Za-z0-9_+#.-]*)?")
_WEB: Final = re.compile(r"(?i)https?://.|mailto:.")
_URL_SAFE: Final = "%/:?#@!&=+,;~-._"


def escape(text: str) -> str:
    """Plain text as inline Markdown on one line, without any markup of its own."""
    joined = " ".join(plain(text).split())
    return line_start(_SPECIAL.sub(lambda found: _escaped(found[0]), joined))


def cell(text: str) -> str:
    """Plain text for a table cell: one line, with its paragraphs kept apart."""
    return "<br><br>".join(escape(block) for block in paragraphs(plain(text)))


def code_span(text: str) -> str:
    """`text` as inline code, on one line, fit for table cells.

    No text at all is shown as `""`.
    A pipe in backticks is `\\|` to GitHub in a table and nowhere else, and
    Python-Markdown looks for tags before it looks for backticks; both are served by
    a `code` element.
    """
    joined = " ".join(plain(text).split()) or '""'
    if "|" in joined or "<" in joined:
        return f"<code>{escape(joined)}</code>"
    ticks = "`" * (_longest_run(joined, "`") + 1)
    blank = " " if "`" in (joined[0], joined[-1]) else ""
    return f"{ticks}{blank}{joined}{blank}{ticks}"


def linked_code(parts: Sequence[tuple[str, str]]) -> str:
    """Inline code of several parts, of which some are links to pages of ours.

    It is fit for table cells. Blanks between parts are kept.
    """
    if not any(url for _, url in parts):
        return code_span("".join(text for text, _ in parts))
    written = (
        f"[{escape(text)}]({_url(url)})" if url else _spaced(text)
        for text, url in parts
    )
    return f"<code>{''.join(written)}</code>"


def _spaced(text: str) -> str:
    before, after = " " * text.startswith(" "), " " * text.endswith(" ")
    return f"{before}{escape(text)}{after}"


def fence(text: str, language: str = "") -> str:
    """A fenced code block that begins in the first column, without a last newline.

    Hidden characters are shown as escapes. Raises `ValueError` for a language that
    is not a word.
    """
    if not is_language(language):
        raise ValueError(f"not the name of a language: {language!r}")
    body = "\n".join(text.splitlines()).strip("\n")
    ticks = "`" * max(3, _longest_run(body, "`") + 1)
    return f"{ticks}{language}\n{escape_hidden(body)}\n{ticks}"


def autolink(url: str) -> str:
    """A URL of the web as a link that shows itself, any other as plain text."""
    joined = "".join(plain(url).split())
    return f"<{_url(joined)}>" if _WEB.match(joined) else escape(joined)


def is_language(name: str) -> bool:
    """Whether a fence may have this behind it; an empty name says nothing."""
    return _LANGUAGE.fullmatch(name) is not None


# Tables repeat what operations share.
@lru_cache(maxsize=4096)
def line(text: str) -> str:
    """A description that may be Markdown, on one line and fit for a table cell."""
    return line_start(inline(" ".join(plain(text).split())).replace("|", "&#124;"))


def line_start(text: str) -> str:
    """`text` whose beginning opens no list, heading, quotation or other block."""
    found = _LINE_START.match(text)
    if found is None:
        return text
    if found["marker"] is None:
        return f"{found['digits']}\\{found['delimiter']}{text[found.end() :]}"
    return _escaped(found[0][0]) + text[1:]


# What starts something in a description's inline Markdown. Each alternative ends at a
# delimiter it can't contain, and gives nothing back that it has taken, so that scanning
# takes linear time.
_TOKEN: Final = re.compile(
    r"""
    \\(?P<escaped>[!-/:-@\[-`{-~])
    |(?P<ticks>`+)
    |<(?P<autolink>https?://[^\s<>"`]+)>
    |!?\[(?P<label>[^\[\]]*+)\]
       \(\s*+<?(?P<url>[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)?)>?
       (?:\s++"[^"\n]*+"|\s++'[^'\n]*+')?\s*+\)
    |(?P<bare>https?://[^\s<>"`\[\]|*]+)
    |(?P<reference>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    |(?P<special>[\\\[\]{}<>&$]|!(?=!?\[))
    """,
    re.VERBOSE,
)


def inline(text: str, *, links: bool = True) -> str:
    """Inline Markdown of a document: emphasis, code and links to the web are kept.

    Images become links, links elsewhere their text, tags and everything else text.
    """
    closers: defaultdict[int, list[int]] = defaultdict(list)
    for run in re.finditer("`+", text):
        closers[len(run[0])].append(run.start())
    parts: list[str] = []
    position = 0
    while found := _TOKEN.search(text, position):
        parts.append(text[position : found.start()])
        position = found.end()
        if found["ticks"]:
            length = len(found[0])
            starts = closers[length]
            index = bisect_right(starts, found.start())
            if index < len(starts):
                parts.append(code_span(text[position : starts[index]]))
                position = starts[index] + length
            else:
                parts.append("\\`" * length)
        else:
            parts.append(_token(found, links))
    parts.append(text[position:])
    return "".join(parts)


def _token(found: re.Match[str], links: bool) -> str:
    if found["escaped"]:
        return _escaped(found["escaped"])
    if found["label"] is not None:
        label = inline(found["label"], links=False) or escape(found["url"])
        url = found["url"]
        return f"[{label}]({_url(url)})" if links and _WEB.match(url) else label
    if found["autolink"]:
        return autolink(found["autolink"]) if links else escape(found["autolink"])
    if found["bare"]:
        # Punctuation behind a URL belongs to the sentence.
        url = found["bare"].rstrip(".,;:!?')_")
        rest = found["bare"][len(url) :]
        return (autolink(url) if links else escape(url)) + rest.replace("!", "\\!")
    if found["reference"]:
        return found["reference"]
    return _escaped(found["special"])


def _url(url: str) -> str:
    # In a destination `&copy` would be a character reference.
    return quote(url, safe=_URL_SAFE).replace("&", "&amp;")


def _escaped(characters: str) -> str:
    return "".join(
        (
            f"\\{character}"
            if character in _BACKSLASHED and character != ">"
            else (
                f"&#{ord(character)};"
                if character not in "<>&"
                else {"<": "&lt;", ">": "&gt;", "&": "&amp;"}[character]
            )
        )
        for character in characters
    )


def _longest_run(text: str, character: str) -> int:
    return max((len(run) for run in re.findall(f"{character}+", text)), default=0)
