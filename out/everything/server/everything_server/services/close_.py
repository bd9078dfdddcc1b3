"""Implementation of the "close" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import not_implemented
from .._generated.services import CloseService


class Close(CloseService):
    @override
    async def tag_is_ours(self) -> None:
        """POST /names/tag."""
        raise not_implemented("tagIsOurs")
