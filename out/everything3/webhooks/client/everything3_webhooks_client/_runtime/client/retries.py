"""Whether and when a failed request is retried."""

from __future__ import annotations

import random
import re
import time
from calendar import timegm
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import Enum

__all__ = ["IDEMPOTENT_METHODS", "Failure", "RetryPolicy"]

# RFC 9110, section 9.2.2.
IDEMPOTENT_METHODS = frozenset(
    {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "QUERY", "TRACE"}
)

_MILLISECONDS = re.compile(r"[0-9]+(\.[0-9]+)?")

_TRANSIENT = frozenset({408, 429, 500, 502, 503, 504})


class Failure(Enum):
    """What is known about a request that got no response."""

    NEVER_SENT = "the server can't have acted on it"
    UNANSWERED = "the server may have acted on it"
    FINAL = "sending it again would fail again"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How retries are spaced, all in seconds.

    The wait doubles from `first_wait` up to `longest_wait`, less a random part of up
    to one half, so that clients that failed together don't return together. A
    Retry-After or retry-after-ms of the server takes its place; beyond
    `longest_retry_after` the error is raised instead of keeping the caller waiting.
    `now` gives seconds since the epoch, `clock` those since any moment, `jitter` a
    number from 0 up to 1.
    """

    first_wait: float = 0.5
    longest_wait: float = 8.0
    longest_retry_after: float = 60.0
    now: Callable[[], float] = time.time
    clock: Callable[[], float] = time.monotonic
    jitter: Callable[[], float] = random.random

    def wait_after_failure(
        self, failure: Failure, *, repeatable: bool, retries: int
    ) -> float | None:
        """Return the seconds until the next attempt, None if there is none.

        `repeatable` says that it does no harm if the server gets the request twice;
        `retries` is how often it was sent again already.
        """
        if failure is Failure.NEVER_SENT or (
            failure is Failure.UNANSWERED and repeatable
        ):
            return self._backoff(retries)
        return None

    def wait_after_status(
        self,
        status_code: int,
        retry_after: str | None,
        retry_after_ms: str | None = None,
        *,
        repeatable: bool,
        retries: int,
    ) -> float | None:
        """Return the seconds until the next attempt, None if there is none.

        `retry_after_ms`, which is not standard, is more exact than `retry_after`. A
        request that isn't repeatable is sent again only where the server says that
        it did not act on it: 429, and 503 with a Retry-After.
        """
        asked = _milliseconds(retry_after_ms)
        if asked is None:
            asked = self._seconds(retry_after)
        refused = status_code == 429 or (status_code == 503 and asked is not None)
        if status_code not in _TRANSIENT or not (repeatable or refused):
            return None
        if asked is None:
            return self._backoff(retries)
        return asked if asked <= self.longest_retry_after else None

    def _backoff(self, retries: int) -> float:
        # The exponent is bounded only to keep the power in range of a float.
        wait = min(self.longest_wait, self.first_wait * 2.0 ** min(retries, 60))
        return wait * (1 - self.jitter() / 2)

    def _seconds(self, retry_after: str | None) -> float | None:
        """Parse Retry-After, in seconds or as a date (RFC 9110, section 10.2.3)."""
        text = (retry_after or "").strip()
        if text.isascii() and text.isdigit():
            return float(text)
        try:
            # A date without a zone is UTC: the asctime form that HTTP still allows.
            moment = timegm(parsedate_to_datetime(text).utctimetuple())
        except (ValueError, OverflowError):
            return None
        return max(0.0, moment - self.now())


def _milliseconds(retry_after_ms: str | None) -> float | None:
    """Parse a number of milliseconds as seconds, None if it is none."""
    text = (retry_after_ms or "").strip()
    if not _MILLISECONDS.fullmatch(text):
        return None
    return float(text) / 1000
