"""Operations of "repairs", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, Literal

from pydantic import Field

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

__all__ = ["RepairsService", "endpoints"]

_REPAIR_ID = TypedParameter(
    "repair_id", "path", "repair_id", type=Annotated[int, Field(ge=1)], required=True
)
LIST_REPAIRS = ServerOperation(
    id="listRepairs",
    method="GET",
    path="/repairs",
    parameters=(
        TypedParameter(
            "state", "query", "state", type=list[models.State], style=("repeated",)
        ),
        TypedParameter(
            "limit",
            "query",
            "limit",
            type=Annotated[int, Field(ge=1, le=100)],
            default=20,
        ),
        TypedParameter("after", "query", "after", type=str),
    ),
    produces=("application/json",),
    status=200,
    responses=(
        ServerResponse("200", lambda: models.RepairPage),
        ServerResponse(
            "4XX", lambda: models.Problem, produces=("application/problem+json",)
        ),
    ),
    security=({"account": ()},),
)
BRING_ITEM = ServerOperation(
    id="bringItem",
    method="POST",
    path="/repairs",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.NewRepair,
                "components/schemas/NewRepair",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=201,
    responses=(
        ServerResponse("201", lambda: models.Repair),
        ServerResponse(
            "4XX", lambda: models.Problem, produces=("application/problem+json",)
        ),
    ),
    security=({"account": ()},),
)
GET_REPAIR = ServerOperation(
    id="getRepair",
    method="GET",
    path="/repairs/{repair_id}",
    parameters=(
        _REPAIR_ID,
        TypedParameter(
            "language", "cookie", "language", type=Literal["de", "en"], default="en"
        ),
    ),
    produces=("application/json",),
    status=200,
    responses=(
        ServerResponse("200", lambda: models.Repair),
        ServerResponse(
            "404", lambda: models.Problem, produces=("application/problem+json",)
        ),
    ),
    security=({"account": ()}, {"receipt": ()}),
)
CHANGE_REPAIR = ServerOperation(
    id="changeRepair",
    method="PATCH",
    path="/repairs/{repair_id}",
    parameters=(_REPAIR_ID,),
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.RepairChanges,
                "components/schemas/RepairChanges",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(
        ServerResponse("200", lambda: models.Repair),
        ServerResponse(
            "4XX", lambda: models.Problem, produces=("application/problem+json",)
        ),
    ),
    security=({"account": ()},),
)


class RepairsService(Service):
    """Operations of "repairs".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def list_repairs(
        self,
        *,
        state: list[models.State] | None,
        limit: int,
        after: str | None,
    ) -> Reply[
        models.RepairPage
        | Answer[models.RepairPage, Literal[200, None]]
        | Answer[models.Problem, int]
    ]:
        """Lists repairs, the newest first.

        Args:
            state: Only repairs in one of these states.
            limit: How many repairs a page has.
            after: The token of the page before.
        """
        raise not_implemented("listRepairs")

    @abstractmethod
    def bring_item(
        self,
        *,
        body: models.NewRepair,
    ) -> Reply[
        models.Repair
        | Answer[models.Repair, Literal[201, None]]
        | Answer[models.Problem, int]
    ]:
        """Registers an item to be repaired."""
        raise not_implemented("bringItem")

    @abstractmethod
    def get_repair(
        self,
        *,
        repair_id: int,
        language: Literal["de", "en"],
    ) -> Reply[
        models.Repair
        | Answer[models.Repair, Literal[200, None]]
        | Answer[models.Problem, Literal[404]]
    ]:
        """Returns a repair.

        Args:
            language: The language of the answer.
        """
        raise not_implemented("getRepair")

    @abstractmethod
    def change_repair(
        self,
        *,
        repair_id: int,
        body: models.RepairChanges,
    ) -> Reply[
        models.Repair
        | Answer[models.Repair, Literal[200, None]]
        | Answer[models.Problem, int]
    ]:
        """Changes a repair.

        A member that is null is removed, one that is left out stays.
        """
        raise not_implemented("changeRepair")


def endpoints(service: RepairsService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(LIST_REPAIRS),
            Endpoint(BRING_ITEM),
            Endpoint(GET_REPAIR),
            Endpoint(CHANGE_REPAIR),
        )
    return (
        Endpoint(LIST_REPAIRS, service.list_repairs),
        Endpoint(BRING_ITEM, service.bring_item),
        Endpoint(GET_REPAIR, service.get_repair),
        Endpoint(CHANGE_REPAIR, service.change_repair),
    )
