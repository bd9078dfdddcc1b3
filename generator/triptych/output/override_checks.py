"""What files in place of templates may be: no less than the tool's own templates.

They pass the same gate: filters for every value, and the rules of `template_rules`.
What is wrong with one is told at its own line.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from jinja2 import Environment, nodes

from triptych.diagnostics import (
    Diagnostic,
    DiagnosticsError,
    Position,
    error,
    placed,
)
from triptych.output.overrides import Override, Overrides
from triptych.output.template_files import OWN_PREFIX, template_names, template_text
from triptych.output.template_rules import offences

__all__ = ["Block", "block_text", "blocks_of", "checked_overrides", "no_such"]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a template, and the names of the loops around it that it may use."""

    name: str
    variables: tuple[str, ...]


def blocks_of(source: str) -> tuple[Block, ...]:
    """The blocks in the text of a template, in their order.

    Raises `jinja2.TemplateSyntaxError`.
    """
    return tuple(_blocks(Environment().parse(source), ()))


def block_text(source: str, block: str) -> str:
    """What the block of a template holds; blocks of ours hold no others."""
    found = re.search(
        rf"{{% block {block}(?: scoped)? %}}\n?(.*?){{% endblock %}}", source, re.DOTALL
    )
    return "" if found is None else found[1]


def _blocks(node: nodes.Node, around: tuple[str, ...]) -> Iterator[Block]:
    if isinstance(node, nodes.For):
        targets = [node.target, *node.target.iter_child_nodes()]
        bound = [item.name for item in targets if isinstance(item, nodes.Name)]
        around = (*around, *bound)
    if isinstance(node, nodes.Block):
        around = around if node.scoped else ()
        yield Block(node.name, tuple(dict.fromkeys(around)))
    for child in node.iter_child_nodes():
        yield from _blocks(child, around)


def checked_overrides(items: Sequence[Override]) -> Overrides:
    """The overrides, of which each names a template or a block and keeps the rules.

    Raises:
        DiagnosticsError: for all that do not.
    """
    ordered = sorted(items, key=lambda item: (item.name, item.block))
    overrides = Overrides(tuple(ordered))
    found: list[Diagnostic] = []
    for item in items:
        found += _unknown(item) or _offences(item, overrides)
    if not found:
        found += _circles(overrides)
    if found:
        raise DiagnosticsError(found)
    return overrides


def _unknown(item: Override) -> list[Diagnostic]:
    """That there is no such template, or no such block in it."""
    names = template_names()
    if item.name not in names:
        message = f"there is no template `{item.name}`"
        return [placed(no_such(message, item.name, names), item.origin)]
    if not item.block:
        return []
    known = [block.name for block in blocks_of(template_text(item.name))]
    if item.block in known:
        return []
    message = f"the template `{item.name}` has no block `{item.block}`"
    return [placed(no_such(message, item.block, known), item.origin)]


def no_such(message: str, name: str, known: Collection[str]) -> Diagnostic:
    """An error about a name that is not `known`, with the nearest one that is."""
    nearest = difflib.get_close_matches(name, list(known), n=1)
    hint = (
        f"did you mean `{nearest[0]}`?" if nearest else "see `triptych templates list`"
    )
    return error("template-unknown", message, hint=hint)


def _offences(item: Override, overrides: Overrides) -> list[Diagnostic]:
    """What the text of an override does that no template may."""
    variables: tuple[str, ...] = ()
    if item.block:
        blocks = blocks_of(template_text(item.name))
        variables = next(
            block.variables for block in blocks if block.name == item.block
        )
    found = [
        _at(item, line, what, _RULES) for line, what in offences(item.text, variables)
    ]
    if found:
        # Of several lines the first may be why the others are wrong.
        return found[:1]
    known = {*template_names(), *(f"{OWN_PREFIX}{name}" for name in template_names())}
    for node in _references(item.text):
        name = node.template.as_const()
        if isinstance(node, nodes.Extends) and item.block:
            message = "the text of a block extends no template"
            found.append(_at(item, node.lineno, message, None))
        elif name not in known:
            message = f"there is no template `{name}`"
            hint = no_such(message, str(name), known).hint
            found.append(_at(item, node.lineno, message, hint))
    return found


_RULES: Final = "docs/templates.md says what templates may do"


def _references(
    source: str,
) -> list[nodes.Include | nodes.Extends | nodes.Import | nodes.FromImport]:
    kinds = (nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)
    return list(Environment().parse(source).find_all(kinds))


def _circles(overrides: Overrides) -> list[Diagnostic]:
    """Templates that lead back to themselves, each told once."""
    sources = overrides.sources()
    for item in overrides.items:
        for node in _references(item.text):
            reached, waiting = set[str](), [str(node.template.as_const())]
            while waiting:
                name = waiting.pop()
                if name in reached:
                    continue
                reached.add(name)
                text = sources[name][0] if name in sources else _own_text(name)
                waiting += [
                    str(other.template.as_const()) for other in _references(text)
                ]
            if item.name in reached:
                message = f"`{item.name}` leads back to itself"
                hint = f'the original is "{OWN_PREFIX}{item.name}"'
                return [_at(item, node.lineno, message, hint)]
    return []


def _own_text(name: str) -> str:
    return template_text(name.removeprefix(OWN_PREFIX))


def _at(item: Override, line: int, message: str, hint: str | None) -> Diagnostic:
    return error(
        "template-failed",
        message,
        file=item.file,
        position=Position(line, item.column_of(line, message)),
        source_line=item.line(line),
        hint=hint,
    )
