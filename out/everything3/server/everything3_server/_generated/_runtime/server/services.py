"""The base class of generated service classes, and stand-ins for removed ones."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

__all__ = ["Service", "ignoring_removed_services", "removed_service"]

P = ParamSpec("P")
T = TypeVar("T")

_LOGGER = logging.getLogger(__name__)
_SUFFIX = "Service"

# Abstract to type checkers only: they name the methods that are missing, while a server
# whose document gained an operation still starts and answers 501 for it.
if TYPE_CHECKING:
    from abc import ABC
else:
    ABC = object


class Service(ABC):
    """Implements a group of operations; subclass the generated class for it.

    Methods may be `def` or `async def`. They return a value that fits the first success
    of the document, None for an empty answer, an `Answer` with another status or with
    headers, or any Starlette `Response`.
    """


class _RemovedService(Service):
    """A service whose operations have all been removed from the API."""


def removed_service(module: str, name: str) -> type[Service]:
    """Return a base class in place of `name`, which the generated `module` once had.

    A server whose document lost the last operation of a tag still starts, though the
    user's service is still there: only type checkers miss its base class. Raises
    `AttributeError` for a name that no base class can have had.
    """
    if name.startswith("_") or not name.endswith(_SUFFIX):
        raise AttributeError(f"module {module!r} has no attribute {name!r}")
    return type(name, (_RemovedService,), {})


def ignoring_removed_services(function: Callable[P, T]) -> Callable[P, T]:
    """Return `function`, changed to ignore the services of removed tags.

    Each is logged as a warning. All else that `function` doesn't take is a `TypeError`,
    as ever: a hook that is misspelled must not be lost.
    """

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        for name, value in list(kwargs.items()):
            if isinstance(value, _RemovedService):
                del kwargs[name]
                _LOGGER.warning(
                    "%s is ignored: the API no longer has operations of it", name
                )
        return function(*args, **kwargs)

    return call
