"""Operations of "references", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal

from .. import models
from .._runtime.server import (
    Answer,
    Content,
    Endpoint,
    Reply,
    RequestBody,
    ServerOperation,
    ServerResponse,
    Service,
    TypedParameter,
    not_implemented,
)

__all__ = ["ReferencesService", "endpoints"]

_FROM_ANOTHER_FILE = TypedParameter(
    "from_another_file", "query", "from_another_file", type=int
)
REFERENCES_INTO_FILES = ServerOperation(
    id="referencesIntoFiles",
    method="GET",
    path="/references/file",
    parameters=(_FROM_ANOTHER_FILE,),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.WholeFile),),
)
LOCAL_REFERENCES = ServerOperation(
    id="localReferences",
    method="POST",
    path="/references/local",
    parameters=(
        TypedParameter("shared", "query", "shared", type=str),
        TypedParameter("escaped", "query", "escaped", type=str),
        TypedParameter("spaced", "query", "spaced", type=int),
    ),
    body=RequestBody(
        argument="body",
        contents=(
            Content("application/json", lambda: models.Small, "definitions/Small"),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(
        ServerResponse("200", lambda: models.Small),
        ServerResponse("default", lambda: models.Failure),
    ),
)
PATH_ITEM_OF_ANOTHER_FILE = ServerOperation(
    id="pathItemOfAnotherFile",
    method="GET",
    path="/references/path-item",
    parameters=(_FROM_ANOTHER_FILE,),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.FragmentOfAnotherFile),),
)
REFERENCES_INTO_DEFINITIONS = ServerOperation(
    id="referencesIntoDefinitions",
    method="PUT",
    path="/references/property",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.ReferencesIntoOthers,
                "definitions/ReferencesIntoOthers",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.ReferencesIntoOthers),),
)
RECURSIVE_MODELS = ServerOperation(
    id="recursiveModels",
    method="POST",
    path="/references/recursion",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.RecursiveModels,
                "definitions/RecursiveModels",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.RecursiveModels),),
)


class ReferencesService(Service):
    """Operations of "references".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def references_into_files(
        self,
        *,
        from_another_file: int | None,
    ) -> Reply[models.WholeFile | Answer[models.WholeFile, Literal[200, None]]]:
        """GET /references/file."""
        raise not_implemented("referencesIntoFiles")

    @abstractmethod
    def local_references(
        self,
        *,
        shared: str | None,
        escaped: str | None,
        spaced: int | None,
        body: models.Small,
    ) -> Reply[
        models.Small
        | Answer[models.Small, Literal[200, None]]
        | Answer[models.Failure, int]
    ]:
        """POST /references/local.

        Args:
            shared: Declared once.
        """
        raise not_implemented("localReferences")

    @abstractmethod
    def path_item_of_another_file(
        self,
        *,
        from_another_file: int | None,
    ) -> Reply[
        models.FragmentOfAnotherFile
        | Answer[models.FragmentOfAnotherFile, Literal[200, None]]
    ]:
        """GET /references/path-item."""
        raise not_implemented("pathItemOfAnotherFile")

    @abstractmethod
    def references_into_definitions(
        self,
        *,
        body: models.ReferencesIntoOthers,
    ) -> Reply[
        models.ReferencesIntoOthers
        | Answer[models.ReferencesIntoOthers, Literal[200, None]]
    ]:
        """PUT /references/property."""
        raise not_implemented("referencesIntoDefinitions")

    @abstractmethod
    def recursive_models(
        self,
        *,
        body: models.RecursiveModels,
    ) -> Reply[
        models.RecursiveModels | Answer[models.RecursiveModels, Literal[200, None]]
    ]:
        """POST /references/recursion."""
        raise not_implemented("recursiveModels")


def endpoints(service: ReferencesService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(REFERENCES_INTO_FILES),
            Endpoint(LOCAL_REFERENCES),
            Endpoint(PATH_ITEM_OF_ANOTHER_FILE),
            Endpoint(REFERENCES_INTO_DEFINITIONS),
            Endpoint(RECURSIVE_MODELS),
        )
    return (
        Endpoint(REFERENCES_INTO_FILES, service.references_into_files),
        Endpoint(LOCAL_REFERENCES, service.local_references),
        Endpoint(PATH_ITEM_OF_ANOTHER_FILE, service.path_item_of_another_file),
        Endpoint(REFERENCES_INTO_DEFINITIONS, service.references_into_definitions),
        Endpoint(RECURSIVE_MODELS, service.recursive_models),
    )
