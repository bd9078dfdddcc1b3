"""From a document to files: a pure function, which writes and prints nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from triptych.config import ALL_TARGETS, Settings, Target, latest_edition
from triptych.description.front_end import FrontEnd
from triptych.description.versions import stated_standard
from triptych.diagnostics import Diagnostic, DiagnosticsError, Severity
from triptych.front_ends import front_end_of
from triptych.history import NO_HISTORY, History
from triptych.ir import Api
from triptych.output.files import GeneratedFile
from triptych.output.overrides import NO_OVERRIDES, Overrides
from triptych.passes.findings.ambiguity import ambiguous_operations
from triptych.passes.findings.array_delimiters import ambiguous_arrays
from triptych.passes.findings.contradictions import contradictory_limits
from triptych.passes.findings.parameters import parameter_findings
from triptych.passes.findings.stated_values import unfit_values
from triptych.passes.findings.texts import text_limits
from triptych.passes.findings.unlisted_tags import unheeded_mappings, unlisted_tags
from triptych.passes.objects.directions import with_directions
from triptych.passes.objects.duplicates import merge_equal_objects
from triptych.passes.objects.inheritance import resolve_objects
from triptych.passes.objects.tags import with_tags
from triptych.passes.pagination.rules import paginate
from triptych.passes.requests.content_headers import with_content_headers
from triptych.passes.requests.empty_segments import with_empty_segments
from triptych.passes.selection import select
from triptych.passes.values.defaults import with_typed_defaults
from triptych.passes.values.number_limits import with_possible_limits
from triptych.passes.xml.contents import with_xml_bodies
from triptych.passes.xml.findings import xml_findings
from triptych.python.names import FIELD, Names, name_api
from triptych.python.naming_checks import check_naming, check_package
from triptych.python.naming_rules import Naming
from triptych.python.renames import check_renames
from triptych.source import Sources

if TYPE_CHECKING:
    from triptych.output.known import KnownFiles

__all__ = ["Generated", "Understood", "generate", "understand"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A document's API, its Python names and what there is to say about it."""

    api: Api
    names: Names
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """The files of an output folder, and what they were made from."""

    files: tuple[GeneratedFile, ...]
    understood: Understood

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What there is to say about the document."""
        return self.understood.diagnostics


def understand(
    sources: Sources, settings: Settings, *, is_validated: bool = True
) -> Understood:
    """What a document says, of the operations a selection leaves.

    Raises `DiagnosticsError` with all there is to say if some of it is an error. What
    the validator says is not part of it, and not waited for, unless it `is_validated`
    or can't be used.
    """
    front_end = front_end_of(sources.root.tree)
    if is_validated:
        violations = front_end.begin_validation(sources.root.tree)
    else:
        violations = cache(partial(front_end.validate, sources.root.tree))
    understood = _understood(sources, front_end, settings, violations)
    return _judged(understood, settings, violations) if is_validated else understood


def generate(
    sources: Sources,
    settings: Settings,
    *,
    targets: tuple[Target, ...] = ALL_TARGETS,
    all_to_black: bool = False,
    known: KnownFiles | None = None,
    overrides: Overrides = NO_OVERRIDES,
    history: History = NO_HISTORY,
) -> Generated:
    """The output for a document, sorted by path; docs list the versions of `history`.

    What is `known` already is not made again, unless templates are overridden. Raises
    like `understand`, and for overrides of templates that fail.
    """
    # Nothing depends on what is found, which may take as long as all the rest.
    front_end = front_end_of(sources.root.tree)
    violations = front_end.begin_validation(sources.root.tree)
    understood = _understood(sources, front_end, settings, violations)
    if settings.selection.is_given:
        # What a server says about itself must be what it does.
        api = understood.api
        kept = {item.pointer for item in (*api.operations, *api.webhooks)}
        tree = front_end.keep_operations(sources.root.tree, kept)
        sources = replace(sources, root=replace(sources.root, tree=tree))
    # Jinja takes long to load, and who only inspects a document needs none.
    from triptych.output.attributes import git_attributes
    from triptych.output.known import NOTHING_KNOWN
    from triptych.parts import make_parts

    rendered = make_parts(
        understood.api,
        understood.names,
        front_end.bundle(sources),
        targets,
        settings.metadata,
        settings.edition or latest_edition(),
        all_to_black=all_to_black,
        known=NOTHING_KNOWN if overrides.items else known or NOTHING_KNOWN,
        overrides=overrides,
        history=history,
    )
    return Generated(
        files=(git_attributes(rendered), *rendered),
        understood=_judged(understood, settings, violations),
    )


_Violations = Callable[[], tuple[Diagnostic, ...]]


def _understood(
    sources: Sources, front_end: FrontEnd, settings: Settings, violations: _Violations
) -> Understood:
    """What a document says, and what there is to say but for the validator's part."""
    document, found = _lower(sources, front_end, settings, violations)
    return _chosen(document, found, settings, violations)


