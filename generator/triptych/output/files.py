"""What the output stage hands on: files with their text."""

from __future__ import annotations

from dataclasses import dataclass

from triptych.output.layout import is_output_path

__all__ = ["GeneratedFile"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedFile:
    """A file to be, with its path relative to the output folder.

    The text is written as UTF-8 with the line ends it has. A file `written_once`
    belongs to the user: it is written when it is absent and was never written before,
    and left alone ever after. `made_from` are its parts, where it is known what they
    depend on: pairs of a key and of how many characters have it; without a key is what
    is made in every run.

    Raises:
        ValueError: `path` is none that `is_output_path` accepts.
    """

    path: str
    text: str
    written_once: bool = False
    made_from: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        if not is_output_path(self.path):
            raise ValueError(f"not a path inside an output folder: {self.path!r}")
