"""Values, by their schemas: which there are, and of what objects consist."""

from __future__ import annotations

from typing import Final

from triptych.comparison.rules.verdicts import (
    BOTH,
    CALLERS,
    IMPLEMENTERS,
    NO_LONGER_ANSWERED,
    NOBODY,
    REFUSED,
    RELIED_ON,
    STILL_ACCEPTED,
    always,
    directed,
)

__all__ = ["OBJECTS", "TYPES"]

TYPES: Final = (
    directed(
        "type-changed",
        (BOTH, "What callers send is refused, and a service is given another type."),
        (BOTH, "Callers receive another type, and what a service answers is refused."),
    ),
    directed(
        "type-widened",
        (IMPLEMENTERS, "A service may be given values of another type."),
        (CALLERS, "A caller may receive values of another type."),
    ),
    directed("type-narrowed", REFUSED, NO_LONGER_ANSWERED),
    directed(
        "format-type-changed",
        (BOTH, "It is another Python type, for callers and for services."),
        (BOTH, "It is another Python type, for callers and for services."),
    ),
    directed("format-narrowed", REFUSED, NO_LONGER_ANSWERED),
    directed("format-widened", STILL_ACCEPTED, RELIED_ON),
    directed(
        "format-changed",
        REFUSED,
        (BOTH, "Callers receive and services return values in another format."),
    ),
    directed(
        "null-allowed",
        (IMPLEMENTERS, "A service may be given None."),
        (CALLERS, "A caller may receive None."),
    ),
    directed("null-refused", REFUSED, NO_LONGER_ANSWERED),
    directed("enum-added", REFUSED, NO_LONGER_ANSWERED),
    directed(
        "enum-removed",
        (IMPLEMENTERS, "A service may be given values it did not know."),
        (NOBODY, "Clients have always accepted other values as they are."),
    ),
    directed(
        "enum-value-added",
        (IMPLEMENTERS, "A service may be given a value it did not know."),
        (NOBODY, "Clients accept unknown values as they are."),
    ),
    directed("enum-value-removed", REFUSED, NO_LONGER_ANSWERED),
    directed(
        "constant-value-added",
        (IMPLEMENTERS, "A service may be given a value it did not know."),
        (CALLERS, "A caller may receive a value that its type does not have."),
    ),
    directed(
        "constant-value-changed",
        (BOTH, "The old value is refused, and a service is given another one."),
        (BOTH, "Callers receive another value, and the old one can't be answered."),
    ),
    directed("limit-tightened", REFUSED, NO_LONGER_ANSWERED),
    directed("limit-loosened", STILL_ACCEPTED, RELIED_ON),
    directed(
        "limit-changed",
        REFUSED,
        (
            BOTH,
            "Responses may have other values, and other requests are refused.",
        ),
    ),
    directed("pattern-added", REFUSED, NO_LONGER_ANSWERED),
    directed("pattern-removed", STILL_ACCEPTED, RELIED_ON),
    directed(
        "pattern-changed",
        REFUSED,
        (
            BOTH,
            "Responses may have other values, and other requests are refused.",
        ),
    ),
    directed("assertion-added", REFUSED, NO_LONGER_ANSWERED),
    directed("assertion-removed", STILL_ACCEPTED, RELIED_ON),
    directed(
        "assertion-changed",
        REFUSED,
        (
            BOTH,
            "Responses may have other values, and other requests are refused.",
        ),
    ),
    always(
        "xml-changed",
        BOTH,
        "One side can't read the XML that the other one writes.",
    ),
    directed(
        "tuple-length-changed",
        (BOTH, "What callers send is refused, and a service is given another type."),
        (BOTH, "Callers receive another type, and what a service answers is refused."),
    ),
    directed("tuple-closed", REFUSED, NO_LONGER_ANSWERED),
    directed(
        "tuple-opened",
        (IMPLEMENTERS, "A service may be given items it did not know."),
        (CALLERS, "A caller may receive items it did not know."),
    ),
)

