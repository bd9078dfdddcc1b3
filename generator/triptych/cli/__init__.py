"""The `triptych` command: arguments in, exit code out, all printing in between.

Importing this loads nothing, so that signals are handled from the start.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code.

    0: done. 1: differences or findings. 2: unusable document, configuration or
    arguments. Raises `SystemExit` with 130 if it is interrupted, and with 143 if it is
    told to end.
    """
    from triptych.cli.signals import ending_on_signals

    with ending_on_signals():
        from triptych.cli.dispatch import run

        return run(arguments)
