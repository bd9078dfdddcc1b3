"""Groups of operations, and wrappers that change how their methods call."""

from __future__ import annotations

import copy
import inspect
import sys
from collections.abc import Callable, Coroutine
from functools import wraps
from types import FunctionType
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
    # The group is an asynchronous one, whose `_call` returns a coroutine.
    begin = cast("Callable[Concatenate[Any, P], Coroutine[Any, Any, T]]", _copy(method))
    if sys.version_info >= (3, 12):
        # Wrong arguments fail at the call, as those of an `async def` do.
        return inspect.markcoroutinefunction(begin)

    # Python 3.11 can't mark a function, and mocks have to know what is awaited.
    @wraps(begin)
    async def call(self: Any, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await begin(self, *args, **kwargs)

    return call


def asynchronous_pages(
    method: Callable[Concatenate[Any, P], Pages[Item, T]],
) -> Callable[Concatenate[Any, P], AsyncPages[Item, T]]:
    """Return `method`, an iterator of a group, as that of its `AsyncOperationGroup`."""
    # The group is an asynchronous one, whose `_pages` returns asynchronous pages.
    copied = _copy(method)
    result = copied.__annotations__.get("return")
    if isinstance(result, str):
        copied.__annotations__["return"] = f"Async{result}"
        # So that the annotation can be evaluated where that of `method` can.
        copied.__globals__.setdefault(AsyncPages.__name__, AsyncPages)
    return cast("Callable[Concatenate[Any, P], AsyncPages[Item, T]]", copied)


def _copy(method: Callable[..., object]) -> FunctionType:
    """A copy of a method, named as one of the asynchronous group."""
    function = cast("FunctionType", method)
    copied = FunctionType(
        function.__code__,
        function.__globals__,
        function.__name__,
        function.__defaults__,
        function.__closure__,
    )
    copied.__kwdefaults__ = function.__kwdefaults__
    copied.__annotations__ = dict(function.__annotations__)
    copied.__doc__ = function.__doc__
    copied.__module__ = function.__module__
    copied.__dict__.update(function.__dict__)
    copied.__qualname__ = f"Async{function.__qualname__}"
    return copied


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
