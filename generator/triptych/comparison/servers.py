"""Where the API is served, and what its tags say."""

from __future__ import annotations

from collections.abc import Iterator

from triptych.comparison.changes import Finding, Version
from triptych.comparison.texts import about_texts
from triptych.pointer import ROOT, Pointer

__all__ = ["about_servers", "about_tags"]


def about_servers(old: Version, new: Version) -> Iterator[tuple[str, Finding]]:
    """The servers that only one version has, and which is preferred."""
    before = [item.url for item in old.api.servers]
    after = [item.url for item in new.api.servers]
    for url in after:
        if url not in before:
            yield f"server {url}", _finding("server-added", "is new")
    for url in before:
        if url not in after:
            yield f"server {url}", _finding("server-removed", "was removed")
    if before[0] != after[0] and before[0] in after:
        predicate = f"is preferred now, it was {before[0]}"
        yield f"server {after[0]}", _finding("server-preferred", predicate)


def about_tags(old: Version, new: Version) -> Iterator[tuple[str, Finding]]:
    """The tags that only one version declares, and what both say of one."""
    before = {item.name: item for item in old.api.tags}
    after = {item.name: item for item in new.api.tags}
    for name, tag in after.items():
        known = before.get(name)
        if known is None:
            places = ROOT, tag.pointer
            yield f"tag {name}", _finding("text-changed", "is declared now", *places)
            continue
        for finding in about_texts(known, tag, (known.pointer, tag.pointer)):
            yield f"tag {name}", finding
    for name, tag in before.items():
        if name not in after:
            predicate = "is not declared any more"
            yield f"tag {name}", _finding("text-changed", predicate, tag.pointer)


def _finding(
    code: str, predicate: str, old: Pointer = ROOT, new: Pointer = ROOT
) -> Finding:
    return Finding(code=code, predicate=predicate, old=old, new=new)
