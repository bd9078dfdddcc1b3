"""Filters: text of a document, made safe for the place it is printed in.

Each takes an ordinary value and gives `Markup`, which in this project means "ready to
stand in the output" and has nothing to do with HTML. A value that is `Markup` already
is refused, since escaping it twice would show the escapes.
"""

from __future__ import annotations

import json as json_module
import keyword
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from inspect import cleandoc
from typing import Final

from jinja2 import Undefined
from markupsafe import Markup

from triptych.characters import escape_hidden, plain
from triptych.output import html as html_text
from triptych.output import markdown
from triptych.output.markdown_blocks import block
from triptych.python.code import Code
from triptych.python.literals import literal

__all__ = ["FILTERS", "UnsafeValueError"]


class UnsafeValueError(TypeError):
    """A template's bug: a value has passed the wrong filter, or none."""


# What a tool might obey when it finds it in a comment: checkers, formatters, editors.
_DIRECTIVES: Final = (
    r"(?:noqa|nosec|type:|fmt:|yapf:|isort:|ruff:|pyright:|basedpyright:|mypy:"
    r"|pylint:|flake8:|pragma:|pytype:|coverage:|vim?:|-\*-|!)"
)
_DIRECTIVE: Final = re.compile(_DIRECTIVES, re.IGNORECASE)
_INNER_DIRECTIVE: Final = re.compile(rf"(?<!#)#++(?=\s*+{_DIRECTIVES})", re.IGNORECASE)
_QUOTES: Final = re.compile(r'"{3,}|\A"+|"+\Z')


def py(value: object) -> Markup:
    """A Python literal, in Black's form."""
    _require_defined(value)
    if isinstance(value, Markup | Code):
        raise UnsafeValueError(f"py: a value, not source: {value!r:.80}")
    return Markup(literal(value))


def code(value: object) -> Markup:
    """Python source the tool has built itself, as it is."""
    if not isinstance(value, Code):
        _require_defined(value)
        raise UnsafeValueError(f"code: {value!r:.80} is not Code")
    return Markup(value)


def ident(value: object) -> Markup:
    """One Python identifier that is not a keyword."""
    name = _text(value, "ident")
    if not name.isidentifier() or keyword.iskeyword(name):
        raise UnsafeValueError(f"ident: {name!r:.80} is not an identifier")
    return Markup(name)


def dotted(value: object) -> Markup:
    """A module's name, `.` and `..` at its beginning included."""
    name = _text(value, "dotted")
    parts = name.lstrip(".").split(".")
    if name.strip("."):
        for part in parts:
            ident(part)
    elif not name:
        raise UnsafeValueError("dotted: an empty module name")
    return Markup(name)


def doc(value: object, indent: int = 4) -> Markup:
    r"""Text inside a docstring in triple double quotes, without those.

    Takes a string or its lines. Lines behind the first are indented by `indent`
    blanks. The docstring, dedented, says `value` again: backslashes are doubled, and
    quotes escaped where they would end the docstring or touch its own. Black leaves
    the result alone, but for a blank it puts behind a quote at the very end.
    """
    if isinstance(value, Sequence) and not isinstance(value, str):
        value = "\n".join(_text(line, "doc") for line in value)
    text = cleandoc(plain(_text(value, "doc")))
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip()
    text = text.replace("\\", "\\\\")
    text = _QUOTES.sub(lambda found: '\\"' * len(found[0]), text)
    return Markup(re.sub(r"\n(?!\n|\Z)", "\n" + " " * indent, text))


def docstring(value: object, indent: int = 4) -> Markup:
    """A docstring with its quotes, those at its end on a line of their own behind more.

    Takes what `doc` takes.
    """
    text = doc(value, indent)
    closing = "\n" + " " * indent if "\n" in text else ""
    return Markup(f'"""{text}{closing}"""')


def comment(value: object) -> Markup:
    """Text behind `# `, on one line, that no checker takes for an instruction."""
    text = " ".join(plain(_text(value, "comment")).split())
    text = _INNER_DIRECTIVE.sub("", text)
    # PEP 263: Python obeys this in the first two lines wherever it stands in them.
    text = re.sub(r"(?<=coding)(?=[:=])", " ", text)
    return Markup(f"({text})" if _DIRECTIVE.match(text) else text)


def md(value: object) -> Markup:
    """Plain text as inline Markdown on one line; also fit for a table cell."""
    return Markup(markdown.escape(_text(value, "md")))


