"""What a document says about itself: contact, license, tags, further documentation."""

from __future__ import annotations

from triptych.description.node import Node
from triptych.description.references.following import References
from triptych.ir import Contact, ExternalDocumentation, License, Tag

__all__ = ["external_documentation", "lower_contact", "lower_license", "lower_tags"]


def lower_contact(info: Node) -> Contact | None:
    """The `contact` of an info object."""
    node = info.object("contact")
    if node is None:
        return None
    return Contact(
        name=node.text("name"), url=node.text("url"), email=node.text("email")
    )


def lower_license(info: Node) -> License | None:
    """The `license` of an info object."""
    node = info.object("license")
    if node is None:
        return None
    return License(name=node.text("name"), url=node.text("url"))


def lower_tags(root: Node, references: References) -> tuple[Tag, ...]:
    """The `tags` of a document."""
    declared = (references.resolve(raw) for raw in references.items(root, "tags"))
    return tuple(
        Tag(
            pointer=node.pointer,
            name=node.text("name"),
            description=node.text("description"),
            external_documentation=external_documentation(node),
        )
        for node in declared
        if node is not None and node.text("name")
    )


def external_documentation(node: Node) -> ExternalDocumentation | None:
    """The `externalDocs` of a document, a tag or an operation."""
    documentation = node.object("externalDocs")
    if documentation is None:
        return None
    return ExternalDocumentation(
        url=documentation.text("url"), description=documentation.text("description")
    )
