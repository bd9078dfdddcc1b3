"""What people read: descriptions, titles, examples, and extensions."""

from __future__ import annotations

from collections.abc import Iterator

from triptych.comparison.changes import Finding, Version
from triptych.pointer import ROOT, Pointer

__all__ = ["about_texts", "document_texts"]

# By the names of the fields that hold them.
_TEXTS = {
    "title": "title",
    "summary": "summary",
    "description": "description",
    "example": "example",
    "external_documentation": "external documentation",
    "terms_of_service": "terms of service",
    "contact": "contact",
    "license": "license",
    "links": "set of links",
    "bearer_format": "bearer format",
    "metadata_url": "metadata URL",
    "parent": "parent",
    "kind": "kind",
}


def about_texts(
    old: object, new: object, places: tuple[Pointer, Pointer]
) -> Iterator[Finding]:
    """Which texts of two nodes differ, in one finding, and extensions in another."""
    if old == new:
        return
    changed = [
        name
        for member, name in _TEXTS.items()
        if getattr(old, member, None) != getattr(new, member, None)
    ]
    if changed:
        yield Finding(
            code="text-changed",
            predicate=f"has another {_listed(changed)}",
            old=places[0],
            new=places[1],
        )
    before, after = (getattr(item, "extensions", {}) for item in (old, new))
    if before != after:
        names = sorted(
            key
            for key in {*before, *after}
            if before.get(key, Ellipsis) != after.get(key, Ellipsis)
        )
        yield Finding(
            code="extension-changed",
            predicate=f"has another {_listed(names)}",
            old=places[0],
            new=places[1],
        )


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def document_texts(old: Version, new: Version) -> Iterator[Finding]:
    """The texts of a whole document, its version and the descriptions of its tags."""
    info = ROOT / "info"
    yield from about_texts(old.api, new.api, (info, info))
    if old.api.version != new.api.version:
        place = info / "version"
        predicate = f"has the version {new.api.version} now, it was {old.api.version}"
        yield Finding(code="version-changed", predicate=predicate, old=place, new=place)
