"""HTML for text of a document: escaped, with the little Markdown that readers miss.

Paragraphs, lists, code, bold text and links to the web become elements; everything
else, tags above all, is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape as escape_html
from typing import Final

from triptych.characters import plain

__all__ = ["block", "escape", "inline", "linked"]

_FENCE: Final = re.compile(r" *(`{3,}|~{3,})")
_ITEM: Final = re.compile(r" *(?:[-*+]|\d{1,9}[.)]) +(?=\S)")
_HEADING: Final = re.compile(r"#{1,6} +")

# Each alternative ends at a delimiter it can't contain, so that scanning takes linear
# time.
_TOKEN: Final = re.compile(
    r"""
    (?P<ticks>`{1,3})(?P<code>[^`\n]+)(?P=ticks)(?!`)
    |\*\*(?P<bold>[^*\n]+)\*\*
    |\[(?P<label>[^\[\]\n]+)\]\(<?(?P<url>https?://[^\s()<>"']+)>?\)
    |(?P<bare>https?://[^\s<>"'`()\[\]|*]+)
    """,
    re.VERBOSE,
)


def escape(text: str) -> str:
    """Text for an element or for an attribute in quotes."""
    return escape_html(plain(text))


def inline(text: str) -> str:
    """A description, or a part of one, inside of a line."""
    parts: list[str] = []
    position = 0
    for found in _TOKEN.finditer(text):
        parts.append(escape(text[position : found.start()]))
        parts.append(_element(found))
        position = found.end()
    parts.append(escape(text[position:]))
    return "".join(parts)


def block(text: str) -> str:
    """A description as paragraphs, lists and code; nothing if it is blank."""
    parts: list[str] = []
    paragraph: list[str] = []
    items: list[str] = []

    def close() -> None:
        if paragraph:
            parts.append(f"<p>{inline(' '.join(paragraph))}</p>")
            paragraph.clear()
        if items:
            parts.append(
                f"<ul>{''.join(f'<li>{inline(it)}</li>' for it in items)}</ul>"
            )
            items.clear()

    lines = iter(plain(text).split("\n"))
    for line in lines:
        fence = _FENCE.match(line)
        item = _ITEM.match(line)
        if fence:
            close()
            code = "\n".join(_until(lines, fence[1]))
            parts.append(f"<pre><code>{escape(code)}</code></pre>")
        elif not line.strip():
            close()
        elif heading := _HEADING.match(line):
            close()
            title = line[heading.end() :].strip(" #")
            parts.append(f"<p><strong>{escape(title)}</strong></p>")
        elif item:
            if paragraph:
                close()
            items.append(line[item.end() :].strip())
        elif items:
            items[-1] += f" {line.strip()}"
        else:
            paragraph.append(line.strip())
    close()
    return "".join(parts)


def linked(parts: Sequence[tuple[str, str]]) -> str:
    """Pairs of text and the anchor of this page that it leads to, or none."""
    return "".join(
        f'<a href="#{escape(anchor)}">{escape(text)}</a>' if anchor else escape(text)
        for text, anchor in parts
    )


def _until(lines: Iterator[str], fence: str) -> Iterator[str]:
    for line in lines:
        if line.strip() and not line.strip().strip(fence[0]) and fence in line:
            return
        yield line


def _element(found: re.Match[str]) -> str:
    if found["code"] is not None:
        return f"<code>{escape(found['code'].strip())}</code>"
    if found["bold"] is not None:
        return f"<strong>{escape(found['bold'])}</strong>"
    if found["label"] is not None:
        return _link(found["url"], found["label"])
    # Punctuation behind a URL belongs to the sentence.
    url = found["bare"].rstrip(".,;:!?_")
    return _link(url, url) + escape(found["bare"][len(url) :])


def _link(url: str, label: str) -> str:
    return f'<a href="{escape(url)}">{escape(label.strip("`*"))}</a>'
