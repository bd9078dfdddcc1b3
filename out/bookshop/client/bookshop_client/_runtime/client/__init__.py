"""The hand-written part of a generated client: requests, retries, answers, errors."""

from __future__ import annotations

from .bodies import BinaryContent, FileContent, Upload
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
from .raw import RawResponse, async_raw, raw
from .retries import RetryPolicy
from .streaming import (
    AsyncStreamedResponse,
    StreamedResponse,
    async_streaming,
    streaming,
)

__all__ = [
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "NOT_GIVEN",
    "AsyncOperationGroup",
    "AsyncStreamedResponse",
    "AuthSetting",
    "BaseAsyncClient",
    "BaseClient",
    "BinaryContent",
    "FileContent",
    "NotGiven",
    "Operation",
    "OperationGroup",
    "RawResponse",
    "RequestOptions",
    "RetryPolicy",
    "StreamedResponse",
    "TimeoutSetting",
    "Upload",
    "async_raw",
    "async_streaming",
    "raw",
    "streaming",
]
