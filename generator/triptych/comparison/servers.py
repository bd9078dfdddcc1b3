"""Where the API is served, and what its tags say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triptych.comparison.changes import Finding, Version
from triptych.comparison.texts import about_texts
from triptych.comparison.unjudged import about_the_rest
from triptych.ir import Server
from triptych.pointer import ROOT, Pointer

__all__ = ["about_servers", "about_tags"]


def about_servers(
    old: Sequence[Server],
    new: Sequence[Server],
    places: tuple[Pointer, Pointer] = (ROOT, ROOT),
) -> Iterator[tuple[str, Finding]]:
    """The servers that only one version has, which is preferred, and their choices."""
    before = {item.url: item for item in old}
    after = {item.url: item for item in new}
    for url, server in after.items():
        known = before.get(url)
        if known is None:
            yield f"server {url}", _finding("server-added", "is new", *places)
            continue
        for finding in _about_server(known, server, places):
            yield f"server {url}", finding
    for url in before:
        if url not in after:
            yield f"server {url}", _finding("server-removed", "was removed", *places)
    if old and new and old[0].url != new[0].url and old[0].url in after:
        predicate = f"is preferred now, it was {old[0].url}"
        finding = _finding("server-preferred", predicate, *places)
        yield f"server {new[0].url}", finding


def _about_server(
    old: Server, new: Server, places: tuple[Pointer, Pointer]
) -> Iterator[Finding]:
    yield from about_texts(old, new, places)
    yield from about_the_rest(old, new, places)
    if old.name != new.name:
        yield _finding("text-changed", "has another name", *places)
    before, after = _choices(old), _choices(new)
    for choice in sorted(after - before):
        predicate = f"offers {_described(choice)} now"
        yield _finding("server-choice-added", predicate, *places)
    for choice in sorted(before - after):
        predicate = f"does not offer {_described(choice)} any more"
        yield _finding("server-choice-removed", predicate, *places)


def _choices(server: Server) -> set[tuple[str, str]]:
    """What callers may choose: variables with a value each, empty for any."""
    return {
        (variable.name, choice)
        for variable in server.variables
        for choice in variable.choices or ("",)
    }


def _described(choice: tuple[str, str]) -> str:
    name, value = choice
    return f"`{name}` as `{value}`" if value else f"any `{name}`"


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
