"""Names of security schemes: arguments of the clients, and environment variables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from triptych.ir import BasicScheme, SecurityScheme
from triptych.python.identifiers import snake_case
from triptych.python.reserved import CLIENT_ARGUMENTS, KEYWORDS
from triptych.python.scope import Candidate, allocate

__all__ = ["SecuritySchemeNames", "name_security_schemes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecuritySchemeNames:
    """A security scheme with the argument that takes its credentials.

    `variables` are the environment variables they are taken from otherwise: user name
    and password of basic authentication, else one.
    """

    scheme: SecurityScheme
    argument: str
    variables: tuple[str, ...]


def name_security_schemes(
    schemes: Iterable[SecurityScheme], package: str
) -> tuple[SecuritySchemeNames, ...]:
    """Names for the schemes of an API whose packages begin with `package`."""
    by_name = {scheme.name: scheme for scheme in schemes}
    spelled = {name: snake_case(name, fallback="credentials") for name in by_name}
    arguments = allocate(
        (Candidate(key=name, wanted=wanted) for name, wanted in spelled.items()),
        KEYWORDS | CLIENT_ARGUMENTS,
    )
    variables = allocate(
        (
            Candidate(
                key=f"{name}{suffix}",
                wanted=f"{package}_{spelled[name]}{suffix}".upper(),
            )
            for name, scheme in by_name.items()
            for suffix in _suffixes(scheme)
        ),
        (),
    )
    return tuple(
        SecuritySchemeNames(
            scheme=scheme,
            argument=arguments[name],
            variables=tuple(
                variables[f"{name}{suffix}"] for suffix in _suffixes(scheme)
            ),
        )
        for name, scheme in by_name.items()
    )


def _suffixes(scheme: SecurityScheme) -> tuple[str, ...]:
    return ("_username", "_password") if isinstance(scheme, BasicScheme) else ("",)
