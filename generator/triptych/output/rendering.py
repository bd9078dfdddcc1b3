"""Jobs become files: templates are rendered, what is verbatim is taken as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from triptych.output.files import GeneratedFile
from triptych.output.headers import NO_HEADERS, Headers
from triptych.output.known import NOTHING_KNOWN, KnownFiles
from triptych.output.override_results import check_classes, check_toml, refuse
from triptych.output.overrides import NO_OVERRIDES, Overrides
from triptych.output.templates import Templates
from triptych.targets.jobs import Job, Joined, Keyed, Part, Render, Verbatim

__all__ = ["render"]


def render(
    jobs: Iterable[Job],
    *,
    all_to_black: bool = False,
    overrides: Overrides = NO_OVERRIDES,
    headers: Headers = NO_HEADERS,
    known: KnownFiles = NOTHING_KNOWN,
) -> list[GeneratedFile]:
    """The files that `jobs` ask for, in the same order, each below its header.

    What is `known` is taken from there, and never where templates are overridden.
    The tool's own templates and `python.layout` give Black's fixed point, so Black
    formats only modules of other templates; with `all_to_black` all that are rendered.

    Raises:
        DiagnosticsError: an override fails, or gives what is not Python or not TOML,
            or what does not belong where it stands.
        GeneratedSyntaxError: a module of the tool's own that Black formats is not
            Python.
    """
    renderer = _Renderer(Templates(overrides=overrides), known)
    files: list[GeneratedFile] = []
    unformatted: dict[int, str] = {}
    for job in jobs:
        file, templates = renderer.file(job)
        for template in templates:
            is_own = renderer.templates.is_own(template)
            if file.path.endswith(".py") and (all_to_black or not is_own):
                unformatted[len(files)] = template
            if file.path.endswith(".py") and not is_own:
                check_classes(file.path, file.text, overrides, template)
            if file.path.endswith(".toml") and not is_own:
                check_toml(file.path, file.text, overrides, template)
        files.append(file)
    if unformatted:
        _format(files, unformatted, overrides)
    return [headers.above(file) for file in files]


class _Renderer:
    """Renders what is not `known`."""

    def __init__(self, templates: Templates, known: KnownFiles) -> None:
        self.templates: Final = templates
        self._known: Final = known

    def file(self, job: Job) -> tuple[GeneratedFile, list[str]]:
        """The file of a job, and the templates that were rendered for it."""
        templates: list[str] = []
        texts: list[str] = []
        keys: list[str] = []
        is_once = False
        for part in job.parts if isinstance(job, Joined) else (job,):
            text, made = self._text(part)
            if isinstance(made, Render):
                templates.append(made.template)
            is_once |= part.written_once
            texts.append(text)
            keys.append(part.key if isinstance(part, Keyed) else "")
        parts = tuple(zip(keys, map(len, texts), strict=True))
        file = GeneratedFile(
            path=job.path,
            text="".join(texts),
            written_once=is_once,
            made_from=parts if any(keys) else (),
        )
        return file, templates

    def _text(self, part: Part) -> tuple[str, Render | Verbatim | None]:
        if not isinstance(part, Keyed):
            return self._made(part), part
        known = self._known.text(part.path, part.key) if part.key else None
        if known is not None:
            return known, None
        made = part.make()
        return self._made(made), made

    def _made(self, job: Render | Verbatim) -> str:
        if isinstance(job, Verbatim):
            return job.text
        return self.templates.render(job.template, job.view)


def _format(
    files: list[GeneratedFile], unformatted: dict[int, str], overrides: Overrides
) -> None:
    """Let Black format some of `files`, each with the name of its template."""
    # Black takes long to load, and is hardly ever needed.
    from triptych.output.formatting import GeneratedSyntaxError, format_python

    try:
        texts = format_python(
            [(files[index].path, files[index].text) for index in unformatted]
        )
    except GeneratedSyntaxError as broken:
        for index, template in unformatted.items():
            if files[index].path == broken.path:
                line = files[index].text.splitlines()[broken.line - 1 :][:1]
                what = f"Python, line {broken.line}: {broken.message}"
                refuse(broken.path, what, overrides, template, *line)
        raise
    for index, text in zip(unformatted, texts, strict=True):
        files[index] = replace(files[index], text=text, made_from=())
