"""Jobs become files: templates are rendered, what is verbatim is taken as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from triptych.output.files import GeneratedFile
from triptych.output.templates import Templates
from triptych.targets.jobs import Job, Verbatim

__all__ = ["render"]


def render(jobs: Iterable[Job], *, all_to_black: bool = False) -> list[GeneratedFile]:
    """The files that `jobs` ask for, in the same order.

    The tool's own templates and `python.layout` give Black's fixed point, so Black
    formats only modules of other templates; with `all_to_black` all that are rendered.

    Raises:
        GeneratedSyntaxError: a module that Black formats is not Python.
    """
    templates = Templates()
    files: list[GeneratedFile] = []
    unformatted: list[int] = []
    for job in jobs:
        if isinstance(job, Verbatim):
            files.append(GeneratedFile(path=job.path, text=job.text))
            continue
        if job.path.endswith(".py") and (
            all_to_black or not templates.is_own(job.template)
        ):
            unformatted.append(len(files))
        files.append(
            GeneratedFile(
                path=job.path,
                text=templates.render(job.template, job.view),
                written_once=job.written_once,
            )
        )
    if unformatted:
        # Black takes long to load, and is hardly ever needed.
        from triptych.output.formatting import format_python

        texts = format_python(
            [(files[index].path, files[index].text) for index in unformatted]
        )
        for index, text in zip(unformatted, texts, strict=True):
            files[index] = replace(files[index], text=text)
    return files
