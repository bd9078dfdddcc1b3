"""The credentials of example calls with curl, from the variables that clients read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from triptych.ir import (
    ApiKeyScheme,
    BasicScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    Operation,
)
from triptych.python.security_names import SecuritySchemeNames

__all__ = ["curl_credentials"]

_SPECIAL: Final = re.compile(r'[\\"$`]')
"""What a shell reads as more than itself between double quotes."""


def curl_credentials(
    operation: Operation, schemes: Iterable[SecuritySchemeNames], *, has_body: bool
) -> list[str]:
    """The options that send what the first alternative of an operation requires.

    With a body (`has_body`) a key in the query needs an option that curl has since
    7.87; without one, all versions have another.
    """
    if not operation.security:
        return []
    by_name = {item.scheme.name: item for item in schemes}
    needed = [
        by_name[name] for name in operation.security[0].schemes if name in by_name
    ]
    options = [_option(item, has_body=has_body) for item in needed]
    in_query = [
        number
        for number, item in enumerate(needed)
        if isinstance(item.scheme, ApiKeyScheme) and item.scheme.place == "query"
    ]
    if in_query and not has_body:
        options[in_query[0]] = f"-G {options[in_query[0]]}"
    return options


def _option(names: SecuritySchemeNames, *, has_body: bool) -> str:
    value = f"${names.variables[0]}"
    match names.scheme:
        case BasicScheme():
            return f'-u "{value}:${names.variables[1]}"'
        case HttpScheme(scheme=kind):
            return f'-H "Authorization: {_quoted(kind.title())} {value}"'
        case OAuth2Scheme() | OpenIdConnectScheme():
            return f'-H "Authorization: Bearer {value}"'
        case ApiKeyScheme(place="header", parameter=parameter):
            return f'-H "{_quoted(parameter)}: {value}"'
        case ApiKeyScheme(place="cookie", parameter=parameter):
            return f'-b "{_quoted(parameter)}={value}"'
        case ApiKeyScheme(parameter=parameter):
            option = "--url-query" if has_body else "--data-urlencode"
            return f'{option} "{quote(parameter, safe="")}={value}"'
        case MutualTlsScheme():
            return "--cert certificate.pem"


def _quoted(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
