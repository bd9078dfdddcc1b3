"""Generated modules are formatted as Black does, in order, whatever the machine."""

from __future__ import annotations

import difflib
import os
import pickle
import sys
import threading
from pathlib import Path

import black
import pytest

from tests.golden import OUT
from triptych.cli import main
from triptych.output import formatting, rendering
from triptych.output.formatting import GeneratedSyntaxError, format_python
from triptych.output.overrides import Override, Overrides
from triptych.output.template_files import template_folder
from triptych.output.templates import Templates
from triptych.targets.jobs import Render

# Each text once: what is copied is in several packages.
GENERATED = sorted({path.read_bytes(): path for path in OUT.rglob("*.py")}.values())

LONG = "call(" + ", ".join(f"argument_{index}" for index in range(20)) + ")\n"


def modules(count: int) -> list[tuple[str, str]]:
    """Unformatted modules that differ in length and text."""
    return [
        (f"m{index}.py", f"name_{index}  =  'x'\n" + LONG * (index % 5))
        for index in range(count)
    ]


def test_the_output_is_blacks_in_the_order_of_the_input() -> None:
    files = [("b.py", "x = {'a':1}\n"), ("a.py", ""), ("c.py", 'y = "b"\n')]
    assert format_python(files) == ['x = {"a": 1}\n', "", 'y = "b"\n']


def test_several_processes_give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    files = modules(40)
    monkeypatch.setattr(formatting, "_processes", lambda characters, jobs: 1)
    alone = format_python(files)
    monkeypatch.setattr(formatting, "_processes", lambda characters, jobs: 3)
    assert format_python(files) == alone
    assert alone[3].startswith('name_3 = "x"\ncall(\n    argument_0,\n')


def test_equal_texts_are_formatted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    format_str = black.format_str

    def counting(text: str, *, mode: black.Mode) -> str:
        seen.append(text)
        return format_str(text, mode=mode)

    monkeypatch.setattr(black, "format_str", counting)
    assert format_python([("a.py", "x=1\n"), ("b.py", "x=1\n")]) == ["x = 1\n"] * 2
    assert seen == ["x=1\n"]


@pytest.mark.parametrize(
    ("text", "line"),
    [("x = 1\ndef f(:\n    pass\n", 2), ("x = (\n", 1), ('x = 1\n\ny = """\n', 3)],
)
@pytest.mark.parametrize("processes", [1, 2])
def test_code_that_is_not_python_names_path_and_line(
    text: str, line: int, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formatting, "_processes", lambda characters, jobs: processes)
    with pytest.raises(GeneratedSyntaxError) as caught:
        format_python([*modules(3), ("pkg/bad.py", text)])
    assert (caught.value.path, caught.value.line) == ("pkg/bad.py", line)
    assert str(caught.value).startswith(
        f"pkg/bad.py:{line}: generated code is not Python"
    )
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize(
    ("characters", "jobs", "expected"),
    [
        (10_000, 100, 1),
        (29_999, 100, 1),
        (50_000, 100, 3),
        (10**7, 100, 4),
        (10**7, 2, 2),
    ],
)
def test_processes_are_started_only_for_much_text(
    characters: int, jobs: int, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(
        os, "sched_getaffinity", lambda pid: set(range(4)), raising=False
    )
    assert formatting._processes(characters, jobs) == expected


def test_no_process_is_started_beside_other_threads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert formatting._processes(10**7, 100) == 1


@pytest.mark.parametrize(
    "module", GENERATED, ids=[path.relative_to(OUT).as_posix() for path in GENERATED]
)
def test_black_changes_no_generated_module(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    [formatted] = format_python([(module.name, text)])
    difference = "\n".join(
        difflib.unified_diff(
            text.splitlines(), formatted.splitlines(), "generated", "Black", lineterm=""
        )
    )
    assert difference == ""


def test_black_formats_every_module_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = str(OUT.parent / "specs" / "cognito.yaml")
    monkeypatch.chdir(tmp_path)
    assert main(["generate", spec, "-o", "auto"]) == 0
    seen: list[str] = []

    def counting(files: list[tuple[str, str]]) -> list[str]:
        seen.extend(path for path, _ in files)
        return format_python(files)

    monkeypatch.setattr(formatting, "format_python", counting)
    assert main(["generate", spec, "-o", "black", "--formatter", "black"]) == 0
    assert "client/cognito_client/_client.py" in seen
    assert main(["check", spec, "-o", "auto", "--formatter", "black"]) == 0
    lock = "triptych.lock"
    assert Path("auto", lock).read_text() == Path("black", lock).read_text()


def test_modules_of_overridden_templates_are_formatted() -> None:
    name = "server/main.py.jinja"
    mine = Override(name=name, file="main.py.jinja", text="x = ( 1 )\n")
    overrides = Overrides((mine,))
    templates = Templates(overrides=overrides)
    assert not templates.is_own(name)
    assert templates.is_own("server/app.py.jinja")
    jobs = [Render(path="server/m.py", template=name, view=None)]
    rendered = rendering.render(jobs, overrides=overrides)
    assert [file.text for file in rendered] == ["x = 1\n"]


def test_a_template_that_includes_a_foreign_one_is_not_our_own(tmp_path: Path) -> None:
    own = template_folder()
    (tmp_path / "part.jinja").write_text("x=1", encoding="utf-8")
    (tmp_path / "outer.jinja").write_text(
        '{% include "part.jinja" %}', encoding="utf-8"
    )
    assert not Templates([tmp_path, own]).is_own("outer.jinja")
    assert Templates([own]).is_own("models/module.py.jinja")
