"""Groups of operations, and wrappers that change how their methods call."""

from __future__ import annotations

import copy
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Self, TypeVar, cast

from .operations import Operation, RequestOptions
from .pages import AsyncPages, Pages
from .requesting import AsyncRequesting, Requesting
from .runners import AsyncCaller, AsyncRunner, Caller, SyncRunner

__all__ = [
    "AsyncOperationGroup",
    "OperationGroup",
    "asynchronous",
    "asynchronous_pages",
    "rebind",
    "rebind_async",
]

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")


class OperationGroup:
    """Base class of generated groups: the operations of one tag."""

    def __init__(self, runner: SyncRunner) -> None:
        self._runner = runner
        self._caller: Caller = runner

    # Any other name could be that of an operation, or not be used outside the class.
    def __replace__(self, wrap: Callable[[SyncRunner], Caller]) -> Self:
        """Return a copy whose calls go through the runner that `wrap` returns."""
        changed = copy.copy(self)
        changed._caller = wrap(self._runner)
        return changed

    def _call(
        self,
        operation: Operation[T],
        options: RequestOptions | None,
        /,
        **arguments: object,
    ) -> T:
        result: T = self._caller.call(operation, options, arguments)
        return result

    def _pages(
        self,
        operation: Operation[T],
        options: RequestOptions | None,
        /,
        **arguments: object,
    ) -> Pages[Any, T]:
        if self._caller is not self._runner:
            raise TypeError(f"the iterator of {operation.id} can't be wrapped")
        return Pages(self._runner, operation, options, arguments)


class AsyncOperationGroup:
    """Base class of generated groups: the operations of one tag."""

    def __init__(self, runner: AsyncRunner) -> None:
        self._runner = runner
        self._caller: AsyncCaller = runner

    # Any other name could be that of an operation, or not be used outside the class.
    def __replace__(self, wrap: Callable[[AsyncRunner], AsyncCaller]) -> Self:
        """Return a copy whose calls go through the runner that `wrap` returns."""
        changed = copy.copy(self)
        changed._caller = wrap(self._runner)
        return changed

    async def _call(
        self,
        operation: Operation[T],
        options: RequestOptions | None,
        /,
        **arguments: object,
    ) -> T:
        result: T = await self._caller.call(operation, options, arguments)
        return result

    def _pages(
        self,
        operation: Operation[T],
        options: RequestOptions | None,
        /,
        **arguments: object,
    ) -> AsyncPages[Any, T]:
        if self._caller is not self._runner:
            raise TypeError(f"the iterator of {operation.id} can't be wrapped")
        return AsyncPages(self._runner, operation, options, arguments)


def asynchronous(
    method: Callable[Concatenate[Any, P], T],
) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, T]]:
    """Return `method` of an `OperationGroup` as that of its `AsyncOperationGroup`.

    Arguments, result and docstring are the same, and the call is awaited.
    """

    @wraps(method)
    async def call(self: Any, /, *args: P.args, **kwargs: P.kwargs) -> T:
        # The group is an asynchronous one, whose `_call` returns a coroutine.
        called = cast("Coroutine[Any, Any, T]", method(self, *args, **kwargs))
        return await called

    call.__qualname__ = f"Async{method.__qualname__}"
    return call


def asynchronous_pages(
    method: Callable[Concatenate[Any, P], Pages[Item, T]],
) -> Callable[Concatenate[Any, P], AsyncPages[Item, T]]:
    """Return `method`, an iterator of a group, as that of its `AsyncOperationGroup`."""
    # The group is an asynchronous one, whose `_pages` returns asynchronous pages.
    return cast("Callable[Concatenate[Any, P], AsyncPages[Item, T]]", method)


def rebind(
    method: Callable[..., object], wrap: Callable[[SyncRunner], Caller]
) -> Callable[..., Any]:
    """Return `method` bound to a copy of its group whose calls go through `wrap`.

    Raises `TypeError` for anything but a method of a group of a `Client`, or its
    `request`.
    """
    group = getattr(method, "__self__", None)
    if not isinstance(group, (OperationGroup, Requesting)):
        raise TypeError(f"takes a method of a Client's operations, not {method!r}")
    rebound: Callable[..., Any] = getattr(group.__replace__(wrap), method.__name__)
    return rebound


def rebind_async(
    method: Callable[..., object], wrap: Callable[[AsyncRunner], AsyncCaller]
) -> Callable[..., Any]:
    """The same for a method of a group of an `AsyncClient`."""
    group = getattr(method, "__self__", None)
    if not isinstance(group, (AsyncOperationGroup, AsyncRequesting)):
        raise TypeError(
            f"takes a method of an AsyncClient's operations, not {method!r}"
        )
    rebound: Callable[..., Any] = getattr(group.__replace__(wrap), method.__name__)
    return rebound
