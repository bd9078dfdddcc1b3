"""Where servers are, and who may call them."""

from __future__ import annotations

from typing import Final

from triptych.comparison.rules.verdicts import BOTH, CALLERS, NOBODY, always

__all__ = ["SECURITY", "SERVERS"]

SECURITY: Final = (
    always(
        "security-required",
        BOTH,
        "Requests without credentials are refused, and the server needs a hook.",
    ),
    always("security-dropped", NOBODY, "Credentials that were accepted still are."),
    always(
        "security-replaced",
        BOTH,
        "All credentials that were enough are refused, and the server needs a hook.",
    ),
    always(
        "security-alternative-removed",
        CALLERS,
        "Requests with these credentials are refused.",
    ),
    always(
        "security-alternative-unneeded",
        NOBODY,
        "Credentials that were accepted still are.",
    ),
    always(
        "security-alternative-added",
        NOBODY,
        "Credentials that were accepted still are.",
    ),
    always("security-scope-added", CALLERS, "Tokens without the scope are refused."),
    always(
        "security-scope-removed", NOBODY, "Credentials that were accepted still are."
    ),
    always("security-scheme-added", NOBODY, "Nothing can depend on it yet."),
    always(
        "security-scheme-removed",
        BOTH,
        "The client's argument for its credentials is gone, and so is the hook.",
    ),
    always(
        "security-scheme-kind-changed",
        BOTH,
        "Credentials are of another kind, for callers and for the server's hook.",
    ),
    always(
        "api-key-moved", CALLERS, "Requests send it where the server no longer looks."
    ),
    always("oauth2-url-changed", CALLERS, "Clients get their tokens elsewhere."),
    always("oauth2-scope-offered", NOBODY, "Nothing can depend on it yet."),
    always("oauth2-scope-withdrawn", CALLERS, "Tokens with it are not given."),
)

SERVERS: Final = (
    always("server-added", NOBODY, "The others are still there."),
    always(
        "server-removed", CALLERS, "Requests go to an address that no longer exists."
    ),
    always("server-preferred", NOBODY, "The other one is still there."),
    always("server-choice-added", NOBODY, "Every choice is still available."),
    always("server-choice-removed", CALLERS, "Callers may have chosen it."),
)
