"""The module of dicts: what objects look like that are sent without making a model.

For each class that a call can send there is a `TypedDict` with its members by their
names on the wire, those it inherits included and those that only servers set left out.
Type checkers read the module; a client never loads it.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from triptych.ir import Api, Operation, Schema, SchemaId
from triptych.passes.objects.tags import leaves
from triptych.passes.schemas.aliases import target_of
from triptych.python.annotations import Annotation, Dialect, annotate, union
from triptych.python.code import Code
from triptych.python.docstrings import docstring_lines
from triptych.python.imports import Import, import_sections
from triptych.python.layout import assignment, call, dict_of, exports, statement
from triptych.python.literals import literal
from triptych.python.models import ModelName
from triptych.python.names import Names
from triptych.targets.client.sent_objects import SentObjects
from triptych.targets.exemptions import HIDDEN_TYPES

__all__ = ["DICTS_MODULE", "DictsView", "dict_example", "dicts_view", "has_dicts"]

DICTS_MODULE = "dicts"

_TYPING = "typing"
_TYPED_DICT = Import(_TYPING, "TypedDict")
_REQUIRED = Import(_TYPING, "Required")
_TYPE_ALIAS = Import(_TYPING, "TypeAlias")
_LITERAL = Import(_TYPING, "Literal")
_MAPPING = Annotation(
    "Mapping[str, object]", frozenset({Import("collections.abc", "Mapping")})
)

# PEP 8 has no variables of these names.
_LIKE_DIGITS = ("I", "O", "l")

_STRING = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""")
_NAME = re.compile(r"(?<![.\w])[A-Za-z_][A-Za-z_0-9]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class DictView:
    """A `TypedDict`: a class with its members, or without a head one assignment.

    `hides_types` says that it is one because a class would hide the types it names.
    """

    head: Code
    members: tuple[Code, ...]
    hides_types: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DictsView:
    """The module: dicts in the order of their names, and unions of them at its end."""

    docstring: tuple[str, ...]
    exemptions: tuple[Code, ...]
    imports: tuple[tuple[Code, ...], ...]
    exported: Code
    dicts: tuple[DictView, ...]
    aliases: tuple[Code, ...]


def has_dicts(api: Api, names: Names) -> bool:
    """Whether there is a module: whether any call sends an object with a dict."""
    return bool(SentObjects(api, names).keys)


def dicts_view(api: Api, names: Names, arguments: Dialect) -> DictsView:
    """The module; `arguments` is how arguments are annotated."""
    sent = SentObjects(api, names)
    writer = _Writer(api.schemas, names, sent, arguments)
    keys = sorted(sent.keys, key=lambda key: names.models[key].class_name)
    dicts = [item for key in keys for item in writer.dicts(key)]
    aliases = [item for key in keys for item in writer.alias(key)]
    unions = sorted(sent.unions, key=lambda key: names.unions[key].name)
    aliases += map(writer.union, unions)
    return DictsView(
        docstring=docstring_lines(
            summary=f"Objects of {api.title} as dicts, in place of their models",
            indent=0,
        ),
        exemptions=((HIDDEN_TYPES,) if any(item.hides_types for item in dicts) else ()),
        imports=import_sections(
            # The module stands beside those of models, not below.
            replace(item, module=item.module.replace("..", ".", 1))
            for item in writer.imports
        ),
        exported=exports(
            [
                *(names.models[key].class_name for key in keys),
                *(names.unions[key].name for key in unions),
            ]
        ),
        dicts=tuple(dicts),
        aliases=tuple(aliases),
    )


def dict_example(api: Api, names: Names) -> str:
    """A call with a dict as its body, empty where none takes one."""
    sent = SentObjects(api, names)
    for group in names.groups:
        for item in group.operations:
            key = _body_object(item.operation, api)
            if key is None or key not in sent.keys:
                continue
            members = sorted(sent.members(key), key=lambda member: not member.required)
            shown = [f"{literal(member.name)}: ..." for member in members[:2]]
            kind = f"{DICTS_MODULE}.{names.models[key].class_name}"
            others = "..., " if item.arguments else ""
            return (
                f"from {names.package}_client import {DICTS_MODULE}\n\n"
                f"{item.body}: {kind} = {{{', '.join(shown)}}}\n"
                f"client.{group.attribute}.{item.method}"
                f"({others}{item.body}={item.body})"
            )
    return ""


def _body_object(operation: Operation, api: Api) -> SchemaId | None:
    """The schema of the body in its first media type, None if there is none."""
    body = operation.request_body
    contents = body.contents if body is not None else ()
    schema = contents[0].schema if contents else None
    return None if schema is None else target_of(schema, api.schemas)


class _Writer:
    """Writes the dicts of one API, and gathers what they import."""

    def __init__(
        self,
        schemas: Mapping[SchemaId, Schema],
        names: Names,
        sent: SentObjects,
        arguments: Dialect,
    ) -> None:
        self.imports: set[Import] = set()
        self._schemas = schemas
        self._models: Mapping[SchemaId, ModelName] = names.models
        self._unions = names.unions
        self._sent = sent
        self._dialect = replace(
            arguments,
            file=Annotation("bytes"),
            content=Annotation("bytes"),
            models={
                key: self._local(key, annotation)
                for key, annotation in arguments.models.items()
            },
        )

    def _local(self, key: SchemaId, argument: Annotation) -> Annotation:
        """How a member is annotated that is an object: its model, or its dict."""
        if key in self._sent.unions:
            class_name = self._unions[key].name
        elif key in self._sent.keys:
            class_name = self._models[key].class_name
        else:
            return argument
        imported = frozenset({Import("..", "models")})
        model = Annotation(f"models.{class_name}", imported)
        known = (model, Annotation(class_name))
        return union((*known, _MAPPING) if self._sent.takes_others(key) else known)

    def dicts(self, key: SchemaId) -> list[DictView]:
        """The dict of a class; none of one that only others stand for."""
        name = self._own_name(key)
        return [self._dict(key, name)] if name else []

    def alias(self, key: SchemaId) -> list[Code]:
        """The union that stands for the root of a hierarchy."""
        variants = [
            item
            for item in self._sent.variants(key)
            if item in self._sent.keys and self._own_name(item)
        ]
        if not variants:
            return []
        names = sorted(filter(None, map(self._own_name, (key, *variants))))
        self.imports.add(_TYPE_ALIAS)
        alias = self._models[key].class_name
        return [statement(f"{alias}: TypeAlias = {' | '.join(names)}")]

    def union(self, key: SchemaId) -> Code:
        """The union of the dicts of a union's variants."""
        self.imports.add(_TYPE_ALIAS)
        names = [
            self._models[variant].class_name for variant in leaves(key, self._schemas)
        ]
        return statement(f"{self._unions[key].name}: TypeAlias = {' | '.join(names)}")

    def _own_name(self, key: SchemaId) -> str:
        """The name of the dict of a class alone, empty for one without.

        The root of a hierarchy is called as its class together with its variants.
        """
        model = self._models[key]
        if not self._sent.variants(key):
            return model.class_name
        return f"_{model.class_name}" if model.schema.discriminator_value else ""

    def _dict(self, key: SchemaId, name: str) -> DictView:
        members = self._members(key)
        self.imports.add(_TYPED_DICT)
        is_total = bool(members) and all(item.required for item in members)
        total = "" if is_total else "total=False"
        written = [
            (item.name, self._marked(item, is_total=is_total)) for item in members
        ]
        if not _can_be_class(written):
            listed = dict_of(
                (literal(name), literal(source)) for name, source in written
            )
            arguments = [literal(name), listed, *([total] if total else [])]
            made = assignment(name, call("TypedDict", arguments))
            return DictView(
                head=Code(""),
                members=(statement(made),),
                hides_types=_are_variables(name for name, _ in written),
            )
        bases = ", ".join(filter(None, ("TypedDict", total)))
        return DictView(
            head=statement(f"class {name}({bases}):"),
            members=tuple(
                statement(f"{name}: {source}", indent=4) for name, source in written
            )
            or (Code("pass"),),
        )

    def _members(self, key: SchemaId) -> list[_Member]:
        """The members of an object, of which a tag can only have its own value."""
        own = self._models[key].schema.discriminator_value
        tags = set(self._sent.tags(key)) if own else set[str]()
        said = {name for name, _ in self._models[key].schema.tags}
        tag = Annotation(f"Literal[{literal(own)}]", frozenset({_LITERAL}))
        members = [
            _Member(
                item.name,
                (
                    tag
                    if item.name in tags
                    else annotate(item.schema, self._schemas, self._dialect)
                ),
                # Whoever leaves out the tag of a variant sends another variant.
                item.required or item.name in tags | said,
            )
            for item in self._sent.members(key)
        ]
        for item in members:
            self.imports |= item.annotation.imports
        return members

    def _marked(self, member: _Member, *, is_total: bool) -> str:
        if is_total or not member.required:
            return member.annotation.source
        self.imports.add(_REQUIRED)
        return f"Required[{member.annotation.source}]"


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    annotation: Annotation
    required: bool


def _can_be_class(members: list[tuple[str, str]]) -> bool:
    """Whether all names can be those of variables, and hide no type of another one."""
    names = {name for name, _ in members}
    if not _are_variables(names):
        return False
    used = _NAME.findall(_STRING.sub("", " ".join(source for _, source in members)))
    return names.isdisjoint(used)


def _are_variables(names: Iterable[str]) -> bool:
    return all(
        name.isidentifier()
        and name.isascii()
        and not keyword.iskeyword(name)
        and name not in _LIKE_DIGITS
        and not name.startswith("__")
        for name in names
    )
