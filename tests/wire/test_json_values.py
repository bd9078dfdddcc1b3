"""Bytes, decimals, times and durations as JSON, in both directions."""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import json
import pickle
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

_DOCUMENT = Path(__file__).parents[1] / "documents" / "json_values.yaml"
_UTC = dt.UTC


class _Pair:
    """A client and a server that answers what it is given, or what the test says."""

    def __init__(self, client: Any, server: Any) -> None:
        self.package = client
        self.server = server
        self.arrived: Any = None
        self.sent = b""
        self.received = b""
        names = [name for name in dir(server.services.V) if name.startswith("put_")]

        def echo(_service: object, **arguments: Any) -> Any:
            self.arrived = arguments["body"]
            return self.arrived

        service = type("V", (server.services.V,), dict.fromkeys(names, echo))
        app = server.create_app(v=service())
        self.http = TestClient(app)
        self.client = client.Client(
            "http://testserver",
            http_client=self.http,
            on_request=self._note_request,
            on_response=self._note_response,
        )

    def _note_request(self, request: Any) -> None:
        self.sent = request.content

    def _note_response(self, response: Any) -> None:
        self.received = response.read()


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Pair]:
    folder = tmp_path_factory.mktemp("values")
    config = DocumentConfig(spec=_DOCUMENT, output=folder, name="values")
    generate_into(config, folder)
    with (
        imported(folder / "client", "values_client") as client,
        imported(folder / "server", "values_server") as server,
    ):
        yield _Pair(client, server)


_DIGITS = Decimal("0.1234567890123456789012345678901234567890")


@pytest.mark.parametrize(
    ("method", "value", "wire"),
    [
        ("put_bytes", b"\xff\x00", b'"/wA="'),
        ("put_bytes", b"", b'""'),
        ("put_bytes_list", [b"\xff\x00", b"a"], b'["/wA=","YQ=="]'),
        ("put_bytes_map", {"k": b"\xff\x00"}, b'{"k":"/wA="}'),
        ("put_decimal", _DIGITS, str(_DIGITS).encode()),
        ("put_decimal", Decimal("1E+30"), b"1E+30"),
        ("put_decimal_list", [_DIGITS, Decimal(2)], f"[{_DIGITS},2]".encode()),
        ("put_decimal_map", {"k": _DIGITS}, f'{{"k":{_DIGITS}}}'.encode()),
        ("put_decimal_text", [_DIGITS], f'["{_DIGITS}"]'.encode()),
        (
            "put_times",
            [dt.datetime(2024, 1, 2, tzinfo=_UTC)],
            b'["2024-01-02T00:00:00Z"]',
        ),
        ("put_durations", [dt.timedelta(days=365)], b'["P365DT0S"]'),
        ("put_durations", [dt.timedelta(days=-1, seconds=1)], b'["-P0DT86399S"]'),
    ],
)
def test_a_body_is_the_same_on_the_wire_in_both_directions(
    pair: _Pair, method: str, value: Any, wire: bytes
) -> None:
    returned = getattr(pair.client.v, method)(body=value)
    assert (pair.sent, pair.received) == (wire, wire)
    assert (pair.arrived, returned) == (value, value)
    assert type(pair.arrived) is type(returned) is type(value)


def test_a_model_and_a_mapping_are_the_same(pair: _Pair) -> None:
    wire = (
        b'{"at":"2024-01-02T03:04:05Z","on":"2024-01-02","daily":"03:04:05",'
        b'"took":"P365DT0S","data":"/wA=","amount":0.1}'
    )
    values = {
        "at": dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=_UTC),
        "on": dt.date(2024, 1, 2),
        "daily": dt.time(3, 4, 5),
        "took": dt.timedelta(days=365),
        "data": b"\xff\x00",
        "amount": Decimal("0.1"),
    }
    model = pair.package.models.Stamp(**values)
    assert pair.client.v.put_stamp(body=model) == model
    assert (pair.sent, pair.received) == (wire, wire)
    assert pair.client.v.put_stamp(body=values) == model
    assert (pair.sent, pair.received) == (wire, wire)


@pytest.mark.parametrize(
    ("method", "value"),
    [
        ("put_times", [dt.datetime(2024, 1, 2)]),
        ("put_stamp", {"at": dt.datetime(2024, 1, 2)}),
        ("put_stamp", {"at": "2024-01-02T00:00:00"}),
        ("put_stamp", {"at": 1700000000}),
        ("put_stamp", {"took": 3}),
        ("put_stamp", {"amount": "0.1"}),
        ("put_stamp", {"data": "?"}),
        ("put_decimal_list", ["0.1"]),
    ],
)
def test_what_a_server_would_refuse_is_not_sent(
    pair: _Pair, method: str, value: Any
) -> None:
    pair.sent = b"nothing"
    with pytest.raises(ValueError):
        getattr(pair.client.v, method)(body=value)
    assert pair.sent == b"nothing"


