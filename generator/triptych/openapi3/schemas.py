"""Lowering of schemas ("Schema Object", and JSON Schema where that is meant)."""

from __future__ import annotations

from triptych.description.grammar import Grammar, Kind
from triptych.description.node import Node
from triptych.description.references.following import References
from triptych.description.schemas.scalars import (
    boolean_enum,
    lower_pattern,
    number_enum,
    string_default,
    string_enum,
)
from triptych.description.schemas.table import SchemaTable
from triptych.ir import (
    AliasSchema,
    AnySchema,
    BooleanSchema,
    IntegerSchema,
    NullSchema,
    NumberSchema,
    Schema,
    SchemaId,
    StringSchema,
    UnionSchema,
)
from triptych.json_value import JsonValue
from triptych.openapi3.annotations import Common, asserts, common_of, is_annotated
from triptych.openapi3.arrays import lower_array
from triptych.openapi3.composition import Composer
from triptych.openapi3.dialect import Dialect, dialect_of
from triptych.openapi3.limits import lower_limits
from triptych.openapi3.objects import lower_object
from triptych.openapi3.rules import Rules
from triptych.openapi3.variants import is_composed
from triptych.pointer import Pointer
from triptych.source.json_reference import reference_of

__all__ = ["schema_table"]


def schema_table(references: References, grammar: Grammar) -> SchemaTable:
    """An empty table for the schemas of a document."""
    lowering = _Lowering(references, dialect_of(grammar))
    return SchemaTable(
        locate=lowering.locate,
        lower=lowering.lower,
        section=grammar.sections[Kind.SCHEMA],
    )


class _Lowering:
    """Schemas of one document, whose references it follows."""

    def __init__(self, references: References, dialect: Dialect) -> None:
        self._references = references
        self._dialect = dialect
        self._rules = Rules(dialect, self._follow)
        self._composer = Composer(dialect, self._rules, self._plain)

    def locate(self, node: Node) -> Node | None:
        """The place that defines the schema at `node`: a reference with something
        beside it that counts is a schema of its own.
        """
        passed: set[Pointer] = set()
        while True:
            node = self._static(node)
            if reference_of(node.value) is None:
                return node
            resolved = self._references.resolve(node, Kind.SCHEMA)
            if resolved is None:
                return None
            if self._is_own(node) and not self._is_circular(node):
                return node
            following = self._references.step(node, Kind.SCHEMA)
            if following is None or reference_of(following.value) is None:
                return resolved
            if following.pointer in passed:
                return resolved
            passed.add(following.pointer)
            node = following

    def _is_circular(self, node: Node) -> bool:
        """Whether references lead from a place to none but references."""
        passed: set[Pointer] = set()
        following: Node | None = node
        while following is not None and reference_of(following.value) is not None:
            if following.pointer in passed:
                return True
            passed.add(following.pointer)
            following = self._references.step(following, Kind.SCHEMA)
        return False

    def lower(self, node: Node, schemas: SchemaTable) -> Schema:
        """The schema at a place that defines one."""
        node = self._static(node)
        if isinstance(node.value, bool):
            return self._boolean(node)
        if not isinstance(node.value, dict):
            node.findings.warn(
                "not-an-object",
                "a schema should be an object; any value is assumed",
                node.pointer,
            )
            return AnySchema(pointer=node.pointer)
        self._dialect.check_keywords(node)
        if reference_of(node.value) is not None:
            return self._reference(node, schemas)
        types = self._dialect.types(node)
        if is_composed(node):
            return self._composer.compose(node, types, schemas)
        rules = self._rules.of(node)
        common = common_of(node, nullable=types.nullable, rules=rules)
        return self._plain(node, common, schemas)

    def _plain(self, node: Node, common: Common, schemas: SchemaTable) -> Schema:
        """A schema that is not put together from others."""
        names = self._dialect.types(node).names
        if len(names) > 1:
            return self._several(node, common, names, schemas)
        return _typed(node, names[0] if names else "", common, schemas)

    def _static(self, node: Node) -> Node:
        """A schema with `$ref` for a dynamic reference that can only mean one place."""
        value = node.value
        if not isinstance(value, dict) or "$dynamicRef" not in value:
            return node
        reference = value["$dynamicRef"]
        rest = {key: item for key, item in value.items() if key != "$dynamicRef"}
        if not isinstance(reference, str) or reference_of(value) is not None:
            return Node(rest, node.pointer, node.findings)
        _, _, name = reference.partition("#")
        if self._references.anchors(name, node) > 1:
            node.findings.warn(
                "reference-dynamic",
                f"what `{reference:.100}` means depends on where its schema is used; "
                "any value is assumed",
                node.pointer,
            )
            return Node(rest, node.pointer, node.findings)
        return Node({"$ref": reference, **rest}, node.pointer, node.findings)

    def _follow(self, node: Node) -> Node | None:
        return self._references.resolve(node, Kind.SCHEMA)

    def _is_own(self, node: Node) -> bool:
        if is_annotated(node):
            return True
        return self._dialect.siblings_count and asserts(node, "$ref")

    def _reference(self, node: Node, schemas: SchemaTable) -> Schema:
        """A schema that is another one with something beside the reference."""
        assert isinstance(node.value, dict)
        following = self._references.step(node, Kind.SCHEMA)
        target = self._references.resolve(node, Kind.SCHEMA)
        if following is not None and reference_of(following.value) is not None:
            target = self.locate(following)
        beside = {key: item for key, item in node.value.items() if key != "$ref"}
        is_known = target is not None and target.pointer != node.pointer
        if self._dialect.siblings_count and not is_known:
            return self.lower(Node(beside, node.pointer, node.findings), schemas)
        types = self._dialect.types(node)
        rules = self._rules.of(node) if self._dialect.siblings_count else {}
        common = common_of(node, nullable=types.nullable, rules=rules)
        if target is None or not is_known:
            return AnySchema(**common)
        target_id = schemas.add(target)
        if not (self._dialect.siblings_count and asserts(node, "$ref", "type")):
            return AliasSchema(**common, target=target_id)
        return lower_object(
            Node(beside, node.pointer, node.findings), common, schemas, [target_id]
        )

    def _boolean(self, node: Node) -> AnySchema:
        if node.value is False:
            node.findings.warn(
                "schema-false",
                "this schema allows no value; any value is assumed",
                node.pointer,
            )
        return AnySchema(pointer=node.pointer)

    def _several(
        self, node: Node, common: Common, names: tuple[str, ...], schemas: SchemaTable
    ) -> Schema:
        """A union of what the schema is for each of its types."""
        variants: list[SchemaId] = []
        for name in names:
            pointer = node.pointer / "type" / name
            plain = Common(
                pointer=pointer,
                title="",
                description="",
                nullable=False,
                read_only=False,
                write_only=False,
                deprecated=False,
                default=None,
                example=None,
                rules={},
                xml=None,
                extensions={},
            )
            schemas.put(_typed(node, name, plain, schemas))
            variants.append(pointer)
        return UnionSchema(**common, variants=tuple(variants))


