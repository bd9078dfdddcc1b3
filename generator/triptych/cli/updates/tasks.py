"""What a run leaves to the user: their server, held against the new document."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from triptych.diagnostics import Diagnostic
from triptych.output.files import GeneratedFile
from triptych.output.user_files import read_user_files
from triptych.review.interface import Expected
from triptych.review.services import review_services

__all__ = ["server_tasks"]

_GENERATED = "_generated"


def server_tasks(
    folder: Path, files: Iterable[GeneratedFile]
) -> tuple[Diagnostic, ...]:
    """Warnings about the user's files of the servers that `files` went into.

    They are read from the output `folder`; nothing without a server among `files`.
    """
    listed = {PurePosixPath(file.path): file.text for file in files}
    applications = [
        path for path in listed if path.match(f"server/*/{_GENERATED}/app.py")
    ]
    found: list[Diagnostic] = []
    for application in applications:
        package = application.parents[1]
        stubs = {
            path.stem: text
            for path, text in listed.items()
            if path.parent == package / "services" and path.stem != "__init__"
        }
        enums = listed.get(application.parent / "models" / "enums.py", "")
        expected = Expected.read(listed[application], stubs, enums)
        users = read_user_files(folder, str(package), without=_GENERATED)
        found += review_services(expected, users)
    return tuple(found)
