"""The models package, the same in clients and servers: a module for each class.

Classes that refer to each other in a circle share a module, so that every import can
stand at the top of one and no name has to be resolved later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from triptych.ir import (
    Api,
    BooleanSchema,
    IntegerSchema,
    ObjectSchema,
    Schema,
    SchemaId,
    StringSchema,
)
from triptych.passes.schemas.lineage import lineage
from triptych.passes.schemas.reachability import referenced_ids
from triptych.python.annotations import (
    ANY,
    STRING,
    Annotation,
    Dialect,
    annotate,
    in_json,
    optional,
    union,
)
from triptych.python.code import Code
from triptych.python.docstrings import docstring_lines
from triptych.python.imports import Import, import_sections
from triptych.python.layout import (
    assignment,
    call,
    dict_of,
    element,
    exports,
    from_import,
    set_of,
    statement,
    tuple_of,
)
from triptych.python.literals import literal
from triptych.python.models import FieldName, ModelName
from triptych.python.names import Names
from triptych.python.ordering import natural_order
from triptych.targets.jobs import Job, Render
from triptych.targets.models.enums import (
    ENUMS_MODULE,
    distinct_enums,
    enums_view,
    exported_names,
)
from triptych.targets.models.unions import AliasView, alias_view, in_order, uses

__all__ = ["model_jobs"]

_RUNTIME = ".._runtime.models"
_FIELD = Import("pydantic", "Field")
_CLASS_VAR = Import("typing", "ClassVar")
_LITERAL = Import("typing", "Literal")
_TAG = Annotation("TagT", frozenset({Import(_RUNTIME, "TagT")}))


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A field, such as `name: str = "a"`, and what is said about it."""

    declaration: Code
    docstring: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdditionalView:
    """The declaration of unknown properties, and the head of the property for them."""

    declaration: Code
    head: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """A class; `variables` are assignments of class variables.

    `additional` types the mapping of unknown properties; None where they may be
    anything, or a base says it.
    """

    head: Code
    docstring: tuple[str, ...]
    variables: tuple[Code, ...]
    fields: tuple[FieldView, ...]
    additional: AdditionalView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleView:
    """A module with one class, or with those of a circle, bases first."""

    docstring: tuple[str, ...]
    imports: tuple[tuple[Code, ...], ...]
    exported: Code
    classes: tuple[ClassView, ...]
    aliases: tuple[AliasView, ...]
    rebuilt: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """The package of all models: imports of modules, and pairs of module and names."""

    docstring: tuple[str, ...]
    imports: tuple[Code, ...]
    exported: Code
    modules: tuple[Code, ...]


def model_jobs(api: Api, names: Names, package: str) -> tuple[Job, ...]:
    """The files of the package in the folder `package`; none without models."""
    if not names.has_models:
        return ()
    modules: dict[str, list[SchemaId]] = {}
    for key, model in names.models.items():
        modules.setdefault(model.module, []).append(key)
    for key, item in names.unions.items():
        modules.setdefault(item.module, []).append(key)
    writer = _Writer(api.schemas, names)
    jobs: list[Job] = [
        Render(
            path=f"{package}/{module}.py",
            template="models/module.py.jinja",
            view=writer.module(module, keys),
        )
        for module, keys in modules.items()
    ]
    jobs.append(
        Render(
            path=f"{package}/__init__.py",
            template="models/package_init.py.jinja",
            view=_package_view(api, names),
        )
    )
    if names.enums:
        jobs.append(
            Render(
                path=f"{package}/{ENUMS_MODULE}.py",
                template="models/enums.py.jinja",
                view=enums_view(api, names),
            )
        )
    return tuple(jobs)


def _package_view(api: Api, names: Names) -> PackageView:
    modules: dict[str, list[str]] = {}
    for model in names.models.values():
        modules.setdefault(model.module, []).append(model.class_name)
    for item in names.unions.values():
        modules.setdefault(item.module, []).append(item.name)
    if names.enums:
        modules[ENUMS_MODULE] = exported_names(distinct_enums(names))
    ordered = sorted(modules.items(), key=lambda item: natural_order(item[0]))
    return PackageView(
        docstring=docstring_lines(
            summary=f"Models of {api.title}, each loaded on first use",
            indent=0,
        ),
        imports=tuple(
            from_import(f".{module}", names, indent=4) for module, names in ordered
        ),
        exported=exports(name for listed in modules.values() for name in listed),
        modules=tuple(
            element(
                f"{literal(module)}: "
                f"{tuple_of([literal(name) for name in sorted(names)])}",
                indent=4,
            )
            for module, names in ordered
        ),
    )


