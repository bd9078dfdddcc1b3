"""Tokens for devices without a browser (RFC 8628): a person enters a code elsewhere."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import Any, ClassVar, cast

from .errors import ApiStatusError, TokenError
from .oauth2 import Ask, Grant, Renewal, TokenAnswer
from .urls import redact

__all__ = ["DeviceCode", "DeviceCredentials"]

_GRANT_TYPE = "urn:ietf:params:oauth:grant-type:device_code"

# RFC 8628, sections 3.2 and 3.5.
_USUAL_INTERVAL = 5.0
_SLOWER_BY = 5.0

# Nobody is waited for longer, whatever the server says.
_LONGEST_LIFE = 3600.0


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """What a person is shown: the code to enter at `verification_uri`.

    `verification_uri_complete` has the code in it, if the server offers that; it may
    be shown as a QR code. All of it is void after `expires_in` seconds.
    """

    user_code: str
    verification_uri: str
    verification_uri_complete: str
    expires_in: float

    def __str__(self) -> str:
        return f"Open {self.verification_uri} and enter the code {self.user_code}"


@dataclass(frozen=True, slots=True)
class DeviceCredentials(Grant):
    """The device authorization grant (RFC 8628).

    When a token is needed, `show` is called with what to show to a person, and the call
    waits until that person has agreed. `show=print` does for a terminal. `device_url`
    is where codes are from, if not where the API describes; the other arguments are
    those of `ClientCredentials`.
    """

    is_for_devices: ClassVar[bool] = True

    client_id: str
    show: Callable[[DeviceCode], object]
    client_secret: str = field(default="", repr=False)
    device_url: str = ""
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)

    @property
    def own_device_url(self) -> str:
        """Where codes are from, if not where the API describes."""
        return self.device_url

    @property
    def client(self) -> tuple[str, str]:
        """The id and the secret of the client, which may have none."""
        return self.client_id, self.client_secret

    def first_token(self, ask: Ask, device_url: str) -> Renewal:
        """Get a code, show it, and ask for the token until there is one."""
        if not device_url:
            raise _error("the provider names no URL for devices", device_url)
        answer = yield ask({"client_id": self.client_id}, device_url)
        if isinstance(answer, ApiStatusError):
            return answer
        fields = _fields(answer)
        code = _code(fields, device_url)
        ends_at = self.clock() + code.expires_in
        interval = _seconds(fields.get("interval"), _USUAL_INTERVAL)
        self.show(code)
        request = ask(
            {"grant_type": _GRANT_TYPE, "device_code": str(fields["device_code"])}, ""
        )
        while self.clock() + interval < ends_at:
            answer = yield replace(request, wait=interval)
            reason = _fields(answer).get("error")
            if reason == "slow_down":
                interval += _SLOWER_BY
            elif reason != "authorization_pending":
                return answer
        raise _error("nobody entered the code in time", device_url)


def _code(fields: dict[str, Any], device_url: str) -> DeviceCode:
    """What a person is shown; raises `TokenError` if the answer does not have it."""
    # Some servers have the name that it had in a draft.
    uri = fields.get("verification_uri", fields.get("verification_url"))
    complete = fields.get("verification_uri_complete", "")
    texts = [fields.get("device_code"), fields.get("user_code"), uri]
    if not all(isinstance(text, str) and text for text in texts):
        raise _error("the answer has no code for a device", device_url)
    # People open it, so that it must not be anything that runs.
    if not str(uri).startswith(("https://", "http://")):
        raise _error("the page to enter the code at is no web page", device_url)
    return DeviceCode(
        user_code=str(fields["user_code"]),
        verification_uri=str(uri),
        verification_uri_complete=complete if isinstance(complete, str) else "",
        expires_in=min(
            _seconds(fields.get("expires_in"), _LONGEST_LIFE), _LONGEST_LIFE
        ),
    )


def _fields(answer: TokenAnswer) -> dict[str, Any]:
    try:
        value: object = json.loads(answer.content)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _seconds(value: object, otherwise: float) -> float:
    """A number of seconds, which may arrive as a string."""
    try:
        seconds = float(cast("str | float", value))
    except (OverflowError, TypeError, ValueError):
        return otherwise
    return seconds if isfinite(seconds) and seconds > 0 else otherwise


def _error(reason: str, url: str) -> TokenError:
    return TokenError(f"no access token: {reason}", method="POST", url=redact(url))
