"""Security as the server has it: a hook for each scheme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from triptych.ir import (
    ApiKeyScheme,
    BasicScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    SecurityScheme,
)
from triptych.python.code import Code
from triptych.python.docstrings import DocumentedArgument, docstring_lines
from triptych.python.layout import call, from_import, keyword, statement, tuple_of
from triptych.python.literals import literal
from triptych.python.security_names import SecuritySchemeNames

__all__ = ["SecurityView", "security_view"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HookView:
    """The field that holds the hook for a security scheme."""

    name: str
    field: Code
    scheme: str
    takes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityView:
    """The module with the hooks of an API; `declaration` returns its schemes.

    `example` is the application of a README.
    """

    docstring: tuple[str, ...]
    runtime_import: Code
    hooks: tuple[HookView, ...]
    declaration: Code
    example: str


def security_view(
    names: Iterable[SecuritySchemeNames], *, package: str, realm: str
) -> SecurityView | None:
    """What the server has for the schemes of an API; None if it has no schemes."""
    known = tuple(names)
    if not known:
        return None
    hooks = tuple(
        HookView(
            name=item.argument,
            field=statement(
                f"{item.argument}: {_kind(item.scheme)}Hook | None = None", indent=4
            ),
            scheme=item.scheme.name,
            takes=_takes(item.scheme),
        )
        for item in known
    )
    schemes = [_scheme(item) for item in known]
    written = [
        keyword("schemes", tuple_of(schemes)),
        f"realm={literal(realm)}",
    ]
    used = {name for item in known for name in _imported(item.scheme)}
    return SecurityView(
        docstring=docstring_lines(
            summary="Authentication hooks, one for each security scheme of the API",
            description=(
                "A hook is a `def` or `async def`, and returns the caller as any"
                " object. None, False, and a `ProblemError` of 401 or 403 reject the"
                " request. A scheme without a hook lets nobody in."
            ),
            arguments=[
                DocumentedArgument(
                    argument=item.argument,
                    description=f"receives {_takes(item.scheme)}."
                    f" {' '.join(item.scheme.description.split())}",
                )
                for item in known
            ],
            indent=4,
        ),
        runtime_import=from_import("._runtime.server", {"Security", *used}),
        hooks=hooks,
        declaration=statement(f"return {call('Security', written)}", indent=4),
        example=_example(known[0], package),
    )


def _kind(scheme: SecurityScheme) -> str:
    match scheme:
        case BasicScheme():
            return "Basic"
        case ApiKeyScheme():
            return "ApiKey"
        case HttpScheme():
            return "Http"
        case OAuth2Scheme() | OpenIdConnectScheme():
            return "OAuth2"
        case MutualTlsScheme():
            return "MutualTls"


def _imported(scheme: SecurityScheme) -> tuple[str, str]:
    kind = _kind(scheme)
    return f"{kind}Scheme", f"{kind}Hook"


def _takes(scheme: SecurityScheme) -> str:
    match scheme:
        case BasicScheme():
            return "the user name and password"
        case ApiKeyScheme(place=place, parameter=parameter):
            return f"the text of the {place} `{parameter}`"
        case HttpScheme(scheme="bearer"):
            return "the token"
        case HttpScheme(scheme=kind):
            return f"what follows `{kind.title()}` in the header `Authorization`"
        case MutualTlsScheme():
            return "the certificate of the client in PEM"
        case OAuth2Scheme() | OpenIdConnectScheme():
            return "the access token and the scopes that the operation needs"


def _scheme(names: SecuritySchemeNames) -> Code:
    scheme = names.scheme
    written = [f"name={literal(scheme.name)}"]
    if isinstance(scheme, ApiKeyScheme):
        written.append(f"place={literal(scheme.place)}")
        written.append(f"parameter={literal(scheme.parameter)}")
    if isinstance(scheme, HttpScheme) and scheme.scheme != "bearer":
        written.append(f"scheme={literal(scheme.scheme)}")
    written.append(f"hook=hooks.{names.argument}")
    return call(f"{_kind(scheme)}Scheme", written)


def _example(names: SecuritySchemeNames, package: str) -> str:
    """A hook for one scheme that compares with a secret of the environment."""
    imported = ["Authentication", "create_app"]
    match names.scheme:
        case BasicScheme():
            imported.append("BasicCredentials")
            taken, secret = "credentials: BasicCredentials", "credentials.password"
        case ApiKeyScheme():
            taken, secret = "key: str", "key"
        case HttpScheme():
            taken, secret = "token: str", "token"
        case MutualTlsScheme():
            taken, secret = "certificate: str", "certificate"
        case OAuth2Scheme() | OpenIdConnectScheme():
            taken, secret = "token: str, scopes: tuple[str, ...]", "token"
    return (
        "import hmac\nimport os\n\n"
        f"{from_import(package, imported)}\n\n"
        'SECRET = os.environ["SECRET"].encode()\n\n\n'
        f"def check({taken}) -> str | None:\n"
        f"    is_right = hmac.compare_digest({secret}.encode(), SECRET)\n"
        '    return "ada" if is_right else None\n\n\n'
        f"app = create_app(authenticate=Authentication({names.argument}=check))"
    )
