"""What a document says about itself: contact, license, tags, further documentation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from triptych.description.node import Findings, Node
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
    tags = tuple(
        Tag(
            pointer=node.pointer,
            name=node.text("name"),
            summary=node.text("summary"),
            parent=node.text("parent"),
            kind=node.text("kind"),
            description=node.text("description"),
            external_documentation=external_documentation(node),
        )
        for node in declared
        if node is not None and node.text("name")
    )
    parents = {tag.name: tag.parent for tag in tags}
    return tuple(_with_parent(tag, parents, root.findings) for tag in tags)


def _with_parent(tag: Tag, parents: Mapping[str, str], findings: Findings) -> Tag:
    """The tag; without its parent if there is none of that name, or it is its own."""
    if not tag.parent:
        return tag
    told = "" if tag.parent in parents else f"there is no tag `{tag.parent}`"
    seen, above = {tag.name}, tag.parent
    while above and not told:
        if above == tag.name:
            told = f"`{tag.name}` is above itself"
        elif above in seen:
            break
        seen.add(above)
        above = parents.get(above, "")
    if not told:
        return tag
    findings.warn(
        "tag-parent", f"{told}; this tag has no parent", tag.pointer / "parent"
    )
    return replace(tag, parent="")


def external_documentation(node: Node) -> ExternalDocumentation | None:
    """The `externalDocs` of a document, a tag or an operation."""
    documentation = node.object("externalDocs")
    if documentation is None:
        return None
    return ExternalDocumentation(
        url=documentation.text("url"), description=documentation.text("description")
    )
