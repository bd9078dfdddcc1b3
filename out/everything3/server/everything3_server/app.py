"""The application that `python -m everything3_server` runs. Edit it freely."""

from __future__ import annotations

from ._generated import create_app
from .services import Flows, Forms, Methods, Objects, Servers, Styles, Unions, Values

app = create_app(
    values=Values(),
    objects=Objects(),
    unions=Unions(),
    styles=Styles(),
    forms=Forms(),
    methods=Methods(),
    servers=Servers(),
    flows=Flows(),
)
