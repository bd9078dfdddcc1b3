"""Files in place of templates: an example, what is known of them, and what they see."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import black
import pytest
from black.mode import TargetVersion

from tests.golden import REPOSITORY, documents
from triptych.cli import main
from triptych.config import DocumentConfig
from triptych.contexts import TEMPLATE_VIEWS, context
from triptych.front_ends import front_end_of, gather
from triptych.output.override_checks import blocks_of
from triptych.output.template_files import template_names, template_text
from triptych.pipeline import understand
from triptych.source import read
from triptych.targets.client.package import client_jobs
from triptych.targets.docs.pages import docs_jobs
from triptych.targets.jobs import Joined, Keyed, Render
from triptych.targets.models.modules import model_jobs
from triptych.targets.server.package import server_jobs

_CONFIG = """\
[[documents]]
spec = "bookshop.yaml"
output = "sdk"

[[documents.pagination]]
operations = ["list*"]
style = "token"
parameter = "page"
next = "next_page"

[documents.templates]
"header.py.jinja" = "templates/header.py.jinja"
"header.md.jinja" = "templates/header.md.jinja"
"header.toml.jinja" = "templates/header.py.jinja"
"client/client.py.jinja#client_members" = "templates/client_members.jinja"
"client/client.py.jinja#client_docstring" = "templates/client_docstring.jinja"
"models/module.py.jinja#class_members" = "templates/class_members.jinja"
"client/pyproject.toml.jinja#dependencies" = "templates/dependencies.jinja"
"docs/index.md.jinja" = "templates/index.jinja"
"""

_EXAMPLE = REPOSITORY / "examples" / "branded"

_FILES = {
    "header.py.jinja": "#Copyright Acme Ltd.\n\n\n# {{ view.title|comment }}, "
    "version {{ view.version|comment }}\n",
    "header.md.jinja": "---\nowner: acme\n---\n",
    "client_members.jinja": "    def count_authors(self)->int:\n"
    '        """How many authors there are, page by page."""\n'
    "        return sum( 1 for _ in self.authors.iter_authors() )\n",
    "client_docstring.jinja": '    """Acme\'s way into the bookshop."""\n',
    "class_members.jinja": "\n    @property\n    def short(self) -> str:\n"
    "        return type(self).__name__[:3]\n",
    "dependencies.jinja": '{{ super() }}, "acme-auth>=2"\n',
    "index.jinja": '{% extends "triptych/docs/index.md.jinja" %}\n'
    "{% block end %}\n\n## Support\n\nAsk Acme.\n{% endblock %}\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document, a configuration and files in place of templates."""
    (tmp_path / "triptych.toml").write_text(_CONFIG)
    spec = (REPOSITORY / "specs" / "bookshop.yaml").read_text("utf-8")
    (tmp_path / "bookshop.yaml").write_text(spec, encoding="utf-8")
    (tmp_path / "templates").mkdir()
    for name, text in _FILES.items():
        (tmp_path / "templates" / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_header_of_the_company_and_a_method_of_its_own(project: Path) -> None:
    assert main(["generate"]) == 0
    header = "# Copyright Acme Ltd.\n\n\n# Bookshop, version 1.4.0\n\n"
    modules = list((project / "sdk").rglob("*.py"))
    assert len(modules) > 60
    for module in modules:
        text = module.read_text("utf-8")
        assert text.startswith(header), module
        mode = black.Mode(target_versions={TargetVersion.PY311})
        assert black.format_str(text, mode=mode) == text, module
    for page in (project / "sdk").rglob("*.md"):
        assert page.read_text("utf-8").startswith("---\nowner: acme\n---\n\n# "), page
    index = (project / "sdk/docs/index.md").read_text("utf-8")
    assert index.endswith("\n\n## Support\n\nAsk Acme.\n")
    pyproject = (project / "sdk/client/pyproject.toml").read_text("utf-8")
    assert pyproject.startswith(header)
    assert '"typing-extensions>=4.12.2", "acme-auth>=2"\n]' in pyproject
    source = (project / "sdk/client/bookshop_client/_client.py").read_text("utf-8")
    assert 'class Client(BaseClient):\n    """Acme\'s way into the bookshop."""\n' in (
        source
    )
    # Both clients are of one template, and only one was given a method.
    assert source.count("def count_authors(self) -> int:") == 1
    assert "return sum(1 for _ in self.authors.iter_authors())\n\n\nclass Async" in (
        source
    )
    assert _run(project, _CALL) == "2\nAut\n"


_CALL = """
import httpx2
from bookshop_client import Client, models

pages = {
    None: {"items": [{"id": 1, "name": "A"}], "next_page": "b"},
    "b": {"items": [{"id": 2, "name": "B"}], "next_page": None},
}
def answer(request):
    return httpx2.Response(200, json=pages[request.url.params.get("page")])

transport = httpx2.MockTransport(answer)
client = Client("http://a", http_client=httpx2.Client(transport=transport))
print(client.count_authors())
print(models.Author.model_construct().short)
"""


def _run(project: Path, source: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(project / "sdk" / "client")}
    done = subprocess.run(
        [sys.executable, "-c", source],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_lock_knows_the_files(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate"]) == 0
    assert main(["check"]) == 0
    lock = project / "sdk" / "triptych.lock"
    before = lock.read_text()
    assert '\\"header.py.jinja\\": ' in before
    (project / "templates/header.md.jinja").write_text("---\nowner: other\n---\n")
    capsys.readouterr()
    assert main(["check", "--stat"]) == 1
    assert "docs/index.md" in capsys.readouterr().out
    assert main(["generate"]) == 0
    assert main(["check"]) == 0
    assert lock.read_text() != before


def test_what_was_ejected_is_told_when_its_original_changes(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    what = "docs/index.md.jinja"
    mine = project / "mine" / "docs" / "index.md.jinja"
    assert main(["templates", "eject", what, "-o", "mine"]) == 0
    printed = capsys.readouterr().out
    assert printed == f'[documents.templates]\n"{what}" = "mine/{what}"\n'
    assert main(["templates", "eject", what, "-o", "mine"]) == 2
    assert "is there already" in capsys.readouterr().err
    with (project / "triptych.toml").open("w") as file:
        file.write(_CONFIG.partition("[documents.templates]")[0] + printed)
    # As it is ejected it changes nothing, whatever its first line says.
    assert main(["generate"]) == 0
    ours = (REPOSITORY / "out/bookshop/docs/index.md").read_text("utf-8")
    assert (project / "sdk/docs/index.md").read_text("utf-8") == ours
    with mine.open("a") as file:
        file.write("Mine.\n")
    assert main(["templates", "diff"]) == 0
    assert capsys.readouterr() == ("", "")
    original = project / "mine/.original" / what
    newer = original.read_text("utf-8").replace("## Base URLs", "## Hosts")
    original.write_text(newer, encoding="utf-8")
    assert main(["templates", "diff"]) == 1
    told = capsys.readouterr().out
    assert f"+++ b/mine/{what}\n" in told
    assert "-## Hosts\n+## Base URLs\n" in told
    assert main(["templates", "diff", "--accept"]) == 0
    assert main(["templates", "diff"]) == 0
    assert mine.read_text("utf-8").endswith("Mine.\n")


def test_every_block_can_be_ejected_and_changes_nothing_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["templates", "list"]) == 0
    names = capsys.readouterr().out.splitlines()
    assert len(names) > len(template_names())
    blocks = [name for name in names if "#" in name]
    assert main(["templates", "eject", *blocks]) == 0
    spec = REPOSITORY / "specs" / "bookshop.yaml"
    head = f'[[documents]]\nspec = "{spec}"\noutput = "sdk"\nname = "bookshop"\n'
    Path("triptych.toml").write_text(head + capsys.readouterr().out)
    assert main(["generate"]) == 0
    assert main(["generate", str(spec), "-o", "plain", "--name", "bookshop"]) == 0
    Path("triptych.toml").write_text(head)
    assert main(["check", "--stat"]) == 1
    # The list of dependencies spans two lines now, since its block ends in a newline.
    differing = {line.split()[0] for line in capsys.readouterr().out.splitlines()}
    assert {name for name in differing if name.endswith((".py", ".md"))} == set()


def test_blocks_hold_no_blocks() -> None:
    for name in template_names():
        text = template_text(name)
        depth = 0
        for part in text.split("{% ")[1:]:
            depth += part.startswith("block ") - part.startswith("endblock")
            assert depth <= 1, name
        assert len({block.name for block in blocks_of(text)}) == text.count("{% block ")


_EVERYTHING = [item for item in documents() if item.name.startswith("everything")]


@pytest.mark.parametrize("document", _EVERYTHING, ids=lambda item: item.name)
def test_every_template_sees_what_is_documented(document: DocumentConfig) -> None:
    root = read(document.spec)
    sources = gather(root, document.spec)
    understood = understand(sources, replace(document, strict=False))
    api, names = understood.api, understood.names
    tree = front_end_of(root.tree).bundle(sources)
    jobs = (
        *client_jobs(api, names),
        *server_jobs(api, names, tree),
        *docs_jobs(api, names),
        *model_jobs(api, names, "client/a/models"),
    )
    parts = [
        part
        for job in jobs
        for part in (job.parts if isinstance(job, Joined) else (job,))
    ]
    made = [part.make() if isinstance(part, Keyed) else part for part in parts]
    seen: dict[str, type[Any]] = {
        job.template: type(job.view) for job in made if isinstance(job, Render)
    }
    assert len(seen) > 20
    assert seen == {name: TEMPLATE_VIEWS[name] for name in seen}


def test_every_template_is_documented() -> None:
    assert set(TEMPLATE_VIEWS) == set(template_names())
    assert "| `redirects` |" not in context("models/module.py.jinja")
    shown = context("models/module.py.jinja")
    assert "`class_members` (with `item`)" in shown
    # What is inside of what a view has is documented as well.
    assert "### `models.fields.FieldView`" in shown
    assert "| `declaration` | `Code` |" in shown


def test_the_example_gives_a_header_and_a_method(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = REPOSITORY / "specs" / "bookshop.yaml"
    (tmp_path / "triptych.toml").write_text(
        f'[[documents]]\nspec = "{spec}"\noutput = "sdk"\ntargets = ["client"]\n\n'
        "[documents.templates]\n"
        f'"header.py.jinja" = "{_EXAMPLE}/header.py.jinja"\n'
        f'"client/client.py.jinja#client_members" = '
        f'"{_EXAMPLE}/client_members.py.jinja"\n'
    )
    monkeypatch.chdir(tmp_path)
    assert main(["validate"]) == 0
    assert main(["generate"]) == 0
    package = tmp_path / "sdk" / "client" / "bookshop_client"
    notice = "# Copyright Acme Ltd. All rights reserved.\n# Bookshop, version 1.4.0\n\n"
    assert (package / "errors.py").read_text("utf-8").startswith(f'{notice}"""Exc')
    mypy = [sys.executable, "-m", "mypy", "--strict", "_client.py"]
    done = subprocess.run(mypy, cwd=package, capture_output=True, check=False)
    assert b"Success" in done.stdout, done.stdout
    assert _run(tmp_path, _IS_ALIVE) == "True\n"


_IS_ALIVE = """
import httpx2
from bookshop_client import Client

answer = httpx2.Response(200, json={"status": "up"})
transport = httpx2.MockTransport(lambda request: answer)
print(Client("http://a", http_client=httpx2.Client(transport=transport)).is_alive())
"""
