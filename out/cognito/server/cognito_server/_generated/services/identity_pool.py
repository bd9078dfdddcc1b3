"""Operations of "Identity Pool", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from .._runtime.server import (
    Endpoint,
    Reply,
    ServerOperation,
    ServerResponse,
    Service,
    TypedParameter,
    not_implemented,
)
from .._runtime.wire.parameters import Constant

__all__ = ["IdentityPoolService", "endpoints"]

_ALLOW_UNAUTHENTICATED_IDENTITIES = TypedParameter(
    "allow_unauthenticated_identities",
    "query",
    "AllowUnauthenticatedIdentities",
    type=str,
)
_COGNITO_IDENTITY_PROVIDERS = TypedParameter(
    "cognito_identity_providers", "query", "CognitoIdentityProviders", type=str
)
_DEVELOPER_PROVIDER_NAME = TypedParameter(
    "developer_provider_name", "query", "DeveloperProviderName", type=str
)
_IDENTITY_POOL_NAME = TypedParameter(
    "identity_pool_name", "query", "IdentityPoolName", type=str
)
_OPEN_ID_CONNECT_PROVIDER_ARNS = TypedParameter(
    "open_id_connect_provider_arns", "query", "OpenIdConnectProviderARNs", type=str
)
_SAML_PROVIDER_ARNS = TypedParameter(
    "saml_provider_arns", "query", "SamlProviderARNs", type=str
)
_SUPPORTED_LOGIN_PROVIDERS = TypedParameter(
    "supported_login_providers", "query", "SupportedLoginProviders", type=str
)
_IDENTITY_POOL_ID = TypedParameter(
    "identity_pool_id", "query", "IdentityPoolId", type=str
)
CREATE_IDENTITY_POOL = ServerOperation(
    id="createIdentityPool",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "CreateIdentityPool"),),
    parameters=(
        _ALLOW_UNAUTHENTICATED_IDENTITIES,
        _COGNITO_IDENTITY_PROVIDERS,
        _DEVELOPER_PROVIDER_NAME,
        _IDENTITY_POOL_NAME,
        _OPEN_ID_CONNECT_PROVIDER_ARNS,
        _SAML_PROVIDER_ARNS,
        _SUPPORTED_LOGIN_PROVIDERS,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
DELETE_IDENTITY_POOL = ServerOperation(
    id="deleteIdentityPool",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "DeleteIdentityPool"),),
    parameters=(_IDENTITY_POOL_ID,),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
DESCRIBE_IDENTITY_POOL = ServerOperation(
    id="describeIdentityPool",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "DescribeIdentityPool"),),
    parameters=(_IDENTITY_POOL_ID,),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
LIST_IDENTITY_POOLS = ServerOperation(
    id="listIdentityPools",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "ListIdentityPools"),),
    parameters=(
        TypedParameter("max_results", "query", "MaxResults", type=str),
        TypedParameter("next_token", "query", "NextToken", type=str),
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
SET_IDENTITY_POOL_ROLES = ServerOperation(
    id="setIdentityPoolRoles",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "SetIdentityPoolRoles"),),
    parameters=(
        _IDENTITY_POOL_ID,
        TypedParameter("role_mappings", "query", "RoleMappings", type=str),
        TypedParameter("roles", "query", "Roles", type=str),
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
UPDATE_IDENTITY_POOL = ServerOperation(
    id="updateIdentityPool",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "UpdateIdentityPool"),),
    parameters=(
        _ALLOW_UNAUTHENTICATED_IDENTITIES,
        _COGNITO_IDENTITY_PROVIDERS,
        _DEVELOPER_PROVIDER_NAME,
        _IDENTITY_POOL_ID,
        _IDENTITY_POOL_NAME,
        _OPEN_ID_CONNECT_PROVIDER_ARNS,
        _SAML_PROVIDER_ARNS,
        _SUPPORTED_LOGIN_PROVIDERS,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)


class IdentityPoolService(Service):
    """Operations of "Identity Pool".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def create_identity_pool(
        self,
        *,
        allow_unauthenticated_identities: str | None,
        cognito_identity_providers: str | None,
        developer_provider_name: str | None,
        identity_pool_name: str | None,
        open_id_connect_provider_arns: str | None,
        saml_provider_arns: str | None,
        supported_login_providers: str | None,
    ) -> Reply[Any]:
        """Create Identity Pool.

        Creates a new identity pool.

        Args:
            allow_unauthenticated_identities: TRUE if the identity pool supports
                unauthenticated logins.
            cognito_identity_providers: An array of Amazon Cognito Identity user pools
                and their client IDs.
            developer_provider_name: The domain by which Cognito will refer to your
                users.
            identity_pool_name: A string that you provide.
            open_id_connect_provider_arns: A list of OpendID Connect provider ARNs.
            saml_provider_arns: An array of Amazon Resource Names (ARNs) of the SAML
                provider for your identity pool.
            supported_login_providers: Optional key:value pairs mapping provider names
                to provider app IDs.
        """
        raise not_implemented("createIdentityPool")

    @abstractmethod
    def delete_identity_pool(
        self,
        *,
        identity_pool_id: str | None,
    ) -> Reply[Any]:
        """Delete Identity Pool.

        Deletes a user pool.

        Args:
            identity_pool_id: An identity pool ID in the format REGION:GUID.
        """
        raise not_implemented("deleteIdentityPool")

    @abstractmethod
    def describe_identity_pool(
        self,
        *,
        identity_pool_id: str | None,
    ) -> Reply[Any]:
        """Describe Identity Pool.

        Gets details about a particular identity pool, including the pool name, ID
        description, creation date, and current number of users.

        Args:
            identity_pool_id: An identity pool ID in the format REGION:GUID.
        """
        raise not_implemented("describeIdentityPool")

    @abstractmethod
    def list_identity_pools(
        self,
        *,
        max_results: str | None,
        next_token: str | None,
    ) -> Reply[Any]:
        """List Identity Pools.

        Lists all of the Cognito identity pools registered for your account.

        Args:
            max_results: The maximum number of identities to return.
            next_token: A pagination token.
        """
        raise not_implemented("listIdentityPools")

    @abstractmethod
    def set_identity_pool_roles(
        self,
        *,
        identity_pool_id: str | None,
        role_mappings: str | None,
        roles: str | None,
    ) -> Reply[Any]:
        """Set Identity Pool Roles.

        Sets the roles for an identity pool.

        Args:
            identity_pool_id: An identity pool ID in the format REGION:GUID.
            role_mappings: How users for a specific identity provider are to mapped to
                roles.
            roles: The map of roles associated with this pool.
        """
        raise not_implemented("setIdentityPoolRoles")

    @abstractmethod
    def update_identity_pool(
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
    ) -> Reply[Any]:
        """Update Identity Pool.

        Updates a user pool.

        Args:
            allow_unauthenticated_identities: TRUE if the identity pool supports
                unauthenticated logins.
            cognito_identity_providers: A list representing an Amazon Cognito Identity
                User Pool and its client ID.
            developer_provider_name: The domain by which Cognito will refer to your
                users.
            identity_pool_id: An identity pool ID in the format REGION:GUID.
            identity_pool_name: A string that you provide.
            open_id_connect_provider_arns: A list of OpendID Connect provider ARNs.
            saml_provider_arns: An array of Amazon Resource Names (ARNs) of the SAML
                provider for your identity pool.
            supported_login_providers: Optional key:value pairs mapping provider names
                to provider app IDs.
        """
        raise not_implemented("updateIdentityPool")


def endpoints(service: IdentityPoolService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(CREATE_IDENTITY_POOL),
            Endpoint(DELETE_IDENTITY_POOL),
            Endpoint(DESCRIBE_IDENTITY_POOL),
            Endpoint(LIST_IDENTITY_POOLS),
            Endpoint(SET_IDENTITY_POOL_ROLES),
            Endpoint(UPDATE_IDENTITY_POOL),
        )
    return (
        Endpoint(CREATE_IDENTITY_POOL, service.create_identity_pool),
        Endpoint(DELETE_IDENTITY_POOL, service.delete_identity_pool),
        Endpoint(DESCRIBE_IDENTITY_POOL, service.describe_identity_pool),
        Endpoint(LIST_IDENTITY_POOLS, service.list_identity_pools),
        Endpoint(SET_IDENTITY_POOL_ROLES, service.set_identity_pool_roles),
        Endpoint(UPDATE_IDENTITY_POOL, service.update_identity_pool),
    )
