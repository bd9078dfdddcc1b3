"""Operations of "Users", and the base class of their service."""

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

__all__ = ["UsersService", "endpoints"]

_ADMIN_CREATE_USER_CONFIG = TypedParameter(
    "admin_create_user_config", "query", "AdminCreateUserConfig", type=str
)
_AUTO_VERIFIED_ATTRIBUTES = TypedParameter(
    "auto_verified_attributes", "query", "AutoVerifiedAttributes", type=str
)
_DEVICE_CONFIGURATION = TypedParameter(
    "device_configuration", "query", "DeviceConfiguration", type=str
)
_EMAIL_CONFIGURATION = TypedParameter(
    "email_configuration", "query", "EmailConfiguration", type=str
)
_EMAIL_VERIFICATION_MESSAGE = TypedParameter(
    "email_verification_message", "query", "EmailVerificationMessage", type=str
)
_EMAIL_VERIFICATION_SUBJECT = TypedParameter(
    "email_verification_subject", "query", "EmailVerificationSubject", type=str
)
_LAMBDA_CONFIG = TypedParameter("lambda_config", "query", "LambdaConfig", type=str)
_MFA_CONFIGURATION = TypedParameter(
    "mfa_configuration", "query", "MfaConfiguration", type=str
)
_POLICIES = TypedParameter("policies", "query", "Policies", type=str)
_SMS_AUTHENTICATION_MESSAGE = TypedParameter(
    "sms_authentication_message", "query", "SmsAuthenticationMessage", type=str
)
_SMS_CONFIGURATION = TypedParameter(
    "sms_configuration", "query", "SmsConfiguration", type=str
)
_SMS_VERIFICATION_MESSAGE = TypedParameter(
    "sms_verification_message", "query", "SmsVerificationMessage", type=str
)
_USER_POOL_TAGS = TypedParameter("user_pool_tags", "query", "UserPoolTags", type=str)
_CLIENT_NAME = TypedParameter("client_name", "query", "ClientName", type=str)
_EXPLICIT_AUTH_FLOWS = TypedParameter(
    "explicit_auth_flows", "query", "ExplicitAuthFlows", type=str
)
_READ_ATTRIBUTES = TypedParameter(
    "read_attributes", "query", "ReadAttributes", type=str
)
_REFRESH_TOKEN_VALIDITY = TypedParameter(
    "refresh_token_validity", "query", "RefreshTokenValidity", type=str
)
_USER_POOL_ID = TypedParameter("user_pool_id", "query", "UserPoolId", type=str)
_WRITE_ATTRIBUTES = TypedParameter(
    "write_attributes", "query", "WriteAttributes", type=str
)
_CLIENT_ID = TypedParameter("client_id", "query", "ClientId", type=str)
CREATE_USER_POOL = ServerOperation(
    id="createUserPool",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "CreateUserPool"),),
    parameters=(
        _ADMIN_CREATE_USER_CONFIG,
        TypedParameter("alias_attributes", "query", "AliasAttributes", type=str),
        _AUTO_VERIFIED_ATTRIBUTES,
        _DEVICE_CONFIGURATION,
        _EMAIL_CONFIGURATION,
        _EMAIL_VERIFICATION_MESSAGE,
        _EMAIL_VERIFICATION_SUBJECT,
        _LAMBDA_CONFIG,
        _MFA_CONFIGURATION,
        _POLICIES,
        TypedParameter("pool_name", "query", "PoolName", type=str),
        TypedParameter("schema", "query", "Schema", type=str),
        _SMS_AUTHENTICATION_MESSAGE,
        _SMS_CONFIGURATION,
        _SMS_VERIFICATION_MESSAGE,
        _USER_POOL_TAGS,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
CREATE_USER_POOL_CLIENT = ServerOperation(
    id="createUserPoolClient",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "CreateUserPoolClient"),),
    parameters=(
        _CLIENT_NAME,
        _EXPLICIT_AUTH_FLOWS,
        TypedParameter("generate_secret", "query", "GenerateSecret", type=str),
        _READ_ATTRIBUTES,
        _REFRESH_TOKEN_VALIDITY,
        _USER_POOL_ID,
        _WRITE_ATTRIBUTES,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
DELETE_USER_POOL = ServerOperation(
    id="deleteUserPool",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "DeleteUserPool"),),
    parameters=(_USER_POOL_ID,),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
DELETE_USER_POOL_CLIENT = ServerOperation(
    id="deleteUserPoolClient",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "DeleteUserPoolClient"),),
    parameters=(_CLIENT_ID, _USER_POOL_ID),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
