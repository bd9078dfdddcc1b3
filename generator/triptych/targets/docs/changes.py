"""The page about versions and what each of them changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triptych.history import History, Release
from triptych.text import code_routes

__all__ = ["ChangesView", "changes_view"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeGroupView:
    """Changes that break the same people, or nobody."""

    title: str
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseView:
    """A version; `texts` says how many places of the documentation changed."""

    version: str
    date: str
    description_version: str
    groups: tuple[ChangeGroupView, ...]
    texts: str
    is_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """All versions, the newest first."""

    releases: tuple[ReleaseView, ...]


_TITLES: Final = {
    ("callers", "implementers"): "Breaks callers and implementers",
    ("callers",): "Breaks callers",
    ("implementers",): "Breaks implementers",
    (): "Compatible",
}


def changes_view(history: History) -> ChangesView:
    """The page of a history."""
    first = history.releases[-1]
    return ChangesView(
        releases=tuple(
            ReleaseView(
                version=item.version,
                date=item.date,
                description_version=item.description_version,
                groups=tuple(_groups(item)),
                texts=_texts(item.texts),
                is_first=item is first and not item.changes and not item.texts,
            )
            for item in history.releases
        )
    )


def _groups(release: Release) -> Iterator[ChangeGroupView]:
    for breaks, title in _TITLES.items():
        messages = [
            code_routes(item.message)
            for item in release.changes
            if tuple(item.breaks) == breaks
        ]
        if messages:
            yield ChangeGroupView(title=title, messages=tuple(messages))


def _texts(count: int) -> str:
    if not count:
        return ""
    return (
        f"Documentation changed in {'one place' if count == 1 else f'{count} places'}."
    )
