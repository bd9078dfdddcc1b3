"""Streams over HTTP: generated clients, a browser and others against our servers."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import shutil
import subprocess
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route

from tests.golden import OUT
from tests.packages import imported
from triptych.verification.serving import served

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""


@pytest.fixture(scope="module")
def package() -> Iterator[Any]:
    with imported(OUT / "everything3" / "client", "everything3_client") as client:
        yield client


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    with imported(OUT / "everything3" / "server", "everything3_server") as found:
        yield found


def _application(server: Any, **methods: Callable[..., Any]) -> Any:
    service = type("Streams", (server.interfaces.StreamsService,), methods)
    return server.create_app(streams=service())


@contextmanager
def _client(package: Any, app: Any, **settings: Any) -> Iterator[Any]:
    """The streams of a client of an application that is served."""
    with served(app) as url, httpx2.Client(trust_env=False) as http_client:
        base = f"{url}/v1"
        yield package.Client(
            base, http_client=http_client, max_retries=0, **settings
        ).streams


def _readings(server: Any, *values: float) -> list[Any]:
    return [server.models.Reading(sensor="s", value=value) for value in values]


def _values(items: Any) -> list[float]:
    return [item.value for item in items]


async def _later(items: list[Any]) -> AsyncIterator[Any]:
    for item in items:
        yield item


def _forms(items: list[Any]) -> dict[str, Callable[..., Any]]:
    """The forms that a method which streams may have."""

    async def generator(_self: object) -> AsyncIterator[Any]:
        for item in items:
            yield item

    def plain_generator(_self: object) -> Iterator[Any]:
        yield from items

    async def coroutine(_self: object) -> Any:
        return _later(items)

    def function(_self: object) -> Any:
        return iter(items)

    return {
        "async generator": generator,
        "generator": plain_generator,
        "async function": coroutine,
        "function": function,
    }


@pytest.mark.parametrize("form", _forms([]))
def test_a_method_may_be_of_any_form(package: Any, server: Any, form: str) -> None:
    method = _forms(_readings(server, 1, 2.5))[form]
    with _client(package, _application(server, lines=method)) as streams:
        with package.streaming(streams.lines)() as response:
            found = list(response.items())
        assert _values(found) == [1, 2.5]
        assert type(found[0]) is package.models.Reading
        assert (
            streams.lines()
            == b'{"sensor":"s","value":1.0}\n{"sensor":"s","value":2.5}\n'
        )


def test_events_have_names_ids_and_times(package: Any, server: Any) -> None:
    event = server.Event
    (reading,) = _readings(server, 1)

    async def named_events(_self: object) -> AsyncIterator[Any]:
        yield event("now\nthen", event="begin", id="a", retry=20)
        yield server.Comment("skipped")
        yield event(reading, event="reading")
        yield event(dt.date(2024, 2, 29), event="day", id="b")

    app = _application(server, named_events=named_events)
    with _client(package, app) as streams:
        with package.streaming(streams.named_events)() as response:
            found = list(response.events())
        text = streams.named_events()
    assert [(e.event, e.id, e.retry) for e in found] == [
        ("begin", "a", 20),
        ("reading", "a", None),
        ("day", "b", None),
    ]
    assert found[0].data == "now\nthen"
    assert (found[1].data.sensor, found[1].data.value) == ("s", 1)
    assert found[2].data == dt.date(2024, 2, 29)
    assert text == (
        "event: begin\nid: a\nretry: 20\ndata: now\ndata: then\n\n"
        ": skipped\n\n"
        'event: reading\ndata: {"sensor":"s","value":1.0}\n\n'
        "event: day\nid: b\ndata: 2024-02-29\n\n"
    )


@pytest.mark.parametrize(
    ("accept", "media_type", "body"),
    [
        ("", "application/json-seq", b'\x1e{"sensor":"s","value":1.0}\n'),
        (
            "application/x-ndjson",
            "application/x-ndjson",
            b'{"sensor":"s","value":1.0}\n',
        ),
        ("*/*", "application/json-seq", b'\x1e{"sensor":"s","value":1.0}\n'),
    ],
)
def test_the_kind_of_a_stream_is_negotiated(
    server: Any, accept: str, media_type: str, body: bytes
) -> None:
    method = _forms(_readings(server, 1))["generator"]
    with served(_application(server, sequence=method)) as url:
        answer = httpx2.get(f"{url}/v1/streams/sequence", headers={"Accept": accept})
    assert (answer.headers["content-type"], answer.content) == (media_type, body)
    assert answer.headers["cache-control"] == "no-cache"


def test_a_service_streams_although_json_is_asked_for(
    package: Any, server: Any
) -> None:
    readings = _readings(server, 1, 2)

    async def events_or_json(_self: object, *, body: Any) -> Any:
        return _later(readings) if body.stream else readings

    app = _application(server, events_or_json=events_or_json)
    with _client(package, app) as streams:
        assert _values(streams.events_or_json(body={"stream": False})) == [1, 2]
        call = package.streaming(streams.events_or_json)
        with call(body={"stream": True}) as response:
            assert _values(response.items()) == [1, 2]
        with call(
            body={"stream": True},
            request_options={"headers": {"Accept": "application/json"}},
        ) as response:
            assert response.headers["content-type"].startswith("text/event-stream")
            assert _values(response.items()) == [1, 2]
        with (
            call(body={"stream": False}) as response,
            pytest.raises(package.errors.DecodeError, match="not an event stream"),
        ):
            response.items()


class _Watched:
    """Iterators that tell whether they were closed."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.closed = threading.Event()

    def method(self, item: Any, *, waits: bool) -> Callable[..., Any]:
        async def events(
            _self: object, *, last_event_id: str | None
        ) -> AsyncIterator[Any]:
            try:
                while True:
                    self.begun.set()
                    yield item
                    if waits:
                        await asyncio.sleep(60)
            finally:
                self.closed.set()

        return events


