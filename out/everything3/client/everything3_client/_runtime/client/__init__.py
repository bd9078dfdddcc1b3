"""The hand-written part of a generated client: requests, retries, responses, errors."""

from __future__ import annotations

from .authentication import (
    ApiKey,
    AsyncKeySetting,
    AsyncTokenSetting,
    BasicAuth,
    BasicSetting,
    HttpAuth,
    KeySetting,
    OAuth2,
    Security,
    TokenSetting,
)
from .bodies import BinaryContent, FileContent, Upload
from .clients import (
    DEFAULT_MAX_RESPONSE_SIZE,
    DEFAULT_MAX_RETRIES,
    DEFAULT_TIMEOUT,
    BaseAsyncClient,
    BaseClient,
)
from .groups import (
    AsyncOperationGroup,
    OperationGroup,
    asynchronous,
    asynchronous_pages,
)
from .http_clients import AsyncHttpClient, HttpClient
from .oauth2 import ClientCredentials, PasswordCredentials
from .observation import (
    AsyncRequestHook,
    AsyncResponseHook,
    RequestHook,
    ResponseHook,
)
from .operations import (
    NOT_GIVEN,
    AuthSetting,
    NotGiven,
    Operation,
    RequestOptions,
    TimeoutSetting,
)
from .pages import AsyncPages, Pages
from .pagination import (
    LinkPagination,
    OffsetPagination,
    PagePagination,
    SinglePagination,
    TokenPagination,
    UrlPagination,
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
    "DEFAULT_MAX_RESPONSE_SIZE",
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "NOT_GIVEN",
    "ApiKey",
    "AsyncHttpClient",
    "AsyncKeySetting",
    "AsyncOperationGroup",
    "AsyncPages",
    "AsyncRequestHook",
    "AsyncResponseHook",
    "AsyncStreamedResponse",
    "AsyncTokenSetting",
    "AuthSetting",
    "BaseAsyncClient",
    "BaseClient",
    "BasicAuth",
    "BasicSetting",
    "BinaryContent",
    "ClientCredentials",
    "FileContent",
    "HttpAuth",
    "HttpClient",
    "KeySetting",
    "LinkPagination",
    "NotGiven",
    "OAuth2",
    "OffsetPagination",
    "Operation",
    "OperationGroup",
    "PagePagination",
    "Pages",
    "PasswordCredentials",
    "RawResponse",
    "RequestHook",
    "RequestOptions",
    "ResponseHook",
    "RetryPolicy",
    "Security",
    "SinglePagination",
    "StreamedResponse",
    "TimeoutSetting",
    "TokenPagination",
    "TokenSetting",
    "Upload",
    "UrlPagination",
    "async_raw",
    "async_streaming",
    "asynchronous",
    "asynchronous_pages",
    "raw",
    "streaming",
]
