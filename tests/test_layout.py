"""Laid out source keeps its meaning at every width, and has the order linters want."""

from __future__ import annotations

import ast

import black
import pytest

from triptych.python.layout import (
    exports,
    from_import,
    list_of,
    result_of,
    subscript,
    tuple_of,
)
from triptych.python.literals import literal

_MODE = black.Mode(line_length=88)


@pytest.mark.parametrize("width", range(60, 100))
def test_a_tuple_of_one_is_a_tuple_at_every_width(width: int) -> None:
    item = "a" * width
    source = f"f(\n    {tuple_of([item], before='b=', indent=4)},\n)\n"
    call = ast.parse(source.removesuffix("\n"), mode="eval").body
    assert isinstance(call, ast.Call)
    [keyword] = call.keywords
    assert isinstance(keyword.value, ast.Tuple)
    assert black.format_str(source, mode=_MODE) == source


@pytest.mark.parametrize("width", range(35, 50))
def test_black_leaves_lists_alone(width: int) -> None:
    source = list_of(["a" * width, "b" * 40], before="x = ") + "\n"
    assert black.format_str(source, mode=_MODE) == source


@pytest.mark.parametrize("width", range(25, 100))
@pytest.mark.parametrize("form", ["{}", "{} | Other", "{} | None | Other"])
def test_black_leaves_results_alone(form: str, width: int) -> None:
    result = result_of(form.format("a" * width), indent=0)
    source = f"def f(\n    a,\n) -> {result}:\n    pass\n"
    assert black.format_str(source, mode=_MODE) == source


@pytest.mark.parametrize("width", range(1, 70, 7))
def test_literals_in_types_of_results_stay_whole(width: int) -> None:
    values = ["a, b]", 'c" | d[', "it's", "(", "x" * width]
    member = f"Literal[{', '.join(map(literal, values))}]"
    result = subscript("Reply", [member, "Answer[None, int]"], indent=4)
    found = ast.parse(result, mode="eval")
    constants = [
        item.value for item in ast.walk(found) if isinstance(item, ast.Constant)
    ]
    assert [item for item in constants if isinstance(item, str)] == values


@pytest.mark.parametrize("width", range(1, 70, 2))
def test_black_leaves_types_of_results_alone(width: int) -> None:
    name = "m" * width
    members = [name, f"Answer[{name} | B, Literal[200, None]]", "Answer[None, int]"]
    for count in (1, 2, 3):
        result = subscript("Reply", members[:count], indent=4)
        source = f"class C:\n    def f(\n        self,\n    ) -> {result}:\n"
        source += "        return 1\n"
        assert black.format_str(source, mode=_MODE) == source


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
