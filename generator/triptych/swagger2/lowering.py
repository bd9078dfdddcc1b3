"""From a Swagger 2.0 document to the IR."""

from __future__ import annotations

from triptych.description.front_end import Lowered
from triptych.description.info import (
    external_documentation,
    lower_contact,
    lower_license,
    lower_tags,
)
from triptych.description.node import Findings, Node
from triptych.description.operations.requirements import (
    lower_requirements,
    undeclared_schemes,
)
from triptych.description.references.following import References
from triptych.ir import Api
from triptych.pointer import ROOT
from triptych.source import Sources
from triptych.swagger2.error_responses import with_json_errors
from triptych.swagger2.extensions import check_extensions
from triptych.swagger2.grammar import GRAMMAR
from triptych.swagger2.media_types import lower_media_types
from triptych.swagger2.operations import Inherited, lower_operations
from triptych.swagger2.schemas import schema_table
from triptych.swagger2.security import SECTION, lower_security_schemes
from triptych.swagger2.servers import lower_servers, split_base_path
from triptych.swagger2.text_parameters import as_texts

__all__ = ["lower"]


def lower(sources: Sources) -> Lowered:
    """The API a Swagger 2.0 document describes, in all of its files.

    Raises `DiagnosticsError` with everything that can't be generated, not only the
    first.
    """
    findings = Findings()
    references = References(sources, GRAMMAR, findings)
    references.check()
    root = Node(sources.root.tree, ROOT, findings)
    schemas = schema_table(references)
    security_schemes = lower_security_schemes(root, references)
    names = frozenset(scheme.name for scheme in security_schemes)
    base_path = split_base_path(root)
    inherited = Inherited(
        path_prefix=base_path.templated,
        consumes=lower_media_types(root, "consumes"),
        produces=lower_media_types(root, "produces"),
        security=lower_requirements(root, (), names, SECTION),
        security_names=names,
    )
    section = root.object("definitions")
    definitions = references.resolve(section) if section is not None else None
    # Kept although no operation may use them: derived models are found by their bases,
    # and an author who defines one wants it.
    for name, definition in definitions.members() if definitions is not None else ():
        schemas.declare(name, definition)
    operations = lower_operations(root, inherited, references, schemas)
    security_schemes += undeclared_schemes(operations, names)
    needs = [operation.security for operation in operations]
    if security_schemes and needs and not any(needs):
        findings.warn(
            "security-unused",
            "no operation needs any of the security schemes; clients send the"
            " credentials they are given with all",
            ROOT / "securityDefinitions",
            hint="say with `security` what operations need",
        )
    check_extensions(root, operations)
    info = root.object("info")
    if info is None:
        findings.warn(
            "info-missing", "the document has no `info`; it is called API", ROOT
        )
        info = Node({}, ROOT / "info", findings)
    complete = schemas.complete()
    operations = as_texts(operations, complete, findings)
    operations = with_json_errors(operations, complete)
    api = Api(
        title=info.text("title") or "API",
        version=info.text("version"),
        description=info.text("description"),
        terms_of_service=info.text("termsOfService"),
        contact=lower_contact(info),
        license=lower_license(info),
        servers=lower_servers(root, base_path.fixed),
        tags=lower_tags(root, references),
        operations=operations,
        schemas={key: complete[key] for key in sorted(complete)},
        security_schemes=tuple(sorted(security_schemes, key=lambda item: item.name)),
        external_documentation=external_documentation(root),
        extensions=root.extensions(),
    )
    return Lowered(api, findings.close())
