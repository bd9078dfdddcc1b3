"""Operations of "close"."""

from __future__ import annotations

from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)

__all__ = ["AsyncCloseOperations", "CloseOperations"]

TAG_IS_OURS: Operation[None] = Operation(
    id="tagIsOurs",
    method="POST",
    path="/names/tag",
    accept=("application/json",),
    results={"204": lambda: None},
)


class CloseOperations(OperationGroup):
    """Operations of "close"."""

    def tag_is_ours(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """POST /names/tag."""
        return self._call(
            TAG_IS_OURS,
            request_options,
        )


class AsyncCloseOperations(AsyncOperationGroup):
    """Asynchronous operations of "close"."""

    tag_is_ours = asynchronous(CloseOperations.tag_is_ours)
