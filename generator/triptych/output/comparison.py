"""An output folder held against what a run would make of it; writes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from triptych.diagnostics import Diagnostic, warning
from triptych.output.difference import difference
from triptych.output.files import GeneratedFile
from triptych.output.lock import make_lock, read_ownership
from triptych.output.opening import open_output_folder
from triptych.output.ownership import Ownership
from triptych.output.planning import plan
from triptych.output.transaction import read_pending

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A unified diff, empty where nothing differs, and what else there is to say."""

    difference: str
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_stale(self) -> bool:
        """Whether a run is needed."""
        return bool(self.difference)


def compare(
    path: Path,
    files: Sequence[GeneratedFile],
    *,
    version: str,
    inputs: Mapping[str, str],
) -> Comparison:
    """How the folder at `path` differs from what `writer.write` makes of it.

    It waits for a run that writes, and tells of one that was killed.

    Raises:
        DiagnosticsError: the folder or a file in it can't be read.
    """
    with open_output_folder(path) as folder:
        pending = None if folder is None else read_pending(folder)
        owned = Ownership() if folder is None else read_ownership(folder)
        # With force, since whoever changed a file, it differs.
        todo = plan(folder, files, owned | (pending or Ownership()), force=True)
        lock = make_lock(files, version=version, inputs=inputs, kept=todo.kept)
        found = difference(folder, todo, lock, name=path.as_posix())
        if pending is None or not found:
            return Comparison(difference=found)
        interrupted = warning(
            "run-interrupted",
            f"a run was killed while it wrote {path}",
            hint="generate again before anything imports what is there",
        )
        return Comparison(difference=found, diagnostics=(interrupted,))
