"""Operations of "default"."""

from __future__ import annotations

from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)

__all__ = ["AsyncDefaultOperations", "DefaultOperations"]

NO_TAG: Operation[None] = Operation(
    id="noTag",
    method="DELETE",
    path="/names/tag",
    accept=("application/json",),
    results={"204": lambda: None},
)


class DefaultOperations(OperationGroup):
    """Operations of "default"."""

    def no_tag(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """DELETE /names/tag."""
        return self._call(
            NO_TAG,
            request_options,
        )


class AsyncDefaultOperations(AsyncOperationGroup):
    """Asynchronous operations of "default"."""

    no_tag = asynchronous(DefaultOperations.no_tag)
