"""From a document to files: a pure function, which writes and prints nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trifold.config import Target
from trifold.diagnostics import Diagnostic, DiagnosticsError, Severity
from trifold.ir import Api
from trifold.output.files import GeneratedFile
from trifold.output.formatting import format_python
from trifold.output.templates import Templates
from trifold.python.names import Names, name_api
from trifold.source import Source
from trifold.swagger2.lowering import lower
from trifold.swagger2.validation import validate
from trifold.swagger2.version import check_version
from trifold.targets.client import client_jobs
from trifold.targets.docs import docs_jobs
from trifold.targets.jobs import Job, Verbatim
from trifold.targets.server import server_jobs

__all__ = ["Generated", "Understood", "generate", "understand"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A document's API, its Python names and what there is to say about it."""

    api: Api
    names: Names
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """The files of an output folder, and what there is to say about the document."""

    files: tuple[GeneratedFile, ...]
    diagnostics: tuple[Diagnostic, ...]


def understand(source: Source, *, name: str, strict: bool = False) -> Understood:
    """What a document says.

    Raises `DiagnosticsError` with all there is to say if some of it is an error;
    `strict` makes errors of warnings.
    """
    found = [*source.diagnostics, *check_version(source.tree)]
    try:
        lowered = lower(source.tree)
    except DiagnosticsError as unusable:
        # What the validator says as well may be the cause, and is seen in one run.
        found += _with_violations(unusable.diagnostics, source)
        raise DiagnosticsError(_judged(found, strict=strict)) from unusable
    found += _with_violations(lowered.diagnostics, source)
    diagnostics = _judged(found, strict=strict)
    if any(item.severity is Severity.ERROR for item in diagnostics):
        raise DiagnosticsError(diagnostics)
    return Understood(
        api=lowered.api, names=name_api(lowered.api, name), diagnostics=diagnostics
    )


def generate(
    source: Source, *, name: str, targets: tuple[Target, ...], strict: bool = False
) -> Generated:
    """The output for a document, sorted by path; raises like `understand`."""
    understood = understand(source, name=name, strict=strict)
    return Generated(
        files=_render(_jobs(understood, source, targets)),
        diagnostics=understood.diagnostics,
    )


def _with_violations(found: tuple[Diagnostic, ...], source: Source) -> list[Diagnostic]:
    """`found`, and what the validator says about other places.

    About the same place ours says more: what was assumed, or why it can't be.
    """
    known = {item.pointer for item in found}
    violations = validate(source.tree)
    return [*found, *(item for item in violations if item.pointer not in known)]


def _judged(found: list[Diagnostic], *, strict: bool) -> tuple[Diagnostic, ...]:
    distinct = dict.fromkeys(found)
    if not strict:
        return tuple(distinct)
    return tuple(replace(item, severity=Severity.ERROR) for item in distinct)


def _jobs(
    understood: Understood, source: Source, targets: tuple[Target, ...]
) -> list[Job]:
    api, names = understood.api, understood.names
    jobs: list[Job] = []
    if Target.CLIENT in targets:
        jobs += client_jobs(api, names)
    if Target.SERVER in targets:
        jobs += server_jobs(api, names, source.tree)
    if Target.DOCS in targets:
        jobs += docs_jobs(api, names)
    return sorted(jobs, key=lambda job: job.path)


def _render(jobs: list[Job]) -> tuple[GeneratedFile, ...]:
    templates = Templates()
    files = [
        (
            GeneratedFile(path=job.path, text=job.text)
            if isinstance(job, Verbatim)
            else GeneratedFile(
                path=job.path,
                text=templates.render(job.template, job.view),
                written_once=job.written_once,
            )
        )
        for job in jobs
    ]
    # What is copied verbatim has been formatted where it is maintained.
    rendered = [
        index
        for index, job in enumerate(jobs)
        if not isinstance(job, Verbatim) and job.path.endswith(".py")
    ]
    formatted = format_python(
        [(files[index].path, files[index].text) for index in rendered]
    )
    for index, text in zip(rendered, formatted, strict=True):
        files[index] = replace(files[index], text=text)
    return tuple(files)
