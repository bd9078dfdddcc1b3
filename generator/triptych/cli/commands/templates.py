"""`triptych templates`: what can be overridden, and how to begin and keep up."""

from __future__ import annotations

import argparse
from pathlib import Path

from triptych.cli.printing.console import Console
from triptych.diagnostics import DiagnosticsError, error

__all__ = ["templates"]


def templates(arguments: argparse.Namespace, console: Console) -> int:
    """Do what the action of the command says."""
    from triptych.cli.templates.actions import diff, eject, list_all, show

    action, names = arguments.action, arguments.names
    if action in ("list", "diff") and names:
        message = f"`templates {action}` takes no names"
        raise DiagnosticsError([error("argument", message)])
    if action in ("eject", "show") and not names:
        message = f"`templates {action}` needs the name of a template"
        hint = "see `triptych templates list`"
        raise DiagnosticsError([error("argument", message, hint=hint)])
    if action == "list":
        return list_all(console)
    if action == "show":
        return show(names, console)
    if action == "eject":
        return eject(names, Path(arguments.output or "templates"), console)
    return diff(console, is_accepted=arguments.accept)
