"""Items of a stream as values of the types that the API description declares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import httpx2

from ..wire.events import Event
from ..wire.json_reading import decode_json
from ..wire.log_text import one_line
from ..wire.streams import EVENTS, StreamItem, framing_of
from .errors import DecodeError
from .observation import logger
from .results import BodyError, NotJsonError, read_json, read_text
from .urls import redact

if TYPE_CHECKING:
    from ..models.salvage import Misfits

__all__ = ["ItemDecoder", "item_error", "no_events"]

_DONE = "[DONE]"
"""What ends a stream of events in the manner of OpenAI; it is no JSON."""

# A stream may have items without end.
_MOST_RECORDS = 5


class ItemDecoder:
    """Decodes the items of streams of one operation, as results are decoded.

    One that does not fit is handed over as it came, which is logged of the first few in
    a stream; if `strict`, it is a `DecodeError`. So is a record that is no JSON, while
    an event is text then.
    """

    def __init__(
        self, items: Iterable[StreamItem], framing: str, *, strict: bool
    ) -> None:
        known = list(items)
        same = [item for item in known if framing_of(item.media_type) == framing]
        self._strict = strict
        self._records = 0
        self._kinds: dict[str, list[StreamItem]] = {}
        for item in same or known:
            name = item.event if framing == EVENTS else ""
            self._kinds.setdefault(name, []).append(item)
        for kinds in self._kinds.values():
            # A text is whatever is no JSON that fits.
            kinds.sort(key=lambda item: item.text)

    def is_end(self, event: Event[str]) -> bool:
        """Whether an event says that there are no more."""
        return event.data.strip() == _DONE and any(
            not item.text for item in self._kinds_of(event)
        )

    def event(self, event: Event[str], response: httpx2.Response) -> object:
        """Return what stands in the data of an event; raises `DecodeError`."""
        kinds = self._kinds_of(event)
        if kinds:
            return self._value(event.data.encode(errors="replace"), kinds, response)
        reason = f"of the name {event.event!a:.100}, which the API does not describe"
        self._unexpected(reason, event.data.encode(errors="replace"), response)
        return event.data

    def record(self, text: bytes, response: httpx2.Response) -> object:
        """Return the value of a text of JSON; raises `DecodeError`."""
        kinds = [item for item in self._kinds.get("", ()) if not item.text]
        return self._value(text, kinds, response)

    def _kinds_of(self, event: Event[str]) -> Sequence[StreamItem]:
        named = self._kinds.get(event.event, ())
        return named or self._kinds.get("", ())

    def _value(
        self, content: bytes, kinds: Sequence[StreamItem], response: httpx2.Response
    ) -> object:
        fault = BodyError("its type is unknown")
        for item in kinds:
            try:
                if item.text:
                    return read_text(content.decode(), item.type)
                return read_json(
                    content,
                    item.type,
                    strict=True,
                    report=lambda misfits: self._converted(misfits, content, response),
                )
            except BodyError as error:
                fault = error
        may_be_text = any(framing_of(item.media_type) == EVENTS for item in kinds)
        if isinstance(fault, NotJsonError) and not may_be_text:
            reason = f"that does not fit the API: {fault}"
            raise item_error(response, reason, content) from fault
        reason = f"that does not fit the API: {fault}"
        self._unexpected(reason, content, response, fault)
        for item in kinds:
            try:
                if not item.text:
                    return read_json(content, item.type, strict=False)
            except BodyError:
                pass
        return _as_it_came(content, kinds)

    def _converted(
        self, misfits: Misfits, content: bytes, response: httpx2.Response
    ) -> None:
        first = misfits.pointers[0]
        fault = BodyError(f"{first or 'its root'} is of another type", first)
        reason = f"that does not fit the API: {fault}"
        self._unexpected(reason, content, response, fault)

    def _unexpected(
        self,
        reason: str,
        content: bytes,
        response: httpx2.Response,
        fault: BodyError | None = None,
    ) -> None:
        if self._strict:
            pointer = fault.pointer if fault is not None else ""
            raise item_error(response, reason, content, pointer) from fault
        self._records += 1
        if self._records > _MOST_RECORDS:
            return
        method, url = _request(response)
        if self._records == _MOST_RECORDS:
            reason = f"{one_line(reason)}; others are not logged"
        logger.warning("%s %s sent an item %s", method, url, one_line(reason))


def item_error(
    response: httpx2.Response, reason: str, content: bytes = b"", pointer: str = ""
) -> DecodeError:
    """Return the error for an item of a stream, whose text is `content`."""
    method, url = _request(response)
    return DecodeError(
        f"{method} {url} sent an item {one_line(reason)}; it is the error's `content`",
        method=method,
        url=url,
        status_code=response.status_code,
        headers=httpx2.Headers(response.headers.raw),
        content=content,
        pointer=pointer,
    )


def no_events(response: httpx2.Response) -> DecodeError:
    """Return the error for an answer that is no stream of events."""
    stated: str = response.headers.get("content-type", "")
    body = f"a body of {stated!a:.100}" if stated else "a body of no media type"
    return item_error(response, f"in {body}, which is not an event stream")


def _as_it_came(content: bytes, kinds: Sequence[StreamItem]) -> object:
    """JSON where JSON was expected and came, else the text."""
    if any(not item.text for item in kinds):
        try:
            return decode_json(content)
        except (ValueError, RecursionError):
            pass
    return content.decode(errors="replace")


def _request(response: httpx2.Response) -> tuple[str, str]:
    return response.request.method, redact(str(response.request.url))
