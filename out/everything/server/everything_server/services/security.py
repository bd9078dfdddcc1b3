"""Implementation of the "security" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import not_implemented
from .._generated.services import SecurityService


class Security(SecurityService):
    @override
    async def secured_by_access_code(self) -> None:
        """GET /security/access-code."""
        raise not_implemented("securedByAccessCode")

    @override
    async def secured_by_both(self) -> None:
        """GET /security/and."""
        raise not_implemented("securedByBoth")

    @override
    async def secured_by_application(self) -> None:
        """GET /security/application."""
        raise not_implemented("securedByApplication")

    @override
    async def secured_by_basic(self) -> None:
        """GET /security/basic."""
        raise not_implemented("securedByBasic")

    @override
    async def secured_by_key_in_header(self) -> None:
        """GET /security/header."""
        raise not_implemented("securedByKeyInHeader")

    @override
    async def secured_by_implicit(self) -> None:
        """GET /security/implicit."""
        raise not_implemented("securedByImplicit")

    @override
    async def open_to_all(self) -> None:
        """GET /security/open."""
        raise not_implemented("openToAll")

    @override
    async def secured_or_not(self) -> None:
        """GET /security/optional."""
        raise not_implemented("securedOrNot")

    @override
    async def secured_by_either(self) -> None:
        """GET /security/or."""
        raise not_implemented("securedByEither")

    @override
    async def secured_by_password(self) -> None:
        """GET /security/password."""
        raise not_implemented("securedByPassword")

    @override
    async def secured_by_key_in_query(self) -> None:
        """GET /security/query."""
        raise not_implemented("securedByKeyInQuery")
