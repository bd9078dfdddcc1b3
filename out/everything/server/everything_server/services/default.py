"""Implementation of the "default" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import not_implemented
from .._generated.services import DefaultService


class Default(DefaultService):
    @override
    async def no_tag(self) -> None:
        """DELETE /names/tag."""
        raise not_implemented("noTag")
