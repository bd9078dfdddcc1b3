"""How much a document may ask of its readers: far more than real documents do."""

from __future__ import annotations

from typing import Final

__all__ = ["MAX_ALIASED", "MAX_ALIASED_TEXT", "MAX_BYTES", "MAX_DEPTH"]

MAX_BYTES: Final = 100 * 1024 * 1024
"""How long a document may be. The largest ones known have 40 MB; the limit is for
devices and pipes that never end."""

MAX_DEPTH: Final = 200
"""How deep lists and objects may nest. Real documents stay below 30; recursive readers
such as the validator need several stack frames a level, and Python gives them 1,000."""

MAX_ALIASED: Final = 500_000
"""How many values aliases may add to a document. An alias costs nothing to load, but
whoever walks the tree visits its values once more each time, and every schema that is
repeated becomes one of its own. Of real documents one repeats 150,000."""

MAX_ALIASED_TEXT: Final = 10_000_000
"""How many characters of keys and scalars aliases may add to a document, which holds
them once. Whoever writes the document down writes them all."""
