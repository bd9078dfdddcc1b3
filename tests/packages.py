"""Generated packages, imported from an output folder as their users import them."""

from __future__ import annotations

from triptych.verification.packages import imported

__all__ = ["imported"]
