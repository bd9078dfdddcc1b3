"""Implementation of the "repairs" operations. Edit this file freely."""

from __future__ import annotations

from typing import Literal

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import RepairsService


class Repairs(RepairsService):
    @override
    async def list_repairs(
        self,
        *,
        state: list[models.State] | None,
        limit: int,
        after: str | None,
    ) -> models.RepairPage:
        """Lists repairs, the newest first."""
        raise not_implemented("listRepairs")

    @override
    async def bring_item(
        self,
        *,
        body: models.NewRepair,
    ) -> models.Repair:
        """Registers an item to be repaired."""
        raise not_implemented("bringItem")

    @override
    async def get_repair(
        self,
        *,
        repair_id: int,
        language: Literal["de", "en"],
    ) -> models.Repair:
        """Returns a repair."""
        raise not_implemented("getRepair")

    @override
    async def change_repair(
        self,
        *,
        repair_id: int,
        body: models.RepairChanges,
    ) -> models.Repair:
        """Changes a repair."""
        raise not_implemented("changeRepair")
