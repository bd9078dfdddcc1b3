"""Implementation of the "Identity Pool" operations. Edit this file freely."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from .._generated import not_implemented
from .._generated.services import IdentityPoolService


class IdentityPool(IdentityPoolService):
    @override
    async def create_identity_pool(
        self,
        *,
        allow_unauthenticated_identities: str | None,
        cognito_identity_providers: str | None,
        developer_provider_name: str | None,
        identity_pool_name: str | None,
        open_id_connect_provider_arns: str | None,
        saml_provider_arns: str | None,
        supported_login_providers: str | None,
    ) -> Any:
        """Create Identity Pool."""
        raise not_implemented("createIdentityPool")

    @override
    async def delete_identity_pool(
        self,
        *,
        identity_pool_id: str | None,
    ) -> Any:
        """Delete Identity Pool."""
        raise not_implemented("deleteIdentityPool")

    @override
    async def describe_identity_pool(
        self,
        *,
        identity_pool_id: str | None,
    ) -> Any:
        """Describe Identity Pool."""
        raise not_implemented("describeIdentityPool")

    @override
    async def list_identity_pools(
        self,
        *,
        max_results: str | None,
        next_token: str | None,
    ) -> Any:
        """List Identity Pools."""
        raise not_implemented("listIdentityPools")

    @override
    async def set_identity_pool_roles(
        self,
        *,
        identity_pool_id: str | None,
        role_mappings: str | None,
        roles: str | None,
    ) -> Any:
        """Set Identity Pool Roles."""
        raise not_implemented("setIdentityPoolRoles")

    @override
    async def update_identity_pool(
        self,
        *,
        allow_unauthenticated_identities: str | None,
        cognito_identity_providers: str | None,
        developer_provider_name: str | None,
        identity_pool_id: str | None,
        identity_pool_name: str | None,
        open_id_connect_provider_arns: str | None,
        saml_provider_arns: str | None,
        supported_login_providers: str | None,
    ) -> Any:
        """Update Identity Pool."""
        raise not_implemented("updateIdentityPool")