def _typed(node: Node, name: str, common: Common, schemas: SchemaTable) -> Schema:
    """The schema at `node` as a schema of the type `name`, empty for any."""
    match name:
        case "string":
            return _string(node, common)
        case "integer":
            return IntegerSchema(
                **common,
                format=node.text("format"),
                enum=number_enum(_with_const(node), int),
                is_constant=_is_constant(node),
                limits=lower_limits(node),
            )
        case "number":
            return NumberSchema(
                **common,
                format=node.text("format"),
                enum=number_enum(_with_const(node), float),
                limits=lower_limits(node),
            )
        case "boolean":
            return BooleanSchema(
                **common,
                enum=boolean_enum(_with_const(node)),
                is_constant=_is_constant(node),
            )
        case "array":
            return lower_array(node, common, schemas)
        case "object":
            return lower_object(node, common, schemas)
        case "null":
            return NullSchema(**common)
    return AnySchema(**common, enum=_values(node))


def _string(node: Node, common: Common) -> StringSchema:
    common["default"] = string_default(node)
    return StringSchema(
        **common,
        format=_format(node),
        enum=string_enum(_with_const(node)),
        is_constant=_is_constant(node),
        min_length=node.count("minLength"),
        max_length=node.count("maxLength"),
        pattern=lower_pattern(node),
    )


def _is_constant(node: Node) -> bool:
    """Whether a value is always the same, not only for the time being."""
    return node.present("const") is not None


def _format(node: Node) -> str:
    """The format of a string; text in Base64 is one (RFC 4648, sections 4 and 5)."""
    stated = node.text("format")
    return stated or _ENCODINGS.get(node.text("contentEncoding").lower(), "")


_ENCODINGS = {"base64": "byte", "base64url": "base64url"}


def _values(node: Node) -> tuple[JsonValue, ...]:
    return tuple(item.value for item in _with_const(node).items("enum"))


def _with_const(node: Node) -> Node:
    """The schema with an enum of one for a constant."""
    if not isinstance(node.value, dict) or "const" not in node.value:
        return node
    value = {**node.value, "enum": [node.value["const"]]}
    return Node(value, node.pointer, node.findings)
