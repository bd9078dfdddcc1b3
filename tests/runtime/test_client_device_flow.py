"""Tokens for devices (RFC 8628): what is shown, how long is waited, and how it ends."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest

from tests.http_libraries import EACH_HTTP_LIBRARY
from tests.runtime.secured import KINDS, Kind, call, operation
from triptych.runtime.client import OAuth2, Security, errors
from triptych.runtime.client.device_flow import DeviceCode, DeviceCredentials

pytestmark = EACH_HTTP_LIBRARY

_DEVICE_URL, _TOKEN_URL = "https://id.test/device", "https://id.test/token"
_SECURITY = Security(
    schemes=(OAuth2("token", ("T",), _TOKEN_URL, device_url=_DEVICE_URL),),
    default=(("token",),),
)
_CODE = {
    "device_code": "d-1",
    "user_code": "WDJB-MJHT",
    "verification_uri": "https://id.test/activate",
    "expires_in": 600,
    "interval": 2,
}


class _Provider:
    """Answers token requests one after the other, and passes the time."""

    def __init__(self, *answers: str | dict[str, Any], **code: object) -> None:
        self.answers = list(answers)
        self.code = {**_CODE, **code}
        self.forms: list[tuple[str, dict[str, str]]] = []
        self.waited: list[float] = []
        self.shown: list[DeviceCode] = []
        self.sent: list[str] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        url = str(request.url)
        if request.url.host != "id.test":
            self.sent.append(request.headers["Authorization"])
            return httpx2.Response(204)
        form = dict(httpx2.QueryParams(request.content.decode()))
        self.forms.append((url, form))
        if url == _DEVICE_URL:
            return httpx2.Response(200, json=self.code)
        answer = self.answers.pop(0)
        if isinstance(answer, str):
            return httpx2.Response(400, json={"error": answer})
        return httpx2.Response(200, json=answer)

    def clock(self) -> float:
        return sum(self.waited)

    def sleep(self, kind: Kind) -> Callable[[float], Awaitable[None] | None]:
        def sleep(seconds: float) -> None:
            self.waited.append(seconds)

        async def async_sleep(seconds: float) -> None:
            self.waited.append(seconds)

        return sleep if kind == "sync" else async_sleep

    def call(self, kind: Kind = "sync", times: int = 1, **more: Any) -> None:
        grant = DeviceCredentials("tv", self.shown.append, clock=self.clock, **more)
        call(
            kind,
            self,
            operation(),
            times=times,
            security=_SECURITY,
            credentials={"token": grant},
            sleep=self.sleep(kind),
        )


@pytest.mark.parametrize("kind", KINDS)
def test_a_call_waits_until_the_code_was_entered(kind: Kind) -> None:
    provider = _Provider(
        "authorization_pending",
        "slow_down",
        "authorization_pending",
        {"access_token": "t", "expires_in": 3600},
    )
    provider.call(kind, times=2, scopes=["read"])
    assert provider.sent == ["Bearer t", "Bearer t"]
    assert provider.waited == [2, 2, 7, 7]
    (shown,) = provider.shown
    assert str(shown) == "Open https://id.test/activate and enter the code WDJB-MJHT"
    assert shown.expires_in == 600
    device, *polls = provider.forms
    assert device == (_DEVICE_URL, {"client_id": "tv", "scope": "read"})
    assert {url for url, _ in polls} == {_TOKEN_URL}
    assert polls[0][1] == {
        "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
        "device_code": "d-1",
        "client_id": "tv",
        "scope": "read",
    }


def test_a_token_is_renewed_without_asking_again() -> None:
    first = {"access_token": "one", "refresh_token": "r", "expires_in": 0}
    provider = _Provider(first, {"access_token": "two"})
    provider.call(times=2)
    assert provider.sent == ["Bearer one", "Bearer two"]
    assert len(provider.shown) == 1
    assert provider.forms[-1][1]["grant_type"] == "refresh_token"


@pytest.mark.parametrize("reason", ["access_denied", "expired_token"])
def test_a_refusal_is_an_error_that_says_why(reason: str) -> None:
    provider = _Provider("authorization_pending", reason)
    with pytest.raises(errors.TokenError, match=reason):
        provider.call()
    assert provider.sent == []


def test_nobody_is_waited_for_longer_than_a_code_lives() -> None:
    provider = _Provider(*["authorization_pending"] * 10, expires_in=9)
    with pytest.raises(errors.TokenError, match="nobody entered the code in time"):
        provider.call()
    assert provider.waited == [2, 2, 2, 2]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ({"user_code": ""}, "the answer has no code for a device"),
        ({"device_code": 1}, "the answer has no code for a device"),
        ({"verification_uri": "javascript:x"}, "is no web page"),
    ],
)
def test_what_can_not_be_shown_is_an_error(code: dict[str, Any], told: str) -> None:
    provider = _Provider(**code)
    with pytest.raises(errors.TokenError, match=told):
        provider.call()
    assert provider.shown == []


def test_a_secret_of_the_client_is_sent_as_its_authentication() -> None:
    provider = _Provider({"access_token": "t"})
    provider.call(client_secret="s-secret")
    assert [form.get("client_secret") for _, form in provider.forms] == [None, None]
    assert "s-secret" not in repr(DeviceCredentials("tv", print, "s-secret"))


def test_an_openid_provider_says_where_codes_are() -> None:
    seen: list[str] = []
    provider = _Provider({"access_token": "t"})

    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(request.url.path)
        if request.url.path == "/.well-known":
            return httpx2.Response(
                200,
                json={
                    "token_endpoint": _TOKEN_URL,
                    "device_authorization_endpoint": _DEVICE_URL,
                },
            )
        return provider(request)

    described = OAuth2("token", ("T",), discovery_url="https://id.test/.well-known")
    call(
        "sync",
        handle,
        operation(),
        security=Security(schemes=(described,), default=(("token",),)),
        credentials={"token": DeviceCredentials("tv", print)},
        sleep=provider.sleep("sync"),
    )
    assert seen == ["/.well-known", "/device", "/token", "/v1/a"]


def test_a_scheme_without_devices_wants_a_url() -> None:
    scheme = OAuth2("token", ("T",), _TOKEN_URL)
    given: dict[str, Any] = {
        "security": Security(schemes=(scheme,), default=(("token",),)),
        "credentials": {"token": DeviceCredentials("tv", print)},
    }
    with pytest.raises(ValueError, match="give a `device_url`"):
        call("sync", _Provider(), operation(), **given)
