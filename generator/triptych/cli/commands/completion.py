"""`triptych completion`: what a shell needs to complete command lines."""

from __future__ import annotations

import argparse

from triptych.cli.printing.console import Console

__all__ = ["completion"]


def completion(arguments: argparse.Namespace, console: Console) -> int:
    """Print the script for a shell, to be evaluated when it starts."""
    # Only this command needs it.
    import shtab

    from triptych.cli.arguments.command_line import argument_parser

    parser = argument_parser()
    _complete_paths(parser)
    script = shtab.complete(parser, shell=arguments.shell) + "\n"
    console.fact("script", script)
    console.result(script)
    return 0


# What takes files, and what takes folders, by the names of arguments.
_FILES = frozenset({"spec", "old", "new", "paths"})
_FOLDERS = frozenset({"output", "ref_root"})


def _complete_paths(parser: argparse.ArgumentParser) -> None:
    """Mark the arguments of a parser and its commands that are paths."""
    import shtab

    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                _complete_paths(command)
        elif action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # shtab's own
        elif action.dest in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]  # shtab's
