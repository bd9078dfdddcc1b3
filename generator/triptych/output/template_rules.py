"""What a template may do: print ready values, ask, loop, and name other templates.

Everything else is logic, and logic belongs in views, where type checkers and tests
see it. The rule guards safety too: with no way to build a string in a template, every
string comes from a filter that knows its context.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, nodes

from triptych.output.templates import ALLOWED_FILTERS

__all__ = ["offences", "violations"]

_STATEMENTS: Final = (
    nodes.Template,
    nodes.Output,
    nodes.If,
    nodes.For,
    nodes.Block,
    nodes.Macro,
    # Wraps what changes the escaping, which is refused by itself.
    nodes.Scope,
)
_EXPRESSIONS: Final = (
    nodes.TemplateData,
    nodes.Const,
    nodes.Name,
    nodes.Getattr,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Keyword,
    nodes.Compare,
    nodes.Operand,
)
_OPERATORS: Final = frozenset({"eq", "ne", "gt", "gteq", "lt", "lteq"})
_OPERATORS_IN_WORDS: Final = {"notin": "not in"}
_TESTS: Final = frozenset({"none"})

_SPELLINGS: Final[Mapping[type[nodes.Node], str]] = {
    nodes.Add: "`+`",
    nodes.Sub: "`-`",
    nodes.Mul: "`*`",
    nodes.Div: "`/`",
    nodes.FloorDiv: "`//`",
    nodes.Mod: "`%`",
    nodes.Pow: "`**`",
    nodes.Neg: "`-`",
    nodes.Pos: "`+`",
    nodes.Concat: "`~`",
    nodes.Assign: "`set`",
    nodes.AssignBlock: "`set`",
    nodes.With: "`with`",
    nodes.CallBlock: "`call`",
    nodes.EvalContextModifier: "`autoescape`",
    nodes.ScopedEvalContextModifier: "`autoescape`",
    nodes.CondExpr: "`if` in an expression",
    nodes.Getitem: "`[...]` behind a value",
    nodes.List: "a list",
    nodes.Tuple: "a tuple",
    nodes.Dict: "a dictionary",
}
"""What authors of templates call that for which Jinja has classes."""


def violations(source: str, name: str) -> list[str]:
    """What template `name` with text `source` does that it may not.

    One entry an offence, `name:line: what`, in the order of the template; none for a
    template that obeys.
    """
    return [f"{name}:{line}: {what}" for line, what in offences(source)]


def offences(source: str, known: Collection[str] = ()) -> list[tuple[int, str]]:
    """The same as pairs of line and what; `known` are names from around the text."""
    try:
        tree = Environment().parse(source)
    except TemplateSyntaxError as broken:
        return [(broken.lineno, broken.message or "this is not a template")]
    return list(_Checker(tree, known).found(tree, 1))


class _Checker:
    def __init__(self, tree: nodes.Template, known: Collection[str]) -> None:
        self.macros: Final = {
            "super",
            *(macro.name for macro in tree.find_all(nodes.Macro)),
        }
        for imported in tree.find_all(nodes.FromImport):
            self.macros.update(
                names if isinstance(names, str) else names[1]
                for names in imported.names
            )
        self.modules: Final = {item.target for item in tree.find_all(nodes.Import)}
        self.names: Final = {"view", "loop", "self", *self.macros, *self.modules}
        self.names.update(known)
        self.names.update(
            bound.name
            for bound in tree.find_all(nodes.Name)
            if bound.ctx in ("store", "param")
        )

    def found(self, node: nodes.Node, line: int) -> Iterator[tuple[int, str]]:
        """Each offence with its line, parents before children.

        `line` is the parent's, for nodes that Jinja gives none.
        """
        line = node.lineno or line
        what = self._offence(node)
        if what is not None:
            yield line, what
        for child in node.iter_child_nodes():
            if isinstance(node, nodes.Output) and _is_constant(child):
                yield child.lineno, "printed constant: write it as text"
            yield from self.found(child, line)

    def _offence(self, node: nodes.Node) -> str | None:
        match node:
            case nodes.Filter() | nodes.FilterBlock():
                return self._filter(node)
            case nodes.Call():
                return self._call(node)
            case nodes.Name():
                return (
                    None if node.name in self.names else f"unknown name `{node.name}`"
                )
            case nodes.Getattr(attr=attribute) if attribute.startswith("_"):
                return f"private attribute `{attribute}`"
            case nodes.Operand(op=operator) if operator not in _OPERATORS:
                return _logic(f"`{_OPERATORS_IN_WORDS.get(operator, operator)}`")
            case nodes.Compare() if not _compares_constant(node):
                return "comparison with something else than a constant"
            case nodes.Test(name=test):
                return None if test in _TESTS else f"there is no test `{test}`"
            case nodes.For(recursive=True):
                return "recursive loop"
            case nodes.For(test=condition) if condition is not None:
                return "filtered loop"
            case (
                nodes.Include() | nodes.Extends() | nodes.Import() | nodes.FromImport()
            ):
                return _reference(node)
            case _ if isinstance(node, (*_STATEMENTS, *_EXPRESSIONS)):
                return None
        return _logic(_SPELLINGS.get(type(node), "this expression"))

    def _filter(self, node: nodes.Filter | nodes.FilterBlock) -> str | None:
        used = node if isinstance(node, nodes.Filter) else node.filter
        if isinstance(node, nodes.FilterBlock) and used.name != "indent":
            return f"there is no filter block `{used.name}`"
        if used.name not in ALLOWED_FILTERS:
            return f"there is no filter `{used.name}`"
        if used.dyn_args is not None or used.dyn_kwargs is not None:
            return f"unpacked arguments of filter `{used.name}`"
        for argument in (*used.args, *(item.value for item in used.kwargs)):
            if not isinstance(argument, nodes.Const):
                return f"argument of filter `{used.name}` that is not a constant"
        if used.name == "map":
            for mapped in used.args:
                if (
                    isinstance(mapped, nodes.Const)
                    and mapped.value not in ALLOWED_FILTERS
                ):
                    return f"there is no filter `{mapped.value}`"
        return None

    def _call(self, node: nodes.Call) -> str | None:
        called = node.node
        if isinstance(called, nodes.Name) and called.name in self.macros:
            return None
        if (
            isinstance(called, nodes.Getattr)
            and isinstance(called.node, nodes.Name)
            and called.node.name in self.modules | {"self"}
        ):
            return None
        return "call of something that is not a macro"


def _logic(what: str) -> str:
    return f"{what} is logic, which templates have none of"


def _compares_constant(node: nodes.Compare) -> bool:
    return all(isinstance(operand.expr, nodes.Const) for operand in node.ops)


def _reference(
    node: nodes.Include | nodes.Extends | nodes.Import | nodes.FromImport,
) -> str | None:
    if not isinstance(node.template, nodes.Const):
        return "name of a template that is not a constant"
    if isinstance(node, nodes.Include) and node.ignore_missing:
        return "include that may be missing"
    return None


def _is_constant(node: nodes.Node) -> bool:
    while isinstance(node, nodes.Filter) and node.node is not None:
        node = node.node
    return isinstance(node, nodes.Const)
