"""From a Swagger 2.0 document to the IR."""

from __future__ import annotations

from urllib.parse import urlsplit

from triptych.description.front_end import Lowered
from triptych.description.info import (
    external_documentation,
    lower_contact,
    lower_license,
    lower_tags,
)
from triptych.description.media_types import check_xml
from triptych.description.node import Findings, Node
from triptych.description.references import References
from triptych.description.requirements import lower_requirements, undeclared_schemes
from triptych.ir import Api, Server
from triptych.pointer import ROOT
from triptych.source import Sources
from triptych.swagger2.error_responses import with_json_errors
from triptych.swagger2.grammar import GRAMMAR
from triptych.swagger2.media_types import lower_media_types
from triptych.swagger2.operations import Inherited, lower_operations
from triptych.swagger2.schemas import schema_table
from triptych.swagger2.security import SECTION, lower_security_schemes
from triptych.swagger2.text_parameters import as_texts

__all__ = ["lower"]

# A credential sent over http is a credential given away, so https comes first
# wherever it is offered.
_SCHEMES = ["https", "http"]

# RFC 3986, sections 2.2 and 3.2.2, without the brackets and colons of IPv6 addresses.
_NOT_IN_HOSTS = frozenset(" \t\r\n{}/?#@\\^`|<>\"'")


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
    inherited = Inherited(
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
    info = root.object("info")
    if info is None:
        findings.warn(
            "info-missing", "the document has no `info`; it is called API", ROOT
        )
        info = Node({}, ROOT / "info", findings)
    complete = schemas.complete()
    operations = as_texts(operations, complete, findings)
    operations = with_json_errors(operations, complete)
    check_xml(operations, complete, findings)
    api = Api(
        title=info.text("title") or "API",
        version=info.text("version"),
        description=info.text("description"),
        terms_of_service=info.text("termsOfService"),
        contact=lower_contact(info),
        license=lower_license(info),
        servers=_servers(root),
        tags=lower_tags(root, references),
        operations=operations,
        schemas={key: complete[key] for key in sorted(complete)},
        security_schemes=tuple(sorted(security_schemes, key=lambda item: item.name)),
        external_documentation=external_documentation(root),
        extensions=root.extensions(),
    )
    return Lowered(api, findings.close())


def _servers(root: Node) -> tuple[Server, ...]:
    """One server per scheme, https first; without a host, only the base path."""
    path = "/" + root.text("basePath").strip("/")
    host = _host(root)
    if not host:
        return (Server(url=path),)
    offered = [scheme for scheme in root.texts("schemes") if scheme in _SCHEMES]
    schemes = sorted(offered, key=_SCHEMES.index) or ["https"]
    suffix = "" if path == "/" else path
    return tuple(Server(url=f"{scheme}://{host}{suffix}") for scheme in schemes)


def _host(root: Node) -> str:
    written = root.text("host").strip()
    host = urlsplit(written).netloc if "://" in written else written.strip("/")
    if host != written:
        root.findings.warn(
            "host",
            f"`host` should be a name and a port only; {host!r} is assumed",
            root.pointer / "host",
        )
    if any(character in _NOT_IN_HOSTS for character in host):
        root.findings.warn(
            "host",
            f"{host!r} is not the name of a host; callers must give a base URL",
            root.pointer / "host",
        )
        return ""
    return host
