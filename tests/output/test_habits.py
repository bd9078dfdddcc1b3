"""What the output does among git, make and names that are odd: as users run them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

_DOCUMENT = """\
swagger: "2.0"
info: {title: Shop, version: "1"}
paths:
  /books:
    get:
      operationId: listBooks
      tags: [books]
      responses: {"200": {description: All., schema: {$ref: "#/definitions/Book"}}}
# More paths go here.
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      responses: {"200": {description: All., schema: {$ref: "#/definitions/Book"}}}
definitions:
  Book:
    type: object
    properties:
      title: {type: string}
"""


def _run(
    *command: str | bytes, folder: Path, accepted: tuple[int, ...] = (0,)
) -> subprocess.CompletedProcess[str]:
    """The finished process of a command, which ends with an accepted code."""
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        errors="surrogateescape",
        check=False,
    )
    assert done.returncode in accepted, done.stdout + done.stderr
    return done


def _triptych(
    *arguments: str | bytes, folder: Path, accepted: tuple[int, ...] = (0,)
) -> str:
    command = (sys.executable, "-m", "triptych", *arguments)
    done = _run(*command, folder=folder, accepted=accepted)
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def _git(*arguments: str, folder: Path, accepted: tuple[int, ...] = (0,)) -> str:
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.com")
    return _run("git", *identity, *arguments, folder=folder, accepted=accepted).stdout


def _commit(text: str, folder: Path) -> None:
    (folder / "api.yaml").write_text(text)
    _triptych("generate", "api.yaml", "-o", "sdk", "--quiet", folder=folder)
    _git("add", "--all", folder=folder)
    _git("commit", "--quiet", "--message", "Change the API", folder=folder)


def test_branches_that_change_one_document_merge(tmp_path: Path) -> None:
    _git("init", "--quiet", "--initial-branch", "main", folder=tmp_path)
    _commit(_DOCUMENT, tmp_path)
    _git("switch", "--quiet", "--create", "other", folder=tmp_path)
    # Both change the client of a tag, a model, and what stands in the lock.
    _commit(
        _DOCUMENT.replace(
            "listBooks\n", "listBooks\n      summary: All the books\n"
        ).replace("title: {", "subtitle: {type: string}\n      title: {"),
        tmp_path,
    )
    _git("switch", "--quiet", "main", folder=tmp_path)
    _commit(
        _DOCUMENT.replace("listOrders\n", "listOrders\n      summary: All the orders\n")
        + "      pages: {type: integer}\n",
        tmp_path,
    )
    _git("merge", "--quiet", "other", folder=tmp_path, accepted=(1,))
    conflicts = _git("diff", "--name-only", "--diff-filter=U", folder=tmp_path)
    assert "sdk/triptych.lock" in conflicts.split()
    assert "api.yaml" not in conflicts.split()
    _triptych("generate", "api.yaml", "-o", "sdk", folder=tmp_path)
    _git("add", "--all", folder=tmp_path)
    _git("commit", "--quiet", "--no-edit", folder=tmp_path)
    _triptych("check", "api.yaml", "-o", "sdk", folder=tmp_path)
    assert _git("grep", "-l", "<<<<<<<", folder=tmp_path, accepted=(1,)) == ""
    model = (tmp_path / "sdk/client/api_client/models/book.py").read_text()
    assert "subtitle:" in model
    assert "pages:" in model


def test_a_rule_whose_target_is_the_lock_runs_once(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(_DOCUMENT)
    (tmp_path / "Makefile").write_text(
        "sdk/triptych.lock: api.yaml\n"
        f"\t@{sys.executable} -m triptych generate api.yaml -o sdk --quiet\n"
        "\t@echo generated\n"
    )

    def make() -> str:
        return _run("make", "--no-print-directory", folder=tmp_path).stdout

    assert make() == "generated\n"
    assert "generated\n" not in make()
    # Newer, although it says the same as before; and then with something to say.
    for text in (_DOCUMENT, f"{_DOCUMENT}      pages: {{type: integer}}\n"):
        (tmp_path / "api.yaml").write_text(text)
        for name, age in (("sdk/triptych.lock", 200), ("api.yaml", 100)):
            then = time.time() - age
            os.utime(tmp_path / name, (then, then))
        assert make() == "generated\n"
        assert "generated\n" not in make()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    spec, output = b"b\xf6cher.yaml", b"b\xfccher"
    (tmp_path / os.fsdecode(spec)).write_text(_DOCUMENT)
    _triptych("validate", spec, folder=tmp_path)
    _triptych("generate", spec, "-o", output, "--name", "shop", folder=tmp_path)
    _triptych("check", spec, "-o", output, "--name", "shop", folder=tmp_path)
    assert (tmp_path / os.fsdecode(output) / "triptych.lock").exists()
    said = _triptych("validate", b"\xe9.yaml", folder=tmp_path, accepted=(2,))
    assert said.startswith("\\udce9.yaml: error[")


def test_a_finding_in_a_file_of_such_a_name_has_its_place(tmp_path: Path) -> None:
    spec = b"b\xf6cher.yaml"
    (tmp_path / os.fsdecode(spec)).write_text(_DOCUMENT.replace("string", "strnig"))
    said = _triptych("validate", spec, folder=tmp_path, accepted=(1, 2))
    assert "b\\udcf6cher.yaml:19:15: " in said
