"""Responses of a call: `raw` with status and headers, `streaming` a chunk at a time."""

from __future__ import annotations

import asyncio
import json
import pickle
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, assert_type

import httpx2
import pytest

from tests.http_libraries import EACH_HTTP_LIBRARY, async_http_client, http_client
from triptych.runtime.client import (
    AsyncOperationGroup,
    AsyncStreamedResponse,
    BaseAsyncClient,
    BaseClient,
    Operation,
    OperationGroup,
    RawResponse,
    RequestOptions,
    StreamedResponse,
    async_raw,
    async_streaming,
    errors,
    raw,
    streaming,
)
from triptych.runtime.wire.parameters import Parameter

pytestmark = EACH_HTTP_LIBRARY

READ: Operation[list[int]] = Operation(
    id="readNumbers",
    method="GET",
    path="/numbers",
    parameters=(Parameter("limit", "query", "limit"),),
    accept=("application/json",),
    results={"200": lambda: list[int]},
)


class Numbers(OperationGroup):
    def read(
        self, *, limit: int | None = None, request_options: RequestOptions | None = None
    ) -> list[int]:
        return self._call(READ, request_options, limit=limit)


class AsyncNumbers(AsyncOperationGroup):
    async def read(
        self, *, limit: int | None = None, request_options: RequestOptions | None = None
    ) -> list[int]:
        return await self._call(READ, request_options, limit=limit)


class Client(BaseClient):
    @property
    def numbers(self) -> Numbers:
        return Numbers(self._runner)


class AsyncClient(BaseAsyncClient):
    @property
    def numbers(self) -> AsyncNumbers:
        return AsyncNumbers(self._runner)


Answer = Callable[[httpx2.Request], httpx2.Response]


def client(answer: Answer, *, max_retries: int = 0) -> Client:
    return Client(
        "https://api.test",
        http_client=http_client(answer),
        user_agent="t/1",
        max_retries=max_retries,
        sleep=lambda _: None,
    )


def async_client(answer: Answer) -> AsyncClient:
    injected = async_http_client(answer)
    return AsyncClient("https://api.test", http_client=injected, user_agent="t/1")


def numbers(request: httpx2.Request) -> httpx2.Response:
    content = [1, 2] if request.url.query == b"limit=2" else [1, 2, 3]
    return httpx2.Response(200, json=content, headers={"X-Total": "3"})


