"""Operations of "references"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)
from .._runtime.wire.parameters import Parameter

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncReferencesOperations", "ReferencesOperations"]

_FROM_ANOTHER_FILE = Parameter("from_another_file", "query", "from_another_file")
REFERENCES_INTO_FILES: Operation[models.WholeFile] = Operation(
    id="referencesIntoFiles",
    method="GET",
    path="/references/file",
    parameters=(_FROM_ANOTHER_FILE,),
    accept=("application/json",),
    results={"200": lambda: models.WholeFile},
)
LOCAL_REFERENCES: Operation[models.Small] = Operation(
    id="localReferences",
    method="POST",
    path="/references/local",
    parameters=(
        Parameter("shared", "query", "shared"),
        Parameter("escaped", "query", "escaped"),
        Parameter("spaced", "query", "spaced"),
    ),
    body="body",
    body_required=True,
    body_type=lambda: models.Small,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Small},
    errors={"default": lambda: models.Failure},
)
PATH_ITEM_OF_ANOTHER_FILE: Operation[models.FragmentOfAnotherFile] = Operation(
    id="pathItemOfAnotherFile",
    method="GET",
    path="/references/path-item",
    parameters=(_FROM_ANOTHER_FILE,),
    accept=("application/json",),
    results={"200": lambda: models.FragmentOfAnotherFile},
)
REFERENCES_INTO_DEFINITIONS: Operation[models.ReferencesIntoOthers] = Operation(
    id="referencesIntoDefinitions",
    method="PUT",
    path="/references/property",
    body="body",
    body_required=True,
    body_type=lambda: models.ReferencesIntoOthers,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.ReferencesIntoOthers},
)
RECURSIVE_MODELS: Operation[models.RecursiveModels] = Operation(
    id="recursiveModels",
    method="POST",
    path="/references/recursion",
    body="body",
    body_required=True,
    body_type=lambda: models.RecursiveModels,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.RecursiveModels},
)


class ReferencesOperations(OperationGroup):
    """Operations of "references"."""

    def references_into_files(
        self,
        *,
        from_another_file: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> models.WholeFile:
        """GET /references/file."""
        return self._call(
            REFERENCES_INTO_FILES,
            request_options,
            from_another_file=from_another_file,
        )

    def local_references(
        self,
        *,
        shared: str | None = None,
        escaped: str | None = None,
        spaced: int | None = None,
        body: models.Small | dicts.Small,
        request_options: RequestOptions | None = None,
    ) -> models.Small:
        """POST /references/local.

        Args:
            shared: Declared once.
        """
        return self._call(
            LOCAL_REFERENCES,
            request_options,
            shared=shared,
            escaped=escaped,
            spaced=spaced,
            body=body,
        )

    def path_item_of_another_file(
        self,
        *,
        from_another_file: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> models.FragmentOfAnotherFile:
        """GET /references/path-item."""
        return self._call(
            PATH_ITEM_OF_ANOTHER_FILE,
            request_options,
            from_another_file=from_another_file,
        )

    def references_into_definitions(
        self,
        *,
        body: models.ReferencesIntoOthers | dicts.ReferencesIntoOthers,
        request_options: RequestOptions | None = None,
    ) -> models.ReferencesIntoOthers:
        """PUT /references/property."""
        return self._call(
            REFERENCES_INTO_DEFINITIONS,
            request_options,
            body=body,
        )

    def recursive_models(
        self,
        *,
        body: models.RecursiveModels | dicts.RecursiveModels,
        request_options: RequestOptions | None = None,
    ) -> models.RecursiveModels:
        """POST /references/recursion."""
        return self._call(
            RECURSIVE_MODELS,
            request_options,
            body=body,
        )


class AsyncReferencesOperations(AsyncOperationGroup):
    """Asynchronous operations of "references"."""

    references_into_files = asynchronous(ReferencesOperations.references_into_files)
    local_references = asynchronous(ReferencesOperations.local_references)
    path_item_of_another_file = asynchronous(
        ReferencesOperations.path_item_of_another_file
    )
    references_into_definitions = asynchronous(
        ReferencesOperations.references_into_definitions
    )
    recursive_models = asynchronous(ReferencesOperations.recursive_models)
