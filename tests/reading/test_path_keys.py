"""Keys of paths with placeholders that say more than a name."""

from __future__ import annotations

import pytest

from triptych.description.operations.paths import PathKey, parse_path_key
from triptych.runtime.wire.encode import encode_path
from triptych.runtime.wire.parameters import Parameter


def _key(
    template: str,
    spans: dict[str, str] | None = None,
    patterns: dict[str, str] | None = None,
) -> PathKey:
    return PathKey(
        template=template,
        spans=tuple((spans or {}).items()),
        patterns=tuple((patterns or {}).items()),
    )


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("/a/{b}", _key("/a/{b}")),
        ("/a/{b c}", _key("/a/{b c}")),
        ("/{name=*}", _key("/{name}")),
        (
            "/{name=a/*/b/*}:do",
            _key("/{name}:do", {"name": "a/*/b/*"}, {"name": "^a/[^/]+/b/[^/]+$"}),
        ),
        ("/{name=a/**}", _key("/{name}", {"name": "a/**"})),
        ("/{node: (.+)?}", _key("/{node}", {"node": "**"})),
        ("/{path:path}", _key("/{path}", {"path": "**"})),
        ("/{id:int}", _key("/{id}")),
        ("/{id:[0-9]{3}}", _key("/{id}", patterns={"id": "^(?:[0-9]{3})$"})),
        ("/{path*}", _key("/{path}", {"path": "**"})),
        ("/{*path}", _key("/{path}", {"path": "**"})),
        ("/{+path}", _key("/{path}", {"path": "**"})),
    ],
)
def test_what_placeholders_say(key: str, expected: PathKey) -> None:
    assert parse_path_key(key) == expected


@pytest.mark.parametrize(
    ("span", "value", "text"),
    [
        ("projects/*/notes/*", "projects/p q/notes/1", "projects/p%20q/notes/1"),
        ("**", "a/b?/c", "a/b%3F/c"),
        ("operations/**", "operations/a/b", "operations/a/b"),
    ],
)
def test_slashes_of_a_span_stand_as_they_are(span: str, value: str, text: str) -> None:
    parameter = Parameter("name", "path", "name", required=True, span=span)
    assert encode_path(parameter, value) == text


@pytest.mark.parametrize(
    ("span", "value", "message"),
    [
        ("projects/*", "projects/a/b", "name: must be of the form projects/*"),
        ("projects/*", "users/a", "must be of the form"),
        ("projects/*", "projects/", "must be of the form"),
        ("projects/*", "projects/..", "can't hold the segments"),
        ("**", "a/./b", "can't hold the segments"),
        ("**", "", "can't be empty"),
    ],
)
def test_a_value_that_its_span_has_not_is_refused(
    span: str, value: str, message: str
) -> None:
    parameter = Parameter("name", "path", "name", required=True, span=span)
    with pytest.raises(ValueError, match=message.replace("*", r"\*")):
        encode_path(parameter, value)
