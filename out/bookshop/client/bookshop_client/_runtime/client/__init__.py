"""The hand-written part of a generated client: requests, retries, answers, errors."""

from __future__ import annotations

from .bodies import FileContent, Upload
from .clients import (
    DEFAULT_MAX_RETRIES,
    DEFAULT_TIMEOUT,
    AsyncOperationGroup,
    BaseAsyncClient,
    BaseClient,
    OperationGroup,
)
from .operations import (
    NOT_GIVEN,
    AuthSetting,
    NotGiven,
    Operation,
    RequestOptions,
    TimeoutSetting,
)
from .retries import RetryPolicy

__all__ = [
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "NOT_GIVEN",
    "AsyncOperationGroup",
    "AuthSetting",
    "BaseAsyncClient",
    "BaseClient",
    "FileContent",
    "NotGiven",
    "Operation",
    "OperationGroup",
    "RequestOptions",
    "RetryPolicy",
    "TimeoutSetting",
    "Upload",
]
