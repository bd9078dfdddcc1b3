"""What the docs say about authentication."""

from __future__ import annotations

from dataclasses import dataclass

from trifold.ir import (
    Api,
    ApiKeyScheme,
    BasicScheme,
    OAuth2Scheme,
    Operation,
)
from trifold.python.security_names import SecuritySchemeNames
from trifold.targets.docs_types import LinkView

__all__ = ["SecuritySchemeView", "security_scheme_view", "security_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeView:
    """A row of a table of scopes."""

    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecuritySchemeView:
    """A row of the table of security schemes, and a section if it has more to say."""

    name: str
    kind: str
    sent_as: str
    description: str
    argument: str
    variables: tuple[str, ...]
    links: tuple[LinkView, ...] = ()
    scopes: tuple[ScopeView, ...] = ()


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


def security_scheme_view(names: SecuritySchemeNames) -> SecuritySchemeView:
    """What the page about authentication shows of a scheme."""
    scheme = names.scheme
    match scheme:
        case BasicScheme():
            return SecuritySchemeView(
                name=scheme.name,
                kind="HTTP Basic",
                sent_as="header `Authorization`: `Basic` and `user:password` in Base64",
                description=scheme.description,
                argument=names.argument,
                variables=names.variables,
            )
        case ApiKeyScheme(place=place, parameter=parameter):
            return SecuritySchemeView(
                name=scheme.name,
                kind="API key",
                sent_as=f"{place} `{parameter}`",
                description=scheme.description,
                argument=names.argument,
                variables=names.variables,
            )
        case OAuth2Scheme():
            urls = (
                ("Authorization URL", scheme.authorization_url),
                ("Token URL", scheme.token_url),
            )
            return SecuritySchemeView(
                name=scheme.name,
                kind=f"OAuth 2.0, {scheme.flow.replace('_', ' ')}",
                sent_as="header `Authorization`: `Bearer` and the access token",
                description=scheme.description,
                argument=names.argument,
                variables=names.variables,
                links=tuple(LinkView(text=text, url=url) for text, url in urls if url),
                scopes=tuple(
                    ScopeView(name=name, description=description)
                    for name, description in sorted(scheme.scopes.items())
                ),
            )