@pytest.mark.parametrize("waits", [True, False])
def test_an_iterator_is_closed_when_the_client_goes_away(
    package: Any, server: Any, waits: bool
) -> None:
    watched = _Watched()
    method = watched.method(_readings(server, 1)[0], waits=waits)
    with _client(package, _application(server, events=method)) as streams:
        with package.streaming(streams.events)() as response:
            events = response.events()
            assert next(events).data.value == 1
            assert not watched.closed.is_set()
        assert watched.closed.wait(10)


def test_a_synchronous_iterator_is_closed_too(package: Any, server: Any) -> None:
    closed = threading.Event()
    (reading,) = _readings(server, 1)

    def lines(_self: object) -> Iterator[Any]:
        try:
            while True:
                yield reading
        finally:
            closed.set()

    with _client(package, _application(server, lines=lines)) as streams:
        with package.streaming(streams.lines)() as response:
            items = response.items()
            assert next(items).value == 1
        assert closed.wait(10)


def test_nothing_is_iterated_for_head(server: Any) -> None:
    watched = _Watched()
    method = watched.method(_readings(server, 1)[0], waits=True)
    with served(_application(server, events=method)) as url:
        answer = httpx2.head(f"{url}/v1/streams/events", timeout=10)
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert (answer.status_code, answer.content) == (200, b"")
    assert not watched.begun.is_set()


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (
            ValueError("a defect"),
            "GET /v1/streams/lines failed while its answer was sent",
        ),
        (
            {"sensor": "s"},
            "an item of the answer to GET /v1/streams/lines does not fit",
        ),
        ({"sensor": "s" * 21, "value": 1}, "/sensor: "),
        (object(), "failed while its answer was sent"),
    ],
)
def test_a_failure_in_the_middle_is_logged_and_breaks_the_stream(
    package: Any,
    server: Any,
    last: object,
    said: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (reading,) = _readings(server, 1)

    async def lines(_self: object) -> AsyncIterator[Any]:
        yield reading
        if isinstance(last, Exception):
            raise last
        yield last

    with (
        caplog.at_level(logging.ERROR),
        _client(package, _application(server, lines=lines)) as streams,
        package.streaming(streams.lines)() as response,
    ):
        items = response.items()
        assert next(items).value == 1
        with pytest.raises(package.errors.TransportError):
            next(items)
    assert said in caplog.text


def test_an_event_that_nobody_described_is_refused(
    package: Any, server: Any, caplog: pytest.LogCaptureFixture
) -> None:
    method = _forms([server.Event("x", event="other")])["generator"]
    with (
        _client(package, _application(server, named_events=method)) as streams,
        package.streaming(streams.named_events)() as response,
        pytest.raises(package.errors.TransportError),
    ):
        list(response.events())
    assert "no event has the name 'other'" in caplog.text


@pytest.mark.parametrize("is_async", [True, False])
def test_heartbeats_fill_silence(package: Any, server: Any, is_async: bool) -> None:
    watched = _Watched()
    endless = watched.method(_readings(server, 1)[0], waits=True)
    few = _readings(server, 1, 2)

    async def events(_self: object, *, last_event_id: str | None) -> Any:
        items = endless(None, last_event_id=None) if is_async else iter(few)
        return server.with_heartbeats(items, seconds=0.02)

    with _client(package, _application(server, events=events)) as streams:
        with package.streaming(streams.events)() as response:
            if not is_async:
                assert _values(response.items()) == [1, 2]
                return
            chunks = response.iter_bytes()
            found = b"".join(next(chunks) for _ in range(4))
        assert found.startswith(b'data: {"sensor":"s","value":1.0}\n\n: \n\n: \n\n')
        assert watched.closed.wait(10)


def test_a_lost_stream_is_taken_up(package: Any, server: Any) -> None:
    ids: list[str | None] = []
    readings = _readings(server, 1, 2, 3)

    async def events(_self: object, *, last_event_id: str | None) -> AsyncIterator[Any]:
        ids.append(last_event_id)
        begin = int(last_event_id or 0)
        for number, reading in enumerate(readings[begin:], start=begin + 1):
            yield server.Event(reading, id=str(number), retry=1)
            if number == 2 and begin < 2:
                raise RuntimeError("the connection breaks")

    with (
        _client(package, _application(server, events=events)) as streams,
        package.streaming(streams.events)() as response,
    ):
        found: list[float] = []
        for event in response.events(reconnects=1):
            found.append(event.data.value)
            if event.id == "3":
                break
    assert found == [1, 2, 3]
    assert ids == [None, "2"]


def test_the_mock_streams_samples(package: Any, server: Any) -> None:
    with _client(package, server.create_app(mock=True)) as streams:
        with package.streaming(streams.named_events)() as response:
            found = list(response.events())
        with package.streaming(streams.sequence)() as records:
            readings = list(records.items())
        first, *_ = streams.events_or_json(body={"stream": True})
    assert type(first) is package.models.Reading
    assert {event.event for event in found} == {"reading", "day", "begin", "end"}
    assert type(found[0].data) is package.models.Reading
    assert len(readings) > 1
    assert all(type(it) is package.models.Reading for it in readings)


# No end of a line, although Python's `splitlines` takes it for one.
_SEPARATOR = "\u2028"


def _said(server: Any, text: str) -> Callable[..., Any]:
    """A stream with all that is difficult to read, and a text."""

    async def text_events(_self: object) -> AsyncIterator[Any]:
        yield server.Event("one\ntwo\n", id="1", retry=1234)
        yield server.Comment("data: none\n\ndata: none")
        yield text
        yield server.Event("", event="ünïcode", id="ü 2")
        yield server.Event(" blank", event="end", id="")

    return text_events


def _heard(text: str) -> list[tuple[str, str, str]]:
    """What browsers and libraries make of it: name, data, last ID."""
    return [
        ("message", "one\ntwo\n", "1"),
        ("message", text, "1"),
        ("ünïcode", "", "ü 2"),
        ("end", " blank", ""),
    ]


def test_httpx_sse_reads_the_same_events(package: Any, server: Any) -> None:
    httpx = pytest.importorskip("httpx")
    httpx_sse = pytest.importorskip(
        "httpx_sse", reason="the test extra brings another reader of events"
    )
    text = "Zoë \U0001d11e : x"
    app = _application(server, text_events=_said(server, text))
    with served(app) as url, httpx.Client(trust_env=False) as http_client:
        target = f"{url}/v1/streams/events/text"
        with httpx_sse.connect_sse(http_client, "GET", target) as source:
            # Behind an ID it takes the end of a comment for an event without data.
            heard = [
                event
                for event in source.iter_sse()
                if event.data or event.event != "message"
            ]
        with (
            package.Client(f"{url}/v1") as client,
            package.streaming(client.streams.text_events)() as response,
        ):
            events = list(response.events())
    assert [(event.event, event.data, event.id) for event in heard] == _heard(text)
    assert heard[0].retry == 1234
    assert [(event.event, event.data, event.id) for event in events] == _heard(text)
    assert [event.retry for event in events] == [1234, None, None, None]


_PAGE = """<!DOCTYPE html><meta charset="utf-8"><title>waiting</title><script>
const heard = [], source = new EventSource("/v1/streams/events/text");
const hear = (event) => heard.push([event.type, event.data, event.lastEventId]);
for (const name of ["message", "ünïcode", "end"]) source.addEventListener(name, hear);
source.addEventListener("end", () => {
  source.close();
  fetch("/heard", {method: "POST", body: JSON.stringify(heard)});
});
</script>"""


@pytest.mark.skipif(not _CHROMIUM, reason="there is no Chromium")
def test_a_browser_reads_the_same_events(server: Any, tmp_path: Path) -> None:
    text = f"Zoë \U0001d11e{_SEPARATOR} : x"
    heard: list[Any] = []
    is_over = threading.Event()

    async def hear(request: Request) -> Response:
        heard.extend(await request.json())
        is_over.set()
        return Response()

    async def page(_request: Request) -> Response:
        return HTMLResponse(_PAGE)

    app = Starlette(
        routes=[
            Route("/page", page),
            Route("/heard", hear, methods=["POST"]),
            Mount("/", _application(server, text_events=_said(server, text))),
        ]
    )
    with served(app) as url:
        command = [
            *(_CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu"),
            *("--disable-dev-shm-usage", f"--user-data-dir={tmp_path}"),
            *("--no-first-run", "--remote-debugging-port=0", f"{url}/page"),
        ]
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as browser:
            try:
                assert is_over.wait(60)
            finally:
                browser.terminate()
    assert [tuple(event) for event in heard] == _heard(text)
