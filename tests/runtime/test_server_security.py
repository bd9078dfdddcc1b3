"""Who may call: credentials, hooks, requirements, and what refusals say."""

from __future__ import annotations

import logging
import threading
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import pytest
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from triptych.runtime.server import (
    ApiKeyScheme,
    BasicCredentials,
    BasicScheme,
    Endpoint,
    OAuth2Scheme,
    ProblemError,
    Security,
    ServerOperation,
    TypedParameter,
    build_app,
    current_request,
    principal,
    principals,
)

Requirement: TypeAlias = dict[str, tuple[str, ...]]

KEY: Requirement = {"key": ()}
QUERY: Requirement = {"query": ()}
BASIC: Requirement = {"basic": ()}
TOKEN: Requirement = {"token": ("read", "write")}
OPTIONAL: Requirement = {}

BASIC_CHALLENGE = 'Basic realm="shop", charset="UTF-8"'
KEY_CHALLENGE = 'ApiKey realm="shop", in="header", name="X-Key"'


class User(str):
    """A principal with a type of its own."""


class Hooks:
    """Hooks for one scheme of each kind, which note what they get."""

    def __init__(self) -> None:
        self.seen: list[object] = []

    def basic(self, credentials: BasicCredentials) -> object:
        self.seen.append((credentials.username, credentials.password))
        return User(credentials.username) if credentials.password == "p:ä" else None

    def key(self, key: str) -> object:
        self.seen.append(key)
        if key == "barred":
            raise ProblemError(403, "You are barred.")
        if key == "expired":
            raise ProblemError(401, "The key has expired.")
        if key == "busy":
            raise ProblemError(503)
        return key == "k€y" or None

    async def token(self, token: str, scopes: tuple[str, ...]) -> object:
        self.seen.append((token, scopes))
        if token == "weak":
            raise ProblemError(403)
        return User("tom") if token == "t" else False


def security(hooks: Hooks) -> Security:
    return Security(
        schemes=(
            BasicScheme(name="basic", hook=hooks.basic),
            ApiKeyScheme(name="key", place="header", parameter="X-Key", hook=hooks.key),
            ApiKeyScheme(
                name="query", place="query", parameter="a key", hook=hooks.key
            ),
            OAuth2Scheme(name="token", hook=hooks.token),
        ),
        realm="shop",
    )


def secured(*requirements: Requirement, **more: Any) -> ServerOperation:
    return ServerOperation(
        **{"id": "op", "method": "GET", "path": "/", "security": requirements, **more}
    )


def who() -> list[str]:
    return sorted(f"{name}={known}" for name, known in principals().items())


