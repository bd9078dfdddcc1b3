"""Operations of "names"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
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

__all__ = ["AsyncNamesOperations", "NamesOperations"]

_X = Parameter("x", "path", "x", required=True, allow_empty=True)
ARGUMENTS_WITH_TAKEN_NAMES: Operation[None] = Operation(
    id="argumentsWithTakenNames",
    method="POST",
    path="/names/arguments/{self}/{class}",
    parameters=(
        Parameter("self_", "path", "self", required=True, allow_empty=True),
        Parameter("class_", "path", "class", required=True, allow_empty=True),
        Parameter("request_options_", "query", "request_options"),
        Parameter("body", "query", "body"),
        Parameter("client", "query", "client"),
        Parameter("models", "query", "models"),
        Parameter("none", "query", "None"),
        Parameter("match_", "query", "match"),
        Parameter("str", "query", "str"),
        Parameter("dt", "query", "dt"),
        Parameter("literal", "query", "Literal"),
        Parameter("list", "query", "list", style=("comma",)),
    ),
    body="request_body",
    body_required=True,
    body_type=lambda: models.Small,
    content_types=("application/json",),
    accept=("application/json",),
    results={"204": lambda: None},
)
ARGUMENTS_THAT_CLASH: Operation[None] = Operation(
    id="argumentsThatClash",
    method="GET",
    path="/names/clashes/{id}",
    parameters=(
        Parameter("id_in_path", "path", "id", required=True, allow_empty=True),
        Parameter("id", "query", "id"),
        Parameter("id_2", "query", "ID"),
        Parameter("id_in_header", "header", "Id"),
        Parameter("i_d", "query", "i-d"),
        Parameter("filter_2", "query", "$filter"),
        Parameter("filter", "query", "filter"),
        Parameter("ids", "query", "ids[]", style=("repeated",)),
        Parameter("filter_name", "query", "filter[name]"),
        Parameter("parameter_2nd", "query", "2nd"),
        Parameter("grosse", "query", "größe"),
        Parameter("parameter", "query", "+"),
        Parameter("parameter_2", "query", "-"),
    ),
    accept=("application/json",),
    results={"204": lambda: None},
)
IMPORT_: Operation[None] = Operation(
    id="import",
    method="GET",
    path="/names/keyword",
    accept=("application/json",),
    results={"204": lambda: None},
)
INIT: Operation[None] = Operation(
    id="__init__",
    method="POST",
    path="/names/keyword",
    accept=("application/json",),
    results={"204": lambda: None},
)
OPERATION_1ST_CALL: Operation[None] = Operation(
    id="1st call!",
    method="PUT",
    path="/names/keyword",
    accept=("application/json",),
    results={"204": lambda: None},
)
LIST_: Operation[None] = Operation(
    id="list",
    method="PATCH",
    path="/names/keyword",
    accept=("application/json",),
    results={"204": lambda: None},
)
GET_NAMES_MISSING_ID_X: Operation[None] = Operation(
    id="get /names/missing-id/{x}",
    method="GET",
    path="/names/missing-id/{x}",
    parameters=(_X,),
    accept=("application/json",),
    results={"204": lambda: None},
)
PUT_NAMES_MISSING_ID_X: Operation[None] = Operation(
    id="put /names/missing-id/{x}",
    method="PUT",
    path="/names/missing-id/{x}",
    parameters=(_X,),
    accept=("application/json",),
    results={"204": lambda: None},
)
MODELS_WITH_TAKEN_NAMES: Operation[models.TakenNames] = Operation(
    id="modelsWithTakenNames",
    method="POST",
    path="/names/models",
    body="body",
    body_required=True,
    body_type=lambda: models.TakenNames,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.TakenNames},
)
SEVERAL_TAGS: Operation[None] = Operation(
    id="severalTags",
    method="PUT",
    path="/names/tag",
    accept=("application/json",),
    results={"204": lambda: None},
)
GET_USERS_ID_1: Operation[None] = Operation(
    id="get_users__id__GET_1",
    method="GET",
    path="/names/users/{id}",
    parameters=(Parameter("id", "path", "id", required=True, allow_empty=True),),
    accept=("application/json",),
    results={"204": lambda: None},
)


class NamesOperations(OperationGroup):
    """Operations of "names"."""

    def arguments_with_taken_names(
        self,
        self_: str,
        class_: str,
        *,
        request_options_: str | None = None,
        body: str | None = None,
        client: str | None = None,
        models: str | None = None,
        none: str | None = None,
        match_: str | None = None,
        str: str | None = None,
        dt: dt.date | None = None,
        literal: models.EveryEnumListItem | None = None,
        list: Sequence[str] | None = None,
        request_body: models.Small | dicts.Small,
        request_options: RequestOptions | None = None,
    ) -> None:
        """POST /names/arguments/{self}/{class}."""
        return self._call(
            ARGUMENTS_WITH_TAKEN_NAMES,
            request_options,
            self_=self_,
            class_=class_,
            request_options_=request_options_,
            body=body,
            client=client,
            models=models,
            none=none,
            match_=match_,
            str=str,
            dt=dt,
            literal=literal,
            list=list,
            request_body=request_body,
        )

    def arguments_that_clash(
        self,
        id_in_path: str,
        *,
        id: int | None = None,
        id_2: str | None = None,
        id_in_header: str | None = None,
        i_d: str | None = None,
        filter_2: str | None = None,
        filter: str | None = None,
        ids: Sequence[int] | None = None,
        filter_name: str | None = None,
        parameter_2nd: str | None = None,
        grosse: int | None = None,
        parameter: str | None = None,
        parameter_2: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /names/clashes/{id}."""
        return self._call(
            ARGUMENTS_THAT_CLASH,
            request_options,
            id_in_path=id_in_path,
            id=id,
            id_2=id_2,
            id_in_header=id_in_header,
            i_d=i_d,
            filter_2=filter_2,
            filter=filter,
            ids=ids,
            filter_name=filter_name,
            parameter_2nd=parameter_2nd,
            grosse=grosse,
            parameter=parameter,
            parameter_2=parameter_2,
        )

    def import_(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /names/keyword."""
        return self._call(
            IMPORT_,
            request_options,
        )

    def init(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """POST /names/keyword."""
        return self._call(
            INIT,
            request_options,
        )

    def operation_1st_call(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """PUT /names/keyword."""
        return self._call(
            OPERATION_1ST_CALL,
            request_options,
        )

    def list_(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """PATCH /names/keyword."""
        return self._call(
            LIST_,
            request_options,
        )

    def get_names_missing_id_x(
        self,
        x: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /names/missing-id/{x}."""
        return self._call(
            GET_NAMES_MISSING_ID_X,
            request_options,
            x=x,
        )

    def put_names_missing_id_x(
        self,
        x: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """PUT /names/missing-id/{x}."""
        return self._call(
            PUT_NAMES_MISSING_ID_X,
            request_options,
            x=x,
        )

    def models_with_taken_names(
        self,
        *,
        body: models.TakenNames | dicts.TakenNames,
        request_options: RequestOptions | None = None,
    ) -> models.TakenNames:
        """POST /names/models."""
        return self._call(
            MODELS_WITH_TAKEN_NAMES,
            request_options,
            body=body,
        )

    def several_tags(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """PUT /names/tag."""
        return self._call(
            SEVERAL_TAGS,
            request_options,
        )

    def get_users_id_1(
        self,
        id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /names/users/{id}."""
        return self._call(
            GET_USERS_ID_1,
            request_options,
            id=id,
        )


class AsyncNamesOperations(AsyncOperationGroup):
    """Asynchronous operations of "names"."""

    arguments_with_taken_names = asynchronous(
        NamesOperations.arguments_with_taken_names
    )
    arguments_that_clash = asynchronous(NamesOperations.arguments_that_clash)
    import_ = asynchronous(NamesOperations.import_)
    init = asynchronous(NamesOperations.init)
    operation_1st_call = asynchronous(NamesOperations.operation_1st_call)
    list_ = asynchronous(NamesOperations.list_)
    get_names_missing_id_x = asynchronous(NamesOperations.get_names_missing_id_x)
    put_names_missing_id_x = asynchronous(NamesOperations.put_names_missing_id_x)
    models_with_taken_names = asynchronous(NamesOperations.models_with_taken_names)
    several_tags = asynchronous(NamesOperations.several_tags)
    get_users_id_1 = asynchronous(NamesOperations.get_users_id_1)