class _Writer:
    """Writes the classes of one API."""

    def __init__(self, schemas: Mapping[SchemaId, Schema], names: Names) -> None:
        self._schemas = schemas
        self._models = models = names.models
        self._unions = names.unions
        self._known_constants: dict[SchemaId, dict[str, str]] = {}
        self._dialect = in_json(
            Dialect(
                models={
                    key: Annotation(
                        model.class_name,
                        frozenset({Import(f".{model.module}", model.class_name)}),
                    )
                    for key, model in models.items()
                }
                | {
                    key: Annotation(
                        item.name, frozenset({Import(f".{item.module}", item.name)})
                    )
                    for key, item in names.unions.items()
                },
                enums={
                    key: Annotation(
                        item.name, frozenset({Import(f".{ENUMS_MODULE}", item.name)})
                    )
                    for key, item in names.enums.items()
                },
                open_enums=True,
                constrained=True,
            )
        )
        self._derived = _derived(models)

    def module(self, name: str, keys: list[SchemaId]) -> ModuleView:
        imports: set[Import] = set()
        classes = tuple(
            self._class(key, imports) for key in keys if key in self._models
        )
        unions = [key for key in keys if key in self._unions]
        aliases = self._aliases(unions, imports)
        others = {item for item in imports if item.module != f".{name}"}
        names = [
            (
                self._models[key].class_name
                if key in self._models
                else self._unions[key].name
            )
            for key in keys
        ]
        circular = [
            key for key in keys if key in self._models and self._models[key].is_circular
        ]
        listed = ", ".join(f"`{item}`" for item in sorted(names))
        return ModuleView(
            docstring=docstring_lines(
                summary=(
                    f"Model {listed}"
                    if len(names) == 1
                    else (
                        f"Models that reference each other circularly: {listed}"
                        if circular
                        else f"Models {listed}"
                    )
                ),
                indent=0,
            ),
            imports=import_sections(others),
            exported=exports(names),
            classes=classes,
            aliases=aliases,
            # An alias stands behind the classes that name it.
            rebuilt=tuple(
                sorted(
                    self._models[key].class_name
                    for key in keys
                    if key in circular
                    or (key in self._models and self._names_one_of(key, unions))
                )
            ),
        )

    def _names_one_of(self, key: SchemaId, unions: list[SchemaId]) -> bool:
        """Whether a class names one of these aliases."""
        return bool(
            uses(key, self._schemas, {key: self._unions[key] for key in unions})
        )

    def _aliases(
        self, keys: list[SchemaId], imports: set[Import]
    ) -> tuple[AliasView, ...]:
        unions = {key: self._unions[key] for key in keys}
        return tuple(
            alias_view(unions[key], self._schemas, self._dialect, imports)
            for key in in_order(unions, self._schemas)
        )

    def _class(self, key: SchemaId, imports: set[Import]) -> ClassView:
        model = self._models[key]
        schema = model.schema
        variables = self._variables(key, imports)
        bases = self._bases(key, imports)
        values = self._tag_fields(key, imports)
        values |= self._discriminator_fields(key, imports)
        fields = [
            self._field(key, field, imports)
            for field in model.fields
            if field.field not in values
        ]
        return ClassView(
            head=statement(f"class {model.class_name}({', '.join(bases)}):"),
            docstring=self._class_docstring(schema),
            variables=variables,
            fields=(*values.values(), *fields),
            additional=self._additional(key, imports),
        )

    def _additional(self, key: SchemaId, imports: set[Import]) -> AdditionalView | None:
        inherited = (self._models[base].schema for base in self._ancestors(key))
        schema = self._models[key].schema
        annotation = self._additional_annotation(schema)
        if annotation == ANY or any(item.additional for item in inherited):
            return None
        imports |= annotation.imports
        imports.add(Import("typing", "TYPE_CHECKING"))
        mapping = f"dict[str, {annotation.source}]"
        return AdditionalView(
            declaration=statement(f"__pydantic_extra__: {mapping}", indent=8),
            head=statement(f"def model_extra(self) -> {mapping}:", indent=4),
        )

    def _additional_annotation(self, schema: ObjectSchema) -> Annotation:
        """The type of members without a name; any if nothing is said about them."""
        keys = [key for _, key in schema.patterns]
        if schema.additional is not None:
            keys.append(schema.additional)
        elif not schema.is_closed:
            return ANY
        return union(annotate(key, self._schemas, self._dialect) for key in keys)

    def _class_docstring(self, schema: ObjectSchema) -> tuple[str, ...]:
        called = f"Schema `{schema.name or schema.pointer}`."
        notes: list[str] = []
        if schema.additional is not None or (schema.is_closed and schema.patterns):
            kind = self._additional_annotation(schema).source
            notes.append(f"Unknown properties, in `model_extra`, are `{kind}`.")
        return docstring_lines(
            summary="" if schema.description.strip() else called,
            description=schema.description,
            notes=notes,
            indent=4,
        )

    def _bases(self, key: SchemaId, imports: set[Import]) -> list[str]:
        model = self._models[key]
        bases: list[str] = []
        tag = self._own_tag(key)
        for base in model.schema.bases:
            annotation = self._dialect.models[base]
            imports |= annotation.imports
            of_tag = f"[{tag.source}]" if tag is not None else ""
            bases.append(f"{annotation.source}{of_tag}")
        if self._is_root(key) and not self._roots(key):
            of_tag = ""
            if self._has_open_tag(key):
                of_tag = f"[{_TAG.source}]"
                # The field that has this type may stand in a base.
                imports |= _TAG.imports
            bases.append(f"Discriminated{of_tag}")
            imports.add(Import(_RUNTIME, "Discriminated"))
        if self._constants(key) and not any(map(self._constants, self._ancestors(key))):
            bases.append("HasConstants")
            imports.add(Import(_RUNTIME, "HasConstants"))
        omitting = self._omitting(key)
        if omitting and omitting not in map(self._omitting, self._ancestors(key)):
            # Behind the bases: it is a base class of none of them.
            bases.append(omitting)
            imports.add(Import(_RUNTIME, omitting))
        if not bases:
            bases.append("Model")
            imports.add(Import(_RUNTIME, "Model"))
        return bases

    def _constants(self, key: SchemaId) -> dict[str, str]:
        """The fields of a class with the value that its constructor gives them."""
        # Each class once: there may be exponentially many ways to a common base.
        for item in (*self._ancestors(key), key):
            if item not in self._known_constants:
                self._known_constants[item] = self._constants_of_class(item)
        return self._known_constants[key]

    def _constants_of_class(self, key: SchemaId) -> dict[str, str]:
        schema = self._models[key].schema
        roots = {self._models[base].schema.discriminator for base in self._roots(key)}
        tags = dict(schema.tags)
        found: dict[str, str] = {}
        for field in self._models[key].fields:
            name, target = field.property.name, self._schemas[field.property.schema]
            if name in roots or (self._is_root(key) and name == schema.discriminator):
                continue
            if name in tags:
                found[field.field] = literal(tags.pop(name))
            elif field.property.required and not self._is_directed(field):
                match target:
                    case (
                        StringSchema(enum=(value,), is_constant=True)
                        | IntegerSchema(enum=(value,), is_constant=True)
                        | BooleanSchema(enum=(value,), is_constant=True)
                    ):
                        found[field.field] = literal(value)
                    case _:
                        pass
        known = [self._known_constants[base] for base in self._ancestors(key)]
        for name, value in tags.items():
            inherited = self._field_of(key, name)
            if inherited is None or name in roots:
                continue
            if not any(item.get(inherited.field) == literal(value) for item in known):
                found[inherited.field] = literal(value)
        return found

    @staticmethod
    def _is_directed(field: FieldName) -> bool:
        """Whether a field travels in one direction only."""
        return field.property.read_only or field.property.write_only

    def _omitting(self, key: SchemaId) -> str:
        """The base of classes with such fields as a class has that go one way only."""
        properties = [field.property for field in self._models[key].fields]
        if any(item.write_only for item in properties):
            return "OmitsWriteOnly"
        return "OmitsReadOnly" if any(item.read_only for item in properties) else ""

    def _ancestors(self, key: SchemaId) -> list[SchemaId]:
        return lineage(key, lambda key: self._models[key].schema.bases)[:-1]

    def _is_root(self, key: SchemaId) -> bool:
        """Whether objects of a class say by a field of which derived class they are."""
        name = self._models[key].schema.discriminator
        return bool(name) and self._field_of(key, name) is not None

    def _roots(self, key: SchemaId) -> list[SchemaId]:
        """The roots of the hierarchies that a class derives from."""
        return [base for base in self._ancestors(key) if self._is_root(base)]

    def _variables(self, key: SchemaId, imports: set[Import]) -> tuple[Code, ...]:
        """Class variables by which the runtime knows what the document says."""
        model = self._models[key]
        variables: list[Code] = []
        # A set has no order, so theirs must not depend on that of the fields.
        fields = {
            "__read_only__": [f.field for f in model.fields if f.property.read_only],
            "__write_only__": [f.field for f in model.fields if f.property.write_only],
            "__constants__": list(self._constants(key)),
        }
        for variable, listed in fields.items():
            if listed:
                names = set_of(literal(name) for name in sorted(listed))
                value = call("frozenset", [names])
                variables.append(_class_variable(variable, "frozenset[str]", value))
        tag = self._tag(key)
        if tag is not None:
            variables.append(
                _class_variable("__discriminator__", "str", literal(tag.field))
            )
            subtypes = [
                (
                    literal(value),
                    tuple_of([literal(f".{other.module}"), literal(other.class_name)]),
                )
                for value, other in self._subtypes(key)
            ]
            kind = "Mapping[str, tuple[str, str]]"
            variables.append(_class_variable("__subtypes__", kind, dict_of(subtypes)))
            imports.add(Import("collections.abc", "Mapping"))
        if variables:
            imports.add(_CLASS_VAR)
        return tuple(variables)

    def _has_open_tag(self, key: SchemaId) -> bool:
        """Whether a root leaves the type of its tag to those derived from it.

        It can where the tag is any string: that one of a derived class is narrower.
        """
        tag = self._tag(key)
        if tag is None or self._roots(key):
            return False
        return annotate(tag.property.schema, self._schemas, self._dialect) == STRING

    def _own_tag(self, key: SchemaId) -> Annotation | None:
        """The only tag that a class can have; None if it may have others.

        A class that others derive from holds their values too, and one with a class
        between it and the root has the type that that one has.
        """
        schema = self._models[key].schema
        roots = self._roots(key)
        is_leaf = not self._derived.get(key) and len(schema.bases) == 1
        if (
            not is_leaf
            or roots != list(schema.bases)
            or not schema.discriminator_value
            or not self._has_open_tag(roots[0])
        ):
            return None
        value = literal(schema.discriminator_value)
        return Annotation(f"Literal[{value}]", frozenset({_LITERAL}))

    def _tag(self, key: SchemaId) -> FieldName | None:
        """The field by which a root tells the classes of its hierarchy apart."""
        name = self._models[key].schema.discriminator
        # A member may be called "", which is also what no discriminator is.
        return self._field_of(key, name) if name else None

    def _subtypes(self, key: SchemaId) -> list[tuple[str, ModelName]]:
        keys = [key, *self._descendants(key)]
        found = {
            self._models[k].schema.discriminator_value: self._models[k] for k in keys
        }
        return sorted((value, model) for value, model in found.items() if value)

    def _descendants(self, key: SchemaId) -> list[SchemaId]:
        return lineage(key, lambda key: self._derived.get(key, ()))[-2::-1]

    def _field_of(self, key: SchemaId, name: str) -> FieldName | None:
        """The field of a property, which may be inherited."""
        return next(
            (
                field
                for current in (key, *self._ancestors(key))
                for field in self._models[current].fields
                if field.property.name == name
            ),
            None,
        )

    def _tag_fields(self, key: SchemaId, imports: set[Import]) -> dict[str, FieldView]:
        """Inherited members that say of which variant of a union a class is."""
        own = {field.field for field in self._models[key].fields}
        fields: dict[str, FieldView] = {}
        for name, value in self._constants(key).items():
            if name in own:
                continue
            field = next(
                field
                for base in reversed(self._ancestors(key))
                for field in self._models[base].fields
                if field.field == name
            )
            annotation = self._annotation(field, imports)
            declaration = self._declaration(field, annotation, value, imports)
            fields[name] = FieldView(declaration=declaration, docstring=())
        return fields

    def _discriminator_fields(
        self, key: SchemaId, imports: set[Import]
    ) -> dict[str, FieldView]:
        """A derived class says itself what it is."""
        schema = self._models[key].schema
        if not schema.discriminator_value:
            return {}
        fields: dict[str, FieldView] = {}
        for root in self._roots(key):
            tag = self._field_of(root, self._models[root].schema.discriminator)
            if tag is None:
                continue
            own = self._own_tag(key)
            annotation = self._annotation(tag, imports, own)
            fields[tag.field] = FieldView(
                declaration=self._declaration(
                    tag,
                    annotation,
                    literal(schema.discriminator_value),
                    imports,
                ),
                docstring=(),
            )
        return fields

    def _field(
        self, key: SchemaId, field: FieldName, imports: set[Import]
    ) -> FieldView:
        item = field.property
        is_open = self._has_open_tag(key) and self._tag(key) == field
        annotation = self._annotation(field, imports, _TAG if is_open else None)
        target = self._schemas[item.schema]
        description = item.description or target.description
        is_required = item.required and not (item.read_only or item.write_only)
        default = "" if is_required else "None"
        constant = self._constants(key).get(field.field)
        if constant is not None and not is_open:
            default = constant
            annotation = annotate(item.schema, self._schemas, self._dialect)
        notes: list[str] = []
        if target.default is not None:
            notes.append(f"Default: `{literal(target.default.json)}`.")
        if item.read_only:
            notes.append("Read-only.")
        if item.write_only:
            notes.append("Write-only.")
        return FieldView(
            declaration=self._declaration(field, annotation, default, imports),
            docstring=docstring_lines(
                summary="", description=description, notes=notes, indent=4
            ),
        )

    def _annotation(
        self, field: FieldName, imports: set[Import], known: Annotation | None = None
    ) -> Annotation:
        """The annotation of a field, `known` if its schema does not say it."""
        item = field.property
        annotation = known or annotate(item.schema, self._schemas, self._dialect)
        # What travels in one direction only is missing in the other.
        if not item.required or item.read_only or item.write_only:
            annotation = optional(annotation)
        imports |= annotation.imports
        return annotation

    def _declaration(
        self,
        field: FieldName,
        annotation: Annotation,
        default: str,
        imports: set[Import],
    ) -> Code:
        """The field, with a `Field` where the name on the wire is another one.

        So has one that must not be shown.
        """
        name, wire = field.field, literal(field.property.name)
        is_hidden = self._holds_password(field.property.schema)
        if field.property.name == name and not is_hidden:
            if not default:
                return statement(f"{name}: {annotation.source}", indent=4)
            return statement(
                assignment(name, default, annotation=annotation.source), indent=4
            )
        imports.add(_FIELD)
        arguments = [f"default={default}"] if default else []
        if field.property.name != name:
            arguments += [f"validation_alias={wire}", f"serialization_alias={wire}"]
        if is_hidden:
            arguments.append("repr=False")
        return statement(
            assignment(name, call("Field", arguments), annotation=annotation.source),
            indent=4,
        )

    def _holds_password(self, key: SchemaId) -> bool:
        """Whether a value, or a value in it that is no model, is a password."""
        seen: set[SchemaId] = set()
        pending = [key]
        while pending:
            current = pending.pop()
            if current in seen or current in self._models:
                continue
            seen.add(current)
            schema = self._schemas[current]
            if isinstance(schema, StringSchema) and schema.format == "password":
                return True
            pending += referenced_ids(schema)
        return False


def _class_variable(name: str, annotation: str, value: str) -> Code:
    declared = assignment(name, value, annotation=f"ClassVar[{annotation}]")
    return statement(declared, indent=4)


def _derived(
    models: Mapping[SchemaId, ModelName],
) -> dict[SchemaId, list[SchemaId]]:
    derived: dict[SchemaId, list[SchemaId]] = {}
    for key, model in models.items():
        for base in model.schema.bases:
            derived.setdefault(base, []).append(key)
    return derived
