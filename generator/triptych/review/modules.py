"""A user's module as a syntax tree: its classes, its imports, its calls."""

from __future__ import annotations

import ast
import sys
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from triptych.diagnostics import Diagnostic, Position, Severity

__all__ = ["Function", "Module", "UserClass", "parse_module"]

Function = ast.FunctionDef | ast.AsyncFunctionDef

# Classes that bring no method a service could need.
_NEUTRAL_BASES = frozenset({"ABC", "Generic", "Protocol", "object"})
_KNOWN_PACKAGES = sys.stdlib_module_names | {
    "pydantic",
    "starlette",
    "typing_extensions",
}

_BUILTINS = frozenset(
    {"bool", "bytes", "dict", "float", "int", "list", "object", "str"}
    | {"bytearray", "complex", "frozenset", "memoryview", "set", "tuple", "type"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A module of the user's.

    `names` maps what it imports to what it is called where it comes from; `generated`
    are those names that come from `_generated`, and `known` those whose meaning is
    certain, since neither the user nor an unknown package defines them.
    """

    file: str
    lines: tuple[str, ...]
    tree: ast.Module
    names: Mapping[str, str]
    generated: frozenset[str]
    known: frozenset[str]

    def finding(
        self,
        code: str,
        message: str,
        node: ast.stmt | ast.expr | ast.keyword,
        hint: str | None = None,
    ) -> Diagnostic:
        """A warning about the place of `node`."""
        line = self.lines[node.lineno - 1] if node.lineno <= len(self.lines) else ""
        before = line.encode()[: node.col_offset].decode(errors="ignore")
        return Diagnostic(
            code=code,
            severity=Severity.WARNING,
            message=message,
            file=self.file,
            position=Position(node.lineno, len(before) + 1),
            source_line=line,
            hint=hint,
        )

    def is_known(self, annotation: ast.expr) -> bool:
        """Whether it is certain what every name in `annotation` means."""
        return all(
            node.id in self.known
            or (node.id in _BUILTINS and node.id not in self.names)
            for node in ast.walk(annotation)
            if isinstance(node, ast.Name)
        )

    def classes(self) -> Iterator[UserClass]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ClassDef):
                yield _user_class(self, node)


@dataclass(frozen=True, slots=True, kw_only=True)
class UserClass:
    """A class of the user's.

    `services` are its generated base classes, each with the expression that names it;
    `parents` its other bases by name. With `is_opaque` it has one nobody can name.
    `members` are its methods and whatever else its body gives a name to.
    """

    module: Module
    node: ast.ClassDef
    services: Mapping[str, ast.expr]
    parents: tuple[str, ...]
    is_opaque: bool
    methods: Mapping[str, Function]
    members: frozenset[str]

    @property
    def name(self) -> str:
        return self.node.name


def parse_module(file: str, data: bytes) -> Module | Diagnostic:
    """The module in `data`, called `file` in findings, or why it is none."""
    try:
        with warnings.catch_warnings():
            # What Python thinks of a user's escapes is for the user's own tools.
            warnings.simplefilter("ignore")
            tree = ast.parse(data)
    except SyntaxError as broken:
        place = Position(broken.lineno or 1, max(1, broken.offset or 1))
        return _unreadable(file, broken.msg, place if broken.lineno else None)
    except (ValueError, RecursionError, MemoryError) as broken:
        return _unreadable(file, str(broken) or "it nests too deeply", None)
    defined = _defined(tree)
    imported = list(_imported(tree))
    text = data.decode("utf-8-sig", errors="replace")
    return Module(
        file=file,
        # As Python counts lines: a form feed does not end one.
        lines=tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")),
        tree=tree,
        names={
            **{item.name: item.original for item in imported},
            **{name: name for name in defined},
        },
        generated=frozenset(item.name for item in imported if item.is_generated),
        known=frozenset(item.name for item in imported if item.is_known) - defined,
    )


def _unreadable(file: str, reason: str, position: Position | None) -> Diagnostic:
    return Diagnostic(
        code="service-unreadable",
        severity=Severity.WARNING,
        message=f"the file is not valid Python, so it can't be reviewed: {reason}",
        file=file,
        position=position,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Imported:
    """A name that an import gives, and what it is called where it comes from."""

    name: str
    original: str
    is_generated: bool = False
    is_known: bool


def _imported(tree: ast.Module) -> Iterator[_Imported]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            parts = (node.module or "").split(".")
            # The package itself exports these two of what is generated.
            is_package = parts == [""] or parts[-1].endswith("_server")
            for alias in node.names:
                is_generated = "_generated" in parts or (
                    is_package and alias.name in ("interfaces", "models")
                )
                yield _Imported(
                    name=alias.asname or alias.name,
                    original=alias.name,
                    is_generated=is_generated,
                    is_known=is_generated
                    or (not node.level and parts[0] in _KNOWN_PACKAGES),
                )
        elif isinstance(node, ast.Import):
            for alias in node.names:
                package = alias.name.partition(".")[0]
                yield _Imported(
                    name=alias.asname or package,
                    original=alias.name,
                    is_known=package in _KNOWN_PACKAGES,
                )


def _defined(tree: ast.Module) -> set[str]:
    """What the module itself gives a name to."""
    return {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    } | {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def _user_class(module: Module, node: ast.ClassDef) -> UserClass:
    services: dict[str, ast.expr] = {}
    parents: list[str] = []
    is_opaque = False
    for base in node.bases:
        service = _generated_service(module, base)
        plain = base.value if isinstance(base, ast.Subscript) else base
        if service:
            services[service] = base
        elif isinstance(plain, ast.Name):
            parents.append(module.names.get(plain.id, plain.id))
        elif isinstance(plain, ast.Attribute):
            parents.append(plain.attr)
        else:
            is_opaque = True
    methods = {item.name: item for item in node.body if isinstance(item, Function)}
    stored = {
        inner.id
        for item in node.body
        if not isinstance(item, Function | ast.ClassDef)
        for inner in ast.walk(item)
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store)
    }
    return UserClass(
        module=module,
        node=node,
        services=services,
        parents=tuple(name for name in parents if name not in _NEUTRAL_BASES),
        is_opaque=is_opaque,
        methods=methods,
        members=frozenset(stored | set(methods)),
    )


def _generated_service(module: Module, base: ast.expr) -> str:
    """The name of the generated base class that `base` is, or an empty string."""
    name = ""
    if isinstance(base, ast.Name) and base.id in module.generated:
        name = module.names[base.id]
    elif (
        isinstance(base, ast.Attribute)
        and isinstance(base.value, ast.Name)
        and base.value.id in module.generated
    ):
        name = base.attr
    return name if name.endswith("Service") else ""
