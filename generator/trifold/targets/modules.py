"""Parts of generated modules that several targets have: imports, parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trifold.ir import BinarySchema, Operation, Schema, SchemaId
from trifold.passes.wire import array_styles
from trifold.python.annotations import Annotation
from trifold.python.code import Code
from trifold.python.docstrings import DocumentedArgument, docstring_lines
from trifold.python.layout import call, dict_of, tuple_of
from trifold.python.literals import literal
from trifold.python.names import GroupNames
from trifold.python.signatures import Argument
from trifold.text import beginning

__all__ = [
    "operation_docstring",
    "operation_keywords",
    "parameters_keyword",
    "quoted_tag",
    "results_keyword",
    "texts_keyword",
]

# What an argument is can be said in two lines; the reference docs say the rest. APIs
# that repeat long descriptions in every operation would make modules of megabytes.
_DESCRIPTION_LENGTH = 160

# Keyword arguments of an operation stand one level in, what they hold two.
_KEYWORD, _ITEM = 4, 8


def results_keyword(name: str, results: Mapping[str, Annotation]) -> tuple[Code, ...]:
    """`name={"200": lambda: models.Pet}`: the types of bodies by status.

    They are functions, so that importing an operation loads no model.
    """
    items = [
        f"{literal(status)}: lambda: {annotation.source}"
        for status, annotation in results.items()
    ]
    return (dict_of(items, before=f"{name}=", indent=_KEYWORD),) if items else ()


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


def quoted_tag(group: GroupNames) -> str:
    """The tag of a group as docstrings name it."""
    return f'"{" ".join(group.tag.split())}"'


def operation_docstring(
    operation: Operation, arguments: Iterable[Argument]
) -> tuple[str, ...]:
    """The lines of the docstring of an operation's method."""
    described = operation.summary.strip() or operation.description.strip()
    return docstring_lines(
        indent=8,
        # A docstring begins with a sentence, so that its sections can follow.
        summary=operation.summary
        or ("" if described else f"{operation.method} {operation.path_template}"),
        description=operation.description,
        notes=["Deprecated."] if operation.deprecated else [],
        arguments=[
            DocumentedArgument(
                argument=argument.argument,
                description=beginning(argument.description, _DESCRIPTION_LENGTH)
                or argument.wire,
            )
            for argument in arguments
        ],
    )


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
