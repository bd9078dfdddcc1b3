"""Calls user code, whether `def` or `async def`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial
from typing import Any, cast

from starlette.concurrency import run_in_threadpool

__all__ = ["call", "call_in_thread"]


async def call(function: partial[Any]) -> object:
    """Return the result of a function, run in the thread pool unless it is `async`."""
    if inspect.iscoroutinefunction(function.func):
        return await cast("Callable[[], Any]", function)()
    return await call_in_thread(function)


async def call_in_thread(function: partial[Any]) -> object:
    """Return the result of a function run in the thread pool, awaited if awaitable.

    There it sees the context variables of the request.
    """
    result = await run_in_threadpool(function)
    return cast("object", await result) if inspect.isawaitable(result) else result
