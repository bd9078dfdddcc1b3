"""From a document to files: a pure function, which writes and prints nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from trifold.background import in_background
from trifold.config import Target
from trifold.diagnostics import Diagnostic, DiagnosticsError, Severity
from trifold.ir import Api
from trifold.output.files import GeneratedFile
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
    violations = in_background(partial(validate, source.tree))
    api, found = _lower(source, violations, strict=strict)
    return Understood(
        api=api,
        names=name_api(api, name),
        diagnostics=_judged(found, violations, strict=strict),
    )


def generate(
    source: Source, *, name: str, targets: tuple[Target, ...], strict: bool = False
) -> Generated:
    """The output for a document, sorted by path; raises like `understand`."""
    # The validator takes as long as all the rest, and nothing depends on its findings.
    violations = in_background(partial(validate, source.tree))
    api, found = _lower(source, violations, strict=strict)
    files = _render(_jobs(api, name_api(api, name), source, targets))
    return Generated(files=files, diagnostics=_judged(found, violations, strict=strict))


_Violations = Callable[[], tuple[Diagnostic, ...]]


def _lower(
    source: Source, violations: _Violations, *, strict: bool
) -> tuple[Api, tuple[Diagnostic, ...]]:
    found = (*source.diagnostics, *check_version(source.tree))
    try:
        lowered = lower(source.tree)
    except DiagnosticsError as unusable:
        # What the validator says as well may be the cause, and is seen in one run.
        found = (*found, *unusable.diagnostics)
        raise DiagnosticsError(_with_violations(found, violations, strict)) from None
    return lowered.api, (*found, *lowered.diagnostics)


def _judged(
    found: tuple[Diagnostic, ...], violations: _Violations, *, strict: bool
) -> tuple[Diagnostic, ...]:
    """All findings; raises `DiagnosticsError` with them if one is an error."""
    diagnostics = _with_violations(found, violations, strict)
    if any(item.severity is Severity.ERROR for item in diagnostics):
        raise DiagnosticsError(diagnostics)
    return diagnostics


def _with_violations(
    found: tuple[Diagnostic, ...], violations: _Violations, strict: bool
) -> tuple[Diagnostic, ...]:
    """`found`, and what the validator says about other places.

    About the same place ours says more: what was assumed, or why it can't be.
    """
    known = {item.pointer for item in found}
    others = (item for item in violations() if item.pointer not in known)
    distinct = tuple(dict.fromkeys((*found, *others)))
    if not strict:
        return distinct
    return tuple(replace(item, severity=Severity.ERROR) for item in distinct)


def _jobs(
    api: Api, names: Names, source: Source, targets: tuple[Target, ...]
) -> list[Job]:
    jobs: list[Job] = []
    if Target.CLIENT in targets:
        jobs += client_jobs(api, names)
    if Target.SERVER in targets:
        jobs += server_jobs(api, names, source.tree)
    if Target.DOCS in targets:
        jobs += docs_jobs(api, names)
    return sorted(jobs, key=lambda job: job.path)


def _render(jobs: list[Job]) -> tuple[GeneratedFile, ...]:
    # Black and Jinja take as long to load as the validator does to work, beside them;
    # and who only inspects a document needs neither.
    from trifold.output.formatting import format_python
    from trifold.output.templates import Templates

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
