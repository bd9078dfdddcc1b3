"""Lowering of links ("Link Object"): what may be called after a response."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from triptych.description.node import Findings, Node
from triptych.description.references.following import References
from triptych.ir import Link, Operation, Response, Value
from triptych.pointer import Pointer

__all__ = ["lower_links", "with_link_targets"]


def lower_links(response: Node, references: References) -> Iterator[Link]:
    """The links of a response, each with what it says of its operation.

    The reference is what the document has; see `with_link_targets`.
    """
    section = response.object("links")
    named = references.resolve(section) if section is not None else None
    for name, raw in named.members() if named is not None else ():
        node = references.described(raw)
        if name.lower().startswith("x-") or node is None:
            continue
        if not isinstance(node.value, dict):
            node.findings.warn(
                "not-an-object",
                "a link should be an object; it is left out",
                node.pointer,
            )
            continue
        parameters = node.object("parameters")
        server = node.object("server")
        yield Link(
            pointer=node.pointer,
            name=name,
            operation=node.text("operationId"),
            reference=node.text("operationRef"),
            parameters=tuple(
                (key, Value(json=value.value))
                for key, value in (parameters.members() if parameters else ())
            ),
            body=node.present("requestBody"),
            server=server.text("url") if server is not None else "",
            description=node.text("description"),
        )


def with_link_targets(
    operations: tuple[Operation, ...], references: References, findings: Findings
) -> tuple[Operation, ...]:
    """The operations with the ids of those that their links lead to.

    A link that leads to none stays, with a warning.
    """
    if not any(response.links for item in operations for response in item.responses):
        return operations
    ids = {item.id for item in operations}
    places = {item.pointer: item.id for item in operations}

    def link(item: Link) -> Link:
        target = _target(item, ids, places, references, findings)
        reference = item.reference
        if not target and not reference:
            reference = item.operation
        return replace(item, operation=target, reference="" if target else reference)

    def response(item: Response) -> Response:
        return replace(item, links=tuple(map(link, item.links))) if item.links else item

    return tuple(
        replace(item, responses=tuple(map(response, item.responses)))
        for item in operations
    )


def _target(
    link: Link,
    ids: Iterable[str],
    places: Mapping[Pointer, str],
    references: References,
    findings: Findings,
) -> str:
    """The id of the operation that a link leads to, empty for one elsewhere."""
    if link.operation in ids:
        return link.operation
    place = link.pointer / ("operationId" if link.operation else "operationRef")
    if link.operation:
        told = f"there is no operation `{link.operation:.100}`"
    elif not link.reference:
        place, told = link.pointer, "this link names no operation"
    elif "://" in link.reference:
        # It is documented, and nobody looks on the network what is there.
        return ""
    else:
        found = references.place(link.reference, link.pointer)
        if found is not None and found in places:
            return places[found]
        told = f"`{link.reference:.100}` is not an operation of this document"
    findings.warn("link-target", f"{told}; the docs show the link without one", place)
    return ""
