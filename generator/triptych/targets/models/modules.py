"""The models package, the same in clients and servers: a module for each class.

Classes that refer to each other in a circle share a module, so that every import can
stand at the top of one and no name has to be resolved later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial

from triptych.config import NO_METADATA
from triptych.ir import Api, Schema, SchemaId
from triptych.python.annotations import Annotation, Dialect, in_json
from triptych.python.code import Code
from triptych.python.docstrings import docstring_lines
from triptych.python.imports import Import, import_sections
from triptych.python.layout import element, exports, from_import, tuple_of
from triptych.python.literals import literal
from triptych.python.names import Names
from triptych.python.ordering import natural_order
from triptych.targets.dependencies import Dependencies
from triptych.targets.exemptions import MODELS_LIKE_ERRORS
from triptych.targets.jobs import Job, Keyed, Render
from triptych.targets.models.classes import ClassView, ClassWriter
from triptych.targets.models.enums import (
    ENUMS_MODULE,
    distinct_enums,
    enums_view,
    exported_names,
)
from triptych.targets.models.unions import AliasView, alias_view, in_order, uses

__all__ = ["model_jobs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleView:
    """A module with one class, or with those of a circle, bases first."""

    docstring: tuple[str, ...]
    exemptions: tuple[Code, ...]
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


def model_jobs(
    api: Api, names: Names, package: str, dependencies: Dependencies | None = None
) -> tuple[Job, ...]:
    """The files of the package in the folder `package`; none without models."""
    if not names.has_models:
        return ()
    keys_of = dependencies or Dependencies(api, names, NO_METADATA, wanted=False)
    modules: dict[str, list[SchemaId]] = {}
    for key, model in names.models.items():
        modules.setdefault(model.module, []).append(key)
    for key, item in names.unions.items():
        modules.setdefault(item.module, []).append(key)
    writer = cache(partial(_Writer, api.schemas, names))

    def make(path: str, module: str, keys: list[SchemaId]) -> Render:
        return Render(
            path=path,
            template="models/module.py.jinja",
            view=writer().module(module, keys),
        )

    jobs: list[Job] = [
        Keyed(
            path=(path := f"{package}/{module}.py"),
            key=keys_of.of_schemas("models", keys),
            make=partial(make, path, module, keys),
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
    """Writes the modules of one API."""

    def __init__(self, schemas: Mapping[SchemaId, Schema], names: Names) -> None:
        self._schemas = schemas
        self._models = models = names.models
        self._unions = names.unions
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
        self._classes = ClassWriter(schemas, models, self._dialect)

    def module(self, name: str, keys: list[SchemaId]) -> ModuleView:
        imports: set[Import] = set()
        classes = tuple(
            self._classes.view(key, imports) for key in keys if key in self._models
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
            exemptions=(
                (MODELS_LIKE_ERRORS,)
                if any(item.is_like_error for item in classes)
                else ()
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
