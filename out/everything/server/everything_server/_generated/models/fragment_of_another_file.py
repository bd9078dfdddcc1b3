"""Model `FragmentOfAnotherFile`."""

from __future__ import annotations

from .._runtime.models import Model
from .small import Small
from .whole_file import WholeFile

__all__ = ["FragmentOfAnotherFile"]


class FragmentOfAnotherFile(Model):
    """Part of another file."""

    whole: WholeFile
    """A file that is one schema."""
    back: Small | None = None
