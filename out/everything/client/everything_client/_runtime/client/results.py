"""Response bodies as values of the types that the API description declares."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    TypeAlias,
    Union,
    get_args,
    get_origin,
)

import httpx2

from ..wire.annotations import unaliased
from ..wire.charsets import json_in_utf8, text_in_charset
from ..wire.json_reading import NumberError, decode_json
from ..wire.media_types import is_json, is_text, is_xml
from ..wire.xml_form import XmlError, XmlForm, json_of_xml, xml_form_of

if TYPE_CHECKING:
    from ..models.reading import JsonReader
    from ..models.salvage import Misfits

__all__ = [
    "BodyError",
    "LazyType",
    "MisfitReport",
    "NotJsonError",
    "checked_type",
    "may_be_empty",
    "read_body",
    "read_json",
    "read_text",
    "text_of",
    "type_for",
]


class BodyError(ValueError):
    """A body does not match its type; `pointer` is the place (RFC 6901)."""

    def __init__(self, message: str, pointer: str = "") -> None:
        super().__init__(message)
        self.pointer = pointer


class NotJsonError(BodyError):
    """A body is neither of its type nor JSON, so that nothing can be made of it."""


LazyType: TypeAlias = Callable[[], object]
"""Returns an annotation, so that it is evaluated and imported only when needed."""

MisfitReport: TypeAlias = "Callable[[Misfits], None]"
"""Is told of the places that do not fit their types in a value that was used."""


def type_for(types_: Mapping[str, LazyType], status_code: int) -> LazyType | None:
    """Return the type for a status: that of `200`, else of `2XX`, else of `default`.

    None if there is none.
    """
    for key in (str(status_code), f"{status_code // 100}XX", "default"):
        if key in types_:
            return types_[key]
    return None


def checked_type(lazy_type: LazyType) -> LazyType:
    """Return `lazy_type`; raises `TypeError` if no body can be of that type."""
    annotation = lazy_type()
    if annotation not in (None, bytes, str, Any):
        try:
            _reader(lazy_type)
        except Exception as error:
            # Whatever pydantic raises, before anything is sent.
            raise TypeError(f"{annotation!r} is not the type of a response") from error
    return lazy_type


def may_be_empty(annotation: object) -> bool:
    """Whether a body of no bytes is a value of a type."""
    variants = _variants(annotation)
    return any(item in (None, types.NoneType, bytes, Any) for item in variants)


def read_body(
    response: httpx2.Response,
    lazy_type: LazyType,
    *,
    strict: bool,
    report: MisfitReport | None = None,
) -> Any:
    """The body of an answer as a value of a type other than `Any`.

    Bytes are the body whatever its media type, and a string is that of `text/*`.
    Anything else is read as JSON, or as XML if the type says how; unless `strict`, of
    a value that does not fit the type is used what can be, and what does not fit is
    told to `report`. An empty body is None. Raises `BodyError`.
    """
    content = response.content
    media_type: str = response.headers.get("content-type", "")
    annotation = lazy_type()
    variants = _variants(annotation)
    form = xml_form_of(lazy_type)
    if form is not None and _may_be_xml(content, media_type, variants):
        content, media_type = _as_json(form, content, media_type), ""
    may_be_text = not media_type or (is_text(media_type) and not is_xml(media_type))
    if annotation is None or annotation is bytes:
        return content if annotation is bytes else None
    if str in variants and is_text(media_type):
        return text_of(response)
    if not content:
        return None
    if bytes in variants and media_type and not is_json(media_type):
        return content
    reader = _reader(lazy_type)
    try:
        content = json_in_utf8(content, media_type)
        return _read_json(reader, content, report)
    except ValueError as error:
        # pydantic's ValidationError is a ValueError, and what readers raise.
        try:
            value: object = decode_json(content)
        except NumberError as fault:
            raise NotJsonError(str(fault)) from error
        except (ValueError, RecursionError):
            if may_be_text:
                return _read_text(reader, text_of(response), response.content)
            raise _not_json(media_type, error, content) from error
        return _usable(annotation, value, error, content, strict=strict, report=report)


def read_json(
    content: bytes,
    lazy_type: LazyType,
    *,
    strict: bool,
    report: MisfitReport | None = None,
) -> Any:
    """JSON in UTF-8 as a value of a type.

    Unless `strict`, of JSON that does not fit the type is used what can be. What has
    become of another kind, such as `"5"` a number, is told to `report`. Raises
    `BodyError`.
    """
    annotation = lazy_type()
    try:
        if annotation is Any:
            return decode_json(content)
        return _read_json(_reader(lazy_type), content, report)
    except (ValueError, RecursionError) as error:
        fault = error if isinstance(error, ValueError) else ValueError("too deep")
        try:
            value: object = decode_json(content)
        except NumberError as number_error:
            raise NotJsonError(str(number_error)) from error
        except (ValueError, RecursionError):
            raise _not_json("", fault, content) from error
        return _usable(annotation, value, fault, content, strict=strict)


def _read_json(
    reader: JsonReader, content: bytes, report: MisfitReport | None
) -> object:
    """The value of JSON; `report` is told what has become of another kind."""
    if report is None:
        return reader.read(content)
    pointers: list[str] = []
    value = reader.read(content, pointers.append)
    if pointers:
        from ..models.salvage import Misfits

        report(Misfits.at(pointers))
    return value


def read_text(text: str, lazy_type: LazyType) -> Any:
    """A text, such as a date, as a value of a type; raises `BodyError`."""
    if lazy_type() is str:
        return text
    return _read_text(_reader(lazy_type), text, text.encode(errors="replace"))


def _usable(
    annotation: object,
    value: object,
    error: ValueError,
    content: bytes,
    *,
    strict: bool,
    report: MisfitReport | None = None,
) -> object:
    """What can be used of a value that does not fit its type; raises `BodyError`."""
    if not strict:
        from ..models.salvage import Misfits, salvage

        misfits = Misfits()
        try:
            used = salvage(annotation, value, misfits)
        except (ValueError, RecursionError):
            pass
        else:
            if report is not None and misfits.count:
                report(misfits)
            return used
    raise _violations(error, content) from error


def _may_be_xml(content: bytes, media_type: str, variants: Sequence[object]) -> bool:
    """Whether a body is XML, whatever its type says if it can be nothing else."""
    if is_xml(media_type):
        return bool(content)
    is_other = is_json(media_type) or str in variants or bytes in variants
    return not is_other and content.lstrip()[:1] == b"<"


def _as_json(form: XmlForm, content: bytes, media_type: str) -> bytes:
    try:
        return json_of_xml(form, content, media_type)
    except XmlError as error:
        if error.is_xml:
            raise BodyError(str(error)) from error
        place = f"{error.pointer}: " if error.pointer else ""
        raise NotJsonError(f"{place}{error}", error.pointer) from error


def text_of(response: httpx2.Response) -> str:
    """The body of an answer as text; what is none in its charset is replaced."""
    try:
        return text_in_charset(
            response.content, response.headers.get("content-type", "")
        )
    except ValueError:
        return response.content.decode(errors="replace")


def _read_text(reader: JsonReader, text: str, content: bytes) -> object:
    try:
        return reader.validate(text)
    except ValueError as error:
        found = _violations(error, content)
        raise NotJsonError(str(found), found.pointer) from error


def _variants(annotation: Any) -> Sequence[object]:
    """Return the members of a union, or the type itself."""
    annotation = unaliased(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated and arguments[0] is not bytes:
        return _variants(arguments[0])
    if origin in (Union, types.UnionType):
        return [inner for item in arguments for inner in _variants(item)]
    return [annotation]


def _not_json(media_type: str, error: ValueError, content: bytes) -> NotJsonError:
    if media_type and not is_json(media_type):
        return NotJsonError(f"it is {media_type}")
    return NotJsonError(f"it is not JSON: {_violations(error, content)}")


def _violations(error: ValueError, content: bytes) -> BodyError:
    """Return the first error, and the number of others."""
    from pydantic import ValidationError

    from ..models.reading import faults

    if not isinstance(error, ValidationError):
        return BodyError(str(error))
    first, *others = faults(error, content)
    more = f" (and {len(others)} more)" if others else ""
    place = f"{first.pointer}: " if first.pointer else ""
    return BodyError(f"{place}{first.message}{more}", first.pointer)


# Bounded, since programs may define operations without end.
@lru_cache(maxsize=1024)
def _reader(lazy_type: LazyType) -> JsonReader:
    from ..models.reading import JsonReader

    return JsonReader(lazy_type())