def md_cell(value: object) -> Markup:
    """Plain text in a table cell; its paragraphs stay apart."""
    return Markup(markdown.cell(_text(value, "md_cell")))


def md_code(value: object) -> Markup:
    """A code span, also fit for a table cell."""
    return Markup(markdown.code_span(_text(value, "md_code")))


def md_type(value: object) -> Markup:
    """A type as inline code: pairs of text and the relative link it has, or none."""
    if not isinstance(value, tuple):
        _require_defined(value)
        raise UnsafeValueError(f"md_type: expected parts, got {value!r:.80}")
    parts: list[tuple[str, str]] = []
    for text, url in value:
        parts.append((_text(text, "md_type"), _text(url, "md_type")))
    return Markup(markdown.linked_code(parts))


def md_line(value: object) -> Markup:
    """A description, itself Markdown, on one line; also fit for a table cell."""
    return Markup(markdown.line(_text(value, "md_line")))


def md_block(value: object) -> Markup:
    """A description, itself Markdown, as paragraphs, lists and code of a page."""
    return Markup(block(_text(value, "md_block")))


def md_url(value: object) -> Markup:
    """A link that shows its own URL; other schemes than the web's are text."""
    return Markup(markdown.autolink(_text(value, "md_url")))


def md_fence(value: object, language: str = "") -> Markup:
    """A fenced code block with its fences and without a newline at its end."""
    return Markup(markdown.fence(_text(value, "md_fence"), language))


def html(value: object) -> Markup:
    """Plain text as HTML: in an element, or in an attribute with quotes around it."""
    return Markup(html_text.escape(_text(value, "html")))


def html_line(value: object) -> Markup:
    """A description, itself Markdown, as HTML on one line."""
    return Markup(html_text.inline(" ".join(_text(value, "html_line").split())))


def html_block(value: object) -> Markup:
    """A description, itself Markdown, as paragraphs, lists and code of a page."""
    return Markup(html_text.block(_text(value, "html_block")))


def html_type(value: object) -> Markup:
    """A type: pairs of text and the anchor of the page it leads to, or none."""
    if not isinstance(value, tuple):
        _require_defined(value)
        raise UnsafeValueError(f"html_type: expected parts, got {value!r:.80}")
    parts: list[tuple[str, str]] = []
    for text, anchor in value:
        parts.append((_text(text, "html_type"), _text(anchor, "html_type")))
    return Markup(html_text.linked(parts))


def toml(value: object) -> Markup:
    """A TOML value: a basic string, an integer, a boolean or an array of those."""
    if isinstance(value, bool):
        return Markup("true" if value else "false")
    if isinstance(value, int):
        return Markup(str(value))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return Markup(f"[{', '.join(toml(item) for item in value)}]")
    text = _text(value, "toml").replace("\\", "\\\\").replace('"', '\\"')
    text = text.replace("\n", "\\n").replace("\t", "\\t")
    # TOML has no escape for a surrogate.
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return Markup(f'"{escape_hidden(text)}"')


def json(value: object, indent: int | None = None) -> Markup:
    """JSON text in the order given, with hidden characters escaped."""
    _require_defined(value)
    if isinstance(value, Markup | Code):
        raise UnsafeValueError(f"json: a value, not source: {value!r:.80}")
    text = json_module.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return Markup(escape_hidden(text, long_escapes=False))


def join(values: Iterable[object], separator: str = "") -> Markup:
    """Ready values with a separator, which is a constant of the template, between."""
    items: list[Markup] = []
    for item in values:
        if not isinstance(item, Markup):
            raise UnsafeValueError(f"join: {item!r:.80} has passed no filter")
        items.append(item)
    return Markup(separator).join(items)


def _require_defined(value: object) -> None:
    """Raise `jinja2.UndefinedError` with the name of what is missing."""
    if isinstance(value, Undefined):
        str(value)


def _text(value: object, name: str) -> str:
    if not isinstance(value, str) or isinstance(value, Markup):
        _require_defined(value)
        raise UnsafeValueError(
            f"{name}: expected text, got {type(value).__name__} {value!r:.80}"
        )
    return str(value)


FILTERS: Final[Mapping[str, Callable[..., Markup]]] = {
    function.__name__: function
    for function in (
        py,
        code,
        ident,
        dotted,
        doc,
        docstring,
        comment,
        md,
        md_cell,
        md_code,
        md_type,
        md_line,
        md_block,
        md_url,
        md_fence,
        html,
        html_line,
        html_block,
        html_type,
        toml,
        json,
        join,
    )
}
