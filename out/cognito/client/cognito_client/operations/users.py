"""Operations of "Users"."""

from __future__ import annotations

from typing import Any

from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)
from .._runtime.wire.parameters import Constant, Parameter

__all__ = ["AsyncUsersOperations", "UsersOperations"]

_ADMIN_CREATE_USER_CONFIG = Parameter(
    "admin_create_user_config", "query", "AdminCreateUserConfig"
)
_AUTO_VERIFIED_ATTRIBUTES = Parameter(
    "auto_verified_attributes", "query", "AutoVerifiedAttributes"
)
_DEVICE_CONFIGURATION = Parameter(
    "device_configuration", "query", "DeviceConfiguration"
)
_EMAIL_CONFIGURATION = Parameter("email_configuration", "query", "EmailConfiguration")
_EMAIL_VERIFICATION_MESSAGE = Parameter(
    "email_verification_message", "query", "EmailVerificationMessage"
)
_EMAIL_VERIFICATION_SUBJECT = Parameter(
    "email_verification_subject", "query", "EmailVerificationSubject"
)
_LAMBDA_CONFIG = Parameter("lambda_config", "query", "LambdaConfig")
_MFA_CONFIGURATION = Parameter("mfa_configuration", "query", "MfaConfiguration")
_POLICIES = Parameter("policies", "query", "Policies")
_SMS_AUTHENTICATION_MESSAGE = Parameter(
    "sms_authentication_message", "query", "SmsAuthenticationMessage"
)
_SMS_CONFIGURATION = Parameter("sms_configuration", "query", "SmsConfiguration")
_SMS_VERIFICATION_MESSAGE = Parameter(
    "sms_verification_message", "query", "SmsVerificationMessage"
)
_USER_POOL_TAGS = Parameter("user_pool_tags", "query", "UserPoolTags")
_CLIENT_NAME = Parameter("client_name", "query", "ClientName")
_EXPLICIT_AUTH_FLOWS = Parameter("explicit_auth_flows", "query", "ExplicitAuthFlows")
_READ_ATTRIBUTES = Parameter("read_attributes", "query", "ReadAttributes")
_REFRESH_TOKEN_VALIDITY = Parameter(
    "refresh_token_validity", "query", "RefreshTokenValidity"
)
_USER_POOL_ID = Parameter("user_pool_id", "query", "UserPoolId")
_WRITE_ATTRIBUTES = Parameter("write_attributes", "query", "WriteAttributes")
_CLIENT_ID = Parameter("client_id", "query", "ClientId")
CREATE_USER_POOL: Operation[Any] = Operation(
    id="createUserPool",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "CreateUserPool"),),
    parameters=(
        _ADMIN_CREATE_USER_CONFIG,
        Parameter("alias_attributes", "query", "AliasAttributes"),
        _AUTO_VERIFIED_ATTRIBUTES,
        _DEVICE_CONFIGURATION,
        _EMAIL_CONFIGURATION,
        _EMAIL_VERIFICATION_MESSAGE,
        _EMAIL_VERIFICATION_SUBJECT,
        _LAMBDA_CONFIG,
        _MFA_CONFIGURATION,
        _POLICIES,
        Parameter("pool_name", "query", "PoolName"),
        Parameter("schema", "query", "Schema"),
        _SMS_AUTHENTICATION_MESSAGE,
        _SMS_CONFIGURATION,
        _SMS_VERIFICATION_MESSAGE,
        _USER_POOL_TAGS,
    ),
    accept=("application/json",),
)
CREATE_USER_POOL_CLIENT: Operation[Any] = Operation(
    id="createUserPoolClient",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "CreateUserPoolClient"),),
    parameters=(
        _CLIENT_NAME,
        _EXPLICIT_AUTH_FLOWS,
        Parameter("generate_secret", "query", "GenerateSecret"),
        _READ_ATTRIBUTES,
        _REFRESH_TOKEN_VALIDITY,
        _USER_POOL_ID,
        _WRITE_ATTRIBUTES,
    ),
    accept=("application/json",),
)
DELETE_USER_POOL: Operation[Any] = Operation(
    id="deleteUserPool",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "DeleteUserPool"),),
    parameters=(_USER_POOL_ID,),
    accept=("application/json",),
)
DELETE_USER_POOL_CLIENT: Operation[Any] = Operation(
    id="deleteUserPoolClient",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "DeleteUserPoolClient"),),
    parameters=(_CLIENT_ID, _USER_POOL_ID),
    accept=("application/json",),
)
DESCRIBE_USER_POOL: Operation[Any] = Operation(
    id="describeUserPool",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "DescribeUserPool"),),
    parameters=(_USER_POOL_ID,),
    accept=("application/json",),
)
DESCRIBE_USER_POOL_CLIENT: Operation[Any] = Operation(
    id="describeUserPoolClient",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "DescribeUserPoolClient"),),
    parameters=(_CLIENT_ID, _USER_POOL_ID),
    accept=("application/json",),
)
GET_DEVICE: Operation[Any] = Operation(
    id="getDevice",
    method="GET",
    path="/",
    constants=(Constant("query", "Action", "GetDevice"),),
    parameters=(
        Parameter("access_token", "query", "AccessToken"),
        Parameter("device_key", "query", "DeviceKey"),
    ),
    accept=("application/json",),
)
UPDATE_USER_POOL: Operation[Any] = Operation(
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
    accept=("application/json",),
)
UPDATE_USER_POOL_CLIENT: Operation[Any] = Operation(
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
    accept=("application/json",),
)


