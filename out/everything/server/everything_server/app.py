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
    class_=Class(),
    close_=Close(),
    default=Default(),
    media_types=MediaTypes(),
    names=Names(),
    places=Places(),
    references=References(),
    responses=Responses(),
    schemas=Schemas(),
    security=Security(),
)
