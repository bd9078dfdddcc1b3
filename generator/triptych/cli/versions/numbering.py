"""The next version, by what has changed since the last one, and why it is that."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NamedTuple

from packaging.version import Version

from triptych.cli.printing.console import Console
from triptych.cli.versions.earlier import Earlier, InputsOf, api_digest, with_inputs
from triptych.cli.versions.pairs import ReadVersion, read_version
from triptych.cli.versions.reports import summary
from triptych.comparison import Change, Effect, compare
from triptych.config import DocumentConfig, Target, placed
from triptych.diagnostics import Diagnostic, DiagnosticsError, error, warning
from triptych.history import History, Release, ReleasedChange
from triptych.history.versions import Step, next_version, parsed_version

__all__ = ["Finder", "Found"]


class Found(NamedTuple):
    """All versions, how the last came about, and what the stated one is too low for."""

    history: History
    told: str
    too_low: str = ""


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds all versions up to that of now, and says how the last came about."""

    document: DocumentConfig
    console: Console
    revision: str
    inputs_of: InputsOf
    kept: History
    now: ReadVersion

    def findings(self, found: Found, stated: Version) -> tuple[Diagnostic, ...]:
        """That the stated version is not the one that is used."""
        if not found.too_low:
            return ()
        message = f"the version {stated} is {found.too_low}"
        hint = f"{found.history.releases[0].version} is used"
        told = warning("bump-too-low", message, hint=hint)
        return (placed(told, self.document.version_origin),)

    def find(self, earlier: Earlier | None, digest: str, stated: Version) -> Found:
        """All versions, of which the last has the inputs that `digest` is of."""
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
            return Found(before, told, too_low)
        told = f"version {wanted}, after {last.version}: {_told(changes)}"
        release = self._release(wanted, digest, changes)
        return Found(History((release, *before.releases)), told, too_low)

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

    def _without_git(self, digest: str, stated: Version) -> Found:
        """What the record of the folder says alone."""
        if not self.kept.releases:
            first = self._release(str(stated), digest, ())
            told = f"version {stated}, the first of which a record is kept"
            return Found(History((first,)), told)
        last = self.kept.releases[0]
        if last.inputs != digest:
            raise DiagnosticsError([self._unknown(last)])
        if stated <= Version(last.version):
            told = f"version {last.version}, in which nothing has changed"
            return Found(self.kept, told, _too_low(stated, last))
        release = self._release(str(stated), digest, ())
        told = f"version {stated}, after {last.version}: {_told(())}"
        return Found(History((release, *self.kept.releases)), told)

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
