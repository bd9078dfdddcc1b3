"""The page that a server serves at `/docs`: complete, and nothing in it is alive."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.golden import OUT, REPOSITORY, generate_into
from tests.packages import imported
from triptych.config import DocumentConfig, Settings
from triptych.front_ends import gather
from triptych.inspection import inspect
from triptych.output import html
from triptych.pipeline import understand
from triptych.source import read

_DOCUMENTS = Path(__file__).parents[1] / "documents"
_VOID = {"meta", "br"}
_ELEMENTS = {*_VOID, "html", "head", "title", "style", "body", "nav", "main", "article"}
_ELEMENTS |= {"details", "summary", "h1", "h2", "h3", "h4", "p", "ul", "li", "pre"}
_ELEMENTS |= {"a", "code", "span", "strong", "small", "i", "b"}
_ATTRIBUTES = {"lang", "charset", "name", "content", "open", "href", "id", "class"}


class Page(HTMLParser):
    """What a browser makes of a page: elements, ids, links, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes |= {name for name, _ in attrs}
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        # The end of a list item may be left out, and of nothing else here.
        while self.open[-1] == "li" and tag != "li":
            self.open.pop()
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text.append(data)


def _page(folder: Path, name: str) -> Page:
    page = folder / "server" / f"{name}_server" / "_generated" / "docs.html"
    return Page(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["bookshop", "cognito", "everything"])
def test_every_operation_and_model_is_there(name: str) -> None:
    spec = REPOSITORY / "specs" / f"{name}.yaml"
    sources = gather(read(spec), spec)
    understood = understand(sources, Settings(name=name))
    described: dict[str, Any] = json.loads(
        json.dumps(inspect(understood.api, understood.names))
    )
    page = _page(OUT / name, name)
    text = " ".join("".join(page.text).split())
    for operation in described["operations"]:
        python = operation["python"]
        anchor = f"op-{python['attribute']}.{python['method']}"
        assert anchor in page.ids
        assert f"#{anchor}" in page.links
        assert operation["id"] in text
    for model in understood.names.models.values():
        assert f"model-{model.class_name}" in page.ids
    assert page.open == []
    assert max(Counter(page.ids).values()) == 1
    inner = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert inner <= set(page.ids)


def test_what_a_reader_wants_to_know_of_an_operation() -> None:
    page = (OUT / "bookshop/server/bookshop_server/_generated/docs.html").read_text()
    section = page.partition('id="op-books.list_books"')[2].partition("</article>")[0]
    lines = [
        re.sub(r"<br>|\s+", " ", re.sub(r"<(?!br)[^>]*>", "", line)).strip()
        for line in section.split("\n")
    ]
    assert "GET /v1/books" in lines
    assert "Requires no authentication. Operation ID: listBooks" in lines
    said = "Words of the title or of an author&#x27;s name."
    assert f"query string query {said} at least 2 characters" in lines
    assert any(line.startswith("genres array of string query") for line in lines)
    assert any(line.startswith("200 BookPage") for line in lines)


def test_the_page_loads_nothing(tmp_path: Path) -> None:
    generate_into(
        DocumentConfig(
            spec=_DOCUMENTS / "hostile.yaml", output=tmp_path, name="hostile"
        ),
        tmp_path,
    )
    page = _page(tmp_path, "hostile")
    assert set(page.elements) <= _ELEMENTS
    assert page.attributes <= _ATTRIBUTES
    assert page.open == []
    assert page.elements["style"] == page.elements["title"] == 1
    # A link to the web is followed by whoever clicks on it, and by nobody else.
    outside = {link for link in page.links if not link.startswith("#")}
    assert "https://evil.example/pixel.png" in outside
    assert all(re.match("https://|openapi.json$", link) for link in outside)
    text = "".join(page.text)
    assert "<script>alert(1)</script>" in text
    assert "\u202e" not in text


def test_the_page_is_served_with_a_strict_policy() -> None:
    with imported(OUT / "bookshop" / "server", "bookshop_server") as server:
        client = TestClient(server.create_app())
        silent = TestClient(server.create_app(serve_docs=False))
    answer = client.get("/docs")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = dict(
        item.strip().split(" ", 1)
        for item in answer.headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["style-src"].startswith("'sha256-")
    assert {silent.get(path).status_code for path in ("/docs", "/openapi.json")} == {
        404
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("one\ntwo\n\nthree", "<p>one two</p><p>three</p>"),
        ("a\n- b\n  c\n* d\n\ne", "<p>a</p><ul><li>b c</li><li>d</li></ul><p>e</p>"),
        ("## Head ##\ntext", "<p><strong>Head</strong></p><p>text</p>"),
        ("```sh\na < b\n\nc\n```\nd", "<pre><code>a &lt; b\n\nc</code></pre><p>d</p>"),
        ("~~~\nnever closed", "<pre><code>never closed</code></pre>"),
        ("`a<b` **c`d** `e", "<p><code>a&lt;b</code> <strong>c`d</strong> `e</p>"),
        ("2 * 3 ** 4", "<p>2 * 3 ** 4</p>"),
        (
            "see https://a.example/b?c&d. [x](http://y.example/)",
            '<p>see <a href="https://a.example/b?c&amp;d">https://a.example/b?c&amp;d</a>.'
            ' <a href="http://y.example/">x</a></p>',
        ),
        ("[x](javascript:y)", "<p>[x](javascript:y)</p>"),
    ],
)
def test_descriptions_as_html(text: str, expected: str) -> None:
    assert html.block(text) == expected
