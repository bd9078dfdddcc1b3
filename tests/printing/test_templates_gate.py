"""Text of a document can leave a template only through a filter for its context."""

from __future__ import annotations

import ast
import json
import keyword
import tomllib
from pathlib import Path
from typing import NamedTuple

import black
import pytest
from jinja2 import TemplateNotFound, UndefinedError
from markupsafe import Markup

import triptych
from triptych.characters import escape_hidden, plain
from triptych.output.filters import FILTERS, UnsafeValueError
from triptych.output.template_files import template_files, template_folder
from triptych.output.template_rules import violations
from triptych.output.templates import Templates
from triptych.python.code import Code

# Every character ASCII has, quotes in runs, escapes, overrides, tags, a surrogate.
HOSTILE = [
    "",
    "".join(map(chr, range(128))),
    '"""\nimport os; os.system(\'x\')\n"""',
    '""""',
    '"',
    "'",
    'it\'s "both"',
    "ends with \\",
    '\\"""',
    "\\N{BULLET} \\u0041 \\x41",
    "if admin:\u202e } \u2066 # then \u2069",
    "zero\u200bwidth\ufeff \U000e0041 soft\u00adhyphen",
    "next\u0085line\u2028separator\u2029",
    "lone \ud800 surrogate",
    "emoji \U0001f469\u200d\U0001f4bb \u2764\ufe0f",
    "</script><!-- {{ 7*7 }} {% raw %} -->",
    "a | b\nc | d",
    "`` ` ```\n~~~",
    "[x](javascript:alert(1)) ![y](http://e/t.png) <b onclick=x>",
]


class View(NamedTuple):
    value: object


def render(tmp_path: Path, source: str, value: object) -> str:
    (tmp_path / "page.jinja").write_text(source, "utf-8")
    return Templates([tmp_path]).render("page.jinja", View(value))


@pytest.mark.parametrize("value", ["text", 1.5, None, True, ["x"], Code("x")])
def test_a_value_no_filter_has_passed_is_refused(tmp_path: Path, value: object) -> None:
    with pytest.raises(UnsafeValueError, match=r"template page\.jinja: \w+ .* printed"):
        render(tmp_path, "{{ view.value }}", value)


def test_ready_values_and_integers_print_as_they_are(tmp_path: Path) -> None:
    assert render(tmp_path, "{{ view.value }}", Markup("<&'\">")) == "<&'\">"
    assert render(tmp_path, "{{ view.value|length }}", [1, 2]) == "2"
    assert render(tmp_path, "a < b\n", None) == "a < b\n"


def test_an_attribute_the_view_lacks_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="valeu"):
        render(tmp_path, "{{ view.valeu }}", 1)


@pytest.mark.parametrize("name", ["safe", "escape", "e", "replace", "format", "upper"])
def test_filters_of_jinja_that_pass_or_build_text_are_gone(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(Exception, match=f"No filter named '{name}'"):
        render(tmp_path, f"{{{{ view.value|{name} }}}}", "x")


def test_join_refuses_what_no_filter_has_passed(tmp_path: Path) -> None:
    source = '{{ view.value|map("py")|join(", ") }}'
    assert render(tmp_path, source, ["a", 1]) == '"a", 1'
    with pytest.raises(UnsafeValueError, match="join"):
        render(tmp_path, '{{ view.value|join(", ") }}', ["a"])


@pytest.mark.parametrize("name", sorted(set(FILTERS) - {"join"}))
def test_a_filter_refuses_what_is_ready_already(name: str) -> None:
    with pytest.raises(UnsafeValueError):
        FILTERS[name](Markup("ready"))


@pytest.mark.parametrize("value", HOSTILE, ids=ascii)
def test_py_says_the_value_in_blacks_form(value: str) -> None:
    source = f"x = {FILTERS['py'](value)}\n"
    assert ast.literal_eval(source[4:]) == value
    assert black.format_str(source, mode=black.Mode()) == source
    assert plain(source) == source.encode("utf-8").decode() == escape_hidden(source)


@pytest.mark.parametrize("value", HOSTILE, ids=ascii)
@pytest.mark.parametrize("indent", [4, 8])
def test_doc_stays_inside_the_docstring(value: str, indent: int) -> None:
    margin = " " * (indent - 4)
    text = FILTERS["doc"](["Begin.", "", *value.split("\n"), "", "End."], indent)
    body = f'{margin}    """{text}"""\n{margin}    x = 1\n'
    head = "class A:\n" if margin else ""
    source = f"{head}{margin}def f():\n{body}"
    assert black.format_str(source, mode=black.Mode()) == source
    tree = ast.parse(source)
    (function,) = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))
    documented = ast.get_docstring(function) or ""
    wanted = [" ".join(line.split()) for line in plain(value).split("\n")]
    said = [" ".join(line.split()) for line in documented.split("\n")]
    assert list(filter(None, said)) == ["Begin.", *filter(None, wanted), "End."]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ('"', '"'),
        ('"""', '"""'),
        ('say "x"', 'say "x"'),
        ("\\", "\\"),
        ("a\n  b\n c\t.", "a\n b\nc      ."),
        (" pad \n", "pad"),
    ],
)
def test_doc_may_be_all_of_the_docstring(value: str, said: str) -> None:
    source = f'"""{FILTERS["doc"](value, 0)}"""\n'
    assert ast.get_docstring(ast.parse(source)) == said
    padded = f'{source[:-4]} """\n' if said.endswith('"') else source
    assert black.format_str(source, mode=black.Mode()) == padded


