"""Objects of Everything of OpenAPI 3 webhooks as dicts, in place of their models."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal, Required, TypeAlias, TypedDict

from . import models

__all__ = [
    "Circle",
    "Deep",
    "InlineCallbackBody",
    "Message",
    "Order",
    "Span",
    "Square",
    "TaggedUnion",
]


class Circle(TypedDict):
    shape: Literal["circle"]
    radius: float


class Deep(TypedDict, total=False):
    name: str
    span: models.Span | Span


class InlineCallbackBody(TypedDict):
    percent: int


class Message(TypedDict, total=False):
    text: Required[str]
    count: int
    labels: Sequence[str]


class Order(TypedDict, total=False):
    id: Required[str]
    state: Required[Literal["ordered", "shipped"]]
    at: dt.datetime


class Span(TypedDict, total=False):
    first: int
    last: int


class Square(TypedDict):
    shape: Literal["square"]
    side: float


TaggedUnion: TypeAlias = Circle | Square
