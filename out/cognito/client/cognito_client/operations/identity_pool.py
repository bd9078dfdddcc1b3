"""Operations of "Identity Pool"."""

from __future__ import annotations

from typing import Any

from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    Pages,
    RequestOptions,
    TokenPagination,
    asynchronous,
    asynchronous_pages,
)
from .._runtime.wire.parameters import Constant, Parameter

__all__ = ["AsyncIdentityPoolOperations", "IdentityPoolOperations"]

_ALLOW_UNAUTHENTICATED_IDENTITIES = Parameter(
    "allow_unauthenticated_identities", "query", "AllowUnauthenticatedIdentities"
)
_COGNITO_IDENTITY_PROVIDERS = Parameter(
    "cognito_identity_providers", "query", "CognitoIdentityProviders"
)
_DEVELOPER_PROVIDER_NAME = Parameter(
    "developer_provider_name", "query", "DeveloperProviderName"
)
_IDENTITY_POOL_NAME = Parameter("identity_pool_name", "query", "IdentityPoolName")
_OPEN_ID_CONNECT_PROVIDER_ARNS = Parameter(
    "open_id_connect_provider_arns", "query", "OpenIdConnectProviderARNs"
)
_SAML_PROVIDER_ARNS = Parameter("saml_provider_arns", "query", "SamlProviderARNs")
_SUPPORTED_LOGIN_PROVIDERS = Parameter(
    "supported_login_providers", "query", "SupportedLoginProviders"
)
_IDENTITY_POOL_ID = Parameter("identity_pool_id", "query", "IdentityPoolId")
CREATE_IDENTITY_POOL: Operation[Any] = Operation(
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
    accept=("application/json",),
)
DELETE_IDENTITY_POOL: Operation[Any] = Operation(
    id="deleteIdentityPool",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "DeleteIdentityPool"),),
    parameters=(_IDENTITY_POOL_ID,),
    accept=("application/json",),
)
DESCRIBE_IDENTITY_POOL: Operation[Any] = Operation(
    id="describeIdentityPool",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "DescribeIdentityPool"),),
    parameters=(_IDENTITY_POOL_ID,),
    accept=("application/json",),
)
LIST_IDENTITY_POOLS: Operation[Any] = Operation(
    id="listIdentityPools",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "ListIdentityPools"),),
    parameters=(
        Parameter("max_results", "query", "MaxResults"),
        Parameter("next_token", "query", "NextToken"),
    ),
    accept=("application/json",),
    pagination=TokenPagination("next_token", "/NextToken", size="max_results"),
)
SET_IDENTITY_POOL_ROLES: Operation[Any] = Operation(
    id="setIdentityPoolRoles",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "SetIdentityPoolRoles"),),
    parameters=(
        _IDENTITY_POOL_ID,
        Parameter("role_mappings", "query", "RoleMappings"),
        Parameter("roles", "query", "Roles"),
    ),
    accept=("application/json",),
)
UPDATE_IDENTITY_POOL: Operation[Any] = Operation(
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
    accept=("application/json",),
)


