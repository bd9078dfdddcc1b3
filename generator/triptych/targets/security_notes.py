"""Notes on security for readers, in Markdown with code spans around names."""

from __future__ import annotations

from triptych.ir import (
    Api,
    ApiKeyScheme,
    BasicScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    Operation,
    SecurityScheme,
)

__all__ = ["scheme_kind", "scheme_place", "security_text"]


def security_text(api: Api, operation: Operation) -> str:
    """What an operation needs, in words: "`key` and `token` (`read`), or `basic`".

    Empty where the API has no security at all.
    """
    alternatives = [
        " and ".join(
            f"`{name}`" + (f" ({', '.join(f'`{it}`' for it in scopes)})" * bool(scopes))
            for name, scopes in sorted(requirement.schemes.items())
        )
        for requirement in operation.security
    ]
    if not alternatives:
        return "no authentication" if api.security_schemes else ""
    # "Or nothing" ends the choice, wherever it stands.
    ordered = sorted(alternatives, key=lambda text: not text)
    return ", or ".join(text or "nothing" for text in ordered)


def scheme_kind(scheme: SecurityScheme) -> str:
    """The kind of scheme: "OAuth 2.0, implicit"."""
    match scheme:
        case BasicScheme():
            return "HTTP Basic"
        case HttpScheme(scheme=kind):
            return f"HTTP {kind.title()}"
        case ApiKeyScheme():
            return "API key"
        case OAuth2Scheme():
            return f"OAuth 2.0, {scheme.flow.replace('_', ' ')}"
        case OpenIdConnectScheme():
            return "OpenID Connect"
        case MutualTlsScheme():
            return "mutual TLS"


def scheme_place(scheme: SecurityScheme) -> str:
    """Where the credentials stand in a request."""
    match scheme:
        case BasicScheme():
            return "header `Authorization`: `Basic`, then `user:password` in Base64"
        case HttpScheme(scheme="bearer", bearer_format=form):
            token = f"a token ({form})" if form else "a token"
            return f"header `Authorization`: `Bearer`, then {token}"
        case HttpScheme(scheme=kind):
            return f"header `Authorization`: `{kind.title()}`, then the credentials"
        case ApiKeyScheme(place=place, parameter=parameter):
            return f"{place} `{parameter}`"
        case MutualTlsScheme():
            return "the certificate of the connection"
        case OAuth2Scheme() | OpenIdConnectScheme():
            return "header `Authorization`: `Bearer`, then the access token"
