"""Operations, and what requests and responses consist of."""

from __future__ import annotations

from typing import Final

from triptych.comparison.rules.verdicts import (
    BOTH,
    CALLERS,
    IMPLEMENTERS,
    NOBODY,
    REFUSED,
    STILL_ACCEPTED,
    TEXT,
    always,
)

__all__ = ["BODIES", "OPERATIONS", "PARAMETERS", "RESPONSES"]

OPERATIONS: Final = (
    always(
        "operation-added",
        IMPLEMENTERS,
        "Services have one more operation to implement.",
    ),
    always(
        "operation-removed",
        BOTH,
        "Calls of it fail, and a method that overrides it overrides nothing.",
    ),
    always(
        "operation-moved", CALLERS, "Requests go to an address that no longer exists."
    ),
    always(
        "operation-id-changed", NOBODY, "Nothing but logs and documentation shows it."
    ),
    always("operation-tags-changed", TEXT, "Only documentation lists it differently."),
    always("deprecated", NOBODY, "It still does what it did."),
    always("deprecation-withdrawn", NOBODY, "It does what it did."),
    always(
        "webhook-added", NOBODY, "A receiver that does not know it says so, as before."
    ),
    always(
        "webhook-removed", BOTH, "It is not sent any more, and its functions are gone."
    ),
    always(
        "callback-added",
        NOBODY,
        "Receivers that do not know it register no URL for it.",
    ),
    always("callback-removed", CALLERS, "Receivers that wait for it wait forever."),
    always(
        "callback-url-changed", CALLERS, "It is sent to a URL where nobody expects it."
    ),
    always("constant-added", CALLERS, "Requests without it are refused."),
    always("constant-changed", CALLERS, "Requests with the old value are refused."),
    always("constant-removed", NOBODY, "Requests that send it are still right."),
)

PARAMETERS: Final = (
    always(
        "parameter-added-required",
        BOTH,
        "Requests without it are refused, and the signature of the service's method "
        "lacks it.",
    ),
    always(
        "parameter-added-optional",
        IMPLEMENTERS,
        "The signature of the service's method lacks it.",
    ),
    always(
        "parameter-removed",
        BOTH,
        "Neither the client's method nor the service's has the argument any more.",
    ),
    always("parameter-required", CALLERS, "Requests without it are refused."),
    always(
        "parameter-optional",
        IMPLEMENTERS,
        "A service is given None where there always was a value.",
    ),
    always(
        "parameter-optional-with-default",
        NOBODY,
        "A service is given the default where the parameter is left out.",
    ),
    always(
        "parameter-moved",
        CALLERS,
        "Requests send it where the server no longer looks.",
    ),
    always("parameter-style-changed", CALLERS, "Requests write it in the old way."),
    always("part-headers-changed", NOBODY, "A file needs no headers of its own."),
    always("parameter-empty-allowed", *STILL_ACCEPTED),
    always("parameter-empty-refused", *REFUSED),
    always(
        "parameter-default-removed",
        BOTH,
        "Leaving it out means something else, and a service is given None then.",
    ),
    always("default-added", CALLERS, "Leaving it out means something else."),
    always("default-changed", CALLERS, "Leaving it out means something else."),
    always("default-removed", CALLERS, "Leaving it out means something else."),
    always("default-without-effect", NOBODY, "What is required is never left out."),
)

BODIES: Final = (
    always(
        "body-added-required",
        BOTH,
        "Requests without it are refused, and the signature of the service's method "
        "lacks it.",
    ),
    always(
        "body-added-optional",
        IMPLEMENTERS,
        "The signature of the service's method lacks it.",
    ),
    always(
        "body-removed",
        BOTH,
        "Neither the client's method nor the service's has the argument any more.",
    ),
    always("body-required", CALLERS, "Requests without it are refused."),
    always(
        "body-optional",
        IMPLEMENTERS,
        "A service is given None where there always was a body.",
    ),
    always(
        "body-kind-changed",
        BOTH,
        "Fields of a form are arguments of their own, other bodies are one.",
    ),
    always(
        "body-media-type-added",
        IMPLEMENTERS,
        "A service may be given a body of another type.",
    ),
    always(
        "body-media-type-added-same-type",
        NOBODY,
        "A service is given a body of the same type.",
    ),
    always("body-media-type-removed", CALLERS, "Requests with it are refused."),
)

RESPONSES: Final = (
    always("status-added", NOBODY, "Clients know what any status means."),
    always("status-removed", IMPLEMENTERS, "A service can no longer answer with it."),
    always(
        "success-status-added",
        CALLERS,
        "A call may return a value of another type.",
    ),
    always(
        "success-status-removed",
        BOTH,
        "Callers expect it, and a service can no longer answer with it.",
    ),
    always("response-body-added", IMPLEMENTERS, "A service has to answer with one."),
    always(
        "response-body-removed",
        BOTH,
        "Callers use it, and a service can no longer answer with it.",
    ),
    always(
        "response-media-type-added",
        CALLERS,
        "A call may return a value of another type.",
    ),
    always(
        "response-media-type-added-same-type",
        NOBODY,
        "Calls return values of the same types.",
    ),
    always(
        "response-media-type-removed",
        BOTH,
        "Callers that ask for it are refused, and a service can't answer with it.",
    ),
    always(
        "stream-event-added",
        CALLERS,
        "Callers receive events whose data is of a type that they do not know.",
    ),
    always(
        "stream-event-removed",
        BOTH,
        "Callers wait for it in vain, and services can't send it.",
    ),
    always(
        "stream-item-changed",
        BOTH,
        "Callers receive and services send items of another type.",
    ),
    always("response-header-added", NOBODY, "Receivers that do not know it ignore it."),
    always("response-header-removed", CALLERS, "Callers may rely on it."),
    always(
        "response-header-style-changed",
        CALLERS,
        "Callers read the list in the old way.",
    ),
)