def raw(*headers: tuple[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers]


class Api:
    """One operation that answers with who calls it."""

    def __init__(self, *requirements: Requirement) -> None:
        self.hooks = Hooks()
        endpoint = Endpoint(secured(*requirements), who)
        app = build_app([endpoint], security=security(self.hooks))
        self.client = TestClient(app)

    def get(self, *headers: tuple[str, str], url: str = "/") -> Any:
        return self.client.get(url, headers=raw(*headers))


def basic(text: str | bytes) -> tuple[str, str]:
    data = text.encode() if isinstance(text, str) else text
    return "Authorization", f"Basic {b64encode(data).decode()}"


def bearer(token: str) -> tuple[str, str]:
    return "Authorization", f"Bearer {token}"


@pytest.mark.parametrize(
    ("needed", "header", "url", "known"),
    [
        (BASIC, basic("ada:p:ä"), "/", "basic=ada"),
        (BASIC, ("Authorization", "bASIC YWRhOnA6w6Q="), "/", "basic=ada"),
        (KEY, ("x-key", "k€y"), "/", "key=True"),
        (QUERY, ("a", "b"), "/?a+key=k%E2%82%ACy", "query=True"),
        (TOKEN, bearer("t"), "/", "token=tom"),
        (TOKEN, ("authorization", "bearer  t "), "/", "token=tom"),
    ],
)
def test_credentials_that_are_accepted(
    needed: Requirement, header: tuple[str, str], url: str, known: str
) -> None:
    answer = Api(needed).get(header, url=url)
    assert (answer.status_code, answer.json()) == (200, [known])


@pytest.mark.parametrize(
    ("needed", "headers", "url"),
    [
        (BASIC, [basic("ada")], "/"),
        (BASIC, [basic(b"ada:\xff")], "/"),
        (BASIC, [basic("ada:\n")], "/"),
        (BASIC, [("Authorization", "Basic")], "/"),
        (BASIC, [("Authorization", "Basic not base64!")], "/"),
        (BASIC, [basic("ada:p:ä"), basic("eve:p:ä")], "/"),
        (BASIC, [basic("ada:p:ä"), bearer("t")], "/"),
        (KEY, [("x-key", "k€y"), ("x-key", "k€y")], "/"),
        (QUERY, [], "/?a+key=k%E2%82%ACy&a+key=x"),
        (QUERY, [], "/?a+key=%FF"),
        (TOKEN, [("Authorization", "Bearer")], "/"),
        (TOKEN, [bearer("t t")], "/"),
    ],
)
def test_malformed_credentials_reach_no_hook(
    needed: Requirement, headers: list[tuple[str, str]], url: str
) -> None:
    api = Api(needed)
    answer = api.get(*headers, url=url)
    assert answer.status_code == 401
    assert answer.json()["detail"] == "The credentials are not valid."
    assert api.hooks.seen == []


@pytest.mark.parametrize(
    ("needed", "headers", "detail", "told"),
    [
        ([BASIC], [], "needs credentials", BASIC_CHALLENGE),
        ([BASIC], [basic("ada:x")], "not valid", BASIC_CHALLENGE),
        ([KEY], [("x-key", "")], "needs credentials", KEY_CHALLENGE),
        ([KEY], [("x-key", "x")], "not valid", KEY_CHALLENGE),
        ([KEY], [("x-key", "expired")], "The key has expired.", KEY_CHALLENGE),
        (
            [TOKEN],
            [],
            "needs credentials",
            'Bearer realm="shop", scope="read write"',
        ),
        (
            [TOKEN],
            [bearer("x")],
            "not valid",
            'Bearer realm="shop", error="invalid_token", scope="read write"',
        ),
        (
            [KEY, BASIC | KEY],
            [],
            "needs credentials",
            f"{KEY_CHALLENGE}, {BASIC_CHALLENGE}",
        ),
    ],
)
def test_refusals_say_what_is_needed(
    needed: list[Requirement],
    headers: list[tuple[str, str]],
    detail: str,
    told: str,
) -> None:
    answer = Api(*needed).get(*headers)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert detail in answer.json()["detail"]
    assert answer.headers["www-authenticate"] == told


@pytest.mark.parametrize(
    ("needed", "headers", "known"),
    [
        # The first that is met wins, and the others are not asked.
        ([KEY, TOKEN], [("x-key", "k€y"), bearer("t")], ["key=True"]),
        ([KEY, TOKEN], [("x-key", "x"), bearer("t")], ["token=tom"]),
        ([KEY, TOKEN], [("x-key", "barred"), bearer("t")], ["token=tom"]),
        # All of one requirement.
        ([KEY | TOKEN], [("x-key", "k€y"), bearer("t")], ["key=True", "token=tom"]),
        ([KEY | TOKEN], [("x-key", "k€y")], 401),
        ([KEY | TOKEN], [("x-key", "k€y"), bearer("x")], 401),
        ([KEY | TOKEN, BASIC], [("x-key", "k€y"), basic("ada:p:ä")], ["basic=ada"]),
        # Known but not allowed.
        ([KEY, TOKEN], [("x-key", "barred"), bearer("x")], 403),
        ([TOKEN, KEY], [("x-key", "barred")], 403),
        # Nothing is enough, and what is given is looked at all the same.
        ([OPTIONAL, KEY], [], []),
        ([OPTIONAL, KEY], [("x-key", "k€y")], ["key=True"]),
        ([KEY, OPTIONAL], [("x-key", "x")], []),
        ([KEY, OPTIONAL], [("x-key", "barred")], []),
        ([], [("x-key", "x")], []),
        # Not a refusal, but trouble.
        ([KEY, OPTIONAL], [("x-key", "busy")], 503),
    ],
)
def test_requirements(
    needed: list[Requirement],
    headers: list[tuple[str, str]],
    known: int | list[str],
) -> None:
    answer = Api(*needed).get(*headers)
    found = answer.json() if answer.status_code == 200 else answer.status_code
    assert found == known


def test_hooks_get_the_scopes_and_are_asked_once_for_the_same() -> None:
    api = Api(TOKEN | KEY, TOKEN | BASIC, {"token": ("read",)})
    api.get(("x-key", "x"), bearer("x"))
    assert api.hooks.seen == [("x", ("read", "write")), ("x", ("read",))]


def test_a_token_that_lacks_a_scope_is_told_so() -> None:
    answer = Api(TOKEN).get(bearer("weak"))
    assert answer.status_code == 403
    assert answer.headers["www-authenticate"] == (
        'Bearer realm="shop", error="insufficient_scope", scope="read write"'
    )


def test_names_are_quoted_in_challenges() -> None:
    scheme = ApiKeyScheme(name="k", place="query", parameter='a"b\\ä\n')
    app = build_app(
        [Endpoint(secured({"k": ()}))], security=Security(schemes=(scheme,), realm="é")
    )
    told = TestClient(app).get("/").headers["www-authenticate"]
    assert told == 'ApiKey realm="?", in="query", name="a\\"b\\\\??"'


class TestWithoutHooks:
    SCHEMES = (
        ApiKeyScheme(name="key", place="header", parameter="X-Key", hook=bool),
        OAuth2Scheme(name="token"),
    )

    @pytest.mark.parametrize(
        ("needed", "status"),
        [
            ([TOKEN], 401),
            ([KEY | TOKEN], 401),
            ([{"unknown": ()}], 401),
            ([TOKEN, KEY], 200),
            ([OPTIONAL, TOKEN], 200),
        ],
    )
    def test_nobody_gets_in(self, needed: list[Requirement], status: int) -> None:
        app = build_app(
            [Endpoint(secured(*needed), who)], security=Security(schemes=self.SCHEMES)
        )
        headers = {"x-key": "k", "authorization": "Bearer t"}
        assert TestClient(app).get("/", headers=headers).status_code == status

    def test_the_log_tells_so_once(self, caplog: pytest.LogCaptureFixture) -> None:
        needs = [[TOKEN], [KEY | TOKEN], [TOKEN, KEY], [OPTIONAL, TOKEN], [KEY], []]
        build_app(
            [
                Endpoint(secured(*needed, path=f"/{number}", id=str(number)))
                for number, needed in enumerate(needs)
            ],
            security=Security(schemes=self.SCHEMES),
            logger=logging.getLogger("shop"),
        )
        (record,) = caplog.records
        assert (record.name, record.levelname) == ("shop", "WARNING")
        assert record.getMessage().startswith("2 operations answer 401")
        assert record.getMessage().endswith("schemes token")


def test_nothing_is_read_of_who_may_not_call() -> None:
    parameter = TypedParameter("n", "query", "n", type=int, required=True)
    operation = secured(KEY, parameters=(parameter,))
    app = build_app([Endpoint(operation)], security=security(Hooks()))
    client = TestClient(app)
    assert client.get("/?n=x").status_code == 401
    assert client.get("/?n=x", headers=raw(("x-key", "k€y"))).status_code == 501
    assert client.get("/nowhere").status_code == 404


def test_credentials_are_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    def fail() -> None:
        raise RuntimeError

    app = build_app([Endpoint(secured(QUERY), fail)], security=security(Hooks()))
    answer = TestClient(app).get("/?a+key=k%E2%82%ACy")
    assert answer.status_code == 500
    own = [it for it in caplog.records if it.name.startswith("triptych")]
    assert [record.getMessage() for record in own] == ["GET / failed"]
    assert "p:ä" not in repr(BasicCredentials("ada", "p:ä"))


def test_accepting_takes_all_credentials_that_can_be_read() -> None:
    app = build_app(
        [Endpoint(secured(KEY, TOKEN, BASIC), who)],
        security=security(Hooks()).accepting(),
    )
    client = TestClient(app)
    assert client.get("/", headers={"x-key": "any"}).json() == ["key=key"]
    assert client.get("/", headers=raw(bearer("any"))).json() == ["token=token"]
    assert client.get("/", headers=raw(basic("a:b"))).json() == ["basic=basic"]
    assert client.get("/").status_code == 401
    assert client.get("/", headers=raw(basic("a"))).status_code == 401


class TestContext:
    @pytest.mark.parametrize("is_async", [True, False])
    def test_services_ask_for_request_and_principal(self, is_async: bool) -> None:
        threads: list[int] = []

        def answer() -> list[str]:
            threads.append(threading.get_ident())
            return [current_request().url.path, principal(User), principal(str)]

        async def async_answer() -> list[str]:
            return answer()

        handler: Callable[[], object] = async_answer if is_async else answer
        app = build_app(
            [Endpoint(secured(KEY | BASIC), handler)], security=security(Hooks())
        )
        headers = raw(("x-key", "k€y"), basic("ada:p:ä"))
        assert TestClient(app).get("/", headers=headers).json() == ["/", "ada", "ada"]

    def test_hooks_ask_for_the_request(self) -> None:
        def check(key: str) -> str | None:
            return current_request().headers["x-name"] if key == "k" else None

        scheme = ApiKeyScheme(name="key", place="header", parameter="K", hook=check)
        app = build_app(
            [Endpoint(secured(KEY), who)], security=Security(schemes=(scheme,))
        )
        headers = {"k": "k", "x-name": "ann"}
        assert TestClient(app).get("/", headers=headers).json() == ["key=ann"]

    def test_there_is_none_elsewhere(self) -> None:
        app = build_app([Endpoint(secured(OPTIONAL), lambda: principal(User))])
        assert TestClient(app).get("/").status_code == 500
        for ask in (current_request, principals, lambda: principal(User)):
            with pytest.raises(LookupError):
                ask()

    def test_the_principal_is_the_user_of_the_request(self) -> None:
        users: list[object] = []

        class Spy:
            def __init__(self, app: ASGIApp) -> None:
                self.app = app

            async def __call__(
                self, scope: Scope, receive: Receive, send: Send
            ) -> None:
                await self.app(scope, receive, send)
                users.append(scope.get("user"))

        def user() -> Mapping[str, object]:
            request: Request = current_request()
            return {"user": request.user}

        app = build_app(
            [Endpoint(secured(BASIC), user)],
            security=security(Hooks()),
            middleware=[Middleware(Spy)],
        )
        answer = TestClient(app).get("/", headers=raw(basic("ada:p:ä")))
        assert answer.json() == {"user": "ada"}
        assert users == ["ada"]
