"""Characters that make text read differently from what it says.

The tables are fixed lists and not `unicodedata` categories: which characters are
assigned depends on the Python that runs, and the output must not.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["escape_hidden", "plain"]

# Control characters except tab and newline, which callers treat by context.
_CONTROLS: Final = r"\x00-\x08\x0b-\x1f\x7f-\x9f"

# Marks, embeddings, overrides and isolates of the bidirectional algorithm
# (UAX #9): they reorder what a reader sees.
_BIDIRECTIONAL: Final = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"

# Characters without a glyph that no writing system needs: zero-width space, word
# joiner, invisible operators, byte order mark, annotations, musical formats, tags.
_ZERO_WIDTH: Final = (
    r"\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
)

# Characters that scripts and emoji use and that show nothing by themselves: joiners,
# fillers, variation selectors.
_JOINERS: Final = (
    r"\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u200c\u200d\u3164"
    r"\ufe00-\ufe0f\uffa0\U000e0100-\U000e0fff"
)

# Blanks that look like U+0020, and line breaks other than newline.
_BLANKS: Final = r"\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

# Surrogates have no UTF-8 form; private characters and noncharacters no meaning.
_SURROGATES: Final = r"\ud800-\udfff"
_UNASSIGNABLE: Final = r"\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff"

_HIDDEN: Final = re.compile(
    f"[{_CONTROLS}{_BIDIRECTIONAL}{_ZERO_WIDTH}{_JOINERS}"
    f"{_BLANKS}{_SURROGATES}{_UNASSIGNABLE}]"
)
_LINE_BREAKS: Final = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSHOWABLE: Final = re.compile(f"[{_CONTROLS}{_BIDIRECTIONAL}{_ZERO_WIDTH}]")
_LONE_SURROGATES: Final = re.compile(f"[{_SURROGATES}]")


def escape_hidden(text: str, *, long_escapes: bool = True) -> str:
    r"""`text` with characters nobody can see, or see right, written as `\uXXXX`.

    Tabs and newlines stay. With `long_escapes` a character beyond U+FFFF is
    `\UXXXXXXXX` as in Python and TOML, else a surrogate pair as in JSON.
    """
    if text.isascii() and text.isprintable():
        return text

    def escaped(found: re.Match[str]) -> str:
        code = ord(found[0])
        if code <= 0xFFFF:
            return f"\\u{code:04x}"
        if long_escapes:
            return f"\\U{code:08x}"
        high, low = divmod(code - 0x10000, 0x400)
        return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"

    return _HIDDEN.sub(escaped, text)


def plain(text: str) -> str:
    """`text` for readers: every line break a newline, nothing that hides or reorders.

    Control, bidirectional and zero-width characters are dropped; joiners and
    variation selectors stay, since scripts and emoji need them. A lone surrogate,
    which no file can hold, becomes U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _UNSHOWABLE.sub("", _LINE_BREAKS.sub("\n", text))
    return _LONE_SURROGATES.sub("\ufffd", text)
