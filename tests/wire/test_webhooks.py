"""Webhooks and callbacks: read by a client, and sent to the server of a receiver."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from tests.golden import REPOSITORY, generate_into
from tests.packages import imported
from triptych.config import (
    DocumentConfig,
    Pattern,
    Patterns,
    Selection,
    Settings,
    Target,
)
from triptych.front_ends import gather
from triptych.pipeline import understand
from triptych.source import read

_OUT = REPOSITORY / "out" / "everything3"
_SPEC = REPOSITORY / "specs" / "everything3.yaml"


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    with imported(_OUT / "client", "everything3_client") as package:
        yield package


@pytest.fixture(scope="module")
def sender() -> Iterator[Any]:
    folder = _OUT / "webhooks" / "client"
    with imported(folder, "everything3_webhooks_client") as package:
        yield package


@pytest.fixture(scope="module")
def receiver() -> Iterator[Any]:
    folder = _OUT / "webhooks" / "server"
    with imported(folder, "everything3_webhooks_server") as package:
        yield package


def test_a_body_is_a_model(client: Any) -> None:
    order = client.webhooks.read_plain_webhook(
        b'{"id": "7", "state": "shipped", "at": "2026-01-02T03:04:05Z"}',
        {"content-type": "application/json"},
    )
    assert isinstance(order, client.models.Order)
    assert (order.id, order.state, order.at.year) == ("7", "shipped", 2026)


def test_what_nobody_foresaw_arrives_as_it_is(client: Any) -> None:
    order = client.webhooks.read_plain_webhook('{"id": "7", "state": "lost", "x": 1}')
    assert (order.state, order.model_extra) == ("lost", {"x": 1})


@pytest.mark.parametrize(
    ("body", "pointer", "told"),
    [
        ('{"id": 7, "state": "shipped"}', "/id", "plainWebhook: body: /id: Input"),
        ('{"id": "7"}', "/state", "plainWebhook: body: /state: Field required"),
        ("[]", "", "plainWebhook: body: "),
        ("{", "", "plainWebhook: body: it is not JSON"),
        ("", "", "plainWebhook: body: is required"),
    ],
)
def test_a_body_of_another_type_is_refused(
    client: Any, body: str, pointer: str, told: str
) -> None:
    with pytest.raises(client.webhooks.WebhookError) as refused:
        client.webhooks.read_plain_webhook(body)
    assert str(refused.value).startswith(told)
    assert (refused.value.webhook, refused.value.pointer) == ("plainWebhook", pointer)


def test_an_optional_body_may_be_absent(client: Any) -> None:
    assert client.webhooks.read_union_webhook(b"") is None


def test_a_union_is_read_by_its_tag(client: Any) -> None:
    shape = client.webhooks.read_union_webhook('{"shape": "circle", "radius": 2.0}')
    assert isinstance(shape, client.models.Circle)


def test_a_form_is_a_model(client: Any) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    message = client.webhooks.read_form_webhook(b"text=a+b%26&count=3&labels=x", form)
    assert (message.text, message.count, message.labels) == ("a b&", 3, ["x"])
    message = client.webhooks.read_form_webhook("text=&labels=x&labels=y", form)
    assert (message.text, message.labels) == ("", ["x", "y"])
    with pytest.raises(client.webhooks.WebhookError, match="count: Input should be"):
        client.webhooks.read_form_webhook("text=a&count=many", form)


def test_a_text_is_read_in_its_charset(client: Any) -> None:
    text = client.webhooks.read_shared_callback(
        "größer".encode("latin-1"), {"content-type": "text/plain; charset=iso-8859-1"}
    )
    assert text == "größer"


def test_parameters_are_typed(client: Any) -> None:
    found = client.webhooks.read_inline_callback_parameters(
        [("x-attempt", "3"), ("X-Tags", "a, b"), ("X-TAGS", "c")],
        "event=progress&deep[name]=caf%C3%A9+noir",
    )
    assert (found.x_attempt, found.x_tags) == (3, ["a", "b", "c"])
    assert found.deep.name == "café noir"
    found = client.webhooks.read_inline_callback_parameters({"X-Attempt": "1"})
    assert (found.x_tags, found.deep) == (None, None)


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({}, "inlineCallback: parameter X-Attempt: is required"),
        ({"X-Attempt": "two"}, "inlineCallback: parameter X-Attempt: Input should be"),
    ],
)
def test_a_wrong_parameter_is_refused(
    client: Any, headers: dict[str, str], told: str
) -> None:
    with pytest.raises(client.webhooks.WebhookError) as refused:
        client.webhooks.read_inline_callback_parameters(headers)
    assert str(refused.value).startswith(told)
    assert refused.value.parameter == "X-Attempt"
    assert "two" not in str(refused.value)


def test_a_request_is_sent_to_the_url_that_a_call_names(
    sender: Any, receiver: Any
) -> None:
    arrived: list[tuple[str, Any]] = []

    class Webhooks(receiver.services.Webhooks):  # type: ignore[misc] # known at run time
        async def plain_webhook(self, *, body: Any) -> None:
            arrived.append(("plain", body.id))

        async def inline_callback(self, *, x_attempt: int, body: Any, **_: Any) -> None:
            arrived.append(("inline", (x_attempt, body.percent)))

    http = TestClient(receiver.create_app(webhooks=Webhooks()))
    with sender.Client("http://testserver/elsewhere", http_client=http) as client:
        client.webhooks.plain_webhook(
            body=sender.models.Order(id="7", state="shipped"),
            request_options={"url": "http://testserver/plainWebhook"},
        )
        client.webhooks.inline_callback(
            x_attempt=2,
            body=sender.models.InlineCallbackBody(percent=50),
            request_options={"url": "http://testserver/inlineCallback?event=progress"},
        )
    assert arrived == [("plain", "7"), ("inline", (2, 50))]


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://a.example", "https://a.example"),
        ("https://a.example/hook", "https://a.example/hook"),
        ("https://a.example/hook/", "https://a.example/hook/"),
        ("https://a.example/hook?to=b%20c", "https://a.example/hook?to=b%20c"),
    ],
)
def test_the_url_of_a_call_is_taken_as_it_is(sender: Any, url: str, sent: str) -> None:

    seen: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(str(request.url))
        return httpx2.Response(204)

    http = httpx2.Client(transport=httpx2.MockTransport(answer))
    client = sender.Client("https://other.example/v1", http_client=http)
    client.webhooks.plain_webhook(
        body=sender.models.Order(id="7", state="shipped"), request_options={"url": url}
    )
    assert seen == [sent]


def test_a_webhook_needs_no_credentials_of_callers() -> None:
    folder = Path(__file__).parents[1] / "cases" / "openapi3" / "webhooks"
    spec = folder / "x-webhooks.yaml"
    api = understand(gather(read(spec), spec), Settings(name="x")).api
    assert [dict(item.schemes) for item in api.operations[0].security] == [{"key": ()}]
    assert api.webhooks[0].security == ()


def _selected(include: Patterns, exclude: Patterns) -> tuple[list[str], list[str]]:
    settings = Settings(name="x", selection=Selection(include=include, exclude=exclude))
    api = understand(gather(read(_SPEC), _SPEC), settings).api
    return [item.id for item in api.operations], [item.id for item in api.webhooks]


def test_a_selection_takes_callbacks_with_their_operations() -> None:
    only = Patterns(operations=(Pattern(text="callbacks"),))
    nothing = Patterns()
    callbacks = ["inlineCallback", "sharedCallback"]
    assert _selected(only, nothing) == (["callbacks"], callbacks)
    without = Patterns(operations=(Pattern(text="inline*"),))
    assert _selected(only, without) == (["callbacks"], ["sharedCallback"])
    webhook = Patterns(operations=(Pattern(text="plainWebhook"),))
    assert _selected(webhook, nothing) == ([], ["plainWebhook"])


def test_without_the_target_there_are_only_readers(tmp_path: Path) -> None:
    config = DocumentConfig(
        spec=_SPEC, output=tmp_path, name="some", targets=(Target.CLIENT,)
    )
    generate_into(config, tmp_path)
    assert not (tmp_path / "webhooks").exists()
    assert (tmp_path / "client" / "some_client" / "webhooks.py").exists()


def test_nothing_is_there_without_webhooks() -> None:
    folder = REPOSITORY / "out" / "bookshop"
    assert not (folder / "webhooks").exists()
    assert not list((folder / "client").rglob("webhooks*"))
    assert not (folder / "docs" / "webhooks.md").exists()