class UsersOperations(OperationGroup):
    """Operations of "Users"."""

    def create_user_pool(
        self,
        *,
        admin_create_user_config: str | None = None,
        alias_attributes: str | None = None,
        auto_verified_attributes: str | None = None,
        device_configuration: str | None = None,
        email_configuration: str | None = None,
        email_verification_message: str | None = None,
        email_verification_subject: str | None = None,
        lambda_config: str | None = None,
        mfa_configuration: str | None = None,
        policies: str | None = None,
        pool_name: str | None = None,
        schema: str | None = None,
        sms_authentication_message: str | None = None,
        sms_configuration: str | None = None,
        sms_verification_message: str | None = None,
        user_pool_tags: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
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
        return self._call(
            CREATE_USER_POOL,
            request_options,
            admin_create_user_config=admin_create_user_config,
            alias_attributes=alias_attributes,
            auto_verified_attributes=auto_verified_attributes,
            device_configuration=device_configuration,
            email_configuration=email_configuration,
            email_verification_message=email_verification_message,
            email_verification_subject=email_verification_subject,
            lambda_config=lambda_config,
            mfa_configuration=mfa_configuration,
            policies=policies,
            pool_name=pool_name,
            schema=schema,
            sms_authentication_message=sms_authentication_message,
            sms_configuration=sms_configuration,
            sms_verification_message=sms_verification_message,
            user_pool_tags=user_pool_tags,
        )

    def create_user_pool_client(
        self,
        *,
        client_name: str | None = None,
        explicit_auth_flows: str | None = None,
        generate_secret: str | None = None,
        read_attributes: str | None = None,
        refresh_token_validity: str | None = None,
        user_pool_id: str | None = None,
        write_attributes: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
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
        return self._call(
            CREATE_USER_POOL_CLIENT,
            request_options,
            client_name=client_name,
            explicit_auth_flows=explicit_auth_flows,
            generate_secret=generate_secret,
            read_attributes=read_attributes,
            refresh_token_validity=refresh_token_validity,
            user_pool_id=user_pool_id,
            write_attributes=write_attributes,
        )

    def delete_user_pool(
        self,
        *,
        user_pool_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Delete User Pool.

        Deletes the specified Amazon Cognito user pool.

        Args:
            user_pool_id: The user pool ID for the user pool you want to delete.
        """
        return self._call(
            DELETE_USER_POOL,
            request_options,
            user_pool_id=user_pool_id,
        )

    def delete_user_pool_client(
        self,
        *,
        client_id: str | None = None,
        user_pool_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Delete User Pool Client.

        Allows the developer to delete the user pool client.

        Args:
            client_id: The ID of the client associated with the user pool.
            user_pool_id: The user pool ID for the user pool where you want to delete
                the client.
        """
        return self._call(
            DELETE_USER_POOL_CLIENT,
            request_options,
            client_id=client_id,
            user_pool_id=user_pool_id,
        )

    def describe_user_pool(
        self,
        *,
        user_pool_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Describe User Pool.

        Returns the configuration information and metadata of the specified user pool.

        Args:
            user_pool_id: The user pool ID for the user pool you want to describe.
        """
        return self._call(
            DESCRIBE_USER_POOL,
            request_options,
            user_pool_id=user_pool_id,
        )

    def describe_user_pool_client(
        self,
        *,
        client_id: str | None = None,
        user_pool_id: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Describe User Pool Client.

        Client method for returning the configuration information and metadata of the
        specified user pool client.

        Args:
            client_id: The ID of the client associated with the user pool.
            user_pool_id: The user pool ID for the user pool you want to describe.
        """
        return self._call(
            DESCRIBE_USER_POOL_CLIENT,
            request_options,
            client_id=client_id,
            user_pool_id=user_pool_id,
        )

    def get_device(
        self,
        *,
        access_token: str | None = None,
        device_key: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """Get Device.

        Gets the device.

        Args:
            access_token: The access token.
            device_key: The device key.
        """
        return self._call(
            GET_DEVICE,
            request_options,
            access_token=access_token,
            device_key=device_key,
        )

    def update_user_pool(
        self,
        *,
        admin_create_user_config: str | None = None,
        auto_verified_attributes: str | None = None,
        device_configuration: str | None = None,
        email_configuration: str | None = None,
        email_verification_message: str | None = None,
        email_verification_subject: str | None = None,
        lambda_config: str | None = None,
        mfa_configuration: str | None = None,
        policies: str | None = None,
        sms_authentication_message: str | None = None,
        sms_configuration: str | None = None,
        sms_verification_message: str | None = None,
        user_pool_id: str | None = None,
        user_pool_tags: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
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
        return self._call(
            UPDATE_USER_POOL,
            request_options,
            admin_create_user_config=admin_create_user_config,
            auto_verified_attributes=auto_verified_attributes,
            device_configuration=device_configuration,
            email_configuration=email_configuration,
            email_verification_message=email_verification_message,
            email_verification_subject=email_verification_subject,
            lambda_config=lambda_config,
            mfa_configuration=mfa_configuration,
            policies=policies,
            sms_authentication_message=sms_authentication_message,
            sms_configuration=sms_configuration,
            sms_verification_message=sms_verification_message,
            user_pool_id=user_pool_id,
            user_pool_tags=user_pool_tags,
        )

    def update_user_pool_client(
        self,
        *,
        client_id: str | None = None,
        client_name: str | None = None,
        explicit_auth_flows: str | None = None,
        read_attributes: str | None = None,
        refresh_token_validity: str | None = None,
        user_pool_id: str | None = None,
        write_attributes: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Any:
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
        return self._call(
            UPDATE_USER_POOL_CLIENT,
            request_options,
            client_id=client_id,
            client_name=client_name,
            explicit_auth_flows=explicit_auth_flows,
            read_attributes=read_attributes,
            refresh_token_validity=refresh_token_validity,
            user_pool_id=user_pool_id,
            write_attributes=write_attributes,
        )


class AsyncUsersOperations(AsyncOperationGroup):
    """Asynchronous operations of "Users"."""

    create_user_pool = asynchronous(UsersOperations.create_user_pool)
    create_user_pool_client = asynchronous(UsersOperations.create_user_pool_client)
    delete_user_pool = asynchronous(UsersOperations.delete_user_pool)
    delete_user_pool_client = asynchronous(UsersOperations.delete_user_pool_client)
    describe_user_pool = asynchronous(UsersOperations.describe_user_pool)
    describe_user_pool_client = asynchronous(UsersOperations.describe_user_pool_client)
    get_device = asynchronous(UsersOperations.get_device)
    update_user_pool = asynchronous(UsersOperations.update_user_pool)
    update_user_pool_client = asynchronous(UsersOperations.update_user_pool_client)
