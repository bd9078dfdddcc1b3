"""Operations that answer with a stream of items, and the types of their methods."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Concatenate, Generic, ParamSpec, Self, TypeVar, cast

from ..wire.streams import StreamItem
from .groups import asynchronous
from .operations import Operation

__all__ = ["StreamMethod", "StreamOperation", "asynchronous_stream", "items_of"]

P = ParamSpec("P")
T_co = TypeVar("T_co", covariant=True)
E_co = TypeVar("E_co", covariant=True)
R = TypeVar("R")
E = TypeVar("E")


@dataclass(frozen=True, kw_only=True)
class StreamOperation(Operation[T_co], Generic[T_co, E_co]):
    """An operation whose successful calls return a `T_co`, or streamed, many `E_co`.

    `items` are what its streams hold, by media type.
    """

    items: tuple[StreamItem, ...] = field(hash=False)


class StreamMethod(Generic[P, T_co, E_co]):
    """What type checkers take the method of a `StreamOperation` for.

    It is called as any method, and `streaming` knows the type of its items.
    """

    def __get__(self, instance: object, owner: type | None = None) -> Self:
        """Return the bound method."""
        raise NotImplementedError

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T_co:
        """Call the method."""
        raise NotImplementedError


def items_of(
    operation: StreamOperation[Any, E],
) -> Callable[[Callable[Concatenate[Any, P], R]], StreamMethod[P, R, E]]:
    """Decorate the method of an operation, which stays what it is.

    Only type checkers see a difference: they know of which type its items are.
    """

    def decorate(method: Callable[Concatenate[Any, P], R]) -> StreamMethod[P, R, E]:
        return cast("StreamMethod[P, R, E]", method)

    return decorate


def asynchronous_stream(
    method: StreamMethod[P, R, E],
) -> StreamMethod[P, Coroutine[Any, Any, R], E]:
    """`asynchronous` for the method of a `StreamOperation`."""
    changed = asynchronous(cast("Callable[..., Any]", method))
    return cast("StreamMethod[P, Coroutine[Any, Any, R], E]", changed)
