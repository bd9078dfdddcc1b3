"""The application that `python -m everything3_server` runs. Edit it freely."""

from __future__ import annotations

from ._generated import create_app
from .services import (
    Flows,
    Forms,
    Methods,
    Objects,
    Servers,
    Streams,
    Styles,
    Unions,
    Values,
    Xml,
)

app = create_app(
    values=Values(),
    objects=Objects(),
    unions=Unions(),
    styles=Styles(),
    forms=Forms(),
    xml=Xml(),
    streams=Streams(),
    methods=Methods(),
    servers=Servers(),
    flows=Flows(),
)
