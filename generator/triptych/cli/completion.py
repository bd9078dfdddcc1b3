"""`triptych completion`: what a shell needs to complete command lines."""

from __future__ import annotations

import argparse

from triptych.cli.console import Console

__all__ = ["completion"]


def completion(arguments: argparse.Namespace, console: Console) -> int:
    """Print the script for a shell, to be evaluated when it starts."""
    # Only this command needs it.
    import shtab

    from triptych.cli.arguments import argument_parser

    parser = argument_parser()
    script = shtab.complete(parser, shell=arguments.shell) + "\n"
    console.fact("script", script)
    console.result(script)
    return 0