DESCRIBE_USER_POOL = ServerOperation(
    id="describeUserPool",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "DescribeUserPool"),),
    parameters=(_USER_POOL_ID,),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
DESCRIBE_USER_POOL_CLIENT = ServerOperation(
    id="describeUserPoolClient",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "DescribeUserPoolClient"),),
    parameters=(_CLIENT_ID, _USER_POOL_ID),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
GET_DEVICE = ServerOperation(
    id="getDevice",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "GetDevice"),),
    parameters=(
        TypedParameter("access_token", "query", "AccessToken", type=str),
        TypedParameter("device_key", "query", "DeviceKey", type=str),
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
UPDATE_USER_POOL = ServerOperation(
    id="updateUserPool",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "UpdateUserPool"),),
    parameters=(
        _ADMIN_CREATE_USER_CONFIG,
        _AUTO_VERIFIED_ATTRIBUTES,
        _DEVICE_CONFIGURATION,
        _EMAIL_CONFIGURATION,
        _EMAIL_VERIFICATION_MESSAGE,
        _EMAIL_VERIFICATION_SUBJECT,
        _LAMBDA_CONFIG,
        _MFA_CONFIGURATION,
        _POLICIES,
        _SMS_AUTHENTICATION_MESSAGE,
        _SMS_CONFIGURATION,
        _SMS_VERIFICATION_MESSAGE,
        _USER_POOL_ID,
        _USER_POOL_TAGS,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
UPDATE_USER_POOL_CLIENT = ServerOperation(
    id="updateUserPoolClient",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "UpdateUserPoolClient"),),
    parameters=(
        _CLIENT_ID,
        _CLIENT_NAME,
        _EXPLICIT_AUTH_FLOWS,
        _READ_ATTRIBUTES,
        _REFRESH_TOKEN_VALIDITY,
        _USER_POOL_ID,
        _WRITE_ATTRIBUTES,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)


