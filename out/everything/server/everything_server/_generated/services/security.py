"""Operations of "security", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal

from .._runtime.server import (
    Answer,
    Endpoint,
    Reply,
    ServerOperation,
    ServerResponse,
    Service,
    not_implemented,
)

__all__ = ["SecurityService", "endpoints"]

SECURED_BY_ACCESS_CODE = ServerOperation(
    id="securedByAccessCode",
    method="GET",
    path="/security/access-code",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
    security=({"accessCode": ("a:b/c",)},),
)
SECURED_BY_BOTH = ServerOperation(
    id="securedByBoth",
    method="GET",
    path="/security/and",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
    security=({"basic": (), "keyInHeader": ()},),
)
SECURED_BY_APPLICATION = ServerOperation(
    id="securedByApplication",
    method="GET",
    path="/security/application",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
    security=({"application": ()},),
)
SECURED_BY_BASIC = ServerOperation(
    id="securedByBasic",
    method="GET",
    path="/security/basic",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
    security=({"basic": ()},),
)
SECURED_BY_KEY_IN_HEADER = ServerOperation(
    id="securedByKeyInHeader",
    method="GET",
    path="/security/header",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
    security=({"keyInHeader": ()},),
)
SECURED_BY_IMPLICIT = ServerOperation(
    id="securedByImplicit",
    method="GET",
    path="/security/implicit",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
    security=({"implicit": ("read", "write")},),
)
OPEN_TO_ALL = ServerOperation(
    id="openToAll",
    method="GET",
    path="/security/open",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
SECURED_OR_NOT = ServerOperation(
    id="securedOrNot",
    method="GET",
    path="/security/optional",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
    security=({}, {"basic": ()}),
)
SECURED_BY_EITHER = ServerOperation(
    id="securedByEither",
    method="GET",
    path="/security/or",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
    security=({"basic": ()}, {"keyInQuery": ()}),
)
SECURED_BY_PASSWORD = ServerOperation(
    id="securedByPassword",
    method="GET",
    path="/security/password",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
    security=({"password": ("read",)},),
)
SECURED_BY_KEY_IN_QUERY = ServerOperation(
    id="securedByKeyInQuery",
    method="GET",
    path="/security/query",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
    security=({"keyInQuery": ()},),
)


class SecurityService(Service):
    """Operations of "security".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def secured_by_access_code(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /security/access-code."""
        raise not_implemented("securedByAccessCode")

    @abstractmethod
    def secured_by_both(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /security/and."""
        raise not_implemented("securedByBoth")

    @abstractmethod
    def secured_by_application(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /security/application."""
        raise not_implemented("securedByApplication")

    @abstractmethod
    def secured_by_basic(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /security/basic."""
        raise not_implemented("securedByBasic")

    @abstractmethod
    def secured_by_key_in_header(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /security/header."""
        raise not_implemented("securedByKeyInHeader")

    @abstractmethod
    def secured_by_implicit(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /security/implicit."""
        raise not_implemented("securedByImplicit")

    @abstractmethod
    def open_to_all(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /security/open."""
        raise not_implemented("openToAll")

    @abstractmethod
    def secured_or_not(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /security/optional."""
        raise not_implemented("securedOrNot")

    @abstractmethod
    def secured_by_either(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /security/or."""
        raise not_implemented("securedByEither")

    @abstractmethod
    def secured_by_password(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /security/password."""
        raise not_implemented("securedByPassword")

    @abstractmethod
    def secured_by_key_in_query(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /security/query."""
        raise not_implemented("securedByKeyInQuery")


def endpoints(service: SecurityService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(SECURED_BY_ACCESS_CODE),
            Endpoint(SECURED_BY_BOTH),
            Endpoint(SECURED_BY_APPLICATION),
            Endpoint(SECURED_BY_BASIC),
            Endpoint(SECURED_BY_KEY_IN_HEADER),
            Endpoint(SECURED_BY_IMPLICIT),
            Endpoint(OPEN_TO_ALL),
            Endpoint(SECURED_OR_NOT),
            Endpoint(SECURED_BY_EITHER),
            Endpoint(SECURED_BY_PASSWORD),
            Endpoint(SECURED_BY_KEY_IN_QUERY),
        )
    return (
        Endpoint(SECURED_BY_ACCESS_CODE, service.secured_by_access_code),
        Endpoint(SECURED_BY_BOTH, service.secured_by_both),
        Endpoint(SECURED_BY_APPLICATION, service.secured_by_application),
        Endpoint(SECURED_BY_BASIC, service.secured_by_basic),
        Endpoint(SECURED_BY_KEY_IN_HEADER, service.secured_by_key_in_header),
        Endpoint(SECURED_BY_IMPLICIT, service.secured_by_implicit),
        Endpoint(OPEN_TO_ALL, service.open_to_all),
        Endpoint(SECURED_OR_NOT, service.secured_or_not),
        Endpoint(SECURED_BY_EITHER, service.secured_by_either),
        Endpoint(SECURED_BY_PASSWORD, service.secured_by_password),
        Endpoint(SECURED_BY_KEY_IN_QUERY, service.secured_by_key_in_query),
    )
