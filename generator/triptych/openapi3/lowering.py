"""From an OpenAPI 3 document to the IR."""

from __future__ import annotations

from triptych.description.front_end import Lowered
from triptych.description.grammar import Grammar, Standard
from triptych.description.info import (
    external_documentation,
    lower_contact,
    lower_license,
    lower_tags,
)
from triptych.description.node import Findings, Node
from triptych.description.operations.requirements import (
    lower_requirements,
    needed_schemes,
    undeclared_schemes,
)
from triptych.description.references.following import References
from triptych.ir import Api
from triptych.openapi3.dialect import dialect_of
from triptych.openapi3.discriminators import with_mapped_values
from triptych.openapi3.links import with_link_targets
from triptych.openapi3.operations import Inherited, lower_operations
from triptych.openapi3.schemas import schema_table
from triptych.openapi3.security import SECTION, lower_security_schemes
from triptych.openapi3.servers import lower_servers
from triptych.openapi3.text_parameters import as_texts
from triptych.openapi3.webhooks import lower_webhooks, with_callbacks
from triptych.pointer import ROOT
from triptych.source import Sources

__all__ = ["lower"]


def lower(sources: Sources, grammar: Grammar) -> Lowered:
    """The API an OpenAPI 3 document describes, in all of its files.

    Raises `DiagnosticsError` with everything that can't be generated, not only the
    first.
    """
    findings = Findings()
    references = References(sources, grammar, findings)
    references.check()
    root = Node(sources.root.tree, ROOT, findings)
    dialect_of(grammar).check_dialect(root, "jsonSchemaDialect")
    schemas = schema_table(references, grammar)
    security_schemes = lower_security_schemes(root, references)
    names = frozenset(scheme.name for scheme in security_schemes)
    inherited = Inherited(
        security=lower_requirements(root, (), names, SECTION), security_names=names
    )
    components = root.object("components")
    section = components.object("schemas") if components is not None else None
    declared = references.resolve(section) if section is not None else None
    for name, definition in declared.members() if declared is not None else ():
        schemas.declare(name, definition)
    operations = lower_operations(root, grammar, inherited, references, schemas)
    webhooks = lower_webhooks(root, grammar, inherited, references, schemas)
    operations = with_callbacks(operations, webhooks)
    operations = with_link_targets(operations, references, findings)
    received = webhooks.operations
    security_schemes += undeclared_schemes((*operations, *received), names)
    schemes = sorted(security_schemes, key=lambda item: item.name)
    # What only senders of webhooks have is nothing that callers are asked for.
    apart = needed_schemes(received) - needed_schemes(operations)
    info = root.object("info")
    if info is None:
        findings.warn(
            "info-missing", "the document has no `info`; it is called API", ROOT
        )
        info = Node({}, ROOT / "info", findings)
    complete = with_mapped_values(schemas.complete())
    operations = as_texts(operations, complete, findings)
    received = as_texts(received, complete, findings)
    api = Api(
        title=info.text("title") or "API",
        version=info.text("version"),
        description=info.text("description"),
        terms_of_service=info.text("termsOfService"),
        contact=lower_contact(info),
        license=lower_license(info),
        servers=lower_servers(root),
        tags=lower_tags(root, references),
        operations=operations,
        webhooks=received,
        schemas={key: complete[key] for key in sorted(complete)},
        security_schemes=tuple(item for item in schemes if item.name not in apart),
        webhook_schemes=tuple(item for item in schemes if item.name in apart),
        external_documentation=external_documentation(root),
        references_name_xml=grammar.standard is Standard.OPENAPI_3_2,
        extensions=root.extensions(),
    )
    return Lowered(api, findings.close())
