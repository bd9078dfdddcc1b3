"""The orders in which linters want names: those of imports and of `__all__`."""

from __future__ import annotations

import re

__all__ = ["exported_order", "imported_order", "natural_order"]

_DIGITS = re.compile(r"([0-9]+)")


def natural_order(name: str) -> tuple[tuple[str, int], ...]:
    """Orders `v2` before `v10`: numbers count as numbers."""
    parts = _DIGITS.split(name)
    return tuple(
        (text, int(number or 0))
        for text, number in zip(parts[::2], [*parts[1::2], ""], strict=True)
    )


def imported_order(name: str) -> tuple[object, ...]:
    """Orders the names of an import statement as isort does, case last."""
    return _kind(name), natural_order(name.lower()), name


def exported_order(name: str) -> tuple[object, ...]:
    """Orders the names of `__all__`."""
    return _kind(name), natural_order(name)


def _kind(name: str) -> int:
    """Constants before classes before the rest."""
    if name.isupper() and len(name) > 1:
        return 0
    return 1 if name[:1].isupper() else 2