OBJECTS: Final = (
    directed(
        "property-added-required",
        (CALLERS, "Requests without it are refused."),
        (IMPLEMENTERS, "A service has to answer with it."),
    ),
    directed(
        "property-added-optional",
        (NOBODY, "It may be left out."),
        (NOBODY, "Clients keep members they do not know."),
    ),
    directed(
        "property-removed",
        (BOTH, "Callers that send it and services that read it have no such field."),
        (BOTH, "Callers that read it and services that answer it have no such field."),
    ),
    directed(
        "property-required",
        (CALLERS, "Requests without it are refused."),
        (IMPLEMENTERS, "A service has to answer with it."),
    ),
    directed(
        "property-optional",
        (IMPLEMENTERS, "A service may have to do without it."),
        (CALLERS, "A caller may have to do without it."),
    ),
    directed(
        "property-read-only",
        (BOTH, "Clients no longer send it, and a service is not given it."),
        (NOBODY, "It is received as before."),
    ),
    directed(
        "property-write-only",
        (NOBODY, "It is sent as before."),
        (BOTH, "Callers no longer receive it, and services no longer answer it."),
    ),
    directed(
        "property-writable",
        (NOBODY, "It may be left out."),
        (NOBODY, "It is received as before."),
    ),
    directed(
        "property-writable-required",
        (CALLERS, "Requests without it are refused."),
        (NOBODY, "It is received as before."),
    ),
    directed(
        "property-readable",
        (NOBODY, "It is sent as before."),
        (NOBODY, "Clients keep members they do not know."),
    ),
    directed(
        "property-readable-required",
        (NOBODY, "It is sent as before."),
        (IMPLEMENTERS, "A service has to answer with it."),
    ),
    directed("object-closed", REFUSED, NO_LONGER_ANSWERED),
    directed(
        "object-opened",
        STILL_ACCEPTED,
        (NOBODY, "Clients keep members they do not know."),
    ),
    directed("additional-properties-narrowed", REFUSED, NO_LONGER_ANSWERED),
    directed(
        "additional-properties-widened",
        (IMPLEMENTERS, "A service may be given values of another type."),
        (CALLERS, "A caller may receive values of another type."),
    ),
    directed(
        "subtype-added",
        (IMPLEMENTERS, "A service may be given objects of a class it did not know."),
        (NOBODY, "Clients read what they do not know as the base class."),
    ),
    directed("subtype-removed", REFUSED, NO_LONGER_ANSWERED),
    directed(
        "variant-added",
        (IMPLEMENTERS, "A service may be given values of another type."),
        (CALLERS, "A caller may receive values of another type."),
    ),
    directed("variant-removed", REFUSED, NO_LONGER_ANSWERED),
    directed("variants-exclude", REFUSED, NO_LONGER_ANSWERED),
    directed(
        "variants-overlap",
        STILL_ACCEPTED,
        (NOBODY, "Values are read as they were."),
    ),
    directed(
        "discriminator-added",
        (CALLERS, "Requests that do not say what they hold are refused."),
        (IMPLEMENTERS, "A service has to say what it answers."),
    ),
    directed(
        "discriminator-removed",
        STILL_ACCEPTED,
        (CALLERS, "Nothing tells callers of which class an object is."),
    ),
    directed(
        "discriminator-changed",
        (BOTH, "Objects state their class in another way."),
        (BOTH, "Objects state their class in another way."),
    ),
    directed(
        "discriminator-value-added",
        (IMPLEMENTERS, "A service may be given a value it did not know."),
        (NOBODY, "The objects it stands for are known."),
    ),
    directed("discriminator-value-removed", REFUSED, NO_LONGER_ANSWERED),
    directed(
        "discriminator-value-changed",
        (BOTH, "The same value now stands for another class."),
        (BOTH, "The same value now stands for another class."),
    ),
)
