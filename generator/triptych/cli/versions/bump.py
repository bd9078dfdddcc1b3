"""`triptych generate --bump`: the next version of packages, and what it changes.

What has changed is what differs from the last version that git has in a revision: the
document that version was made from is looked up there, and told to be the one by its
digest. A version that the revision has not is still open: it is found anew.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from triptych.cli.printing.console import Console
from triptych.cli.versions.earlier import Earlier, InputsOf, api_digest, earlier_output
from triptych.cli.versions.numbering import Finder
from triptych.cli.versions.pairs import Wanted, read_version
from triptych.cli.versions.stated import check_editable, stated_version, write_version
from triptych.config import DocumentConfig, Target
from triptych.diagnostics import Diagnostic, DiagnosticsError, Position, error, warning
from triptych.history import NO_HISTORY, History, dump_history, parse_history
from triptych.output.changelog import unpaired_mark, with_releases
from triptych.output.history_file import read_output_file, read_record
from triptych.output.layout import CHANGELOG_NAMES, HISTORY_NAME
from triptych.output.transaction import Change as FileChange

__all__ = ["Bumped", "bump"]

_DEFAULT = "HEAD"


@dataclass(frozen=True, slots=True)
class Bumped:
    """A document with its next version, and the files that tell of it.

    `told` is what to say when it is written, empty if nothing is new. `findings` are
    about the version that the configuration stated.
    """

    document: DocumentConfig
    files: tuple[FileChange, ...]
    told: str
    before: str
    findings: tuple[Diagnostic, ...] = ()

    def finish(self, console: Console) -> None:
        """Write the version into the configuration, once the output has it."""
        version = self.document.metadata.version
        if version != self.before:
            write_version(self.document)
            console.diagnostics(self.findings)
        if self.told:
            console.result(f"{self.told}\n")
            console.diagnostics(_own_version(self.document))


def bump(
    document: DocumentConfig,
    console: Console,
    *,
    against: str | None,
    inputs_of: InputsOf,
) -> Bumped:
    """What the next version is, after that of the revision `against`, or of `HEAD`.

    Raises `DiagnosticsError` if the configuration states no version to begin with, or
    if it is unknown what the last version was made from.
    """
    stated = stated_version(document)
    record = read_record(document.output)
    name = str(document.output / HISTORY_NAME)
    kept = NO_HISTORY if record is None else parse_history(record, name)
    now = read_version(Wanted(document), console)
    digest = api_digest(inputs_of(document, now.sources))
    with ExitStack() as stack:
        earlier = _earlier(document, against, stack)
        finder = Finder(document, console, against or _DEFAULT, inputs_of, kept, now)
        found = finder.find(earlier, digest, stated)
    history, told, _ = found
    newest = history.releases[0]
    bumped = replace(
        document, metadata=replace(document.metadata, version=newest.version)
    )
    if newest.version != document.metadata.version:
        # Before anything is written.
        check_editable(bumped)
    files = _files(bumped, history, kept, record)
    is_news = bool(files) or newest.version != document.metadata.version
    return Bumped(
        document=bumped,
        files=files,
        told=f"{document.output}: {told}" if is_news else "",
        before=document.metadata.version,
        findings=finder.findings(found, stated),
    )


def _earlier(
    document: DocumentConfig, against: str | None, stack: ExitStack
) -> Earlier | None:
    try:
        return earlier_output(document, against or _DEFAULT, stack)
    except DiagnosticsError as broken:
        # Without git there is only the record of the folder itself.
        is_git = all(item.code == "git" for item in broken.diagnostics)
        if against is None and is_git:
            return None
        raise


def _files(
    document: DocumentConfig, history: History, kept: History, record: bytes | None
) -> tuple[FileChange, ...]:
    """The record and the changelogs, those that change."""
    files: list[FileChange] = []
    folder = document.output
    text = dump_history(history).encode()
    if record is None or record.replace(b"\r\n", b"\n") != text:
        files.append(FileChange(path=HISTORY_NAME, content=text))
    open_versions = [
        item.version for item in kept.releases if item not in history.releases
    ]
    for path, audience in CHANGELOG_NAMES.items():
        if Target(path.partition("/")[0]) not in document.targets:
            continue
        data = read_output_file(document.output, path)
        before = None if data is None else data.decode("utf-8", "surrogateescape")
        if before is not None:
            _check_marks(
                before, [history.releases[0].version, *open_versions], folder / path
            )
        after = with_releases(
            before, history.releases, audience=audience, replaced=open_versions
        )
        if after != before:
            content = after.encode("utf-8", "surrogateescape")
            files.append(FileChange(path=path, content=content))
    return tuple(files)


def _check_marks(text: str, versions: Sequence[str], file: Path) -> None:
    """Raise `DiagnosticsError` for a section of which only one of its marks is left."""
    found = unpaired_mark(text, versions)
    if found is not None:
        line, missing = found
        broken = error(
            "changelog-mark",
            "the comment that goes with this one is missing",
            file=str(file),
            position=Position(line, 1),
            source_line=text.splitlines()[line - 1],
            hint=f"write `{missing}` again, or delete this comment as well to keep the "
            "section as it is",
        )
        raise DiagnosticsError([broken])


def _own_version(document: DocumentConfig) -> Iterator[Diagnostic]:
    """That a package is its user's, and states another version."""
    path = "server/pyproject.toml"
    data = read_output_file(document.output, path)
    if data is None or Target.SERVER not in document.targets:
        return
    try:
        stated = tomllib.loads(data.decode())["project"]["version"]
    except (ValueError, LookupError, TypeError):
        return
    if stated != document.metadata.version:
        found = warning(
            "bump-own-package",
            f"{document.output / path} is yours, and states version {stated}",
            hint=f'version = "{document.metadata.version}"',
        )
        yield replace(found, file=str(document.output / path))
