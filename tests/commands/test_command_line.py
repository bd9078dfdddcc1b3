"""What the command prints to a terminal, and to those who want less of it."""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import CASES
from triptych.cli.arguments.command_line import argument_parser
from triptych.cli.printing.colours import coloured_diff, shows_colours
from triptych.cli.printing.console import Console

_NEEDLESS = CASES / "corrections" / "needless"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": ""}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_who_sees_colours(
    environment: dict[str, str], terminal: bool, expected: bool
) -> None:
    stream = _Terminal() if terminal else io.StringIO()
    assert shows_colours(stream, environment) is expected


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    return subprocess.run(
        [sys.executable, "-m", "triptych", *arguments],
        cwd=_NEEDLESS,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_findings_in_colours_say_the_same() -> None:
    plain = _run("validate").stderr
    coloured = _run("validate", FORCE_COLOR="1").stderr
    assert "\x1b" not in plain
    assert "\x1b[1;33mwarning[correction-needless]\x1b[0m" in coloured
    codes = ("1", "1;33", "1;32", "36", "0")
    for code in codes:
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


@pytest.mark.parametrize(
    ("command", "coloured"),
    [
        ("check api.yaml -o out", "\x1b[32m"),
        ("check api.yaml -o out --stat", "| \x1b[32m+2\x1b[0m \x1b[31m-0\x1b[0m\n"),
        ("diff api.yaml ../../formats/validate/api.yaml", "\x1b[1;31mBreaks callers"),
        ("config", "\x1b[36m# triptych.toml:"),
        ("verify api.yaml --trips 1", "\x1b[1;33mwarning"),
        ("validate --bogus", "\x1b[1;31merror[argument]\x1b[0m"),
    ],
)
def test_every_command_has_colours_and_says_the_same(
    command: str, coloured: str
) -> None:
    plain = _run(*command.split())
    shown = _run(*command.split(), FORCE_COLOR="1")
    assert coloured in shown.stdout + shown.stderr
    assert re.sub(r"\x1b\[[\d;]*m", "", shown.stdout) == plain.stdout
    assert re.sub(r"\x1b\[[\d;]*m", "", shown.stderr) == plain.stderr
    silent = _run(*command.split(), FORCE_COLOR="1", NO_COLOR="1")
    assert (silent.stdout, silent.stderr) == (plain.stdout, plain.stderr)


def test_reports_for_programs_have_no_colours() -> None:
    for form in ("json", "github", "sarif"):
        done = _run("validate", "--format", form, FORCE_COLOR="1")
        assert "\x1b" not in done.stdout + done.stderr


def test_lines_of_a_diff_are_coloured_by_what_they_are() -> None:
    diff = (
        "--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n same\n--- a rule\n+++ more\n same\n"
        "\\ No newline at end of file\n--- /dev/null\n+++ b/y\n@@ -0,0 +1 @@\n+new\n"
    )
    header, added, removed, hunk = "1", "32", "31", "36"
    expected = [
        (header, "--- a/x"),
        (header, "+++ b/x"),
        (hunk, "@@ -1,3 +1,3 @@"),
        ("", " same"),
        (removed, "--- a rule"),
        (added, "+++ more"),
        ("", " same"),
        ("", "\\ No newline at end of file"),
        (header, "--- /dev/null"),
        (header, "+++ b/y"),
        (hunk, "@@ -0,0 +1 @@"),
        (added, "+new"),
    ]
    assert coloured_diff(diff) == "".join(
        f"\x1b[{code}m{text}\x1b[0m\n" if code else f"{text}\n"
        for code, text in expected
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_names_commands_and_options(shell: str) -> None:
    script = _run("completion", shell).stdout
    words = set(re.findall(r"[\w-]+", script))
    parser = argument_parser()
    for commands in parser._actions:
        if isinstance(commands, argparse._SubParsersAction):
            assert {"init", "generate", "config", "completion"} <= {*commands.choices}
            assert {*commands.choices} <= words
    assert {"ref-root", "pyproject", "schema", "sarif"} <= {
        word.removeprefix("--") for word in words
    }


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_scripts_are_right_for_their_shells(shell: str, tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text(_run("completion", shell).stdout)
    subprocess.run([program, "-n", script], check=True)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["triptych", "gen"], "generate"),
        (["triptych", "check", "--st"], "--stamp --stat --strict"),
        (["triptych", "generate", "--target", "d"], "docs"),
        (["triptych", "generate", "ap"], "api.yaml"),
        (["triptych", "diff", "ap"], "api.yaml"),
        (["triptych", "generate", "-o", "fo"], "folder"),
        (["triptych", "validate", "--ref-root", "a"], ""),
        (["triptych", "validate", "--format", "sa"], "sarif"),
        (["triptych", "diff", "--format", "m"], "markdown"),
        (["triptych", "config", "--sc"], "--schema"),
        (["triptych", "init", "--py"], "--pyproject"),
    ],
)
def test_bash_completes(typed: list[str], expected: str, tmp_path: Path) -> None:
    (tmp_path / "api.yaml").touch()
    (tmp_path / "folder").mkdir()
    script = tmp_path / "completion.bash"
    script.write_text(_run("completion", "bash").stdout)
    words = " ".join(map(shlex.quote, typed))
    asked = (
        f"source {shlex.quote(str(script))}\n"
        f"COMP_WORDS=({words}); COMP_CWORD={len(typed) - 1}\n"
        "complete -p triptych | sed 's/.*-F \\([^ ]*\\).*/\\1/' > name\n"
        '"$(cat name)" triptych "${COMP_WORDS[COMP_CWORD]}" '
        '"${COMP_WORDS[COMP_CWORD-1]}"\n'
        'printf "%s\\n" "${COMPREPLY[@]}" | sort | xargs\n'
    )
    done = subprocess.run(
        ["bash", "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == expected


def test_verify_takes_all_documents_of_the_configuration(tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copy(_NEEDLESS / "api.yaml", tmp_path / f"{name}.yaml")
    listed = "".join(
        f'[[documents]]\nspec = "{name}.yaml"\noutput = "{name}"\n'
        for name in ("one", "two")
    )
    (tmp_path / "triptych.toml").write_text(listed)
    done = subprocess.run(
        [sys.executable, "-m", "triptych", "verify", "--trips", "2"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "one.yaml: 1 operations, 2 trips, 0 failures, 0 skipped",
        "two.yaml: 1 operations, 2 trips, 0 failures, 0 skipped",
    ]
    assert done.returncode == 0


def test_programs_are_given_the_text_of_a_command_without_facts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    console = Console()
    console.use_format("json")
    console.result("one\n")
    console.result("two\n")
    console.end("some", 0)
    assert json.loads(capsys.readouterr().out)["output"] == "one\ntwo\n"
    console = Console()
    console.use_format("json")
    console.result("one\n")
    console.fact("number", 1)
    console.end("some", 0)
    report = json.loads(capsys.readouterr().out)
    assert report["number"] == 1
    assert "output" not in report
