"""What is sent and what is not: required arguments, limits, media types, defaults."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.golden import generate_into
from tests.packages import imported
from triptych.config import DocumentConfig

_DOCUMENT = Path(__file__).parents[1] / "documents" / "sent.yaml"


class _Pair:
    """A client, and a server that keeps the arguments that arrive."""

    def __init__(self, client: Any, server: Any) -> None:
        self.client_error: type[Exception] = client.errors.ClientError
        self.arrived: dict[str, Any] = {}
        self.requests: list[Any] = []
        base = server.services.S
        names = [name for name in dir(base) if not name.startswith("_")]

        def keep(_service: object, **arguments: Any) -> Any:
            self.arrived = arguments
            return arguments.get("body") if "v" in str(arguments) else None

        service = type("S", (base,), dict.fromkeys(names, keep))
        self.http = TestClient(server.create_app(s=service()))
        self.client = client.Client(
            "http://testserver",
            http_client=self.http,
            on_request=self.requests.append,
        )

    @property
    def media_type(self) -> str:
        return str(self.requests[-1].headers["Content-Type"])


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Pair]:
    folder = tmp_path_factory.mktemp("sent")
    generate_into(DocumentConfig(spec=_DOCUMENT, output=folder, name="sent"), folder)
    with (
        imported(folder / "client", "sent_client") as client,
        imported(folder / "server", "sent_server") as server,
    ):
        yield _Pair(client, server)


_GOOD = {"x_h": "h", "q": "abc", "body": {"v": "a"}}


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"x_h": None}, TypeError, "x_h is required"),
        ({"q": None}, TypeError, "q is required"),
        ({"body": None}, TypeError, "body is required"),
        ({"q": "ab"}, ValueError, "q: .* at least 3"),
        ({"q": "ABC"}, ValueError, "q: .* match pattern"),
        ({"n": [1, 2]}, ValueError, "n: /0: .* greater than or equal to 2"),
        ({"n": [2, 3, 4]}, ValueError, "n: .* at most 2"),
        ({"body": {"v": "abc"}}, ValueError, "body/v: .* at most 2"),
        ({"body": {}}, ValueError, "body/v: Field required"),
        ({"body": {"v": 1}}, ValueError, "body/v: .* valid string"),
    ],
)
def test_what_breaks_the_description_is_not_sent(
    pair: _Pair, changed: dict[str, Any], error: type[Exception], message: str
) -> None:
    pair.client.s.required(**_GOOD, n=[2, 3])
    count = len(pair.requests)
    with pytest.raises(error, match=message):
        pair.client.s.required(**{**_GOOD, **changed})
    assert len(pair.requests) == count


@pytest.mark.parametrize(
    ("method", "good", "bad"),
    [
        ("put_list", [{"v": "a"}], [{"v": "a"}] * 3),
        ("put_list", [], [{"v": "abc"}]),
        ("put_text", "ab", "abc"),
    ],
)
def test_bodies_that_are_no_objects_have_limits(
    pair: _Pair, method: str, good: Any, bad: Any
) -> None:
    getattr(pair.client.s, method)(body=good)
    with pytest.raises(ValueError, match="body"):
        getattr(pair.client.s, method)(body=bad)
    # What replaces the argument is sent whatever it is.
    count = len(pair.requests)
    with contextlib.suppress(pair.client_error):
        getattr(pair.client.s, method)(body=good, request_options={"body": bad})
    assert len(pair.requests) == count + 1


@pytest.mark.parametrize(
    ("method", "content", "media_type"),
    [("put_null", b"null", "application/json"), ("put_maybe", b"", None)],
)
def test_none_is_null_where_there_has_to_be_a_body(
    pair: _Pair, method: str, content: bytes, media_type: str | None
) -> None:
    getattr(pair.client.s, method)(body=None)
    sent = pair.requests[-1]
    assert (sent.content, sent.headers.get("Content-Type")) == (content, media_type)
    assert pair.arrived == {"body": None}
    getattr(pair.client.s, method)(body="a")
    assert pair.arrived == {"body": "a"}


def test_an_empty_segment_is_sent_where_nothing_else_is_meant(pair: _Pair) -> None:
    pair.client.s.get_state("r", "")
    assert pair.requests[-1].url.path == "/rooms/r/state/"
    assert pair.arrived == {"room": "r", "key": ""}
    pair.client.s.get_byte(b"")
    assert pair.arrived == {"value": b""}
    for call, arguments in (("get_room", ("",)), ("get_long", ("",))):
        with pytest.raises(ValueError):
            getattr(pair.client.s, call)(*arguments)
    # `/rooms//state/k` is `/rooms/state/k` to many, which nothing else is.
    pair.client.s.get_state("", "k")
    assert pair.arrived == {"room": "", "key": "k"}


@pytest.mark.parametrize(
    ("method", "body", "media_type"),
    [
        ("patch", {"a": 1}, "application/merge-patch+json"),
        ("patch", [{"op": "remove", "path": "/a"}], "application/json-patch+json"),
        ("post_plain", {"v": "a"}, "application/json"),
        ("post_vendor", {"v": "a"}, "application/vnd.sent+json"),
        ("post_other", {"v": "a"}, "application/x-amz-json-1.1"),
        ("post_suffix", {"v": "a"}, "application/json"),
        ("post_star", {"v": "a"}, "application/json"),
        ("post_ranges", {"v": "a"}, "application/json"),
    ],
)
def test_the_media_type_that_suits_a_body(
    pair: _Pair, method: str, body: Any, media_type: str
) -> None:
    getattr(pair.client.s, method)(body=body)
    assert pair.media_type == media_type
    if method == "patch":
        assert pair.arrived == {"body": body}


def test_the_caller_chooses_among_patches(pair: _Pair) -> None:
    chosen = "application/strategic-merge-patch+json"
    options = {"headers": {"Content-Type": chosen}}
    pair.client.s.patch(body={"a": 1}, request_options=options)
    assert (pair.media_type, pair.arrived) == (chosen, {"body": {"a": 1}})


@pytest.mark.parametrize(
    ("path", "media_type", "status"),
    [
        ("/suffix", "application/vnd.any+json", 200),
        ("/suffix", "application/json; charset=utf-8", 200),
        ("/suffix", "application/problem+json", 200),
        ("/suffix", "text/plain", 415),
        ("/star", "application/vnd.any+json", 200),
        ("/other", "application/x-amz-json-1.1", 200),
        ("/other", "text/json", 415),
        ("/plain", "text/json", 204),
        ("/plain", "application/x+json", 204),
    ],
)
def test_a_server_takes_what_a_range_holds(
    pair: _Pair, path: str, media_type: str, status: int
) -> None:
    headers = {"Content-Type": media_type}
    response = pair.http.post(path, content=b'{"v": "a"}', headers=headers)
    assert response.status_code in (status, 200 if status == 204 else status)


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/plain", "text/json"),
        ("/plain", "application/x+json"),
        ("/other", "application/x-amz-json-1.1"),
        ("/suffix", "application/problem+json"),
        ("/star", "application/json"),
    ],
)
def test_json_has_its_limits_whatever_it_is_called(
    pair: _Pair, path: str, media_type: str
) -> None:
    headers = {"Content-Type": media_type}
    response = pair.http.post(path, content=b'{"v": "abc"}', headers=headers)
    assert response.status_code == 422
    assert [item["name"] for item in response.json()["errors"]] == ["/v"]


def test_a_default_is_what_a_service_gets(pair: _Pair) -> None:
    expected = {
        "csv_text": ["foobar", "baz"],
        "csv_list": ["foobar", "baz"],
        "multi_text": ["-crtdate"],
        "item_default": None,
        "numbers_text": [1, 2],
        "since": dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
        "day": dt.date(2020, 1, 1),
        "took": dt.timedelta(minutes=1),
        "address": "a@example.com",
        "number": 0.0,
        "numbers": [1.0, 2.5],
        "whole": 5,
        "quoted": 5,
        "flag": True,
        "step": 0.3,
        "price": Decimal("0.1"),
        "wrong": None,
    }
    pair.client.s.defaults()
    assert pair.arrived == expected
    # 0 equals 0.0, and is another type.
    assert {name: type(pair.arrived[name]) for name in ("number", "price")} == {
        "number": float,
        "price": Decimal,
    }
    assert list(map(type, pair.arrived["numbers"])) == [float, float]
    # A service may do with a list what it likes.
    pair.arrived["csv_text"].append("more")
    pair.client.s.defaults()
    assert pair.arrived == expected


def test_an_inner_array_that_would_arrive_as_several_is_not_sent(pair: _Pair) -> None:
    pair.client.s.nested(same=[["a"], ["b"]], other=[["a", "b"], ["c"]])
    assert pair.requests[-1].url.query == b"same=a,b&other=a%7Cb,c"
    assert pair.arrived["same"] == [["a"], ["b"]]
    assert pair.arrived["other"] == [["a", "b"], ["c"]]
    with pytest.raises(ValueError, match="same: an inner array of several items"):
        pair.client.s.nested(same=[["a", "b"]])


@pytest.mark.parametrize(
    ("query", "form", "texts", "count"),
    [("", "", ["a"], 3), ("?texts=", "count=", [""], 3), ("", "count=0", ["a"], 0)],
)
def test_what_is_empty_is_a_value_where_it_can_be_one(
    pair: _Pair, query: str, form: str, texts: list[str], count: int
) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = pair.http.post(f"/nested{query}", content=form, headers=headers)
    assert answer.status_code in (200, 204)
    assert (pair.arrived["texts"], pair.arrived["count"]) == (texts, count)
