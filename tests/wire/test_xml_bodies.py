"""Bodies that are only XML: typed for client and server, and what is none of them."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.golden import generate_into
from tests.packages import imported
from triptych.config import DocumentConfig

_DOCUMENT = Path(__file__).parents[1] / "documents" / "xml.yaml"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = (
    '<l:library xmlns:l="https://library.example/" version="2"><open>true</open><books>'
    '<book isbn="1"><title>T</title><book><title>P</title></book></book></books>'
    "<tag>a</tag><tag>b</tag><founded>2024-12-31</founded><seal>AAE=</seal>"
    "<budget>1.50</budget>"
    '<motto xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>'
    "<counts><x>1</x></counts></l:library>"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("xml")
    generate_into(DocumentConfig(spec=_DOCUMENT, output=folder, name="xml"), folder)
    return folder


@pytest.fixture(scope="module")
def package(folder: Path) -> Iterator[Any]:
    with imported(folder / "client", "xml_client") as found:
        yield found


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Any]:
    with imported(folder / "server", "xml_server") as found:
        yield found


def _answering(package: Any, answer: httpx2.Response, **settings: Any) -> Any:
    transport = httpx2.MockTransport(lambda _: answer)
    http_client = httpx2.Client(transport=transport)
    return package.Client("https://h", http_client=http_client, **settings)


def _xml(
    text: str | bytes, status: int = 200, media_type: str = "application/xml"
) -> httpx2.Response:
    content = text if isinstance(text, bytes) else text.encode()
    return httpx2.Response(
        status, headers={"content-type": media_type}, content=content
    )


def _served(server: Any, method: str, handler: Any, **settings: Any) -> TestClient:
    base = server._generated.services.LibraryService
    service = type(
        "Service", (base,), {method: lambda _self, **given: handler(**given)}
    )
    return TestClient(server.create_app(library=service(), **settings))


def _library(models: Any) -> Any:
    part = models.Book(title="P")
    return models.Library(
        version=2,
        open=True,
        books=[models.Book(isbn="1", title="T", parts=[part])],
        tags=["a", "b"],
        founded=dt.date(2024, 12, 31),
        seal=b"\0\1",
        budget=Decimal("1.50"),
        motto=None,
        counts={"x": 1},
    )


# --- what is sent and read


def test_a_model_arrives_and_comes_back(package: Any, server: Any) -> None:
    seen: list[Any] = []

    def echo(body: Any) -> Any:
        seen.append(body)
        return body

    http_client = _served(server, "put_library", echo)
    client = package.Client("http://testserver", http_client=http_client)
    sent = _library(package.models)
    result = client.library.put_library(body=sent)
    assert seen == [_library(server.models)]
    assert result == sent
    assert (type(result).__name__, type(result.budget)) == ("Library", Decimal)


def test_what_is_on_the_wire(package: Any) -> None:
    requests: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        return _xml(request.content)

    http_client = httpx2.Client(transport=httpx2.MockTransport(answer))
    client = package.Client("https://h", http_client=http_client)
    client.library.put_library(body=_library(package.models))
    members = {"books": [{"title": "T"}], "tags": ["a"]}
    client.library.put_library(body=members)
    client.library.put_library(body="<l:library xmlns:l='https://library.example/'/>")
    first, second, third = requests
    assert first.content.decode() == _HEAD + _LIBRARY
    assert first.headers["content-type"] == "application/xml"
    assert first.headers["accept"] == "application/xml"
    assert second.content.decode() == (
        f'{_HEAD}<l:library xmlns:l="https://library.example/"><books><book><title>T'
        "</title></book></books><tag>a</tag></l:library>"
    )
    # A text is the document itself.
    assert third.content == b"<l:library xmlns:l='https://library.example/'/>"


def test_an_asynchronous_client_reads_the_same(package: Any) -> None:
    transport = httpx2.MockTransport(lambda _: _xml(_LIBRARY))
    http_client = httpx2.AsyncClient(transport=transport)
    client = package.AsyncClient("https://h", http_client=http_client)
    result = asyncio.run(client.library.put_library(body={"books": []}))
    assert result == _library(package.models)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"books": [{"title": ""}]}, "body/books/0/title"),
        ({"books": [{}]}, "body/books/0/title"),
        (
            {"books": [{"title": "\0"}]},
            r"body: the character .* can't be written in XML",
        ),
    ],
)
def test_a_body_that_breaks_a_rule_is_not_sent(
    package: Any, body: Any, message: str
) -> None:
    client = _answering(package, _xml(_LIBRARY))
    with pytest.raises(ValueError, match=message):
        client.library.put_library(body=body)


def test_answers_of_the_query_protocol(package: Any) -> None:
    client = _answering(
        package,
        _xml(
            '<ListQueuesResponse xmlns="https://queue.example/doc/2012-11-05/">'
            "<ListQueuesResult><QueueUrl>https://q/1</QueueUrl><QueueUrl>https://q/2"
            "</QueueUrl><Attributes><member><Name>a</Name><Value>1</Value></member>"
            "</Attributes></ListQueuesResult><ResponseMetadata><RequestId>r</RequestId>"
            "</ResponseMetadata></ListQueuesResponse>",
            media_type="text/xml",
        ),
        strict_responses=True,
    )
    response = client.queues.list_queues()
    assert type(response).__name__ == "ListQueuesResponse"
    assert response.list_queues_result.queue_url == ["https://q/1", "https://q/2"]
    (attribute,) = response.list_queues_result.attributes
    assert (attribute.name, attribute.value) == ("a", 1)
    assert response.response_metadata.request_id == "r"


def test_errors_of_the_query_protocol(package: Any) -> None:
    client = _answering(
        package,
        _xml(
            '<ErrorResponse xmlns="https://queue.example/doc/2012-11-05/"><Error><Type>'
            "Sender</Type><Code>NoQueue</Code><Message>There is no queue.</Message>"
            "</Error><RequestId>r</RequestId></ErrorResponse>",
            400,
            "text/xml",
        ),
    )
    with pytest.raises(package.errors.BadRequestError) as raised:
        client.queues.list_queues()
    assert raised.value.body.error.code == "NoQueue"
    assert str(raised.value).endswith("answered 400 Bad Request: There is no queue.")


# --- what does not fit


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<other/>", "it is <other>, not <library>"),
        (
            '<library xmlns="urn:other"/>',
            "it is <library> in the namespace urn:other, not <library> in the "
            "namespace https://library.example/",
        ),
    ],
)
def test_another_document_is_handed_over_as_it_came(
    package: Any, caplog: pytest.LogCaptureFixture, text: str, reason: str
) -> None:
    caplog.set_level(logging.WARNING)
    result = _answering(package, _xml(text)).library.put_library(body={"books": []})
    assert result == text
    assert f"that does not fit the API: {reason}" in caplog.text
    strict = _answering(package, _xml(text), strict_responses=True)
    with pytest.raises(package.errors.DecodeError, match=reason):
        strict.library.put_library(body={"books": []})


def test_what_fits_of_a_document_is_used(package: Any) -> None:
    text = _LIBRARY.replace("2024-12-31", "long ago").replace(">true<", ">maybe<")
    result = _answering(package, _xml(text)).library.put_library(body={"books": []})
    assert (type(result).__name__, result.founded, result.open, result.version) == (
        "Library",
        "long ago",
        "maybe",
        2,
    )
    strict = _answering(package, _xml(text), strict_responses=True)
    with pytest.raises(package.errors.DecodeError) as raised:
        strict.library.put_library(body={"books": []})
    assert raised.value.pointer in ("/open", "/founded")


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        (b"<library>", "application/xml", "it is not XML: no element found"),
        (b"<!DOCTYPE a><a/>", "application/xml", "it has a document type"),
        (b"{}", "application/xml", "it is not XML"),
        (b"PK\x03\x04", "application/zip", "it is application/zip"),
    ],
)
def test_what_is_no_xml_is_an_error(
    package: Any, content: bytes, media_type: str, reason: str
) -> None:
    client = _answering(package, _xml(content, media_type=media_type))
    with pytest.raises(package.errors.DecodeError, match=reason) as raised:
        client.library.put_library(body={"books": []})
    assert raised.value.content == content


_OUT_OF_RANGE = ["1e999", "-1e99999", "9" * 400, "9" * 5000]


@pytest.mark.parametrize("number", _OUT_OF_RANGE, ids=range(4))
@pytest.mark.parametrize("strict", [True, False])
def test_a_number_out_of_range_is_no_answer(
    package: Any, number: str, strict: bool
) -> None:
    text = _LIBRARY.replace("<x>1</x>", f"<x>{number}</x>")
    client = _answering(package, _xml(text), strict_responses=strict)
    reason = "/counts/x: Input should be a finite number"
    with pytest.raises(package.errors.DecodeError, match=reason) as raised:
        client.library.put_library(body={"books": []})
    assert raised.value.pointer == "/counts/x"
    assert raised.value.content == text.encode()


@pytest.mark.parametrize("number", _OUT_OF_RANGE, ids=range(4))
@pytest.mark.parametrize(
    ("written", "name"),
    [("<budget>1.50<", "budget"), ("<x>1<", "counts.x"), (' version="2"', "version")],
)
def test_a_server_refuses_a_number_out_of_range(
    server: Any, number: str, written: str, name: str
) -> None:
    client = _served(server, "put_library", lambda body: body)
    with_number = written.replace("1.50", number).replace("1<", f"{number}<")
    text = _LIBRARY.replace(written, with_number.replace('"2"', f'"{number}"'))
    response = client.put("/library", content=text, headers=_XML)
    assert response.status_code == 400
    assert f"{name}: Input should be a finite number" in response.text


def test_a_long_integer_is_read(package: Any, server: Any) -> None:
    number = "9" * 300
    text = _LIBRARY.replace("<x>1</x>", f"<x>{number}</x>")
    result = _answering(package, _xml(text)).library.put_library(body={"books": []})
    assert result.counts == {"x": int(number)}
    client = _served(server, "put_library", lambda body: body)
    response = client.put("/library", content=text, headers=_XML)
    assert f"<x>{number}</x>" in response.text


def test_what_has_no_place_is_logged(
    package: Any, caplog: pytest.LogCaptureFixture
) -> None:
    text = _LIBRARY.replace("<open>", '<open by="me">').replace("<books>", "<books>x")
    client = _answering(package, _xml(text), strict_responses=True)
    result = client.library.put_library(body={"books": []})
    assert result == _library(package.models)
    record = caplog.records[-1]
    assert (record.name, record.levelname) == ("xml_client", "WARNING")
    assert record.getMessage() == (
        "no place in the API for what XML has: @by of <open>, text in <books>"
    )


@pytest.mark.parametrize("media_type", ["", "text/plain", "application/octet-stream"])
def test_xml_of_another_type_is_read(package: Any, media_type: str) -> None:
    answer = _xml(_LIBRARY, media_type=media_type)
    if not media_type:
        del answer.headers["content-type"]
    client = _answering(package, answer, strict_responses=True)
    assert client.library.put_library(body={"books": []}).version == 2


def test_json_that_comes_instead_is_read(package: Any) -> None:
    answer = httpx2.Response(200, json={"books": [], "version": 3})
    client = _answering(package, answer, strict_responses=True)
    assert client.library.put_library(body={"books": []}).version == 3


# --- servers


_XML = {"content-type": "application/xml"}


@pytest.mark.parametrize(
    ("text", "status", "errors"),
    [
        ("<l:library", 400, "body: it is not XML"),
        ("<a/>", 422, "body: it is <a>, not <library>"),
        (
            '<library xmlns="https://library.example/" version="x"><books><book/>'
            "</books></library>",
            422,
            "books.0.title: Field required; version: Input should be a valid integer",
        ),
        ('<library xmlns="https://library.example/"/>', 422, "books: Field required"),
        ("", 422, "body: is required"),
    ],
)
def test_a_server_says_what_is_wrong(
    server: Any, text: str, status: int, errors: str
) -> None:
    client = _served(server, "put_library", lambda body: body)
    response = client.put("/library", content=text, headers=_XML)
    assert response.status_code == status, response.text
    # The description has bodies for it, in XML.
    assert response.headers["content-type"] == "application/xml"
    assert errors in response.text.replace("&lt;", "<").replace("&gt;", ">")
    assert response.text.startswith(f'{_HEAD}<error code="{status}">')


@pytest.mark.parametrize("accept", ["application/xml", "text/*;q=0.1, application/xml"])
def test_a_server_answers_what_is_asked_for(server: Any, accept: str) -> None:
    client = _served(server, "put_either", lambda body: body)
    headers = {**_XML, "accept": accept}
    xml = client.put(
        "/either", content="<book><title>T</title></book>", headers=headers
    )
    assert xml.headers["content-type"] == "application/xml"
    assert xml.text == f"{_HEAD}<book><title>T</title></book>"
    json = client.put("/either", content="<book><title>T</title></book>", headers=_XML)
    assert json.json() == {"title": "T"}
    xml = client.put("/either", json={"title": "T"}, headers={"accept": accept})
    assert xml.text == f"{_HEAD}<book><title>T</title></book>"


def test_a_result_that_has_no_form_is_a_failure(server: Any) -> None:
    client = _served(server, "put_library", lambda body: {"books": [{"title": "\x00"}]})
    response = client.put("/library", content=_LIBRARY, headers=_XML)
    assert response.status_code == 500


def test_a_schema_that_says_nothing_of_its_parts_is_text(server: Any) -> None:
    client = _served(server, "put_text", lambda body: body)
    response = client.put("/text", content="<a b='c'/>", headers=_XML)
    assert response.text == "<a b='c'/>"


def test_a_mock_answers_in_xml(server: Any) -> None:
    client = TestClient(server.create_app(mock=True))
    answer = client.put("/library", content=_LIBRARY, headers=_XML)
    assert answer.status_code == 200, answer.text
    assert answer.text.startswith(f"{_HEAD}<l:library xmlns:l=")
    assert client.post("/?Action=ListQueues").text.startswith(
        f"{_HEAD}<ListQueuesResponse><ListQueuesResult>"
    )


# --- packages


def test_packages_depend_on_nothing_more(folder: Path) -> None:
    for part in ("client", "server"):
        described = tomllib.loads((folder / part / "pyproject.toml").read_text())
        names = {
            item.partition(">")[0] for item in described["project"]["dependencies"]
        }
        assert not names & {"defusedxml", "lxml", "pydantic-xml"}
