"""What stands above the text of every file, if somebody says so.

Most are notices: of copyright, of a license, of where a change belongs. So modules of
the runtime have them as well, which no template gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from triptych.diagnostics import DiagnosticsError, Position, error
from triptych.output.files import GeneratedFile

if TYPE_CHECKING:
    from triptych.output.overrides import Override, Overrides

__all__ = ["HEADER_TEMPLATES", "NO_HEADERS", "HeaderView", "Headers", "make_headers"]

HEADER_TEMPLATES: Final = {
    ".md": "header.md.jinja",
    ".py": "header.py.jinja",
    ".toml": "header.toml.jinja",
}
"""The templates of headers, empty unless overridden, by the ends of files' names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderView:
    """What a header can say.

    `title` is that of the API, `description_version` the version that the description
    states, and `version` that of the packages.
    """

    title: str
    description_version: str
    version: str


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers by the ends of the names of the files they stand in."""

    texts: Mapping[str, str] = field(default_factory=dict)

    def above(self, file: GeneratedFile) -> GeneratedFile:
        """The file with its header, if it gets one."""
        for suffix, text in self.texts.items():
            if text and file.path.endswith(suffix):
                blank = "\n" if file.text else ""
                return replace(file, text=f"{text}{blank}{file.text}")
        return file


NO_HEADERS: Final = Headers()
"""The headers of somebody who wants none."""


def make_headers(overrides: Overrides, view: HeaderView) -> Headers:
    """The headers that templates give.

    Raises:
        DiagnosticsError: a template fails, or gives more than comments where only
            these may stand.
    """
    wanted = [item for item in overrides.items if item.name in _SUFFIXES]
    if not wanted:
        return NO_HEADERS
    from triptych.output.templates import Templates

    templates = Templates(overrides=overrides)
    texts: dict[str, str] = {}
    for override in wanted:
        text = templates.render(override.name, view).strip()
        suffix = _SUFFIXES[override.name]
        if suffix != ".md":
            text = _comments(text, override)
        texts[suffix] = f"{text}\n" if text else ""
    return Headers(texts)


_SUFFIXES: Final = {name: suffix for suffix, name in HEADER_TEMPLATES.items()}


def _comments(text: str, override: Override) -> str:
    """Lines of comments in Black's form; raises `DiagnosticsError` for others."""
    lines = [line.strip() for line in text.splitlines()]
    for line in lines:
        if line and not line.startswith("#"):
            number = override.line_of(line) or 1
            raise DiagnosticsError(
                [
                    error(
                        "template-failed",
                        "a header of a module has comments only",
                        file=override.file,
                        position=Position(number, 1),
                        source_line=override.line(number),
                        hint=f"# {line}",
                    )
                ]
            )
    return _spaced("\n".join(lines))


def _spaced(text: str) -> str:
    from triptych.output.formatting import format_python

    return format_python([("header", f"{text}\n")])[0].strip()
