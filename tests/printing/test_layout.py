"""Laid out source is Black's fixed point, keeps its meaning, and is in order."""

from __future__ import annotations

import random

import black
import pytest
from black.mode import TargetVersion
from black.strings import char_width

from triptych.python.layout import (
    element,
    exports,
    from_import,
    parameter,
    parameters,
    result,
    statement,
)
from triptych.python.layout.width import display_width
from triptych.python.literals import literal

_MODE = black.Mode(target_versions={TargetVersion.PY311}, line_length=88)


class Sources:
    """Random source as generated modules have it, on one line."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def name(self) -> str:
        length = self._random.randint(1, self._random.choice([6, 20, 45, 90]))
        return "a" + "".join(self._random.choices("bcd_", k=length - 1))

    def dotted(self) -> str:
        return ".".join(self.name() for _ in range(self._random.randint(1, 3)))

    def text(self) -> str:
        length = self._random.randint(0, self._random.choice([5, 30, 90]))
        alphabet = "ab ,|=:[](){}\"'\\" + self._random.choice(["", "", "é日"])
        return literal("".join(self._random.choices(alphabet, k=length)))

    def literal(self) -> str:
        number = str(self._random.randint(-9, 10 ** self._random.choice([1, 80])))
        return self._random.choice([self.text(), number, "None", "True", "1e-07"])

    def type(self, depth: int = 0) -> str:
        inner = depth + 1
        kind = self._random.randrange(2 if depth > 2 else 9)
        match kind:
            case 0:
                return self.dotted()
            case 1:
                return self._random.choice(["str", "int", "None"])
            case 2:
                return f"list[{self.type(inner)}]"
            case 3:
                return f"dict[str, {self.type(inner)}]"
            case 4:
                values = [self.literal() for _ in range(self._random.randint(1, 5))]
                return f"Literal[{', '.join(values)}]"
            case 5:
                return f"Annotated[{self.type(inner)}, {self.call(inner)}]"
            case _:
                count = self._random.randint(2, 4)
                return " | ".join(self.type(inner) for _ in range(count))

    def value(self, depth: int = 0) -> str:
        inner = depth + 1
        items = [self.value(inner) for _ in range(self._random.randint(0, 4 - depth))]
        match self._random.randrange(3 if depth > 2 else 9):
            case 0:
                return self.dotted()
            case 1 | 2:
                return self.literal()
            case 3:
                return f"[{', '.join(items)}]"
            case 4:
                return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
            case 5:
                pairs = [f"{self.text()}: {item}" for item in items]
                return f"{{{', '.join(pairs)}}}"
            case 6:
                return f"lambda: {self.type(inner)}"
            case _:
                return self.call(inner)

    def call(self, depth: int = 0) -> str:
        items = [self.value(depth + 1) for _ in range(self._random.randint(0, 3))]
        items += [
            f"{self.name()}_{index}={self.value(depth + 1)}"
            for index in range(self._random.randint(0, 3))
        ]
        return f"{self.dotted()}({', '.join(items)})"

    def statement(self) -> str:
        match self._random.randrange(9):
            case 0:
                return f"{self.name()} = {self.value()}"
            case 1:
                return f"{self.name()}: {self.type()}"
            case 2:
                return f"{self.name()}: {self.type()} = {self.value()}"
            case 3:
                return f"{self.name()}: {self.type()} = {self.call()}"
            case 4:
                return f"return {self.value()}"
            case 5:
                return f"raise {self.call()}"
            case 6:
                names = [self.name() for _ in range(self._random.randint(1, 4))]
                dots = self._random.choice(["", ".", ".."])
                return f"from {dots}{self.dotted()} import {', '.join(names)}"
            case 7:
                return f"class {self.name()}({self.dotted()}):"
            case _:
                return f"def {self.name()}({self.parameter()}) -> {self.type()}:"

    def parameter(self) -> str:
        default = self._random.choice(["", " = None", f" = {self.text()}"])
        return f"{self.name()}: {self.type()}{default}"


def judged(source: str) -> str:
    """`source` as Black formats it."""
    return black.format_str(source, mode=_MODE)


def nested(lines: str, indent: int, source: str) -> str:
    """`lines` at `indent`, with what makes a module of them."""
    heads = "".join(f"{' ' * level}class C:\n" for level in range(0, indent, 4))
    has_block = source.startswith(("def ", "class "))
    return f"{heads}{' ' * indent}{lines}\n" + f"{' ' * (indent + 4)}x\n" * has_block


@pytest.mark.parametrize("seed", range(150))
def test_black_leaves_statements_alone(seed: int) -> None:
    source = Sources(seed).statement()
    indent = 4 * (seed % 3)
    text = nested(statement(source, indent=indent), indent, source)
    assert judged(text) == text


@pytest.mark.parametrize("seed", range(100))
def test_black_leaves_elements_alone(seed: int) -> None:
    sources = Sources(seed)
    if seed % 2:
        item, around = (
            f"{sources.text()}: {sources.value()}",
            "x = {",
        )
        text = f"{around}\n    {element(item, indent=4)}\n}}\n"
    else:
        item = f"{sources.name()}={sources.value()}"
        text = f"f(\n    {element(item, indent=4)}\n    y=1,\n)\n"
    assert judged(text) == text


@pytest.mark.parametrize("seed", range(100))
def test_black_leaves_definitions_alone(seed: int) -> None:
    sources = Sources(seed)
    declared = [f"{sources.parameter()}" for _ in range(seed % 4)]
    text = (
        f"class C:\n    def f(\n{parameters(['self', *declared], indent=8)}\n"
        f"    {result(sources.type(), indent=4)}\n        x\n"
    )
    assert judged(text) == text


@pytest.mark.parametrize("width", range(1, 90))
@pytest.mark.parametrize(
    "form",
    [
        "{0}: models.Pet | None = None",
        "{0}: models.{0} | Mapping[str, object] | None = None",
        "{0}: list[{0}]",
        "{0}: Annotated[str, Field(pattern='{0}')] | None",
    ],
)
def test_black_leaves_parameters_alone_at_every_width(form: str, width: int) -> None:
    source = form.format("a" * width).replace("'", '"')
    text = f"def f(\n    self,\n    {parameter(source, indent=4)}\n):\n    x\n"
    assert judged(text) == text


@pytest.mark.parametrize("width", range(1, 90))
@pytest.mark.parametrize(
    "form",
    [
        "{0} = f({0})",
        "{0}: Operation[models.{0}] = Operation(id='{0}', path='/')",
        "{0}: str | None = Field(default=None, alias='{0}')",
        "__all__ = ['{0}', '{0}']",
        "{0}: ClassVar[frozenset[str]] = frozenset({{'{0}', '{0}'}})",
        "return (Endpoint({0}, service.{0}), Endpoint(b))",
        "from .{0} import {0}",
        "def {0}(self) -> {0}:",
        "def f(self) -> dict[str, {0}]:",
        "class {0}(Base):",
        "{0} = '{0}日本'",
    ],
)
def test_black_leaves_statements_alone_at_every_width(form: str, width: int) -> None:
    source = form.format("a" * width).replace("'", '"')
    text = nested(statement(source, indent=4), 4, source)
    assert judged(text) == text


def test_what_fits_stays_on_its_line() -> None:
    assert statement("x = f(a, b)") == "x = f(a, b)"
    assert element("a=1", indent=4) == "a=1,"
    assert parameter("a: int = 1", indent=4) == "a: int = 1,"
    assert result("None", indent=4) == ") -> None:"


def test_a_trailing_comma_keeps_brackets_open() -> None:
    assert statement("x = f(a,)") == "x = f(\n    a,\n)"
    assert statement("x = (a,)") == "x = (a,)"


def test_characters_are_as_wide_as_black_says() -> None:
    characters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    different = [
        character
        for character in characters
        if display_width(character) != char_width(character)
    ]
    assert different == []


@pytest.mark.parametrize(
    ("names", "ordered"),
    [
        (["b", "Ab2", "Ab10", "LIMIT", "a"], ["LIMIT", "Ab2", "Ab10", "a", "b"]),
        (["AsyncAOperations", "AOperations"], ["AOperations", "AsyncAOperations"]),
        (["V10", "V2"], ["V2", "V10"]),
    ],
)
def test_order_of_names(names: list[str], ordered: list[str]) -> None:
    assert from_import(".m", names) == f"from .m import {', '.join(ordered)}"
    listed = ", ".join(f'"{name}"' for name in ordered)
    assert exports(names) == f"__all__ = [{listed}]"


def test_exports_go_by_case_and_imports_do_not() -> None:
    names = ["AZService", "AsyncService"]
    assert exports(names) == '__all__ = ["AZService", "AsyncService"]'
    assert from_import(".m", names) == "from .m import AsyncService, AZService"
