"""The application that `python -m everything_server` runs. Edit it freely."""

from __future__ import annotations

from ._generated import create_app
from .services import (
    Class,
    Close,
    Default,
    MediaTypes,
    Names,
    Places,
    References,
    Responses,
    Schemas,
    Security,
)

app = create_app(
    references=References(),
    places=Places(),
    schemas=Schemas(),
    media_types=MediaTypes(),
    responses=Responses(),
    security=Security(),
    names=Names(),
    class_=Class(),
    close_=Close(),
    default=Default(),
)