@pytest.mark.parametrize("value", HOSTILE, ids=ascii)
def test_a_comment_is_one_line(value: str) -> None:
    text = FILTERS["comment"](value)
    assert text == plain(text)
    assert ast.dump(ast.parse(f"# {text}\nx = 1\n")) == ast.dump(ast.parse("x = 1\n"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("noqa", "(noqa)"),
        ("Type: ignore", "(Type: ignore)"),
        ("fmt: off", "(fmt: off)"),
        ("see # noqa: F401", "see  noqa: F401"),
        ("issue #12", "issue #12"),
        ("coding: latin-1", "coding : latin-1"),
    ],
)
def test_a_comment_gives_no_checker_an_instruction(value: str, expected: str) -> None:
    assert FILTERS["comment"](value) == expected


@pytest.mark.parametrize(
    "value", ["", "a b", "1a", "a.b", "a\n", "a;b", *keyword.kwlist]
)
def test_ident_takes_identifiers_only(value: str) -> None:
    with pytest.raises(UnsafeValueError):
        FILTERS["ident"](value)


@pytest.mark.parametrize("value", ["", "a..b", "a.class", ".a b", "a."])
def test_dotted_takes_module_names_only(value: str) -> None:
    with pytest.raises(UnsafeValueError):
        FILTERS["dotted"](value)


def test_names_print_as_they_are() -> None:
    assert FILTERS["ident"]("größe") == "größe"
    for name in ("a.b", ".", "..a.b"):
        assert FILTERS["dotted"](name) == name


def test_code_takes_code_only() -> None:
    assert FILTERS["code"](Code("list[str] | None")) == "list[str] | None"
    with pytest.raises(UnsafeValueError):
        FILTERS["code"]("list[str]")
    with pytest.raises(UnsafeValueError):
        FILTERS["code"](Code("list") + "[str]")


@pytest.mark.parametrize("value", HOSTILE, ids=ascii)
def test_toml_says_the_value(value: str) -> None:
    source = f"x = {FILTERS['toml']([value])}\n"
    assert tomllib.loads(source) == {"x": [value.replace("\ud800", "\ufffd")]}
    assert source == escape_hidden(source)


@pytest.mark.parametrize("value", HOSTILE, ids=ascii)
def test_json_says_the_value_with_nothing_hidden(value: str) -> None:
    text = FILTERS["json"]({"z": value, "a": [1, None]}, 2)
    assert json.loads(text) == {"z": value, "a": [1, None]}
    assert text == escape_hidden(text)


def test_json_has_no_infinity() -> None:
    with pytest.raises(ValueError, match="JSON"):
        FILTERS["json"](float("inf"))


ALLOWED = """\
{% extends "client/base.jinja" %}
{% from "client/macros.jinja" import field as member %}
{% import "client/macros.jinja" as macros %}
{% macro row(item, last=false) %}{{ item.name|md_cell }}{% endmacro %}
{% block body %}
{{ super() }}{{ self.title() }}{{ macros.field(view.x) }}{{ member(view.x) }}
{% for item in view.items %}
{% if item.kind == "query" and not loop.last or item.names|length > 1 %}
{{ row(item, last=true) }}{{ item.names|map("ident")|join(", ") }}
{% elif item.default is none %}{{ loop.index }}{% else %}{% include "a.jinja" %}
{% endif %}{% filter indent(4) %}{{ item.text|doc(indent=8) }}{% endfilter %}
{% endfor %}
{% endblock %}
"""


