"""Implementation of the "class" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import not_implemented
from .._generated.services import ClassService


class Class(ClassService):
    @override
    async def tag_is_keyword(self) -> None:
        """GET /names/tag."""
        raise not_implemented("tagIsKeyword")
