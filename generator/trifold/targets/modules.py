"""Parts of generated modules that several targets have: imports, parameters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from trifold.ir import BinarySchema, Operation, Schema, SchemaId
from trifold.passes.wire import array_styles
from trifold.python.annotations import Import
from trifold.python.code import Code
from trifold.python.docstrings import DocumentedArgument, docstring_lines
from trifold.python.layout import call, from_import, tuple_of
from trifold.python.literals import literal
from trifold.python.signatures import Argument

__all__ = [
    "import_lines",
    "operation_docstring",
    "operation_keywords",
    "parameters_keyword",
    "texts_keyword",
]

# Keyword arguments of an operation stand one level in, what they hold two.
_KEYWORD, _ITEM = 4, 8


def import_lines(imports: Iterable[Import], *, relative: bool) -> tuple[Code, ...]:
    """The absolute or the relative ones among `imports`, as isort orders them."""
    modules: defaultdict[str, set[str]] = defaultdict(set)
    for item in imports:
        if item.module.startswith(".") == relative:
            modules[item.module].add(item.name)
    return tuple(
        from_import(module, sorted(names, key=_isort_key))
        for module, names in sorted(modules.items())
    )


def _isort_key(name: str) -> tuple[int, str]:
    """Constants before classes before the rest."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return kind, name


def operation_keywords(operation: Operation) -> tuple[Code, ...]:
    """What the runtimes of both sides are told first: id, method, path, constants."""
    constants = [
        call(
            "Constant",
            [literal(item.place.value), literal(item.name), literal(item.value)],
            indent=_ITEM,
        )
        for item in operation.constants
    ]
    written = tuple_of(constants, before="constants=", indent=_KEYWORD)
    return (
        Code(f"id={literal(operation.id)}"),
        Code(f"method={literal(operation.method.value)}"),
        Code(f"path={literal(operation.path_template)}"),
        *([written] if constants else []),
    )


def operation_docstring(
    operation: Operation, arguments: Iterable[Argument]
) -> tuple[str, ...]:
    """The lines of the docstring of an operation's method."""
    lines = docstring_lines(
        summary=operation.summary,
        description=operation.description,
        notes=["Deprecated."] if operation.deprecated else [],
        arguments=[
            DocumentedArgument(
                argument=argument.argument,
                wire=argument.wire,
                description=argument.description,
            )
            for argument in arguments
        ],
    )
    return lines or (f"{operation.method} {operation.path_template}.",)


def parameters_keyword(
    arguments: Iterable[Argument],
    schemas: Mapping[SchemaId, Schema],
    *,
    function: str,
    is_server: bool,
) -> tuple[Code, ...]:
    """`parameters=(...)` with the parameters behind arguments; a body is not one.

    A server also has to know their types, and which may be empty.
    """
    items: list[Code] = []
    for argument in arguments:
        parameter = argument.parameter
        if parameter is None:
            continue
        style = array_styles(parameter, schemas)
        written = [
            literal(argument.argument),
            literal(parameter.place.value),
            literal(parameter.name),
        ]
        if is_server:
            written.append(f"type={argument.annotation.source}")
        if parameter.required:
            written.append("required=True")
        if is_server and parameter.allow_empty:
            written.append("allow_empty=True")
        if style:
            written.append(f"style={literal(style)}")
        if isinstance(schemas[parameter.schema], BinarySchema):
            written.append("file=True")
        items.append(call(function, written, indent=_ITEM))
    return (tuple_of(items, before="parameters=", indent=_KEYWORD),) if items else ()


def texts_keyword(name: str, texts: Iterable[str]) -> tuple[Code, ...]:
    """`name=("a", "b")`; nothing if there are no texts."""
    items = [literal(text) for text in texts]
    return (tuple_of(items, before=f"{name}=", indent=_KEYWORD),) if items else ()
