"""Answers that are not what the description says reach the caller nevertheless."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.golden import generate_into
from tests.packages import imported
from triptych.config import DocumentConfig

_DOCUMENT = Path(__file__).parents[1] / "documents" / "answers.yaml"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("answers")
    config = DocumentConfig(spec=_DOCUMENT, output=folder, name="answers")
    generate_into(config, folder)
    with imported(folder / "client", "answers_client") as client:
        yield client


def _client(package: Any, response: httpx2.Response, *, strict: bool = False) -> Any:
    transport = httpx2.MockTransport(lambda _: response)
    http_client = httpx2.Client(transport=transport)
    return package.Client(
        "https://h", http_client=http_client, strict_responses=strict, max_retries=0
    )


def _json(status: int, text: str) -> httpx2.Response:
    headers = {"Content-Type": "application/json"}
    return httpx2.Response(status, content=text.encode(), headers=headers)


@pytest.mark.parametrize(
    ("method", "status", "text", "found"),
    [
        ("get_list", 200, "null", None),
        ("get_list", 200, '{"a": 1}', {"a": 1}),
        ("get_text", 200, '{"result": "done"}', {"result": "done"}),
        ("get_object", 200, "[1]", [1]),
        ("get_list", 200, "", None),
        # Only `default` could be meant, and here it is an error.
        ("get_default", 202, "[1]", [1]),
        ("get_list", 201, '"x"', "x"),
    ],
)
def test_what_does_not_fit_comes_as_it_is_and_is_logged(
    package: Any,
    caplog: pytest.LogCaptureFixture,
    method: str,
    status: int,
    text: str,
    found: Any,
) -> None:
    client = _client(package, _json(status, text))
    with caplog.at_level(logging.WARNING, "answers_client"):
        assert getattr(client.a, method)() == found
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert f"answered {status}" in caplog.text
    strict = _client(package, _json(status, text), strict=True)
    with pytest.raises(package.errors.DecodeError):
        getattr(strict.a, method)()


def test_an_undocumented_success_is_what_default_says(
    package: Any, caplog: pytest.LogCaptureFixture
) -> None:
    client = _client(package, _json(201, '{"message": "m"}'))
    with caplog.at_level(logging.WARNING, "answers_client"):
        found = client.a.get_default()
    assert (type(found).__name__, found.message) == ("E", "m")
    assert "a status that the API does not have" in caplog.text
    strict = _client(package, _json(201, '{"message": "m"}'), strict=True)
    with pytest.raises(package.errors.DecodeError):
        strict.a.get_default()


@pytest.mark.parametrize("strict", [False, True])
def test_an_undocumented_success_of_the_only_type(
    package: Any, caplog: pytest.LogCaptureFixture, strict: bool
) -> None:
    client = _client(package, _json(201, '{"s": "x"}'), strict=strict)
    with caplog.at_level(logging.WARNING, "answers_client"):
        found = client.a.get_object()
    assert (type(found).__name__, found.s) == ("A", "x")
    assert not caplog.records


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a": 1}\n{"a": 2}\n', [{"a": 1}, {"a": 2}]),
        ('{"a": 1}{"a": 2}[3]', [{"a": 1}, {"a": 2}, [3]]),
        ('\x1e{"a": 1}\n\x1e{"a": 2}\n', [{"a": 1}, {"a": 2}]),
        ("[1]", [1]),
        ("", None),
    ],
)
def test_json_texts_one_after_another_are_a_list(
    package: Any, text: str, found: Any
) -> None:
    assert _client(package, _json(200, text)).a.post_any() == found


def test_an_answer_that_is_no_json_names_what_reads_it(package: Any) -> None:
    with pytest.raises(package.errors.DecodeError, match="`streaming`") as caught:
        _client(package, _json(200, '{"a": 1}\n{"a"')).a.post_any()
    assert caught.value.content == b'{"a": 1}\n{"a"'


@pytest.mark.parametrize(
    "charset", ["iso-8859-1", "utf-16", "UTF-16LE", "windows-1252"]
)
def test_text_and_json_are_in_the_charset_of_the_answer(
    package: Any, charset: str
) -> None:
    def answer(media_type: str, text: str) -> httpx2.Response:
        headers = {"Content-Type": f'{media_type}; charset="{charset}"'}
        content = text.encode(charset)
        return httpx2.Response(200, content=content, headers=headers)

    json = "application/json"
    assert _client(package, answer(json, '{"s": "Zoë"}')).a.get_object().s == "Zoë"
    assert _client(package, answer(json, '"Zoë"')).a.get_text() == "Zoë"
    assert _client(package, answer(json, '{"s": "Zoë"}')).a.post_any() == {"s": "Zoë"}
    assert _client(package, answer("text/plain", "Zoë")).a.get_plain() == "Zoë"


@pytest.mark.parametrize(
    "charset", ["punycode", "undefined", "idna", "zlib", "nonsense"]
)
def test_what_is_no_charset_is_not_looked_up(package: Any, charset: str) -> None:
    headers = {"Content-Type": f"application/json; charset={charset}"}
    response = httpx2.Response(200, content=b'{"s": "x"}', headers=headers)
    assert _client(package, response).a.get_object().s == "x"
    with pytest.raises(package.errors.DecodeError, match="charset"):
        _client(package, response, strict=True).a.get_object()
    headers = {"Content-Type": f"text/plain; charset={charset}"}
    response = httpx2.Response(200, content=b"x" * 1000, headers=headers)
    assert _client(package, response).a.get_plain() == "x" * 1000


def test_a_documented_redirect_is_a_raw_response(package: Any) -> None:
    moved = httpx2.Response(301, headers={"Location": "https://h/else"})
    response = package.raw(_client(package, moved).a.put_moved)()
    assert response.status_code == 301
    assert response.headers["Location"] == "https://h/else"
    with pytest.raises(package.errors.RedirectionError):
        response.parse()
    found = httpx2.Response(302, headers={"Location": "https://h/else"})
    client = package.Client(
        "https://h",
        http_client=httpx2.Client(
            transport=httpx2.MockTransport(lambda _: found), follow_redirects=True
        ),
    )
    assert package.raw(client.a.get_moved)().status_code == 302


def test_not_modified_has_a_class_of_its_own(package: Any) -> None:
    client = _client(package, httpx2.Response(304, headers={"ETag": '"1"'}))
    with pytest.raises(package.errors.NotModifiedError) as caught:
        client.a.get_moved()
    assert caught.value.headers["ETag"] == '"1"'
    assert package.raw(client.a.get_moved)().status_code == 304
    with pytest.raises(package.errors.NotModifiedError):
        package.raw(client.a.get_list)()
