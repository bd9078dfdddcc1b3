"""`triptych generate --bump`: the next version of packages, and what it changes.

What has changed is what differs from the last version that git has in a revision: the
document that version was made from is looked up there, and told to be the one by its
digest. A version that the revision has not is still open: it is found anew.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from packaging.version import Version

from triptych.cli.printing.console import Console
from triptych.cli.versions.earlier import (
    Earlier,
    InputsOf,
    api_digest,
    earlier_output,
    with_inputs,
)
from triptych.cli.versions.pairs import ReadVersion, Wanted, read_version
from triptych.cli.versions.reports import summary
from triptych.cli.versions.stated import (
    check_editable,
    stated_version,
    write_version,
)
from triptych.comparison import Change, Effect, compare
from triptych.config import DocumentConfig, Target, placed
from triptych.diagnostics import (
    Diagnostic,
    DiagnosticsError,
    Position,
    error,
    warning,
)
from triptych.history import (
    NO_HISTORY,
    History,
    Release,
    ReleasedChange,
    dump_history,
    parse_history,
)
from triptych.history.versions import Step, next_version, parsed_version
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
        finder = _Finder(document, console, against or _DEFAULT, inputs_of, kept, now)
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


class _Found(NamedTuple):
    """All versions, how the last came about, and what the stated one is too low for."""

    history: History
    told: str
    too_low: str = ""


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds all versions up to that of now, and says how the last came about."""

    document: DocumentConfig
    console: Console
    revision: str
    inputs_of: InputsOf
    kept: History
    now: ReadVersion

    def findings(self, found: _Found, stated: Version) -> tuple[Diagnostic, ...]:
        """That the stated version is not the one that is used."""
        if not found.too_low:
            return ()
        message = f"the version {stated} is {found.too_low}"
        hint = f"{found.history.releases[0].version} is used"
        told = warning("bump-too-low", message, hint=hint)
        return (placed(told, self.document.version_origin),)

    def find(self, earlier: Earlier | None, digest: str, stated: Version) -> _Found:
        if earlier is None or not (earlier.history.releases or earlier.pair.old):
            return self._without_git(digest, stated)
        before, old = earlier.history, None
        if not before.releases:
            before, old = self._first_of(earlier, stated)
        last = before.releases[0]
        is_by_hand = str(stated) not in {last.version, self._given_before(last)}
        changes: tuple[Change, ...] = ()
        if last.inputs != digest:
            changes = self._changes_since(last, old)
        wanted = next_version(Version(last.version), self._step(changes))
        too_low = ""
        if is_by_hand and _is_enough(stated, last, wanted):
            wanted = str(stated)
        elif is_by_hand:
            too_low = _too_low(stated, last)
        if wanted == last.version:
            told = f"version {last.version}, in which nothing has changed"
            return _Found(before, told, too_low)
        told = f"version {wanted}, after {last.version}: {_told(changes)}"
        release = self._release(wanted, digest, changes)
        return _Found(History((release, *before.releases)), told, too_low)

    def _given_before(self, last: Release) -> str:
        """The version that an earlier run gave after `last`; it is not final yet."""
        for release in self.kept.releases[:1]:
            step = Step.TEXT if release.texts else Step.NONE
            if release.changes:
                audience = self._audience()
                is_breaking = any(audience in item.breaks for item in release.changes)
                step = Step.BREAKING if is_breaking else Step.COMPATIBLE
            return next_version(Version(last.version), step)
        return ""

    def _without_git(self, digest: str, stated: Version) -> _Found:
        """What the record of the folder says alone."""
        if not self.kept.releases:
            first = self._release(str(stated), digest, ())
            told = f"version {stated}, the first of which a record is kept"
            return _Found(History((first,)), told)
        last = self.kept.releases[0]
        if last.inputs != digest:
            raise DiagnosticsError([self._unknown(last)])
        if stated <= Version(last.version):
            told = f"version {last.version}, in which nothing has changed"
            return _Found(self.kept, told, _too_low(stated, last))
        release = self._release(str(stated), digest, ())
        told = f"version {stated}, after {last.version}: {_told(())}"
        return _Found(History((release, *self.kept.releases)), told)

    def _first_of(
        self, earlier: Earlier, stated: Version
    ) -> tuple[History, ReadVersion]:
        """The record that the revision would have, had one been kept."""
        old = earlier.pair.old
        assert old is not None
        read = read_version(old, self.console)
        version = parsed_version(earlier.stated) or stated
        digest = api_digest(self.inputs_of(old.document, read.sources))
        first = Release(
            version=str(version),
            date="",
            description_version=read.understood.api.version,
            inputs=digest,
        )
        return History((first,)), read

    def _changes_since(
        self, last: Release, old: ReadVersion | None
    ) -> tuple[Change, ...]:
        old = old or with_inputs(
            self.document, self.revision, last.inputs, self.inputs_of, self.console
        )
        if old is None:
            raise DiagnosticsError([self._unknown(last)])
        return compare(old.version, self.now.version)

    def _unknown(self, last: Release) -> Diagnostic:
        message = (
            f"git has no commit with version {last.version} of {self.document.output} "
            "and the description it was generated from"
        )
        hint = (
            "name a revision with `--against REV`; in a shallow clone run `git fetch "
            "--unshallow` first"
        )
        return error("bump-unknown", message, hint=hint)

    def _step(self, changes: Sequence[Change]) -> Step:
        """How much of a change all are for those who use what is generated."""
        audience = self._audience()
        steps = [Step.NONE]
        for change in changes:
            if change.breaks(audience):
                steps.append(Step.BREAKING)
            elif Effect.TEXT in change.effects:
                steps.append(Step.TEXT)
            else:
                steps.append(Step.COMPATIBLE)
        return max(steps)

    def _audience(self) -> Effect:
        """Whom a new major version is for."""
        # Services stand beside the server that is generated for them, and nobody
        # installs that one; so a new operation is no new major version of a client.
        is_server = {*self.document.targets} == {Target.SERVER}
        return Effect.IMPLEMENTERS if is_server else Effect.CALLERS

    def _release(self, version: str, digest: str, changes: Sequence[Change]) -> Release:
        api = self.now.understood.api
        release = Release(
            version=version,
            date=_date(),
            description_version=api.version,
            inputs=digest,
            changes=tuple(
                ReleasedChange(
                    code=item.code,
                    breaks=tuple(
                        effect.value
                        for effect in (Effect.CALLERS, Effect.IMPLEMENTERS)
                        if item.breaks(effect)
                    ),
                    message=item.message,
                )
                for item in changes
                if Effect.TEXT not in item.effects
            ),
            texts=sum(Effect.TEXT in item.effects for item in changes),
        )
        # A second run changes nothing, not even the day.
        for known in self.kept.releases[:1]:
            if replace(known, date=release.date) == release:
                return known
        return release


def _is_enough(stated: Version, last: Release, wanted: str) -> bool:
    """Whether a version may come after the last, where `wanted` is the lowest one.

    A pre-release of a version that is enough is enough.
    """
    is_later = stated > Version(last.version)
    if Version(wanted).is_prerelease:
        return is_later and stated >= Version(wanted)
    return is_later and Version(stated.base_version) >= Version(wanted)


def _too_low(stated: Version, last: Release) -> str:
    """What is wrong with a stated version that is not enough; empty for the last."""
    if stated > Version(last.version):
        return f"too low for what has changed since {last.version}"
    is_lower = stated < Version(last.version)
    return f"lower than {last.version}, the last one" if is_lower else ""


def _told(changes: Sequence[Change]) -> str:
    return summary(changes).removesuffix(".") if changes else "no changes of the API"


def _date() -> str:
    """The day that reproducible builds give as theirs; none is read from a clock."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return ""
    try:
        return datetime.fromtimestamp(int(given), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is `{given:.40}`, which is no number of seconds"
        raise DiagnosticsError([error("bump-date", message)]) from None


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
