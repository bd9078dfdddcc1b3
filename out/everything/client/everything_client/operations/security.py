"""Operations of "security"."""

from __future__ import annotations

from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)

__all__ = ["AsyncSecurityOperations", "SecurityOperations"]

SECURED_BY_ACCESS_CODE: Operation[None] = Operation(
    id="securedByAccessCode",
    method="GET",
    path="/security/access-code",
    accept=("application/json",),
    security=(("accessCode",),),
    results={"204": lambda: None},
)
SECURED_BY_BOTH: Operation[None] = Operation(
    id="securedByBoth",
    method="GET",
    path="/security/and",
    accept=("application/json",),
    security=(("basic", "keyInHeader"),),
    results={"204": lambda: None},
)
SECURED_BY_APPLICATION: Operation[None] = Operation(
    id="securedByApplication",
    method="GET",
    path="/security/application",
    accept=("application/json",),
    security=(("application",),),
    results={"204": lambda: None},
)
SECURED_BY_BASIC: Operation[None] = Operation(
    id="securedByBasic",
    method="GET",
    path="/security/basic",
    accept=("application/json",),
    security=(("basic",),),
    results={"204": lambda: None},
)
SECURED_BY_KEY_IN_HEADER: Operation[None] = Operation(
    id="securedByKeyInHeader",
    method="GET",
    path="/security/header",
    accept=("application/json",),
    security=(("keyInHeader",),),
    results={"204": lambda: None},
)
SECURED_BY_IMPLICIT: Operation[None] = Operation(
    id="securedByImplicit",
    method="GET",
    path="/security/implicit",
    accept=("application/json",),
    security=(("implicit",),),
    results={"204": lambda: None},
)
OPEN_TO_ALL: Operation[None] = Operation(
    id="openToAll",
    method="GET",
    path="/security/open",
    accept=("application/json",),
    results={"204": lambda: None},
)
SECURED_OR_NOT: Operation[None] = Operation(
    id="securedOrNot",
    method="GET",
    path="/security/optional",
    accept=("application/json",),
    security=((), ("basic",)),
    results={"204": lambda: None},
)
SECURED_BY_EITHER: Operation[None] = Operation(
    id="securedByEither",
    method="GET",
    path="/security/or",
    accept=("application/json",),
    security=(("basic",), ("keyInQuery",)),
    results={"204": lambda: None},
)
SECURED_BY_PASSWORD: Operation[None] = Operation(
    id="securedByPassword",
    method="GET",
    path="/security/password",
    accept=("application/json",),
    security=(("password",),),
    results={"204": lambda: None},
)
SECURED_BY_KEY_IN_QUERY: Operation[None] = Operation(
    id="securedByKeyInQuery",
    method="GET",
    path="/security/query",
    accept=("application/json",),
    security=(("keyInQuery",),),
    results={"204": lambda: None},
)


class SecurityOperations(OperationGroup):
    """Operations of "security"."""

    def secured_by_access_code(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /security/access-code."""
        return self._call(
            SECURED_BY_ACCESS_CODE,
            request_options,
        )

    def secured_by_both(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /security/and."""
        return self._call(
            SECURED_BY_BOTH,
            request_options,
        )

    def secured_by_application(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /security/application."""
        return self._call(
            SECURED_BY_APPLICATION,
            request_options,
        )

    def secured_by_basic(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /security/basic."""
        return self._call(
            SECURED_BY_BASIC,
            request_options,
        )

    def secured_by_key_in_header(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /security/header."""
        return self._call(
            SECURED_BY_KEY_IN_HEADER,
            request_options,
        )

    def secured_by_implicit(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /security/implicit."""
        return self._call(
            SECURED_BY_IMPLICIT,
            request_options,
        )

    def open_to_all(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /security/open."""
        return self._call(
            OPEN_TO_ALL,
            request_options,
        )

    def secured_or_not(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /security/optional."""
        return self._call(
            SECURED_OR_NOT,
            request_options,
        )

    def secured_by_either(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /security/or."""
        return self._call(
            SECURED_BY_EITHER,
            request_options,
        )

    def secured_by_password(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /security/password."""
        return self._call(
            SECURED_BY_PASSWORD,
            request_options,
        )

    def secured_by_key_in_query(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /security/query."""
        return self._call(
            SECURED_BY_KEY_IN_QUERY,
            request_options,
        )


class AsyncSecurityOperations(AsyncOperationGroup):
    """Asynchronous operations of "security"."""

    secured_by_access_code = asynchronous(SecurityOperations.secured_by_access_code)
    secured_by_both = asynchronous(SecurityOperations.secured_by_both)
    secured_by_application = asynchronous(SecurityOperations.secured_by_application)
    secured_by_basic = asynchronous(SecurityOperations.secured_by_basic)
    secured_by_key_in_header = asynchronous(SecurityOperations.secured_by_key_in_header)
    secured_by_implicit = asynchronous(SecurityOperations.secured_by_implicit)
    open_to_all = asynchronous(SecurityOperations.open_to_all)
    secured_or_not = asynchronous(SecurityOperations.secured_or_not)
    secured_by_either = asynchronous(SecurityOperations.secured_by_either)
    secured_by_password = asynchronous(SecurityOperations.secured_by_password)
    secured_by_key_in_query = asynchronous(SecurityOperations.secured_by_key_in_query)
