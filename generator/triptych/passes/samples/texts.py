"""Texts for samples: of a format, of a pattern, ordinary ones and odd ones."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping
from random import Random
from uuid import UUID

from triptych.ir import StringSchema
from triptych.passes.samples.patterns import matching_texts
from triptych.passes.values.limits import has_form, is_of_format
from triptych.text import words

__all__ = ["sampled_text"]

# Formats whose values are no texts in Python, which have no length and no pattern.
_TYPED: Mapping[str, tuple[str, ...]] = {
    "date": ("2024-02-29", "1969-12-31", "0001-01-01", "9999-12-31"),
    "date-time": (
        "2024-02-29T12:30:00Z",
        "1969-12-31T23:59:59.123456Z",
        "2024-12-31T23:59:59+05:30",
        "2000-01-01T00:00:00-11:00",
        "9999-12-31T23:59:59.999999Z",
    ),
    "decimal": ("1.50", "0", "-12345678901234567890.123456789", "0.000001"),
    "duration": ("PT1H30M", "P3D", "PT0S", "P1DT2H3M4.5S", "P365D", "P1Y2M"),
    "time": ("12:30:00", "00:00:00", "23:59:59"),
}

_BYTES: Mapping[str, Callable[[bytes], bytes]] = {
    "byte": base64.b64encode,
    "base64url": base64.urlsafe_b64encode,
}

# What is valid of formats that are only texts to Python.
_NAMED: Mapping[str, tuple[str, ...]] = {
    "email": ("someone@example.com", "a.b+c@sub.example.org", "a@b"),
    "hostname": ("example.com", "a-1.example.org", "a"),
    "ipv4": ("192.0.2.1", "0.0.0.0"),
    "ipv6": ("2001:db8::1", "::"),
    "json-pointer": ("", "/a~1b/0"),
    "regex": ("^[a-z]+$", ""),
    "uri": ("https://example.com/", "urn:example:a%20b?q=1#f", "a:b"),
    "url": ("https://example.com/", "https://example.com/a%20b?q=1&r=%C3%A9#f"),
}

_ODD = (
    "",
    " ",
    " padded\t",
    "a&b=c+d/e?f#g%20%2F",
    "a,b|c;d e\tf",
    "\"quoted\" 'text' \\ back\\slash",
    "null",
    "true",
    "0",
    "-1.50e3",
    ".",
    "..",
    "../../etc",
    "<b>&amp;</b>{{x}}{0}%s",
    "Zoë",
    "Zoe\u0308",
    "שלם \u202eעלם",
    "\U0001d11e\U0001f469\u200d\U0001f52c",
    "\u2028\u2029\ufeff\u00a0",
    "line\nbreak\r\nand\x00\x01\x1f\x7f",
    "ﬀ ß İ",
    "\ufffd\uffff\U0010ffff",
)

_FILLERS = ("x", "é", "\U0001f40d", "0")

# A text may be longer than this only where it has to be.
_LONG = {False: 300, True: 40}


def sampled_text(
    schema: StringSchema,
    random: Random,
    *,
    name: str,
    is_odd: bool,
    is_short: bool,
    accepts: Callable[[str], bool],
) -> str | None:
    """A text of the schema that is accepted; None if none is found.

    `name` is what an ordinary text is made of. With `is_short` it is not longer than a
    line, unless it has to be.
    """
    candidates = (
        _odd(schema, random, is_short)
        if is_odd
        else _ordinary(schema, random, name, is_short)
    )
    return next((text for text in candidates if accepts(text)), None)


def _ordinary(
    schema: StringSchema, random: Random, name: str, is_short: bool
) -> Iterator[str]:
    stated = [
        value.json for value in (schema.example, schema.default) if value is not None
    ]
    if schema.enum:
        yield from random.sample(schema.enum, len(schema.enum))
        return
    if schema.format in _TYPED or schema.format in _BYTES or schema.format == "uuid":
        yield from _typed(schema.format, random, is_odd=False)
        return
    yield from (
        text for text in stated if isinstance(text, str) and _fits(schema, text)
    )
    if schema.pattern:
        yield from _matching(schema, random)
        return
    made_up = f"{' '.join(words(name)) or 'text'} {random.randint(1, 99)}"
    for text in (*_NAMED.get(schema.format, ()), made_up):
        text = _sized(schema, text, "x")
        if _fits(schema, text):
            yield text
    yield from _odd(schema, random, is_short)


def _odd(schema: StringSchema, random: Random, is_short: bool) -> Iterator[str]:
    if schema.enum:
        yield from random.sample(schema.enum, len(schema.enum))
        return
    if schema.format in _TYPED or schema.format in _BYTES or schema.format == "uuid":
        yield from _typed(schema.format, random, is_odd=True)
        return
    if schema.pattern:
        yield from _matching(schema, random)
        return
    named = [
        text
        for stated in _NAMED.get(schema.format, ())
        for text in (stated, _lengthened(schema, stated))
        if _fits(schema, text)
    ]
    yield from random.sample(named, len(named))
    longest = min(schema.max_length or _LONG[is_short], _LONG[is_short])
    filler = random.choice(_FILLERS)
    texts = [
        *(_sized(schema, text, filler) for text in _ODD),
        *(filler * length for length in (schema.min_length or 0, longest)),
    ]
    random.shuffle(texts)
    # The last two are refused hardly anywhere.
    texts += [_sized(schema, "text", "x"), _sized(schema, "1", "1")]
    yield from (text for text in texts if _fits(schema, text))


def _typed(name: str, random: Random, *, is_odd: bool) -> Iterator[str]:
    match name:
        case "uuid":
            yield str(UUID(int=random.getrandbits(128), version=4))
        case "byte" | "base64url":
            sizes = [0, 1, 2, 3, 40] if is_odd else [5]
            for size in random.sample(sizes, len(sizes)):
                text = _BYTES[name](random.randbytes(size)).decode()
                yield text if name == "byte" else text.rstrip("=")
            yield _BYTES[name](b"\xff\xef\x00").decode()
        case _:
            texts = _TYPED[name]
            yield from random.sample(texts, len(texts)) if is_odd else texts[:2]


def _matching(schema: StringSchema, random: Random) -> Iterator[str]:
    stated = [
        value.json for value in (schema.example, schema.default) if value is not None
    ]
    yield from (text for text in _NAMED.get(schema.format, ()) if _fits(schema, text))
    for text in matching_texts(schema.pattern, random):
        for candidate in (text, _sized(schema, text, text[-1:] or "x")):
            if _fits(schema, candidate):
                yield candidate
    yield from (
        text for text in stated if isinstance(text, str) and _fits(schema, text)
    )


def _sized(schema: StringSchema, text: str, filler: str) -> str:
    return text.ljust(schema.min_length or 0, filler)[: schema.max_length]


def _lengthened(schema: StringSchema, text: str) -> str:
    """A text of a format that is as long as it has to be, and of the format still."""
    missing = (schema.min_length or 0) - len(text)
    if missing <= 0:
        return text
    if schema.format == "hostname":
        # A label has at most 63 characters (RFC 1035, section 2.3.4).
        longer = "x." * missing + text
        return f"x{longer[1 - len(text) - missing:]}"
    if schema.format == "email":
        return "x" * missing + text
    return text + "x" * missing


def _fits(schema: StringSchema, text: str) -> bool:
    return has_form(schema, text) and is_of_format(schema, text)
