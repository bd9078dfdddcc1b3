"""What the docs say about authentication."""

from __future__ import annotations

from dataclasses import dataclass

from triptych.ir import OAuth2Scheme
from triptych.python.security_names import SecuritySchemeNames
from triptych.targets.docs.types import LinkView
from triptych.targets.security_notes import scheme_kind, scheme_place

__all__ = ["SecuritySchemeView", "security_scheme_view"]


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


def security_scheme_view(names: SecuritySchemeNames) -> SecuritySchemeView:
    """What the page about authentication shows of a scheme."""
    scheme = names.scheme
    links: list[LinkView] = []
    scopes: list[ScopeView] = []
    if isinstance(scheme, OAuth2Scheme):
        urls = (
            ("Authorization URL", scheme.authorization_url),
            ("Token URL", scheme.token_url),
            ("Token URL for user name and password", scheme.password_token_url),
            ("Refresh URL", scheme.refresh_url),
            ("Device authorization URL", scheme.device_url),
            ("Token URL for devices", scheme.device_token_url),
            ("Authorization server metadata", scheme.metadata_url),
        )
        links += [LinkView(text=text, url=url) for text, url in urls if url]
        scopes += [
            ScopeView(name=name, description=description)
            for name, description in sorted(scheme.scopes.items())
        ]
    return SecuritySchemeView(
        name=scheme.name,
        kind=scheme_kind(scheme),
        sent_as=scheme_place(scheme),
        description=(
            f"Deprecated. {scheme.description}".strip()
            if scheme.deprecated
            else scheme.description
        ),
        argument=names.argument,
        variables=names.variables,
        links=tuple(links),
        scopes=tuple(scopes),
    )
