"""Objects of Workshop as dicts, in place of their models."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Required, TypeAlias, TypedDict

from . import models

__all__ = ["Bicycle", "Item", "Lamp", "NewRepair", "PhotoNotes", "RepairChanges"]


class Bicycle(TypedDict, total=False):
    kind: Required[Literal["bicycle"]]
    gears: Required[int]
    frame: str


class Lamp(TypedDict, total=False):
    kind: Required[Literal["lamp"]]
    voltage: float


class NewRepair(TypedDict, total=False):
    item: Required[models.Item | Item]
    fault: Required[str]
    wanted_by: dt.date | None


class PhotoNotes(TypedDict, total=False):
    shows: str
    taken_at: dt.datetime


class RepairChanges(TypedDict, total=False):
    fault: str
    wanted_by: dt.date | None


Item: TypeAlias = Bicycle | Lamp
