"""Operations of "repairs"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    Pages,
    RequestOptions,
    TokenPagination,
    asynchronous,
    asynchronous_pages,
)
from .._runtime.wire.parameters import Parameter

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncRepairsOperations", "RepairsOperations"]

_REPAIR_ID = Parameter(
    "repair_id",
    "path",
    "repair_id",
    limits=lambda: Annotated[int, Field(ge=1)],
    required=True,
)
LIST_REPAIRS: Operation[models.RepairPage] = Operation(
    id="listRepairs",
    method="GET",
    path="/repairs",
    parameters=(
        Parameter("state", "query", "state", style=("repeated",)),
        Parameter(
            "limit",
            "query",
            "limit",
            limits=lambda: Annotated[int, Field(ge=1, le=100)],
        ),
        Parameter("after", "query", "after"),
    ),
    accept=("application/json",),
    pagination=TokenPagination("after", "/after", items="/items"),
    results={"200": lambda: models.RepairPage},
    errors={"4XX": lambda: models.Problem},
)
BRING_ITEM: Operation[models.Repair] = Operation(
    id="bringItem",
    method="POST",
    path="/repairs",
    body="body",
    body_required=True,
    body_type=lambda: models.NewRepair,
    content_types=("application/json",),
    accept=("application/json",),
    results={"201": lambda: models.Repair},
    errors={"4XX": lambda: models.Problem},
)
GET_REPAIR: Operation[models.Repair] = Operation(
    id="getRepair",
    method="GET",
    path="/repairs/{repair_id}",
    parameters=(_REPAIR_ID, Parameter("language", "cookie", "language")),
    accept=("application/json",),
    security=(("account",), ("receipt",)),
    results={"200": lambda: models.Repair},
    errors={"404": lambda: models.Problem},
)
CHANGE_REPAIR: Operation[models.Repair] = Operation(
    id="changeRepair",
    method="PATCH",
    path="/repairs/{repair_id}",
    parameters=(_REPAIR_ID,),
    body="body",
    body_required=True,
    body_type=lambda: models.RepairChanges,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Repair},
    errors={"4XX": lambda: models.Problem},
)


class RepairsOperations(OperationGroup):
    """Operations of "repairs"."""

    def list_repairs(
        self,
        *,
        state: Sequence[models.State] | None = None,
        limit: int | None = None,
        after: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> models.RepairPage:
        """Lists repairs, the newest first.

        Args:
            state: Only repairs in one of these states.
            limit: How many repairs a page has.
            after: The token of the page before.
        """
        return self._call(
            LIST_REPAIRS,
            request_options,
            state=state,
            limit=limit,
            after=after,
        )

    def iter_repairs(
        self,
        *,
        state: Sequence[models.State] | None = None,
        limit: int | None = None,
        after: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pages[models.Repair, models.RepairPage]:
        """Iterate over all items of `list_repairs`, fetching pages as needed.

        Takes the arguments of `list_repairs`; `after` selects the first page.
        """
        return self._pages(
            LIST_REPAIRS,
            request_options,
            state=state,
            limit=limit,
            after=after,
        )

    def bring_item(
        self,
        *,
        body: models.NewRepair | dicts.NewRepair,
        request_options: RequestOptions | None = None,
    ) -> models.Repair:
        """Registers an item to be repaired."""
        return self._call(
            BRING_ITEM,
            request_options,
            body=body,
        )

    def get_repair(
        self,
        repair_id: int,
        *,
        language: Literal["de", "en"] | None = None,
        request_options: RequestOptions | None = None,
    ) -> models.Repair:
        """Returns a repair.

        Args:
            language: The language of the answer.
        """
        return self._call(
            GET_REPAIR,
            request_options,
            repair_id=repair_id,
            language=language,
        )

    def change_repair(
        self,
        repair_id: int,
        *,
        body: models.RepairChanges | dicts.RepairChanges,
        request_options: RequestOptions | None = None,
    ) -> models.Repair:
        """Changes a repair.

        A member that is null is removed, one that is left out stays.
        """
        return self._call(
            CHANGE_REPAIR,
            request_options,
            repair_id=repair_id,
            body=body,
        )


class AsyncRepairsOperations(AsyncOperationGroup):
    """Asynchronous operations of "repairs"."""

    list_repairs = asynchronous(RepairsOperations.list_repairs)
    iter_repairs = asynchronous_pages(RepairsOperations.iter_repairs)
    bring_item = asynchronous(RepairsOperations.bring_item)
    get_repair = asynchronous(RepairsOperations.get_repair)
    change_repair = asynchronous(RepairsOperations.change_repair)