def test_a_model_with_a_time_without_an_offset_is_not_sent(pair: _Pair) -> None:
    model = pair.package.models.Stamp(at=dt.datetime(2024, 1, 2))
    with pytest.raises(ValueError, match="has no offset"):
        pair.client.v.put_stamp(body=model)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/stamp", '{"at": "2024-01-02T00:00:00"}'),
        ("/stamp", '{"at": 1700000000}'),
        ("/stamp", '{"at": "1700000000"}'),
        ("/stamp", '{"on": 1700000000}'),
        ("/stamp", '{"took": 5}'),
        ("/stamp", '{"took": "5"}'),
        ("/stamp", '{"data": "?"}'),
        ("/times", '["2024-01-02T00:00:00"]'),
        ("/decimal", '"0.1"'),
        ("/bytes", '"?"'),
    ],
)
def test_a_server_refuses_it(pair: _Pair, path: str, body: str) -> None:
    headers = {"Content-Type": "application/json"}
    response = pair.http.put(path, content=body, headers=headers)
    assert response.status_code == 422, response.text


def _stamp(pair: _Pair, text: str) -> Any:
    headers = {"Content-Type": "application/json"}
    answer = httpx2.Response(200, content=text.encode(), headers=headers)
    transport = httpx2.MockTransport(lambda _: answer)
    client = pair.package.Client(
        "https://h", http_client=httpx2.Client(transport=transport)
    )
    return client.v.get_stamp()


@pytest.mark.parametrize(
    ("member", "text", "kind"),
    [
        ("at", "2024-01-02T03:04:05.123456789Z", dt.datetime),
        ("at", "2024-01-02T03:04:05.1234567+02:00", dt.datetime),
        ("at", "2024-01-02T03:04:05", dt.datetime),
        ("at", "2024-01-02", dt.datetime),
        ("daily", "03:04:05.123456789Z", dt.time),
        ("daily", "03:04:05.1234567", dt.time),
        ("took", "P1Y", dt.timedelta),
        ("took", "P1M", dt.timedelta),
        ("took", "PT0.1234567S", dt.timedelta),
        ("data", "ab", bytes),
        ("data", "not base64!", str),
        ("at", "yesterday", str),
        ("on", "20240102", str),
        ("took", "5", str),
        ("at", 1700000000, int),
        ("took", 3, int),
    ],
)
def test_an_answer_is_sent_back_as_it_came(
    pair: _Pair, member: str, text: object, kind: type
) -> None:
    answer = f'{{"{member}":{json.dumps(text)}}}'
    stamp = _stamp(pair, answer)
    assert isinstance(getattr(stamp, member), kind)
    for again in (stamp, copy.deepcopy(stamp), pickle.loads(pickle.dumps(stamp))):
        # The server may know better.
        with contextlib.suppress(pair.package.errors.ClientError):
            pair.client.v.put_stamp(body=again)
        assert pair.sent == answer.encode()


def test_what_was_read_is_a_value(pair: _Pair) -> None:
    stamp = _stamp(pair, '{"at": "2024-01-02T03:04:05.123456789Z", "took": "P1Y"}')
    assert stamp.at == dt.datetime(2024, 1, 2, 3, 4, 5, 123456, tzinfo=_UTC)
    assert stamp.took == dt.timedelta(days=365)
    later = stamp.at + dt.timedelta(seconds=1)
    stamp.at, stamp.took = later, stamp.took * 1
    assert stamp.model_dump_json() == (
        '{"at":"2024-01-02T03:04:06.123456Z","on":null,"daily":null,'
        '"took":"P365DT0S","data":null,"amount":null}'
    )


@pytest.mark.parametrize(
    "number", ["1E+400", "1E-400", "1E+9999999", "1.10", str(_DIGITS)]
)
def test_decimals_keep_their_digits_and_exponent(pair: _Pair, number: str) -> None:
    stamp = _stamp(pair, f'{{"amount": {number}}}')
    assert stamp.amount == Decimal(number)
    written = f'{{"amount":{number}}}'
    assert stamp.model_dump_json(exclude_unset=True) == written
    for body in (stamp, {"amount": stamp.amount}):
        # No double holds the largest, and a server that reads doubles says so.
        with contextlib.suppress(pair.package.errors.ClientError):
            pair.client.v.put_stamp(body=body)
        assert pair.sent == written.encode()


@pytest.mark.parametrize(("digits", "status"), [(400, 200), (5000, 400)])
def test_a_server_reads_whole_numbers_that_no_double_holds(
    pair: _Pair, digits: int, status: int
) -> None:
    content = f'{{"amount":{"9" * digits}}}'
    answered = pair.http.put(
        "/stamp", content=content, headers={"Content-Type": "application/json"}
    )
    assert answered.status_code == status
    assert status != 200 or answered.text == content


def test_a_time_without_an_offset_is_read_from_an_answer(pair: _Pair) -> None:
    assert _stamp(pair, '{"at": "2024-01-02T03:04:05"}').at == dt.datetime(
        2024, 1, 2, 3, 4, 5
    )


def test_a_format_beside_an_enum_is_kept(pair: _Pair) -> None:
    arrived: dict[str, Any] = {}

    class V(pair.server.services.V):  # type: ignore[misc, name-defined]  # at run time
        def get_listed(self, **arguments: Any) -> Any:
            arrived.update(arguments)
            return dt.datetime(1, 1, 1, tzinfo=_UTC)

    http = TestClient(pair.server.create_app(v=V()))
    client = pair.package.Client("http://testserver", http_client=http)
    since = dt.datetime(2020, 1, 1, tzinfo=_UTC)
    found = client.v.get_listed(p=b"\x01\x02\x03", since=since)
    assert arrived == {"p": b"\x01\x02\x03", "since": since}
    assert found == dt.datetime(1, 1, 1, tzinfo=_UTC)
    refused = http.get("/listed?p=AAAA")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["message"].endswith("one of AQID, BAUG")
