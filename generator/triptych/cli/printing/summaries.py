"""What became of several documents, in a line or two that a person reads."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import Final

from triptych.cli.printing.console import Console
from triptych.config import DocumentConfig

__all__ = ["tell_summary"]

_NAMED: Final = 10
"""How many of those that failed are named."""


def tell_summary(
    console: Console,
    documents: Sequence[DocumentConfig],
    results: Sequence[tuple[str, int] | None],
) -> None:
    """Note how many documents are in which state, with how many files were changed.

    Those that failed, for which there is no result, are named even where nobody
    watches, since much may have been printed after what is wrong with them.
    """
    states = Counter(result[0] for result in results if result is not None)
    changed = sum(result[1] for result in results if result is not None)
    told = [f"{count} {state}" for state, count in sorted(states.items())]
    failed = [
        str(document.spec)
        for document, result in zip(documents, results, strict=True)
        if result is None
    ]
    if failed:
        told.append(f"{len(failed)} failed")
    files = f"; {changed} {'file' if changed == 1 else 'files'} changed"
    console.note(
        f"{len(documents)} documents: {', '.join(told)}{files if changed else ''}"
    )
    if failed:
        named = [*failed[:_NAMED]]
        if len(failed) > _NAMED:
            named.append(f"and {len(failed) - _NAMED} more")
        sys.stderr.write(
            f"{len(failed)} of {len(documents)} documents failed: {', '.join(named)}\n"
        )
