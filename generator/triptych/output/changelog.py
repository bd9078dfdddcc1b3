"""A CHANGELOG.md that the tool adds to and its user edits.

The tool writes a section for each version, and later changes only what stands between
its two marks in there, and the heading of a version that was not final. All else is
the user's: other sections, words around the marks, a section whose marks are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from triptych.history import Release
from triptych.output import markdown
from triptych.text import code_routes

__all__ = ["unpaired_mark", "with_releases"]

_BEGIN: Final = "<!-- triptych: changes of the API -->"
_END: Final = "<!-- triptych: end -->"
_MARKED: Final = re.compile(rf"{re.escape(_BEGIN)}\n.*?{re.escape(_END)}", re.DOTALL)
_HEADING: Final = re.compile(r"## +(?:\[?v?(?P<version>\d[\w.!+-]*)|(?P<other>.*))")
_FIRST: Final = "The first version of which a record is kept."
_FENCE: Final = re.compile(r" {0,3}(?:```|~~~)")


def with_releases(
    text: str | None,
    releases: Sequence[Release],
    *,
    audience: str,
    replaced: Sequence[str] = (),
) -> str:
    """The changelog with a section for the newest of `releases`.

    `audience` is who uses the package: "callers" or "implementers". Without a `text`
    all releases get one. The section of one of the versions `replaced` becomes that of
    the newest.
    """
    if not releases:
        return text or ""
    if text is None:
        sections = [
            _section(item, audience, is_first=item is releases[-1]) for item in releases
        ]
        return "\n".join(["# Changelog\n", *sections])
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    starts = dict(_sections(lines))
    newest = releases[0]
    is_first = len(releases) == 1
    wanted = dict.fromkeys((newest.version, *replaced))
    known = [item for item in wanted if item in starts]
    for version in known[1:]:
        # Two versions that were not final have become one.
        lines = _without(lines, version)
    if known:
        marked = _marked(newest, audience, is_first=is_first)
        lines = _updated(lines, known[0], _heading(newest), marked)
    else:
        section = _section(newest, audience, is_first=is_first).split("\n")
        at = min(starts.values(), default=len(lines))
        if at == len(lines) and lines[-1] == "":
            at -= 1
        before = [""] if at and lines[at - 1] else []
        lines[at:at] = [*before, *section]
    return newline.join(lines)


def unpaired_mark(text: str, versions: Sequence[str]) -> tuple[int, str] | None:
    """A mark in the section of one of `versions` that lacks the other of the two.

    Its line, counted from 1, and the other mark. None where each has its own, or a
    section has no marks at all.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    starts = dict(_sections(lines))
    for start in sorted(starts[item] for item in versions if item in starts):
        begun: int | None = None
        for number in range(start + 1, _end(lines, start)):
            line = lines[number].rstrip()
            if line == _END and begun is None:
                return number + 1, _BEGIN
            if line == _BEGIN and begun is not None:
                break
            if line in (_BEGIN, _END):
                begun = number if line == _BEGIN else None
        if begun is not None:
            return begun + 1, _END
    return None


def _sections(lines: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The versions that sections are about, and the lines of their headings."""
    is_code = False
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            is_code = not is_code
        heading = None if is_code else _HEADING.match(line)
        if heading and heading["version"]:
            yield heading["version"], number


def _end(lines: Sequence[str], start: int) -> int:
    """The line where the section that begins at `start` is over."""
    is_code = False
    for number in range(start + 1, len(lines)):
        if _FENCE.match(lines[number]):
            is_code = not is_code
        if not is_code and lines[number].startswith(("## ", "# ")):
            return number
    return len(lines)


def _without(lines: list[str], version: str) -> list[str]:
    """Without what the tool wrote of a section, and the section if that is all."""
    start = dict(_sections(lines))[version]
    end = _end(lines, start)
    body = "\n".join(lines[start + 1 : end])
    rest = _MARKED.sub("", body)
    if rest == body or rest.strip():
        # The marks stay beside the user's words, for when the version comes again.
        rest = _MARKED.sub(f"{_BEGIN}\n{_END}", body)
        return [*lines[: start + 1], *rest.split("\n"), *lines[end:]]
    return [*lines[:start], *lines[end:]]


def _updated(lines: list[str], version: str, heading: str, marked: str) -> list[str]:
    start = dict(_sections(lines))[version]
    end = _end(lines, start)
    body = "\n".join(lines[start + 1 : end])
    if not _MARKED.search(body):
        return lines
    body = _MARKED.sub(lambda _: marked, body, count=1)
    return [*lines[:start], heading, *body.split("\n"), *lines[end:]]


def _heading(release: Release) -> str:
    date = f" ({release.date})" if release.date else ""
    return f"## {release.version}{date}"


def _section(release: Release, audience: str, *, is_first: bool) -> str:
    marked = _marked(release, audience, is_first=is_first)
    return f"{_heading(release)}\n\n{marked}\n"


def _marked(release: Release, audience: str, *, is_first: bool) -> str:
    lines = [_BEGIN]
    breaking = [item for item in release.changes if audience in item.breaks]
    others = [item for item in release.changes if audience not in item.breaks]
    for title, changes in (("Breaking:", breaking), ("Compatible:", others)):
        if changes:
            listed = [
                f"- {markdown.line(code_routes(item.message))}" for item in changes
            ]
            lines += ["", title, "", *listed]
    if release.texts:
        places = "one place" if release.texts == 1 else f"{release.texts} places"
        lines += ["", f"Documentation changed in {places}."]
    if len(lines) == 1:
        lines += ["", _FIRST if is_first else "No changes of the API."]
    return "\n".join([*lines, "", _END])
