"""Python source that is known to be source."""

from __future__ import annotations

__all__ = ["Code"]


class Code(str):
    """Text built from allocated names and literals only, so that it may stand bare.

    Templates print it through the `code` filter, which refuses an ordinary string:
    whoever writes `Code(...)` vouches that nothing of a document is in there unquoted.
    Every operation on it gives an ordinary string again.
    """

    __slots__ = ()