def test_the_rules_allow_printing_asking_looping_and_naming() -> None:
    assert violations(ALLOWED, "t") == []


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("{{ view.x|safe }}", "filter `safe`"),
        ("{{ view.x|e }}", "filter `e`"),
        ("{{ view.x|replace('a', 'b') }}", "filter `replace`"),
        ("{{ view.x|attr('y') }}", "filter `attr`"),
        ("{{ view.x|map('upper')|join }}", "filter `upper`"),
        ("{{ view.x|join(view.y) }}", "argument of filter `join`"),
        ("{{ view.x|py(*view.y) }}", "unpacked arguments"),
        ("{% filter md %}x{% endfilter %}", "filter block `md`"),
        ("{{ view.a ~ view.b }}", "`~` is logic"),
        ("{{ view.a + view.b }}", "`+` is logic"),
        ("{{ view.a % view.b }}", "`%` is logic"),
        ("{{ -view.a }}", "`-` is logic"),
        ("{{ view.a[0]|py }}", "`[...]` behind a value is logic"),
        ("{{ [view.a]|py }}", "a list is logic"),
        ("{{ {'a': 1}|py }}", "a dictionary is logic"),
        ("{{ (view.a if view.b else view.c)|py }}", "`if` in an expression is logic"),
        ("{{ 'text' }}", "printed constant"),
        ("{{ 'text'|md }}", "printed constant"),
        ("{{ other|py }}", "unknown name `other`"),
        ("{{ view.f()|py }}", "not a macro"),
        ("{{ range(3)|length }}", "not a macro"),
        ("{{ view.__class__|py }}", "private attribute"),
        ("{% if view.a in view.b %}{% endif %}", "`in` is logic"),
        ("{% if view.a == view.b %}{% endif %}", "comparison"),
        ("{% if view.a is defined %}{% endif %}", "no test `defined`"),
        ("{% set a = view.b %}", "`set` is logic"),
        ("{% set a %}b{% endset %}", "`set` is logic"),
        ("{% with a = view.b %}{% endwith %}", "`with` is logic"),
        ("{% autoescape false %}{% endautoescape %}", "`autoescape` is logic"),
        ("{% for a in view.b if a.c %}{% endfor %}", "filtered loop"),
        ("{% for a in view.b recursive %}{% endfor %}", "recursive loop"),
        ("{% include view.x %}", "not a constant"),
        ("{% include 'x' ignore missing %}", "may be missing"),
        ("{% extends view.x %}", "not a constant"),
        ("{% macro m() %}{% endmacro %}{% call m() %}{% endcall %}", "`call` is logic"),
        ("{% do view.x %}", "unknown tag"),
        ("{{ view.x", "unexpected end"),
    ],
)
def test_the_rules_refuse_logic(source: str, what: str) -> None:
    found = violations(f"\n{source}", "t.jinja")
    assert any(what in violation for violation in found), found
    assert all(violation.startswith("t.jinja:2: ") for violation in found)


TEMPLATES = template_files(template_folder())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_template_obeys(path: Path) -> None:
    name = path.relative_to(template_folder()).as_posix()
    assert violations(path.read_text("utf-8"), name) == []
    # It compiles too: every filter it names exists.
    Templates().environment.get_template(name)


def test_a_folder_in_front_overrides_one_template(tmp_path: Path) -> None:
    mine, ours = tmp_path / "mine", tmp_path / "ours"
    for folder, names in ((mine, ["a"]), (ours, ["a", "b"])):
        folder.mkdir()
        for name in names:
            (folder / name).write_text(folder.name, "utf-8")
    templates = Templates([mine, ours])
    assert [templates.render(name, None) for name in "ab"] == ["mine", "ours"]
    with pytest.raises(TemplateNotFound):
        templates.render("c", None)


def test_templates_are_found_in_the_package_and_in_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "generator" / "triptych"
    package.mkdir(parents=True)
    monkeypatch.setattr(triptych, "__file__", str(package / "__init__.py"))
    with pytest.raises(FileNotFoundError, match="reinstall"):
        template_folder()
    (tmp_path / "templates").mkdir()
    assert template_folder() == tmp_path / "templates"
    (package / "templates").mkdir()
    assert template_folder() == package / "templates"
