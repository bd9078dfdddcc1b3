"""Generated mock servers before a judge that knows nothing of us: Schemathesis."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants
from schemathesis import Case, Response
from schemathesis.checks import CHECKS
from starlette.testclient import TestClient

from tests.corpus.counting import count_operations
from tests.golden import OUT
from tests.packages import imported
from tests.server.judge import Explanation, judge

_ACCEPTED = "Schema-violating request accepted"
_REJECTED = "Schema-valid request rejected"


def _of(
    *labels: str, saying: str = "", answering: str = ""
) -> Callable[[str, Case[Any], Response], bool]:
    """Findings about one of these operations, by patterns of what they say."""

    def applies(part: str, case: Case[Any], response: Response) -> bool:
        return (
            case.operation.label in labels
            and re.search(saying, part) is not None
            and re.search(answering, response.text) is not None
        )

    return applies


_ALWAYS = (
    Explanation(
        reason="what is empty has no media type (RFC 9110, section 8.3)",
        title="Missing Content-Type header",
        applies=lambda _part, _case, response: not response.content,
        is_rare=True,
    ),
)

_OF_EVERYTHING = (
    *_ALWAYS,
    Explanation(
        reason="parameters and fields that the document does not name are ignored",
        title=_ACCEPTED,
        applies=lambda part, _case, _response: (
            re.search("unexpected properties|`additionalProperties`$", part) is not None
        ),
    ),
    Explanation(
        reason="in a form a value and a list of one value look the same",
        title=_ACCEPTED,
        applies=_of(
            "POST /places/form",
            "POST /places/multipart",
            saying=r"(?=.*\b(type|format)\b)(?=.*\b(multi|csv|[st]sv|pipes|numbers"
            r"|first file|second)\b)",
        ),
    ),
    Explanation(
        reason="in a query everything is a text, an array that is no parameter's too",
        title=_ACCEPTED,
        applies=_of("GET /places/query/defaults", saying="`empty` in query"),
        is_rare=True,
    ),
    Explanation(
        reason="a form without required fields may be left out",
        title=_ACCEPTED,
        applies=_of("POST /places/either-form", saying="Missing request body"),
    ),
    Explanation(
        reason="without the header that tells operations apart none is meant: 404",
        title="Missing required header accepted",
        applies=lambda _part, _case, response: response.status_code == 404,
    ),
    Explanation(
        reason="the judge writes arrays of arrays as JSON, all arrays in forms as "
        "repeated fields, and a comma in an item like one between items",
        title=_REJECTED,
        applies=_of(
            "GET /places/query/arrays",
            "GET /places/query/arrays-of-arrays",
            "POST /places/form",
        ),
    ),
    Explanation(
        reason="the judge does not follow discriminators: a cat has claws",
        title=_REJECTED,
        applies=_of("POST /schemas/animals", answering='"/claws"'),
    ),
    Explanation(
        reason="the judge does not know the format decimal",
        title=_REJECTED,
        applies=_of("POST /schemas/formats", answering='"/decimal_text"'),
    ),
    Explanation(
        reason="text in an element of an object is nothing that its schema forbids, "
        "and an empty element is a list without items",
        title=_ACCEPTED,
        applies=lambda part, case, _response: (
            case.media_type == "application/xml"
            and re.search("[Ii]ncorrect type|violates `type`", part) is not None
        ),
        is_rare=True,
    ),
    Explanation(
        reason="a schema that has properties and no type is taken for an object",
        title=_REJECTED,
        applies=_of("POST /schemas/objects", answering='"/no_type"'),
        is_rare=True,
    ),
)

_OF_WORKSHOP = (
    *_ALWAYS,
    Explanation(
        reason="a mock asks for credentials, and takes any",
        title="API accepts invalid authentication",
        applies=lambda _part, _case, _response: True,
    ),
    Explanation(
        reason="the judge sends a file as a text without a name, or leaves out null",
        title=_REJECTED,
        applies=_of("POST /repairs/{repair_id}/photos", answering='"picture"'),
    ),
)

_OF_EVERYTHING3 = (
    *_ALWAYS,
    Explanation(
        reason="in XML text where an object or a list is described is kept as `#text` "
        "or left out with a record, and a list without an element of its own is empty",
        title=_ACCEPTED,
        applies=_of("PUT /xml/only", "PUT /xml/beside-json"),
    ),
    Explanation(
        reason="in a form a value and a list of one value look the same",
        title=_ACCEPTED,
        applies=_of("POST /forms/json", saying="counts: Incorrect type"),
    ),
    Explanation(
        reason="the bytes of a file may be anything",
        title=_ACCEPTED,
        applies=_of("POST /forms/mixed", saying="file: Incorrect type"),
    ),
    Explanation(
        reason="a form has no null, and the judge sends it as a text",
        title=_REJECTED,
        applies=_of("POST /forms/parts", answering="must be a file, not text"),
    ),
    Explanation(
        reason="a form that is left out lacks the fields that it requires",
        title=_REJECTED,
        applies=_of("POST /forms/parts", answering='"file", "message": "is required"'),
        is_rare=True,
    ),
    Explanation(
        reason="the judge does not follow discriminators: it sends the names of "
        "schemas as tags where a mapping has others, and leaves tags out",
        title=_REJECTED,
        applies=lambda _part, case, response: (
            case.path.startswith("/unions/")
            and re.search('/(shape|type|kind|vehicle)"', response.text) is not None
        ),
    ),
    Explanation(
        reason="the judge does not follow discriminators, and a date is a text as well",
        title="Response violates schema",
        applies=lambda part, case, _response: (
            case.path.startswith("/unions/") and "more than one of" in part
        ),
    ),
    Explanation(
        reason="the judge does not know the format decimal",
        title=_REJECTED,
        applies=_of("PUT /values/formats", answering='"/decimal"'),
    ),
    Explanation(
        reason="the judge takes the schema of data for that of a stream of events",
        title="SSE stream violates schema",
        applies=lambda _part, case, _response: case.path.startswith("/streams/"),
    ),
    Explanation(
        reason="the judge sends an object in a cookie as one field, and an object "
        "inside of brackets as text",
        title=_REJECTED,
        applies=_of("GET /styles/headers", "GET /styles/query"),
    ),
    Explanation(
        reason="the judge does not know methods besides those of OpenAPI 3.2",
        title="Allow header mismatch",
        applies=_of("QUERY /methods", "GET /methods"),
    ),
)

# The judge gives up on references to anchors, on tuples that are closed, and on links
# to other documents.
_NOT_JUDGED = {
    "everything3": ("/objects/anchors", "/values/tuples", "/flows/links"),
}


@pytest.mark.parametrize(
    ("name", "explanations", "examples"),
    [
        ("cognito", _ALWAYS, 10),
        ("everything", _OF_EVERYTHING, 10),
        ("workshop", _OF_WORKSHOP, 10),
        ("everything3", _OF_EVERYTHING3, 3),
    ],
)
def test_a_mock_is_what_its_document_says(
    name: str,
    explanations: tuple[Explanation, ...],
    examples: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # What values are tried must not depend on what other tests have imported.
    monkeypatch.setattr(providers, "_get_local_constants", Constants)
    with imported(OUT / name / "server", f"{name}_server") as server:
        app = server.create_app(mock=True)
        document = TestClient(app).get("/openapi.json").json()
        for path in _NOT_JUDGED.get(name, ()):
            del document["paths"][path]
        judgement = judge(app, document, explanations, examples=examples)
    assert "\n\n".join(judgement.findings) == ""
    judged = tmp_path / "document.json"
    judged.write_text(json.dumps(document))
    # The judge does not know `additionalOperations`.
    unknown = sum(
        len(item.get("additionalOperations", ())) for item in document["paths"].values()
    )
    assert len(judgement.operations) + unknown == count_operations(judged)
    assert set(judgement.checks) == set(CHECKS.get_all_names())
    # One that explains nothing any more has to go.
    needed = {item.reason for item in explanations if not item.is_rare}
    assert needed - set(judgement.explained) == set()