class IdentityPoolOperations(OperationGroup):
    """Operations of "Identity Pool"."""

    def create_identity_pool(
        self,
        *,
        allow_unauthenticated_identities: str | None = None,
        cognito_identity_providers: str | None = None,
        developer_provider_name: str | None = None,
        identity_pool_name: str | None = None,
        open_id_connect_provider_arns: str | None = None,
        saml_provider_arns: str | None = None,
        supported_login_providers: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
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
        return self._call(
            CREATE_IDENTITY_POOL,
            request_options,
            allow_unauthenticated_identities=allow_unauthenticated_identities,
            cognito_identity_providers=cognito_identity_providers,
            developer_provider_name=developer_provider_name,
            identity_pool_name=identity_pool_name,
            open_id_connect_provider_arns=open_id_connect_provider_arns,
            saml_provider_arns=saml_provider_arns,
            supported_login_providers=supported_login_providers,
        )

    def delete_identity_pool(
        self,
        *,
        identity_pool_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Delete Identity Pool.

        Deletes a user pool.

        Args:
            identity_pool_id: An identity pool ID in the format REGION:GUID.
        """
        return self._call(
            DELETE_IDENTITY_POOL,
            request_options,
            identity_pool_id=identity_pool_id,
        )

    def describe_identity_pool(
        self,
        *,
        identity_pool_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Describe Identity Pool.

        Gets details about a particular identity pool, including the pool name, ID
        description, creation date, and current number of users.

        Args:
            identity_pool_id: An identity pool ID in the format REGION:GUID.
        """
        return self._call(
            DESCRIBE_IDENTITY_POOL,
            request_options,
            identity_pool_id=identity_pool_id,
        )

    def list_identity_pools(
        self,
        *,
        max_results: str | None = None,
        next_token: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """List Identity Pools.

        Lists all of the Cognito identity pools registered for your account.

        Args:
            max_results: The maximum number of identities to return.
            next_token: A pagination token.
        """
        return self._call(
            LIST_IDENTITY_POOLS,
            request_options,
            max_results=max_results,
            next_token=next_token,
        )

    def iter_identity_pools(
        self,
        *,
        max_results: str | None = None,
        next_token: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pages[Any, Any]:
        """Iterate over all items of `list_identity_pools`, fetching pages as needed.

        Takes the arguments of `list_identity_pools`; `next_token` selects the first
        page.
        """
        return self._pages(
            LIST_IDENTITY_POOLS,
            request_options,
            max_results=max_results,
            next_token=next_token,
        )

    def set_identity_pool_roles(
        self,
        *,
        identity_pool_id: str | None = None,
        role_mappings: str | None = None,
        roles: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Set Identity Pool Roles.

        Sets the roles for an identity pool.

        Args:
            identity_pool_id: An identity pool ID in the format REGION:GUID.
            role_mappings: How users for a specific identity provider are to mapped to
                roles.
            roles: The map of roles associated with this pool.
        """
        return self._call(
            SET_IDENTITY_POOL_ROLES,
            request_options,
            identity_pool_id=identity_pool_id,
            role_mappings=role_mappings,
            roles=roles,
        )

    def update_identity_pool(
        self,
        *,
        allow_unauthenticated_identities: str | None = None,
        cognito_identity_providers: str | None = None,
        developer_provider_name: str | None = None,
        identity_pool_id: str | None = None,
        identity_pool_name: str | None = None,
        open_id_connect_provider_arns: str | None = None,
        saml_provider_arns: str | None = None,
        supported_login_providers: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
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
        return self._call(
            UPDATE_IDENTITY_POOL,
            request_options,
            allow_unauthenticated_identities=allow_unauthenticated_identities,
            cognito_identity_providers=cognito_identity_providers,
            developer_provider_name=developer_provider_name,
            identity_pool_id=identity_pool_id,
            identity_pool_name=identity_pool_name,
            open_id_connect_provider_arns=open_id_connect_provider_arns,
            saml_provider_arns=saml_provider_arns,
            supported_login_providers=supported_login_providers,
        )


class AsyncIdentityPoolOperations(AsyncOperationGroup):
    """Asynchronous operations of "Identity Pool"."""

    create_identity_pool = asynchronous(IdentityPoolOperations.create_identity_pool)
    delete_identity_pool = asynchronous(IdentityPoolOperations.delete_identity_pool)
    describe_identity_pool = asynchronous(IdentityPoolOperations.describe_identity_pool)
    list_identity_pools = asynchronous(IdentityPoolOperations.list_identity_pools)
    iter_identity_pools = asynchronous_pages(IdentityPoolOperations.iter_identity_pools)
    set_identity_pool_roles = asynchronous(
        IdentityPoolOperations.set_identity_pool_roles
    )
    update_identity_pool = asynchronous(IdentityPoolOperations.update_identity_pool)
