"""Security as the client has it: schemes as arguments, and what operations need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from triptych.ir import (
    Api,
    ApiKeyScheme,
    BasicScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    Operation,
)
from triptych.python.code import Code
from triptych.python.docstrings import DocumentedArgument
from triptych.python.layout import (
    assignment,
    call,
    element,
    from_import,
    keyword,
    parameter,
    statement,
    tuple_of,
)
from triptych.python.literals import literal
from triptych.python.security_names import SecuritySchemeNames

__all__ = [
    "CredentialView",
    "DefaultSecurity",
    "client_imports",
    "credential_docs",
    "credential_view",
    "default_security",
    "has_devices",
    "security_declaration",
    "security_keyword",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialView:
    """The argument of the clients that takes the credentials for a security scheme.

    `declaration` makes the scheme, a value of the runtime.
    """

    scheme: str
    argument: str
    parameter: Code
    async_parameter: Code
    element: Code
    setting: str
    function: str
    async_setting: str
    declaration: Code
    variables: tuple[str, ...]
    takes: str


def credential_view(names: SecuritySchemeNames) -> CredentialView:
    """What files that exist once per package show of a scheme."""
    scheme = names.scheme
    written = [literal(scheme.name), literal(names.variables)]
    match scheme:
        case BasicScheme():
            function, setting, async_setting = "BasicAuth", "Basic", "Basic"
        case OpenIdConnectScheme(url=url) if url:
            function, setting, async_setting = "OAuth2", "Token", "AsyncToken"
            written.append(keyword("discovery_url", literal(url)))
        case HttpScheme() | OpenIdConnectScheme():
            function, setting, async_setting = "HttpAuth", "Key", "AsyncKey"
            kind = scheme.scheme if isinstance(scheme, HttpScheme) else "bearer"
            written += [literal(kind.title())] if kind != "bearer" else []
        case ApiKeyScheme():
            function, setting, async_setting = "ApiKey", "Key", "AsyncKey"
            written += [literal(scheme.place), literal(scheme.parameter)]
        case OAuth2Scheme():
            function, setting, async_setting = "OAuth2", "Token", "AsyncToken"
            written += [literal(scheme.token_url)] if scheme.token_url else []
            written += [
                keyword(name, literal(url))
                for name, url in (
                    ("password_token_url", scheme.password_token_url),
                    ("refresh_url", scheme.refresh_url),
                    ("device_url", scheme.device_url),
                    ("device_token_url", scheme.device_token_url),
                )
                if url
            ]
        case MutualTlsScheme():
            raise ValueError("a certificate is the HTTP client's")
    return CredentialView(
        scheme=scheme.name,
        argument=names.argument,
        parameter=_parameter(names.argument, f"{setting}Setting"),
        async_parameter=_parameter(names.argument, f"{async_setting}Setting"),
        element=element(f"{literal(scheme.name)}: {names.argument}", indent=16),
        setting=f"{setting}Setting",
        function=function,
        async_setting=f"{async_setting}Setting",
        declaration=call(function, written),
        variables=names.variables,
        takes=credential_takes(names),
    )


def has_devices(api: Api) -> bool:
    """Whether devices without a browser can get tokens (RFC 8628)."""
    return any(
        isinstance(scheme, OAuth2Scheme) and bool(scheme.device_url)
        for scheme in api.security_schemes
    )


def _parameter(name: str, setting: str) -> Code:
    return parameter(f"{name}: {setting} | None = None", indent=8)


def credential_takes(names: SecuritySchemeNames) -> str:
    """What the argument takes, in words."""
    match names.scheme:
        case BasicScheme():
            return "user name and password"
        case ApiKeyScheme(place="header", parameter=parameter) if (
            parameter.lower() == "authorization"
        ):
            # Descriptions have no better way to say `Bearer`, so it is the caller's.
            return (
                f"the whole header `{parameter}`, such as `Bearer ...`, or a function"
            )
        case ApiKeyScheme(place=place, parameter=parameter):
            return f"the key sent in the {place} `{parameter}`, or a function"
        case HttpScheme(scheme="bearer"):
            return "a token, or a function"
        case HttpScheme(scheme="digest"):
            return (
                "what follows `Digest` in the header, or a function; for a user name "
                "and password give `auth=httpx2.DigestAuth(...)` instead, which has "
                "all algorithms of RFC 7616, but not the quality `auth-int`"
            )
        case HttpScheme(scheme=kind):
            return f"what follows `{kind.title()}` in the header, or a function"
        case OAuth2Scheme(token_url="") | OpenIdConnectScheme(url=""):
            return "an access token, or a function"
        case OAuth2Scheme(device_url=url) if url:
            return (
                "an access token, a function, `ClientCredentials`,"
                " `PasswordCredentials` or `DeviceCredentials`"
            )
        case OAuth2Scheme() | OpenIdConnectScheme():
            return (
                "an access token, a function, `ClientCredentials` or"
                " `PasswordCredentials`"
            )
        case MutualTlsScheme():
            return "a certificate, which is set up in `http_client`"


def credential_docs(
    views: Iterable[CredentialView],
) -> tuple[DocumentedArgument, ...]:
    """The arguments as docstrings have them."""
    return tuple(
        DocumentedArgument(
            argument=view.argument,
            description=f"{view.takes}; defaults to the environment variable"
            f"{'s' * (len(view.variables) > 1)} {' and '.join(view.variables)}",
        )
        for view in views
    )


def client_imports(credentials: Iterable[CredentialView]) -> Code:
    """What the module of the clients needs of the runtime."""
    names = {
        "DEFAULT_MAX_RESPONSE_SIZE",
        "DEFAULT_MAX_RETRIES",
        "NOT_GIVEN",
        "AsyncHttpClient",
        "AsyncRequestHook",
        "AsyncResponseHook",
        "AuthSetting",
        "BaseAsyncClient",
        "BaseClient",
        "HttpClient",
        "NotGiven",
        "RequestHook",
        "ResponseHook",
        "TimeoutSetting",
    }
    for item in credentials:
        names |= {"Security", item.setting, item.async_setting, item.function}
    return from_import("._runtime.client", names)


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultSecurity:
    """What most operations need, as the names of schemes, alternatives first.

    Only the other operations have to say what they do. `is_assumed` where no operation
    says anything though there are schemes: then any of them may be what is meant.
    Schemes that are `unsent` are none of a request's.
    """

    alternatives: tuple[tuple[str, ...], ...]
    is_assumed: bool
    unsent: frozenset[str] = frozenset()


def default_security(api: Api) -> DefaultSecurity:
    """The default of an API; of what equally many need the first in sorted order."""
    unsent = frozenset(
        scheme.name
        for scheme in api.security_schemes
        if isinstance(scheme, MutualTlsScheme)
    )
    needs = Counter(_names(operation, unsent) for operation in api.operations)
    if api.security_schemes and not any(needs):
        return DefaultSecurity(
            alternatives=tuple(
                (scheme.name,)
                for scheme in api.security_schemes
                if scheme.name not in unsent
            ),
            is_assumed=True,
            unsent=unsent,
        )
    ranked = sorted(needs, key=lambda names: (-needs[names], names))
    return DefaultSecurity(
        alternatives=ranked[0] if ranked else (), is_assumed=False, unsent=unsent
    )


def security_declaration(
    credentials: Iterable[CredentialView], default: DefaultSecurity
) -> Code:
    """The constant with all schemes; empty if there is none."""
    schemes = [item.declaration for item in credentials]
    if not schemes:
        return Code("")
    keywords = [keyword("schemes", tuple_of(schemes))]
    if default.alternatives:
        keywords.append(_requirements("default", default.alternatives))
    return statement(assignment("_SECURITY", call("Security", keywords)))


def security_keyword(
    operation: Operation, default: DefaultSecurity
) -> tuple[Code, ...]:
    """`security=(("key",),)` of an operation; nothing if it needs what most do."""
    names = _names(operation, default.unsent)
    if default.is_assumed or names == default.alternatives:
        return ()
    return (_requirements("security", names),)


def _requirements(name: str, alternatives: tuple[tuple[str, ...], ...]) -> Code:
    written = [literal(names) for names in alternatives]
    return keyword(name, tuple_of(written))


def _names(operation: Operation, unsent: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(sorted(needed.schemes.keys() - unsent)) for needed in operation.security
    )