class Chunks(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body of many chunks, which knows how far it was read and whether it is closed.

    With `breaks` the connection does, behind the first chunk.
    """

    def __init__(self, *, breaks: bool = False) -> None:
        self.read = 0
        self.closed = False
        self._breaks = breaks

    def __iter__(self) -> Iterator[bytes]:
        for number in range(1000):
            if self._breaks and number:
                raise httpx2.ReadError("broken")
            self.read += 1
            yield b"%03d," % number

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


WHOLE = b"".join(Chunks())


def test_raw() -> None:
    response = raw(client(numbers).numbers.read)(limit=2)
    assert_type(response, RawResponse[list[int]])
    assert response.status_code == 200
    assert response.headers["x-total"] == "3"
    assert json.loads(response.content) == [1, 2]
    assert response.parse() == [1, 2]


def test_async_raw() -> None:
    async def run() -> RawResponse[list[int]]:
        response = await async_raw(async_client(numbers).numbers.read)(limit=2)
        assert_type(response, RawResponse[list[int]])
        return response

    response = asyncio.run(run())
    assert response.headers["x-total"] == "3"
    assert response.parse() == [1, 2]


def test_raw_answers_are_decoded_only_when_asked() -> None:
    response = raw(client(lambda _: httpx2.Response(200, text="no")).numbers.read)()
    assert response.content == b"no"
    with pytest.raises(errors.DecodeError):
        response.parse()


def test_the_method_itself_stays_as_it_was() -> None:
    group = client(numbers).numbers
    raw(group.read)()
    assert group.read() == [1, 2, 3]


def test_streaming_reads_no_more_than_is_asked_for() -> None:
    chunks = Chunks()
    call = streaming(client(lambda _: httpx2.Response(200, stream=chunks)).numbers.read)
    assert_type(call(limit=1), AbstractContextManager[StreamedResponse[list[int]]])
    with call(limit=1) as response:
        body = response.iter_bytes()
        assert chunks.read == 0
        assert next(body) == b"000,"
        assert next(body) == b"001,"
        assert chunks.read == 2
        assert not chunks.closed
    assert chunks.closed


def test_async_streaming_reads_no_more_than_is_asked_for() -> None:
    chunks = Chunks()

    async def run() -> None:
        method = async_client(lambda _: httpx2.Response(200, stream=chunks)).numbers
        async with async_streaming(method.read)(limit=1) as response:
            assert_type(response, AsyncStreamedResponse[list[int]])
            assert chunks.read == 0
            assert await anext(aiter(response.aiter_bytes())) == b"000,"
            assert chunks.read == 1
        assert chunks.closed

    asyncio.run(run())


def test_chunks_are_of_the_size_asked_for() -> None:
    def answer(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, stream=Chunks())

    with streaming(client(answer).numbers.read)() as response:
        sizes = {len(chunk) for chunk in response.iter_bytes(1024)}
    assert sizes == {1024, len(WHOLE) % 1024}


class Lines(Chunks):
    """Values a line, cut anywhere; the last line does not end."""

    def __iter__(self) -> Iterator[bytes]:
        yield from (b"[1", b"]\n[2,\r", b" 3]\r\n\n\n", b"[]\n [4]")


def test_lines_of_json() -> None:
    def answer(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, stream=Lines())

    async def run() -> list[list[int]]:
        method = async_client(answer).numbers
        async with async_streaming(method.read)() as response:
            return [value async for value in response.aiter_json_lines()]

    with streaming(client(answer).numbers.read)() as response:
        values = response.iter_json_lines()
        assert_type(values, Iterator[list[int]])
        assert list(values) == [[1], [2, 3], [], [4]]
    assert asyncio.run(run()) == [[1], [2, 3], [], [4]]


def test_a_line_comes_as_soon_as_it_is_complete() -> None:
    class Endless(Chunks):
        def __iter__(self) -> Iterator[bytes]:
            yield b"[1]\n[2"
            raise AssertionError("read too far")

    def answer(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, stream=Endless())

    with streaming(client(answer).numbers.read)() as response:
        assert next(response.iter_json_lines()) == [1]


def test_a_line_that_is_something_else() -> None:
    def answer(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, content=b'[1]\n"no"\nno\n')

    with streaming(client(answer).numbers.read)() as response:
        values = response.iter_json_lines()
        assert [next(values), next(values)] == [[1], "no"]
        with pytest.raises(errors.DecodeError, match="not JSON") as caught:
            next(values)
    assert caught.value.content == b"no"


def test_an_answer_that_does_not_fit_says_where() -> None:
    def answer(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json=[1, "no", "never"])

    strict = Client(
        "https://api.test",
        http_client=http_client(answer),
        user_agent="t/1",
        strict_responses=True,
    )
    with pytest.raises(errors.DecodeError, match=r"/1: .* \(and 1 more\)") as caught:
        strict.numbers.read()
    assert caught.value.pointer == "/1"
    assert json.loads(caught.value.content) == [1, "no", "never"]
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.pointer, str(copy)) == ("/1", str(caught.value))


def test_save(tmp_path: Path) -> None:
    target = tmp_path / "numbers.txt"
    target.write_text("old")

    def answer(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, stream=Chunks())

    with streaming(client(answer).numbers.read)() as response:
        response.save(target)
    assert target.read_bytes() == WHOLE
    assert list(tmp_path.iterdir()) == [target]


def test_async_save(tmp_path: Path) -> None:
    target = tmp_path / "numbers.txt"

    async def run() -> None:
        method = async_client(lambda _: httpx2.Response(200, stream=Chunks())).numbers
        async with async_streaming(method.read)() as response:
            await response.save(str(target))

    asyncio.run(run())
    assert target.read_bytes() == WHOLE


def test_a_file_stays_as_it_was_where_the_connection_breaks(tmp_path: Path) -> None:
    target = tmp_path / "numbers.txt"
    target.write_text("old")
    chunks = Chunks(breaks=True)
    group = client(lambda _: httpx2.Response(200, stream=chunks)).numbers
    with (
        pytest.raises(errors.ConnectionFailedError, match=r"GET .*numbers: broken"),
        streaming(group.read)() as response,
    ):
        response.save(target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
    assert chunks.closed


def test_errors_are_raised_with_their_body_on_entering() -> None:
    def answer(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(404, json={"message": "none here"})

    group = client(answer).numbers
    with pytest.raises(errors.NotFoundError, match="none here"):
        raw(group.read)()
    context = streaming(group.read)()
    with pytest.raises(errors.NotFoundError, match="none here"):
        context.__enter__()


def test_a_streamed_call_is_retried_before_its_body_is_read() -> None:
    answers = [httpx2.Response(503), httpx2.Response(200, stream=Chunks())]
    group = client(lambda _: answers.pop(0), max_retries=1).numbers
    with streaming(group.read)() as response:
        assert b"".join(response.iter_bytes()) == WHOLE


@pytest.mark.parametrize("wrap", [raw, async_raw, streaming, async_streaming])
def test_only_methods_of_operations_are_taken(wrap: Callable[..., Any]) -> None:
    with pytest.raises(TypeError, match=r"takes a method of an? (Async)?Client's"):
        wrap(len)
    other = async_client(numbers) if "async" not in wrap.__name__ else client(numbers)
    with pytest.raises(TypeError, match=r"takes a method of an? (Async)?Client's"):
        wrap(other.numbers.read)
