"""The `triptych` command: arguments in, exit code out, all printing in between.

Importing this loads nothing, so that signals are handled from the start.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code.

    0: done. 1: differences or findings. 2: unusable document, configuration or
    arguments. 130: interrupted. Told to end otherwise, it raises `SystemExit` with the
    exit code that shells give for the signal.
    """
    from triptych.cli.signals import INTERRUPTED, ending_on_signals

    try:
        with ending_on_signals():
            from triptych.cli.commands import run

            return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
