"""What the validator's findings become, and which documents are refused as such."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from triptych.description.validation import conformance
from triptych.description.validation.findings import validate
from triptych.description.versions import stated_standard
from triptych.diagnostics import Diagnostic, DiagnosticsError, Severity
from triptych.json_value import JsonValue
from triptych.pointer import ROOT, Pointer
from triptych.source import read_bytes
from triptych.swagger2.grammar import GRAMMAR

HEAD = 'swagger: "2.0"\ninfo: {title: t, version: "1"}\n'
# A sound schema that is looked at closely: whether a default fits is not obvious.
CHECKED = "{type: string, minLength: 1, default: b}"
GET = ROOT / "paths" / "/a" / "get"


def tree(text: str) -> dict[str, JsonValue]:
    return read_bytes(text.encode(), "api.yaml").tree


def findings(text: str) -> list[tuple[str, Pointer | None, str]]:
    """Code, pointer and message of what is found in a document that has only `text`."""
    found = validate(tree(HEAD + text), GRAMMAR)
    assert all(each.severity is Severity.WARNING for each in found)
    return [(each.code, each.pointer, each.message) for each in found]


def parameter(text: str) -> str:
    return (
        "paths: {/a: {get: {parameters: ["
        + text
        + "], responses: {default: {description: d}}}}}\n"
    )


def response(text: str) -> str:
    return "paths: {/a: {get: {responses: " + text + "}}}\n"


@pytest.mark.parametrize(
    "text",
    [
        "paths: {}",
        "paths: {/?Action=A: {get: {responses: {200: {description: d}}}}}",
        "paths: {'/#Action=A': {get: {responses: {200: {description: d}}}}}",
        response("{200: {description: d, schema: {type: file}}}"),
        parameter("{in: query, name: a, type: array, collectionFormat: multi}"),
        # What the lowering repairs and reports is not said here.
        parameter(
            "{in: query, name: a, type: string}, {in: query, name: a, type: number}"
        ),
        "paths: {'/{b}': {get: {responses: {200: {description: d}}}}}",
        response("{200: {$ref: '#/responses/nowhere'}}"),
    ],
)
def test_sound_documents_have_no_findings(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("{in: query, name: a}", "", "a query parameter needs a `type`"),
        ("{in: body, name: a}", "", "a body parameter needs a `schema`"),
        ("{name: a, type: string}", "", "a parameter needs an `in`"),
        (
            "{in: path, name: a, type: string}",
            "",
            "a path parameter needs a `required`",
        ),
        ("7", "", "item 1 of `parameters` should be an object, and is 7"),
        (
            "{in: querry, name: a, type: string}",
            "/in",
            "`in` should be one of `body`, `header`, `formData`, `query`, `path`, "
            'and is "querry"',
        ),
        (
            "{in: query, name: a, type: object}",
            "/type",
            "`type` should be one of `string`, `number`, `boolean`, `integer`, "
            '`array`, and is "object"',
        ),
        (
            "{in: query, name: a, type: string, requird: true}",
            "/requird",
            "a query parameter has no field `requird` in Swagger 2.0",
        ),
        (
            "{$ref: '#/parameters/p', description: d}",
            "/description",
            "`description` means nothing beside a `$ref`",
        ),
        (
            "{in: body, name: a, schema: {properties: {b: {type: strin}}}}",
            "/schema/properties/b/type",
            "`type` should be one of `array`, `boolean`, `integer`, `null`, `number`, "
            '`object`, `string`, and is "strin"',
        ),
        (
            "{in: query, name: a, type: integer, minimum: x}",
            "/minimum",
            '`minimum` should be a number, and is "x"',
        ),
    ],
)
def test_a_bad_parameter_is_judged_by_what_it_was_meant_to_be(
    text: str, place: str, message: str
) -> None:
    pointer = Pointer(f"{GET / 'parameters' / 0}{place}")
    assert findings(parameter(text)) == [("schema-violation", pointer, message)]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("{200: {schema: {type: file}}}", "/200", "a response needs a `description`"),
        ("{}", "", "`responses` should not be empty"),
        ("{x-a: 1}", "", "an operation needs a response"),
        (
            "{2XX: {description: d}}",
            "/2XX",
            "`2XX` is neither a status code of three digits nor `default`; "
            "it is taken as a range of them",
        ),
        ("{200: 5}", "/200", "`200` should be an object, and is 5"),
        (
            "{200: {description: d, headers: {h: {}}}}",
            "/200/headers/h",
            "a header needs a `type`",
        ),
    ],
)
def test_bad_responses(text: str, place: str, message: str) -> None:
    pointer = Pointer(f"{GET / 'responses'}{place}")
    assert findings(response(text)) == [("schema-violation", pointer, message)]


@pytest.mark.parametrize(
    ("text", "pointer", "message"),
    [
        ("", "#", "the document needs a `paths`"),
        ("paths: {a: {}}", "#/paths/a", "the path `a` should begin with `/`"),
        (
            "paths: {}\nhost: http://x",
            "#/host",
            "`host` should be a host name, with a port if need be, but without scheme "
            'and path, and is "http://x"',
        ),
        (
            "paths: {}\nconsumes: [a, b, a]",
            "#/consumes/2",
            "items 1 and 3 of `consumes` are the same",
        ),
        (
            "paths: {}\nsecurityDefinitions: {a: {type: apikey}}",
            "#/securityDefinitions/a/type",
            "`type` should be one of `basic`, `apiKey`, `oauth2`, " 'and is "apikey"',
        ),
        (
            "paths: {/a: {fetch: {}}}",
            "#/paths/~1a/fetch",
            "a path item has no field `fetch` in Swagger 2.0",
        ),
    ],
)
def test_bad_documents(text: str, pointer: str, message: str) -> None:
    assert findings(text) == [("schema-violation", pointer, message)]


def test_a_near_miss_gets_a_hint() -> None:
    (found,) = validate(tree(HEAD + "path: {}\npaths: {}\n"), GRAMMAR)
    assert found.hint == "did you mean `paths`?"


def test_a_default_is_checked_where_its_schema_stands() -> None:
    text = response("{200: {description: d, schema: {$ref: '#/definitions/P'}}}")
    text += "definitions: {P: {properties: {n: {type: integer, default: x}}}}\n"
    pointer = ROOT / "definitions" / "P" / "properties" / "n" / "default"
    message = '`default` should be an integer, and is "x"'
    assert findings(text) == [("default-mismatch", pointer, message)]


def test_required_names_are_listed_in_order() -> None:
    schema = "{allOf: [{properties: {b: {type: string}}}], required: [d, c, b, a]}"
    ((code, pointer, message),) = findings(
        response("{200: {description: d, schema: " + schema + "}}")
    )
    assert (code, pointer) == (
        "required-undefined",
        GET / "responses" / 200 / "schema" / "required",
    )
    assert (
        message == "`required` names `a`, `c`, `d`, which `properties` does not define"
    )


def test_one_finding_is_told_once() -> None:
    text = "paths: {/a: &a {get: {responses: {}}}}\nx-a: *a\n"
    assert len(findings(text)) == 1


def test_a_crash_of_the_validator_is_one_finding() -> None:
    text = response("{200: {description: d, schema: {$ref: '#/definitions/A'}}}")
    text = text.replace("paths: {", "paths: {/b: {}, ")
    text += f"definitions: {{A: {{$ref: '#/definitions/A'}}, B: {CHECKED}}}\n"
    ((code, pointer, message),) = findings(text)
    assert (code, pointer) == ("validation-incomplete", ROOT / "paths" / "/a")
    assert "1 of 2 paths" in message and "RecursionError" in message


def test_a_pattern_is_not_run() -> None:
    endless = "{in: query, name: a, type: string, pattern: '(a+)+$', default: '%s!'}"
    assert findings(parameter(endless % ("a" * 60))) == []


def test_the_deepest_document_ends_in_findings() -> None:
    schema = "{items: " * 190 + "{type: strin}" + "}" * 190
    assert findings(f"paths: {{}}\ndefinitions: {{A: {schema}}}\n")


def test_a_crash_on_the_schema_is_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: object, instance: object) -> Iterator[object]:
        raise RecursionError("too deep")

    monkeypatch.setattr(f"{conformance.__name__}._DRAFT_4.iter_errors", fail)
    ((code, pointer, message),) = findings("paths: {}\nunknown: 1")
    assert (code, pointer) == ("validation-incomplete", ROOT)
    assert "RecursionError: too deep" in message


def test_many_findings_are_counted() -> None:
    paths = ", ".join(f"p{number}: {{}}" for number in range(70))
    found = findings(f"paths: {{{paths}}}")
    assert len(found) == 51
    assert found[-1] == (
        "validation-truncated",
        ROOT,
        "20 more violations of the Swagger 2.0 schema are not listed",
    )


def test_long_values_are_shortened() -> None:
    ((_, _, message),) = findings(f"paths: {{}}\nhost: '{'x/' * 1000}'")
    assert len(message) < 200


def test_references_are_never_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    # The validator's own schema is a file, which it loads when it is first used.
    checked = f"definitions: {{A: {CHECKED}}}\n"
    assert findings(response("{200: {description: ok}}") + checked) == []
    loaded: list[str] = []
    monkeypatch.setattr("jsonschema_path.handlers.urllib.urlopen", loaded.append)
    monkeypatch.setattr("jsonschema_path.retrievers.urlopen", loaded.append)
    for reference in (
        "http://127.0.0.1:9/a",
        "file:///etc/hosts",
        "ftp://x/y",
        "a.json",
    ):
        text = response(f"{{200: {{$ref: '{reference}'}}}}")
        assert findings(text + checked) == []
    assert loaded == []


def test_the_validator_is_imported_when_it_is_used() -> None:
    script = (
        "import sys, triptych.description.validation.findings; "
        "print('openapi_spec_validator' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


# Versions


def refusal(text: str) -> Diagnostic:
    with pytest.raises(DiagnosticsError) as raised:
        stated_standard(tree(text))
    (found,) = raised.value.diagnostics
    return found


def test_swagger_2_0_is_accepted() -> None:
    assert stated_standard({"swagger": "2.0"}).diagnostics == ()


@pytest.mark.parametrize("version", ["3.0.3", "3.1.1", "3.2.0"])
def test_openapi_3_is_accepted(version: str) -> None:
    stated = stated_standard(tree(f"openapi: {version}"))
    assert stated.standard == f"OpenAPI {version[:3]}"
    assert stated.diagnostics == ()


@pytest.mark.parametrize("written", ["3.1", "'3.1'"])
def test_an_openapi_version_of_two_numbers_is_a_warning(written: str) -> None:
    stated = stated_standard(tree(f"openapi: {written}"))
    assert stated.standard == "OpenAPI 3.1"
    assert [found.code for found in stated.diagnostics] == ["version-spelling"]


@pytest.mark.parametrize("written", ["2.0", "2", "'2'"])
def test_a_version_that_is_not_the_text_is_a_warning(written: str) -> None:
    (found,) = stated_standard(tree(f"swagger: {written}")).diagnostics
    assert found.severity is Severity.WARNING
    assert (found.code, found.pointer) == ("version-spelling", ROOT / "swagger")


@pytest.mark.parametrize(
    ("text", "pointer", "message"),
    [
        (
            "openapi: 3.3.0",
            "#/openapi",
            'this version of OpenAPI is not known: `openapi` is "3.3.0"',
        ),
        (
            "openapi: true",
            "#/openapi",
            "this version of OpenAPI is not known: `openapi` is true",
        ),
        ("asyncapi: 2.0.0", "#/asyncapi", "this is an AsyncAPI 2.0.0 document"),
        (
            "openapi: {}",
            "#/openapi",
            "this version of OpenAPI is not known: `openapi` is an object",
        ),
        (
            'swaggerVersion: "1.2"',
            "#/swaggerVersion",
            "this is a Swagger 1.2 document",
        ),
        (
            'swagger: "2.1"',
            "#/swagger",
            'this is not Swagger 2.0: `swagger` is "2.1"',
        ),
        (
            "swagger: 3",
            "#/swagger",
            "this is not Swagger 2.0: `swagger` is the number 3",
        ),
        ("swagger: true", "#/swagger", "this is not Swagger 2.0: `swagger` is true"),
        ("swagger:", "#/swagger", "this is not Swagger 2.0: `swagger` is null"),
        ("apiVersion: v1\nkind: Pod", "#/kind", "this is a Kubernetes resource"),
    ],
)
def test_other_documents_are_called_what_they_are(
    text: str, pointer: str, message: str
) -> None:
    found = refusal(text)
    assert (found.code, found.pointer) == ("version-unsupported", pointer)
    assert found.message == message
    assert found.hint == (
        'Swagger 2.0 (`swagger: "2.0"`) and OpenAPI 3.0 to 3.2 (`openapi: 3.1.0`) are '
        "supported"
    )


def test_a_document_without_a_version_is_refused() -> None:
    found = refusal("name: x")
    assert (found.code, found.pointer) == ("version-missing", ROOT)
