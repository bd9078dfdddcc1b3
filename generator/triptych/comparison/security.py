"""Security: which credentials are enough, and how they are given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from triptych.comparison.changes import Finding
from triptych.comparison.nodes import Sides
from triptych.comparison.texts import about_texts
from triptych.comparison.unjudged import about_the_rest
from triptych.ir import (
    ApiKeyScheme,
    HttpScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    Operation,
    SecurityRequirement,
    SecurityScheme,
)
from triptych.pointer import ROOT, Pointer

__all__ = ["about_requirements", "about_schemes"]

_Places = tuple[Pointer, Pointer]


def about_requirements(old: Operation, new: Operation) -> Iterator[Finding]:
    """How the credentials differ that an operation asks for.

    Its requirements are alternatives. One without schemes lets anybody in.
    """
    before, after = _alternatives(old), _alternatives(new)
    if before == after:
        return
    places = old.pointer, new.pointer
    if not all(after) and all(before):
        yield _finding("security-dropped", "needs no credentials any more", places)
        return
    if not all(before) and all(after):
        predicate = f"needs credentials now: {_or(after)}"
        yield _finding("security-required", predicate, places)
        return
    yield from _about_alternatives(before, after, places)


_Alternative = Mapping[str, frozenset[str]]


def _alternatives(operation: Operation) -> list[_Alternative]:
    return [_normal(item) for item in operation.security] or [{}]


def _normal(requirement: SecurityRequirement) -> _Alternative:
    return {name: frozenset(scopes) for name, scopes in requirement.schemes.items()}


def _about_alternatives(
    before: list[_Alternative], after: list[_Alternative], places: _Places
) -> Iterator[Finding]:
    schemes = {frozenset(item) for item in before}, {frozenset(item) for item in after}
    gone = [item for item in before if frozenset(item) not in schemes[1]]
    come = [item for item in after if frozenset(item) not in schemes[0]]
    refused = [item for item in gone if not _is_enough(item, after)]
    if refused and len(refused) == len(before):
        predicate = f"needs other credentials now: {_or(after)}, it was {_or(before)}"
        yield _finding("security-replaced", predicate, places)
    else:
        for item in gone:
            # Who gives more than is needed is not refused.
            is_refused = item in refused
            code = "removed" if is_refused else "unneeded"
            verb = "take" if is_refused else "ask for"
            predicate = f"does not {verb} {_and(item)} any more"
            yield _finding(f"security-alternative-{code}", predicate, places)
        for item in come:
            predicate = f"takes {_and(item)} now"
            yield _finding("security-alternative-added", predicate, places)
    for item in after:
        known = [other for other in before if frozenset(other) == frozenset(item)]
        if known and item not in known:
            yield from _about_scopes(known[0], item, places)


def _is_enough(given: _Alternative, alternatives: list[_Alternative]) -> bool:
    return any(
        all(name in given and scopes <= given[name] for name, scopes in item.items())
        for item in alternatives
    )


def _about_scopes(
    before: _Alternative, after: _Alternative, places: _Places
) -> Iterator[Finding]:
    for name, scopes in after.items():
        for scope in sorted(scopes - before[name]):
            predicate = f"needs the scope `{scope}` of {name} now"
            yield _finding("security-scope-added", predicate, places)
        for scope in sorted(before[name] - scopes):
            predicate = f"does not need the scope `{scope}` of {name} any more"
            yield _finding("security-scope-removed", predicate, places)


def _or(alternatives: list[_Alternative]) -> str:
    return " or ".join(map(_and, alternatives))


def _and(alternative: _Alternative) -> str:
    return " and ".join(alternative) or "nothing"


def about_schemes(sides: Sides) -> Iterator[tuple[str, Finding]]:
    """How the schemes of two versions differ, with the names of each."""
    old = {item.name: item for item in sides.old.version.api.security_schemes}
    new = {item.name: item for item in sides.new.version.api.security_schemes}
    for name, scheme in old.items():
        other = new.get(name)
        subject = f"security scheme {name}"
        if other is None:
            places = scheme.pointer, ROOT
            yield subject, _finding("security-scheme-removed", "was removed", places)
        else:
            for finding in _about_scheme(scheme, other):
                yield subject, finding
    for name, scheme in new.items():
        if name not in old:
            subject = f"security scheme {name}"
            places = ROOT, scheme.pointer
            yield subject, _finding("security-scheme-added", "is new", places)


def _about_scheme(old: SecurityScheme, new: SecurityScheme) -> Iterator[Finding]:
    places = old.pointer, new.pointer
    if _kind(old) != _kind(new):
        predicate = f"is {_kind(new)} now, it was {_kind(old)}"
        yield _finding("security-scheme-kind-changed", predicate, places)
    elif isinstance(old, ApiKeyScheme) and isinstance(new, ApiKeyScheme):
        before, after = (
            f"`{item.parameter}` in the {item.place}" for item in (old, new)
        )
        if before != after:
            predicate = f"is {after} now, it was {before}"
            yield _finding("api-key-moved", predicate, places)
    elif isinstance(old, OAuth2Scheme) and isinstance(new, OAuth2Scheme):
        yield from _about_oauth2(old, new, places)
    elif (
        isinstance(old, OpenIdConnectScheme)
        and isinstance(new, OpenIdConnectScheme)
        and old.url != new.url
    ):
        predicate = f"is described at {new.url} now, it was {old.url}"
        yield _finding("oauth2-url-changed", predicate, places)
    if new.deprecated and not old.deprecated:
        yield _finding("deprecated", "is deprecated now", places)
    elif old.deprecated and not new.deprecated:
        yield _finding("deprecation-withdrawn", "is not deprecated any more", places)
    yield from about_texts(old, new, places)
    yield from about_the_rest(old, new, places)


def _kind(scheme: SecurityScheme) -> str:
    match scheme:
        case HttpScheme(scheme=name):
            return f"HTTP {name}"
        case OAuth2Scheme(flow=flow):
            return f"OAuth2 by {flow.replace('_', ' ')}"
        case ApiKeyScheme():
            return "an API key"
        case OpenIdConnectScheme():
            return "OpenID Connect"
        case _:
            return "HTTP basic" if "Basic" in type(scheme).__name__ else "mutual TLS"


def _about_oauth2(
    old: OAuth2Scheme, new: OAuth2Scheme, places: _Places
) -> Iterator[Finding]:
    for member, name in (
        ("authorization_url", "authorization"),
        ("token_url", "token"),
        ("password_token_url", "password token"),
        ("refresh_url", "refresh"),
        ("device_url", "device authorization"),
        ("device_token_url", "device token"),
    ):
        before, after = getattr(old, member), getattr(new, member)
        if before != after:
            predicate = (
                f"has the {name} URL {after or 'none'} now, it was {before or 'none'}"
            )
            yield _finding("oauth2-url-changed", predicate, places)
    for scope in new.scopes:
        if scope not in old.scopes:
            predicate = f"offers the scope `{scope}` now"
            yield _finding("oauth2-scope-offered", predicate, places)
    for scope, description in old.scopes.items():
        if scope not in new.scopes:
            predicate = f"does not offer the scope `{scope}` any more"
            yield _finding("oauth2-scope-withdrawn", predicate, places)
        elif new.scopes[scope] != description:
            predicate = f"has another description of the scope `{scope}`"
            yield _finding("text-changed", predicate, places)


def _finding(code: str, predicate: str, places: _Places) -> Finding:
    return Finding(code=code, predicate=predicate, old=places[0], new=places[1])
