"""Corrections of a document that its readers may not change: JSON patches and overlays.

They are applied to the tree of a document before anything is made of it, whatever the
standard it follows.
"""

from triptych.corrections.correcting import Corrector

__all__ = ["Corrector"]
