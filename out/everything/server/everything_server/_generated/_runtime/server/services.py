"""The base class of generated service classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["Service"]

# Abstract to type checkers only: they name the methods that are missing, while a server
# whose document gained an operation still starts and answers 501 for it.
if TYPE_CHECKING:
    from abc import ABC
else:
    ABC = object


class Service(ABC):
    """Carries out a group of operations: subclass the generated class for it.

    Methods may be `def` or `async def`. They return a value that fits the first success
    of the document, None for an empty answer, an `Answer` with another status or with
    headers, or any Starlette `Response`.
    """
