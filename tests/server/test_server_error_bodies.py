"""What a server answers to bad requests where the API description says what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Literal

import pytest
from pydantic import Field
from starlette.applications import Starlette
from starlette.testclient import TestClient

from triptych.runtime.models import Model
from triptych.runtime.server import (
    Content,
    Endpoint,
    ProblemError,
    RequestBody,
    ServerOperation,
    ServerResponse,
    TypedParameter,
    build_app,
)


class Price(Model):
    amount: float


class Order(Model):
    price: Price


def _app(
    responses: tuple[ServerResponse, ...],
    *,
    raised: ProblemError | None = None,
    produces: tuple[str, ...] = ("application/json",),
    error_body: Callable[[ProblemError], object] | None = None,
) -> Starlette:
    async def place(*, size: int, body: Order) -> None:
        if raised:
            raise raised

    operation = ServerOperation(
        id="place",
        method="POST",
        path="/orders",
        parameters=(TypedParameter("size", "query", "size", type=int, default=1),),
        body=RequestBody(
            argument="body",
            contents=(Content("application/json", lambda: Order),),
            required=True,
        ),
        produces=produces,
        status=204,
        responses=(ServerResponse("204"), *responses),
    )
    return build_app([Endpoint(operation, place)], error_body=error_body)


def _bad(app: Starlette, text: str = '{"price": {"amount": "x"}}') -> Any:
    return TestClient(app).post("/orders?size=no", content=text)


# It is another one from Python 3.13 on.
_TITLE = HTTPStatus(422).phrase
_SIZE = "size: must be an integer"
_AMOUNT = "price.amount: Input should be a valid number"


class Message(Model):
    code: int
    message: str


class Express(Model):
    error: str


class Spring(Model):
    timestamp: dt.datetime
    status: int
    error: str
    message: str


class FieldFault(Model):
    field: str
    message: str
    code: str | None = None


class WithFields(Model):
    message: str
    errors: list[FieldFault]


class GoogleError(Model):
    code: int
    message: str
    status: Literal["NOT_FOUND", "INVALID_ARGUMENT"]


class Google(Model):
    error: GoogleError


class FastApiItem(Model):
    loc: list[str | int]
    msg: str
    type: str


class FastApi(Model):
    detail: list[FastApiItem]


class Source(Model):
    pointer: str | None = None
    parameter: str | None = None


class JsonApiItem(Model):
    status: str
    title: str
    source: Source | None = None


class JsonApi(Model):
    errors: list[JsonApiItem]


class Rails(Model):
    errors: dict[str, list[str]]


class Strings(Model):
    success: bool
    errors: list[str]


class Problem(Model):
    type: str | None = None
    title: str
    status: int
    detail: str | None = None


class Trace(Model):
    message: str
    trace_id: str | None = Field(
        default=None, validation_alias="traceId", serialization_alias="traceId"
    )
    error_code: str | None = Field(
        default=None, validation_alias="errorCode", serialization_alias="errorCode"
    )
    status_code: int = Field(
        validation_alias="statusCode", serialization_alias="statusCode"
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (
            Message,
            {
                "code": 422,
                "message": (f"The request does not fit the API. {_SIZE}; {_AMOUNT}"),
            },
        ),
        (
            Express,
            {"error": f"The request does not fit the API. {_SIZE}; {_AMOUNT}"},
        ),
        (
            WithFields,
            {
                "message": "The request does not fit the API.",
                "errors": [
                    {
                        "field": "size",
                        "message": "must be an integer",
                        "code": "invalid",
                    },
                    {
                        "field": "price.amount",
                        "message": "Input should be a valid number",
                        "code": "invalid",
                    },
                ],
            },
        ),
        (
            Google,
            {
                "error": {
                    "code": 422,
                    "message": (
                        f"The request does not fit the API. {_SIZE}; {_AMOUNT}"
                    ),
                    "status": "INVALID_ARGUMENT",
                }
            },
        ),
        (
            FastApi,
            {
                "detail": [
                    {
                        "loc": ["query", "size"],
                        "msg": "must be an integer",
                        "type": "invalid",
                    },
                    {
                        "loc": ["body", "price", "amount"],
                        "msg": "Input should be a valid number",
                        "type": "invalid",
                    },
                ]
            },
        ),
        (
            JsonApi,
            {
                "errors": [
                    {
                        "status": "422",
                        "title": "must be an integer",
                        "source": {"parameter": "size"},
                    },
                    {
                        "status": "422",
                        "title": "Input should be a valid number",
                        "source": {"pointer": "/price/amount"},
                    },
                ]
            },
        ),
        (
            Rails,
            {
                "errors": {
                    "size": ["must be an integer"],
                    "price.amount": ["Input should be a valid number"],
                }
            },
        ),
        (Strings, {"success": False, "errors": [_SIZE, _AMOUNT]}),
        (
            Problem,
            {
                "type": "about:blank",
                "title": _TITLE,
                "status": 422,
                "detail": "The request does not fit the API.",
                "errors": [
                    {
                        "in": "query",
                        "name": "size",
                        "message": "must be an integer",
                    },
                    {
                        "in": "body",
                        "name": "/price/amount",
                        "message": "Input should be a valid number",
                    },
                ],
            },
        ),
        (
            Trace,
            {
                "message": f"The request does not fit the API. {_SIZE}; {_AMOUNT}",
                "errorCode": _TITLE.lower().replace(" ", "_"),
                "statusCode": 422,
            },
        ),
        (
            list[FieldFault] | Message,
            [
                {"field": "size", "message": "must be an integer", "code": "invalid"},
                {
                    "field": "price.amount",
                    "message": "Input should be a valid number",
                    "code": "invalid",
                },
            ],
        ),
        (str, f"The request does not fit the API. {_SIZE}; {_AMOUNT}"),
    ],
    ids=lambda item: getattr(item, "__name__", ""),
)
def test_common_shapes_are_filled(kind: Any, expected: Any) -> None:
    response = _bad(_app((ServerResponse("422", lambda: kind),)))
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/json"
    assert response.json() == expected


def test_a_time_is_that_of_the_answer() -> None:
    response = _bad(_app((ServerResponse("400", lambda: Spring),)))
    assert response.status_code == 400
    body = response.json()
    age = dt.datetime.now(dt.UTC) - dt.datetime.fromisoformat(body.pop("timestamp"))
    assert abs(age) < dt.timedelta(minutes=5)
    assert body == {
        "status": 400,
        "error": "Bad Request",
        "message": f"The request does not fit the API. {_SIZE}; {_AMOUNT}",
    }


@pytest.mark.parametrize(
    ("documented", "text", "status"),
    [
        (("400", "422"), '{"price": {}}', 422),
        (("400", "422"), "{", 400),
        (("400",), '{"price": {}}', 400),
        (("422",), "{", 422),
        (("4XX",), '{"price": {}}', 422),
        (("default",), "{", 400),
    ],
)
def test_the_status_is_one_that_is_described(
    documented: tuple[str, ...], text: str, status: int
) -> None:
    responses = tuple(ServerResponse(item, lambda: Message) for item in documented)
    response = _bad(_app(responses), text)
    assert response.status_code == status
    assert response.json()["code"] == status


class Ticket(Model):
    message: str
    ticket: str


class Short(Model):
    message: str = Field(max_length=10)


@pytest.mark.parametrize(
    "responses",
    [
        (ServerResponse("422"), ServerResponse("default", lambda: Message)),
        (ServerResponse("422", lambda: Ticket),),
        (ServerResponse("422", lambda: Short),),
        (ServerResponse("422", lambda: Price),),
        (ServerResponse("422", lambda: dict[str, Any]),),
        (ServerResponse("422", lambda: Message, ("application/xml",)),),
        (ServerResponse("404", lambda: Message),),
    ],
)
def test_what_nobody_can_fill_is_a_problem(
    responses: tuple[ServerResponse, ...],
) -> None:
    response = _bad(_app(responses))
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert [item["name"] for item in response.json()["errors"]] == [
        "size",
        "/price/amount",
    ]


def test_a_default_that_is_the_success_is_no_error() -> None:
    operation = ServerOperation(
        id="read",
        method="GET",
        path="/orders",
        parameters=(TypedParameter("size", "query", "size", type=int),),
        responses=(ServerResponse("default", lambda: Message),),
    )
    app = build_app([Endpoint(operation, lambda **_: None)])
    response = TestClient(app).get("/orders?size=x")
    assert response.json()["detail"] == "The request does not fit the API."


class Named(Model):
    name: str
    colour: str | None = None


def test_an_object_that_is_no_error_is_not_made_up() -> None:
    response = _bad(_app((ServerResponse("422", lambda: Named),)))
    assert response.headers["content-type"] == "application/problem+json"


def _good(app: Starlette) -> Any:
    return TestClient(app).post("/orders", content='{"price": {"amount": 1}}')


def test_a_problem_that_a_service_raises_has_the_described_body() -> None:
    raised = ProblemError(
        409,
        "Sold out.",
        headers={"Retry-After": "9"},
        extensions={"ticket": "T-1", "secret": "x"},
    )
    response = _good(_app((ServerResponse("409", lambda: Ticket),), raised=raised))
    assert response.status_code == 409
    assert response.headers["retry-after"] == "9"
    assert response.json() == {"message": "Sold out.", "ticket": "T-1"}


def test_a_status_that_a_service_chose_is_kept() -> None:
    raised = ProblemError(422, "Too much.")
    response = _good(_app((ServerResponse("400", lambda: Message),), raised=raised))
    assert response.status_code == 422
    assert response.json()["detail"] == "Too much."


def test_failures_of_the_server_stay_problems() -> None:
    raised = ProblemError(503, "Later.")
    response = _good(_app((ServerResponse("default", lambda: Message),), raised=raised))
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["detail"] == "Later."


def test_an_unsupported_media_type_has_the_described_body() -> None:
    app = _app((ServerResponse("default", lambda: Message),))
    headers = {"Content-Type": "text/csv"}
    response = TestClient(app).post("/orders", content="a,b", headers=headers)
    assert response.status_code == 415
    assert response.json() == {
        "code": 415,
        "message": "The body is text/csv, and must be application/json.",
    }


def test_the_media_type_is_one_that_is_described() -> None:
    types = ("application/vnd.shop+json", "application/problem+json")
    app = _app((ServerResponse("422", lambda: Message, types),))
    assert _bad(app).headers["content-type"] == types[0]
    response = TestClient(app).post(
        "/orders", content="{}", headers={"Accept": types[1]}
    )
    assert response.headers["content-type"] == types[1]


def test_a_hook_makes_the_body() -> None:
    def error_body(error: ProblemError) -> object:
        names = [violation.name for violation in error.errors]
        return Message(code=error.status * 100, message=" ".join(names))

    app = _app((ServerResponse("400", lambda: Message),), error_body=error_body)
    response = _bad(app)
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/json"
    assert response.json() == {"code": 40000, "message": "size /price/amount"}


def test_a_hook_is_asked_where_nothing_is_described() -> None:
    app = _app((), error_body=lambda error: {"oops": error.status})
    assert _bad(app).json() == {"oops": 422}


def test_a_hook_can_leave_an_error_to_the_server() -> None:
    app = _app((ServerResponse("422", lambda: Message),), error_body=lambda _: None)
    assert _bad(app).json()["code"] == 422


def test_a_body_of_a_hook_that_does_not_fit_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = _app(
        (ServerResponse("422", lambda: Message),), error_body=lambda _: {"code": "x"}
    )
    assert _bad(app).json()["code"] == 422
    [record] = caplog.records
    assert record.getMessage() == (
        "the body that `error_body` returns for 422 of operation place does not fit "
        "the description: /code: Input should be a valid integer; "
        "/message: Field required"
    )


def test_a_hook_that_fails_is_a_failure_of_the_server() -> None:
    def error_body(_error: ProblemError) -> object:
        raise RuntimeError("secret")

    response = _bad(_app((), error_body=error_body))
    assert response.status_code == 500
    assert "secret" not in response.text
