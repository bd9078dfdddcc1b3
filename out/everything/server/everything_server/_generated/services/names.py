"""Operations of "names", and the base class of their service."""

from __future__ import annotations

import datetime as dt
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

__all__ = ["NamesService", "endpoints"]

_X = TypedParameter("x", "path", "x", type=str, required=True, allow_empty=True)
ARGUMENTS_WITH_TAKEN_NAMES = ServerOperation(
    id="argumentsWithTakenNames",
    method="POST",
    path="/names/arguments/{self}/{class}",
    parameters=(
        TypedParameter(
            "self_", "path", "self", type=str, required=True, allow_empty=True
        ),
        TypedParameter(
            "class_", "path", "class", type=str, required=True, allow_empty=True
        ),
        TypedParameter("request_options_", "query", "request_options", type=str),
        TypedParameter("body", "query", "body", type=str),
        TypedParameter("client", "query", "client", type=str),
        TypedParameter("models", "query", "models", type=str),
        TypedParameter("none", "query", "None", type=str),
        TypedParameter("match_", "query", "match", type=str),
        TypedParameter("str", "query", "str", type=str),
        TypedParameter("dt", "query", "dt", type=dt.date),
        TypedParameter("literal", "query", "Literal", type=models.EveryEnumListItem),
        TypedParameter("list", "query", "list", type=list[str], style=("comma",)),
    ),
    body=RequestBody(
        argument="request_body",
        contents=(
            Content("application/json", lambda: models.Small, "definitions/Small"),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
ARGUMENTS_THAT_CLASH = ServerOperation(
    id="argumentsThatClash",
    method="GET",
    path="/names/clashes/{id}",
    parameters=(
        TypedParameter(
            "id_in_path", "path", "id", type=str, required=True, allow_empty=True
        ),
        TypedParameter("id", "query", "id", type=int),
        TypedParameter("id_2", "query", "ID", type=str),
        TypedParameter("id_in_header", "header", "Id", type=str),
        TypedParameter("i_d", "query", "i-d", type=str),
        TypedParameter("filter_2", "query", "$filter", type=str),
        TypedParameter("filter", "query", "filter", type=str),
        TypedParameter("ids", "query", "ids[]", type=list[int], style=("repeated",)),
        TypedParameter("filter_name", "query", "filter[name]", type=str),
        TypedParameter("parameter_2nd", "query", "2nd", type=str),
        TypedParameter("grosse", "query", "größe", type=int),
        TypedParameter("parameter", "query", "+", type=str),
        TypedParameter("parameter_2", "query", "-", type=str),
    ),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
IMPORT_ = ServerOperation(
    id="import",
    method="GET",
    path="/names/keyword",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
INIT = ServerOperation(
    id="__init__",
    method="POST",
    path="/names/keyword",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
OPERATION_1ST_CALL = ServerOperation(
    id="1st call!",
    method="PUT",
    path="/names/keyword",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
LIST_ = ServerOperation(
    id="list",
    method="PATCH",
    path="/names/keyword",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
GET_NAMES_MISSING_ID_X = ServerOperation(
    id="get /names/missing-id/{x}",
    method="GET",
    path="/names/missing-id/{x}",
    parameters=(_X,),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
PUT_NAMES_MISSING_ID_X = ServerOperation(
    id="put /names/missing-id/{x}",
    method="PUT",
    path="/names/missing-id/{x}",
    parameters=(_X,),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
MODELS_WITH_TAKEN_NAMES = ServerOperation(
    id="modelsWithTakenNames",
    method="POST",
    path="/names/models",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json", lambda: models.TakenNames, "definitions/TakenNames"
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.TakenNames),),
)
SEVERAL_TAGS = ServerOperation(
    id="severalTags",
    method="PUT",
    path="/names/tag",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
GET_USERS_ID_1 = ServerOperation(
    id="get_users__id__GET_1",
    method="GET",
    path="/names/users/{id}",
    parameters=(
        TypedParameter("id", "path", "id", type=str, required=True, allow_empty=True),
    ),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)


class NamesService(Service):
    """Operations of "names".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def arguments_with_taken_names(
        self,
        *,
        self_: str,
        class_: str,
        request_options_: str | None,
        body: str | None,
        client: str | None,
        models: str | None,
        none: str | None,
        match_: str | None,
        str: str | None,
        dt: dt.date | None,
        literal: models.EveryEnumListItem | None,
        list: list[str] | None,
        request_body: models.Small,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """POST /names/arguments/{self}/{class}."""
        raise not_implemented("argumentsWithTakenNames")

    @abstractmethod
    def arguments_that_clash(
        self,
        *,
        id_in_path: str,
        id: int | None,
        id_2: str | None,
        id_in_header: str | None,
        i_d: str | None,
        filter_2: str | None,
        filter: str | None,
        ids: list[int] | None,
        filter_name: str | None,
        parameter_2nd: str | None,
        grosse: int | None,
        parameter: str | None,
        parameter_2: str | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /names/clashes/{id}."""
        raise not_implemented("argumentsThatClash")

    @abstractmethod
    def import_(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /names/keyword."""
        raise not_implemented("import")

    @abstractmethod
    def init(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """POST /names/keyword."""
        raise not_implemented("__init__")

    @abstractmethod
    def operation_1st_call(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """PUT /names/keyword."""
        raise not_implemented("1st call!")

    @abstractmethod
    def list_(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """PATCH /names/keyword."""
        raise not_implemented("list")

    @abstractmethod
    def get_names_missing_id_x(
        self,
        *,
        x: str,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /names/missing-id/{x}."""
        raise not_implemented("get /names/missing-id/{x}")

    @abstractmethod
    def put_names_missing_id_x(
        self,
        *,
        x: str,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """PUT /names/missing-id/{x}."""
        raise not_implemented("put /names/missing-id/{x}")

    @abstractmethod
    def models_with_taken_names(
        self,
        *,
        body: models.TakenNames,
    ) -> Reply[models.TakenNames | Answer[models.TakenNames, Literal[200, None]]]:
        """POST /names/models."""
        raise not_implemented("modelsWithTakenNames")

    @abstractmethod
    def several_tags(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """PUT /names/tag."""
        raise not_implemented("severalTags")

    @abstractmethod
    def get_users_id_1(
        self,
        *,
        id: str,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /names/users/{id}."""
        raise not_implemented("get_users__id__GET_1")


def endpoints(service: NamesService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(ARGUMENTS_WITH_TAKEN_NAMES),
            Endpoint(ARGUMENTS_THAT_CLASH),
            Endpoint(IMPORT_),
            Endpoint(INIT),
            Endpoint(OPERATION_1ST_CALL),
            Endpoint(LIST_),
            Endpoint(GET_NAMES_MISSING_ID_X),
            Endpoint(PUT_NAMES_MISSING_ID_X),
            Endpoint(MODELS_WITH_TAKEN_NAMES),
            Endpoint(SEVERAL_TAGS),
            Endpoint(GET_USERS_ID_1),
        )
    return (
        Endpoint(ARGUMENTS_WITH_TAKEN_NAMES, service.arguments_with_taken_names),
        Endpoint(ARGUMENTS_THAT_CLASH, service.arguments_that_clash),
        Endpoint(IMPORT_, service.import_),
        Endpoint(INIT, service.init),
        Endpoint(OPERATION_1ST_CALL, service.operation_1st_call),
        Endpoint(LIST_, service.list_),
        Endpoint(GET_NAMES_MISSING_ID_X, service.get_names_missing_id_x),
        Endpoint(PUT_NAMES_MISSING_ID_X, service.put_names_missing_id_x),
        Endpoint(MODELS_WITH_TAKEN_NAMES, service.models_with_taken_names),
        Endpoint(SEVERAL_TAGS, service.several_tags),
        Endpoint(GET_USERS_ID_1, service.get_users_id_1),
    )
