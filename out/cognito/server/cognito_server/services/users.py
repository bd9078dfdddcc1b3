"""Implementation of the "Users" operations. Edit this file freely."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from .._generated import not_implemented
from .._generated.services import UsersService


class Users(UsersService):
    @override
    async def create_user_pool(
        self,
        *,
        admin_create_user_config: str | None,
        alias_attributes: str | None,
        auto_verified_attributes: str | None,
        device_configuration: str | None,
        email_configuration: str | None,
        email_verification_message: str | None,
        email_verification_subject: str | None,
        lambda_config: str | None,
        mfa_configuration: str | None,
        policies: str | None,
        pool_name: str | None,
        schema: str | None,
        sms_authentication_message: str | None,
        sms_configuration: str | None,
        sms_verification_message: str | None,
        user_pool_tags: str | None,
    ) -> Any:
        """Create User Pool."""
        raise not_implemented("createUserPool")

    @override
    async def create_user_pool_client(
        self,
        *,
        client_name: str | None,
        explicit_auth_flows: str | None,
        generate_secret: str | None,
        read_attributes: str | None,
        refresh_token_validity: str | None,
        user_pool_id: str | None,
        write_attributes: str | None,
    ) -> Any:
        """Create User Pool Client."""
        raise not_implemented("createUserPoolClient")

    @override
    async def delete_user_pool(
        self,
        *,
        user_pool_id: str | None,
    ) -> Any:
        """Delete User Pool."""
        raise not_implemented("deleteUserPool")

    @override
    async def delete_user_pool_client(
        self,
        *,
        client_id: str | None,
        user_pool_id: str | None,
    ) -> Any:
        """Delete User Pool Client."""
        raise not_implemented("deleteUserPoolClient")

    @override
    async def describe_user_pool(
        self,
        *,
        user_pool_id: str | None,
    ) -> Any:
        """Describe User Pool."""
        raise not_implemented("describeUserPool")

    @override
    async def describe_user_pool_client(
        self,
        *,
        client_id: str | None,
        user_pool_id: str | None,
    ) -> Any:
        """Describe User Pool Client."""
        raise not_implemented("describeUserPoolClient")

    @override
    async def get_device(
        self,
        *,
        access_token: str | None,
        device_key: str | None,
    ) -> Any:
        """Get Device."""
        raise not_implemented("getDevice")

    @override
    async def update_user_pool(
        self,
        *,
        admin_create_user_config: str | None,
        auto_verified_attributes: str | None,
        device_configuration: str | None,
        email_configuration: str | None,
        email_verification_message: str | None,
        email_verification_subject: str | None,
        lambda_config: str | None,
        mfa_configuration: str | None,
        policies: str | None,
        sms_authentication_message: str | None,
        sms_configuration: str | None,
        sms_verification_message: str | None,
        user_pool_id: str | None,
        user_pool_tags: str | None,
    ) -> Any:
        """Update User Pool."""
        raise not_implemented("updateUserPool")

    @override
    async def update_user_pool_client(
        self,
        *,
        client_id: str | None,
        client_name: str | None,
        explicit_auth_flows: str | None,
        read_attributes: str | None,
        refresh_token_validity: str | None,
        user_pool_id: str | None,
        write_attributes: str | None,
    ) -> Any:
        """Update User Pool Client."""
        raise not_implemented("updateUserPoolClient")
