"""Operations of "class"."""

from __future__ import annotations

from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)

__all__ = ["AsyncClassOperations", "ClassOperations"]

TAG_IS_KEYWORD: Operation[None] = Operation(
    id="tagIsKeyword",
    method="GET",
    path="/names/tag",
    accept=("application/json",),
    results={"204": lambda: None},
)


class ClassOperations(OperationGroup):
    """Operations of "class"."""

    def tag_is_keyword(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /names/tag."""
        return self._call(
            TAG_IS_KEYWORD,
            request_options,
        )


class AsyncClassOperations(AsyncOperationGroup):
    """Asynchronous operations of "class"."""

    tag_is_keyword = asynchronous(ClassOperations.tag_is_keyword)
