"""Jobs become files: templates are rendered, what is verbatim is taken as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from triptych.output.files import GeneratedFile
from triptych.output.known import NOTHING_KNOWN, KnownFiles
from triptych.output.templates import Templates
from triptych.targets.jobs import Job, Joined, Keyed, Part, Render, Verbatim

__all__ = ["render"]


def render(
    jobs: Iterable[Job],
    *,
    all_to_black: bool = False,
    known: KnownFiles = NOTHING_KNOWN,
) -> list[GeneratedFile]:
    """The files that `jobs` ask for, in the same order.

    What is `known` is taken from there. The tool's own templates and `python.layout`
    give Black's fixed point, so Black formats only modules of other templates; with
    `all_to_black` all that are rendered.

    Raises:
        GeneratedSyntaxError: a module that Black formats is not Python.
    """
    renderer = _Renderer(known)
    files: list[GeneratedFile] = []
    unformatted: list[int] = []
    for job in jobs:
        file, templates = renderer.file(job)
        if file.path.endswith(".py") and any(
            all_to_black or not renderer.is_own(template) for template in templates
        ):
            unformatted.append(len(files))
        files.append(file)
    if unformatted:
        # Black takes long to load, and is hardly ever needed.
        from triptych.output.formatting import format_python

        texts = format_python(
            [(files[index].path, files[index].text) for index in unformatted]
        )
        for index, text in zip(unformatted, texts, strict=True):
            files[index] = replace(files[index], text=text, made_from=())
    return files


class _Renderer:
    def __init__(self, known: KnownFiles) -> None:
        self._known: Final = known
        self._templates: Final = Templates()

    def is_own(self, template: str) -> bool:
        return self._templates.is_own(template)

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
        return (
            GeneratedFile(
                path=job.path,
                text="".join(texts),
                written_once=is_once,
                made_from=(
                    tuple(zip(keys, map(len, texts), strict=True)) if any(keys) else ()
                ),
            ),
            templates,
        )

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
        return self._templates.render(job.template, job.view)