class UsersService(Service):
    """Operations of "Users".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def create_user_pool(
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
    ) -> Reply[Any]:
        """Create User Pool.

        Creates a new Amazon Cognito user pool and sets the password policy for the
        pool.

        Args:
            admin_create_user_config: The configuration for AdminCreateUser requests.
            alias_attributes: Attributes supported as an alias for this user pool.
            auto_verified_attributes: The attributes to be auto-verified.
            device_configuration: The device configuration.
            email_configuration: The email configuration.
            email_verification_message: A string representing the email verification
                message.
            email_verification_subject: A string representing the email verification
                subject.
            lambda_config: The Lambda trigger configuration information for the new user
                pool.
            mfa_configuration: Specifies MFA configuration details.
            policies: The policies associated with the new user pool.
            pool_name: A string used to name the user pool.
            schema: An array of schema attributes for the new user pool.
            sms_authentication_message: A string representing the SMS authentication
                message.
            sms_configuration: The SMS configuration.
            sms_verification_message: A string representing the SMS verification
                message.
            user_pool_tags: The cost allocation tags for the user pool.
        """
        raise not_implemented("createUserPool")

    @abstractmethod
    def create_user_pool_client(
        self,
        *,
        client_name: str | None,
        explicit_auth_flows: str | None,
        generate_secret: str | None,
        read_attributes: str | None,
        refresh_token_validity: str | None,
        user_pool_id: str | None,
        write_attributes: str | None,
    ) -> Reply[Any]:
        """Create User Pool Client.

        Creates the user pool client.

        Args:
            client_name: The client name for the user pool client you would like to
                create.
            explicit_auth_flows: The explicit authentication flows.
            generate_secret: Boolean to specify whether you want to generate a secret
                for the user pool client being created.
            read_attributes: The read attributes.
            refresh_token_validity: The validity of the refresh token, in days.
            user_pool_id: The user pool ID for the user pool where you want to create a
                user pool client.
            write_attributes: The write attributes.
        """
        raise not_implemented("createUserPoolClient")

    @abstractmethod
    def delete_user_pool(
        self,
        *,
        user_pool_id: str | None,
    ) -> Reply[Any]:
        """Delete User Pool.

        Deletes the specified Amazon Cognito user pool.

        Args:
            user_pool_id: The user pool ID for the user pool you want to delete.
        """
        raise not_implemented("deleteUserPool")

    @abstractmethod
    def delete_user_pool_client(
        self,
        *,
        client_id: str | None,
        user_pool_id: str | None,
    ) -> Reply[Any]:
        """Delete User Pool Client.

        Allows the developer to delete the user pool client.

        Args:
            client_id: The ID of the client associated with the user pool.
            user_pool_id: The user pool ID for the user pool where you want to delete
                the client.
        """
        raise not_implemented("deleteUserPoolClient")

    @abstractmethod
    def describe_user_pool(
        self,
        *,
        user_pool_id: str | None,
    ) -> Reply[Any]:
        """Describe User Pool.

        Returns the configuration information and metadata of the specified user pool.

        Args:
            user_pool_id: The user pool ID for the user pool you want to describe.
        """
        raise not_implemented("describeUserPool")

    @abstractmethod
    def describe_user_pool_client(
        self,
        *,
        client_id: str | None,
        user_pool_id: str | None,
    ) -> Reply[Any]:
        """Describe User Pool Client.

        Client method for returning the configuration information and metadata of the
        specified user pool client.

        Args:
            client_id: The ID of the client associated with the user pool.
            user_pool_id: The user pool ID for the user pool you want to describe.
        """
        raise not_implemented("describeUserPoolClient")

    @abstractmethod
    def get_device(
        self,
        *,
        access_token: str | None,
        device_key: str | None,
    ) -> Reply[Any]:
        """Get Device.

        Gets the device.

        Args:
            access_token: The access token.
            device_key: The device key.
        """
        raise not_implemented("getDevice")

    @abstractmethod
    def update_user_pool(
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
    ) -> Reply[Any]:
        """Update User Pool.

        Updates the specified user pool with the specified attributes.

        Args:
            admin_create_user_config: The configuration for AdminCreateUser requests.
            auto_verified_attributes: The attributes that are automatically verified
                when the Amazon Cognito service makes a request to update user pools.
            device_configuration: Device configuration.
            email_configuration: Email configuration.
            email_verification_message: The contents of the email verification message.
            email_verification_subject: The subject of the email verification message.
            lambda_config: The AWS Lambda configuration information from the request to
                update the user pool.
            mfa_configuration: Can be one of the following values:
            policies: A container with the policies you wish to update in a user pool.
            sms_authentication_message: The contents of the SMS authentication message.
            sms_configuration: SMS configuration.
            sms_verification_message: A container with information about the SMS
                verification message.
            user_pool_id: The user pool ID for the user pool you want to update.
            user_pool_tags: The cost allocation tags for the user pool.
        """
        raise not_implemented("updateUserPool")

    @abstractmethod
    def update_user_pool_client(
        self,
        *,
        client_id: str | None,
        client_name: str | None,
        explicit_auth_flows: str | None,
        read_attributes: str | None,
        refresh_token_validity: str | None,
        user_pool_id: str | None,
        write_attributes: str | None,
    ) -> Reply[Any]:
        """Update User Pool Client.

        Allows the developer to update the specified user pool client and password
        policy.

        Args:
            client_id: The ID of the client associated with the user pool.
            client_name: The client name from the update user pool client request.
            explicit_auth_flows: Explicit authentication flows.
            read_attributes: The read-only attributes of the user pool.
            refresh_token_validity: The validity of the refresh token, in days.
            user_pool_id: The user pool ID for the user pool where you want to update
                the user pool client.
            write_attributes: The writeable attributes of the user pool.
        """
        raise not_implemented("updateUserPoolClient")


def endpoints(service: UsersService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(CREATE_USER_POOL),
            Endpoint(CREATE_USER_POOL_CLIENT),
            Endpoint(DELETE_USER_POOL),
            Endpoint(DELETE_USER_POOL_CLIENT),
            Endpoint(DESCRIBE_USER_POOL),
            Endpoint(DESCRIBE_USER_POOL_CLIENT),
            Endpoint(GET_DEVICE),
            Endpoint(UPDATE_USER_POOL),
            Endpoint(UPDATE_USER_POOL_CLIENT),
        )
    return (
        Endpoint(CREATE_USER_POOL, service.create_user_pool),
        Endpoint(CREATE_USER_POOL_CLIENT, service.create_user_pool_client),
        Endpoint(DELETE_USER_POOL, service.delete_user_pool),
        Endpoint(DELETE_USER_POOL_CLIENT, service.delete_user_pool_client),
        Endpoint(DESCRIBE_USER_POOL, service.describe_user_pool),
        Endpoint(DESCRIBE_USER_POOL_CLIENT, service.describe_user_pool_client),
        Endpoint(GET_DEVICE, service.get_device),
        Endpoint(UPDATE_USER_POOL, service.update_user_pool),
        Endpoint(UPDATE_USER_POOL_CLIENT, service.update_user_pool_client),
    )