def _lower(
    sources: Sources, front_end: FrontEnd, settings: Settings, violations: _Violations
) -> tuple[Api, tuple[Diagnostic, ...]]:
    root = sources.root
    stated = stated_standard(root.tree)
    found = (*root.diagnostics, *sources.diagnostics, *stated.diagnostics)
    try:
        lowered = front_end.lower(sources)
    except DiagnosticsError as unusable:
        # What the validator says as well may be the cause, and is seen in one run.
        found = (*found, *unusable.diagnostics)
        raise DiagnosticsError(_all(found, settings, violations)) from None
    resolved = resolve_objects(lowered.api)
    limited = with_possible_limits(with_directions(resolved.api))
    headers = with_content_headers(with_typed_defaults(with_tags(limited.api)))
    told = (
        *lowered.diagnostics,
        *resolved.diagnostics,
        *limited.diagnostics,
        *unheeded_mappings(limited.api),
        *headers.diagnostics,
    )
    if front_end.states_values_as_lowered:
        told = (*told, *unfit_values(lowered.api.schemas, headers.api))
    return with_xml_bodies(with_empty_segments(headers.api)), (*found, *told)


def _chosen(
    document: Api,
    found: tuple[Diagnostic, ...],
    settings: Settings,
    violations: _Violations,
) -> Understood:
    """What a configuration makes of a document: selection, pagination and names."""
    try:
        selected = select(document, settings.selection)
    except DiagnosticsError as unusable:
        found = (*found, *unusable.diagnostics)
        raise DiagnosticsError(_all(found, settings, violations)) from None
    kept = {item.what for item in settings.renames}
    # A field that has a name of its own is that of one class.
    kept |= {what.removeprefix(FIELD).rpartition("/properties/")[0] for what in kept}
    merged = merge_equal_objects(selected.api, kept)
    paginated = paginate(merged, settings.pagination, document)
    renames = {item.what: item.name for item in settings.renames}
    naming = Naming(settings.naming)
    names = name_api(paginated.api, settings.name, renames, naming)
    defaults = name_api(paginated.api, settings.name, {}, naming) if renames else names
    found = (
        *found,
        *selected.diagnostics,
        *ambiguous_operations(selected.api),
        *parameter_findings(selected.api),
        *ambiguous_arrays(selected.api),
        *contradictory_limits(selected.api),
        *text_limits(selected.api),
        *unlisted_tags(selected.api),
        *xml_findings(selected.api),
        *paginated.diagnostics,
        *check_renames(settings.renames, names, defaults, document),
        *check_naming(settings.naming, names, paginated.api),
        *(
            check_package(settings.name, settings.name_origin)
            if settings.name_origin is not None or settings.is_name_given
            else ()
        ),
    )
    if any(item.severity is Severity.ERROR for item in found):
        raise DiagnosticsError(_all(found, settings, violations))
    if settings.metadata.version:
        names = replace(names, version=settings.metadata.version)
    return Understood(api=paginated.api, names=names, diagnostics=found)


def _judged(
    understood: Understood, settings: Settings, violations: _Violations
) -> Understood:
    """With all findings; raises `DiagnosticsError` with them if one is an error."""
    diagnostics = _all(understood.diagnostics, settings, violations)
    if any(item.severity is Severity.ERROR for item in diagnostics):
        raise DiagnosticsError(diagnostics)
    return replace(understood, diagnostics=diagnostics)


def _all(
    found: tuple[Diagnostic, ...], settings: Settings, violations: _Violations
) -> tuple[Diagnostic, ...]:
    """`found`, and what the validator says about other places.

    About the same place ours says more: what was assumed, or why it can't be.
    """
    known = {item.pointer for item in found} - {None}
    others = (item for item in violations() if item.pointer not in known)
    distinct = tuple(dict.fromkeys((*found, *others)))
    if not settings.strict:
        return distinct
    return tuple(replace(item, severity=Severity.ERROR) for item in distinct)
