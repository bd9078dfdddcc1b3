"""The class names that schemas ask for: their own, else from where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from triptych.ir import ObjectSchema, Schema, SchemaId, UnionSchema
from triptych.pointer import Pointer
from triptych.python.identifiers import camel_case
from triptych.python.naming_rules import Naming
from triptych.text import words

__all__ = ["WantedNames"]

# Sections with things to refer to, and what tells a schema in one of these from a
# definition of the same name.
_SHARED = {
    "responses": "Response",
    "requestBodies": "Body",
    "parameters": "Parameter",
    "headers": "Header",
}

# A title of more words is a sentence.
_MOST_WORDS = 5


class WantedNames:
    """The names that the schemas of an API ask for.

    `contexts` names schemas by the operation to which alone they belong.
    """

    def __init__(
        self,
        schemas: Mapping[SchemaId, Schema],
        contexts: Mapping[SchemaId, str],
        naming: Naming,
    ) -> None:
        self._schemas = schemas
        self._contexts = contexts
        self._naming = naming
        self._named = {
            class_name(naming.model(schema.name))
            for schema in schemas.values()
            if isinstance(schema, ObjectSchema | UnionSchema) and schema.name
        }
        # A title that several have tells them apart no better than a number.
        self._titles = Counter(
            title
            for schema in schemas.values()
            if isinstance(schema, ObjectSchema) and not schema.name
            if (title := _title(schema)) and title not in self._named
        )

    def name(self, key: SchemaId) -> str:
        """What the schema `key` asks to be called."""
        schema = self._schemas.get(key)
        if isinstance(schema, ObjectSchema | UnionSchema) and schema.name:
            return class_name(self._naming.model(schema.name))
        tokens = key.tokens
        if tuple(tokens[:-1]) in (("definitions",), ("components", "schemas")):
            return class_name(self._naming.model(tokens[-1]))
        if schema is not None and self._titles[title := _title(schema)] == 1:
            return title
        if shared := self._shared(key):
            return shared
        if key in self._contexts:
            return self._contexts[key]
        if len(tokens) < 2:
            return "Model"
        parent = _parent(key, 1)
        match tokens[-2], tokens[-1]:
            case "properties", name:
                return self.name(_parent(key, 2)) + class_name(name)
            case _, "items":
                return self.name(parent) + "Item"
            case _, "additionalProperties":
                return self.name(parent) + "Value"
            case "allOf", position:
                return self.name(_parent(key, 2)) + f"Part{int(position) + 1}"
            case "oneOf" | "anyOf", position if position.isdecimal():
                return self.name(_parent(key, 2)) + f"Variant{int(position) + 1}"
            case _, "merged":
                return self.name(parent)
            case "$defs", name:
                return class_name(name)
            case _, last:
                words = [last, tokens[-2]] if last == "schema" else [last]
                return camel_case(" ".join(reversed(words)), fallback="model")

    def _shared(self, key: SchemaId) -> str:
        """The name of the shared response, body or parameter whose schema it is.

        So no operation that uses it, and no order of operations, has a part in it.
        """
        tokens = key.tokens
        if tokens[:1] == ("components",):
            tokens = tokens[1:]
        if len(tokens) < 3 or tokens[0] not in _SHARED:
            return ""
        rest = tokens[2:]
        is_whole = rest == ("schema",) or (
            len(rest) == 3 and (rest[0], rest[2]) == ("content", "schema")
        )
        if not is_whole:
            return ""
        wanted = class_name(tokens[1])
        return wanted + _SHARED[tokens[0]] if wanted in self._named else wanted


def class_name(name: str) -> str:
    """A name that is a class name already stays as its author wrote it."""
    if name.isidentifier() and name.isascii() and name[0].isupper() and "_" not in name:
        return name
    return camel_case(name, fallback="model")


def _title(schema: Schema) -> str:
    """The title of an inline schema as a class name, if it is one rather than prose."""
    is_name = 0 < len(words(schema.title)) <= _MOST_WORDS
    return class_name(schema.title) if is_name else ""


def _parent(key: SchemaId, levels: int) -> Pointer:
    return Pointer(str(key).rsplit("/", levels)[0])
