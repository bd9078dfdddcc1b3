"""The rules: which change breaks whom, in requests and in responses, and why.

Four principles decide, and each row applies one of them:

- A request that is narrowed breaks callers: what they send is refused.
- A request that is widened breaks implementers where a service is given a value of
  another type, or has to handle one it did not know.
- A response that is narrowed breaks implementers: what they answer is refused.
- A response that is widened breaks callers, unless clients read it openly: values of
  an enum and members of an object that nobody foresaw arrive as they are.

Names of Python break whoever uses them, though nothing changes on the wire.
docs/diff.md has the same table with what other tools say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from triptych.comparison.changes import Effect

__all__ = ["RULES", "Rule", "Verdict"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whom a change breaks, and the reason in one sentence."""

    effects: tuple[Effect, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What a kind of change does where it is part of requests, and of responses.

    Both are the same object where the direction does not matter.
    """

    code: str
    request: Verdict
    response: Verdict

    @property
    def is_directed(self) -> bool:
        """Whether it matters in which direction a value travels."""
        return self.request is not self.response


_CALLERS: Final = (Effect.CALLERS,)
_IMPLEMENTERS: Final = (Effect.IMPLEMENTERS,)
_BOTH: Final = (Effect.CALLERS, Effect.IMPLEMENTERS)
_NOBODY: Final = (Effect.COMPATIBLE,)
_TEXT: Final = (Effect.TEXT,)


def _always(code: str, effects: tuple[Effect, ...], reason: str) -> Rule:
    verdict = Verdict(effects, reason)
    return Rule(code, verdict, verdict)


def _directed(
    code: str,
    request: tuple[tuple[Effect, ...], str],
    response: tuple[tuple[Effect, ...], str],
) -> Rule:
    return Rule(code, Verdict(*request), Verdict(*response))


_REFUSED: Final = (_CALLERS, "Requests that used to be valid may be refused.")
_NO_LONGER_ANSWERED: Final = (
    _IMPLEMENTERS,
    "A service may return values that are no longer allowed.",
)
_STILL_ACCEPTED: Final = (_NOBODY, "Everything that was accepted still is.")
_RELIED_ON: Final = (
    _CALLERS,
    "A caller may receive values that were ruled out before.",
)

_DOCUMENTS: Final = (
    _always("document-added", _NOBODY, "Nothing can depend on it yet."),
    _always("document-removed", _BOTH, "Everything generated from it is gone."),
)

_OPERATIONS: Final = (
    _always(
        "operation-added",
        _IMPLEMENTERS,
        "Services have one more operation to implement.",
    ),
    _always(
        "operation-removed",
        _BOTH,
        "Calls of it fail, and a method that overrides it overrides nothing.",
    ),
    _always(
        "operation-moved", _CALLERS, "Requests go to an address that no longer exists."
    ),
    _always(
        "operation-id-changed", _NOBODY, "Nothing but logs and documentation shows it."
    ),
    _always(
        "operation-tags-changed", _TEXT, "Only documentation lists it differently."
    ),
    _always("deprecated", _NOBODY, "It still does what it did."),
    _always("deprecation-withdrawn", _NOBODY, "It does what it did."),
    _always(
        "webhook-added", _NOBODY, "A receiver that does not know it says so, as before."
    ),
    _always(
        "webhook-removed", _BOTH, "It is not sent any more, and its functions are gone."
    ),
    _always(
        "callback-added",
        _NOBODY,
        "Receivers that do not know it register no URL for it.",
    ),
    _always("callback-removed", _CALLERS, "Receivers that wait for it wait forever."),
    _always(
        "callback-url-changed", _CALLERS, "It is sent to a URL where nobody expects it."
    ),
    _always("constant-added", _CALLERS, "Requests without it are refused."),
    _always("constant-changed", _CALLERS, "Requests with the old value are refused."),
    _always("constant-removed", _NOBODY, "Requests that send it are still right."),
)

_PARAMETERS: Final = (
    _always(
        "parameter-added-required",
        _BOTH,
        "Requests without it are refused, and the signature of the service's method "
        "lacks it.",
    ),
    _always(
        "parameter-added-optional",
        _IMPLEMENTERS,
        "The signature of the service's method lacks it.",
    ),
    _always(
        "parameter-removed",
        _BOTH,
        "Neither the client's method nor the service's has the argument any more.",
    ),
    _always("parameter-required", _CALLERS, "Requests without it are refused."),
    _always(
        "parameter-optional",
        _IMPLEMENTERS,
        "A service is given None where there always was a value.",
    ),
    _always(
        "parameter-optional-with-default",
        _NOBODY,
        "A service is given the default where the parameter is left out.",
    ),
    _always(
        "parameter-moved",
        _CALLERS,
        "Requests send it where the server no longer looks.",
    ),
    _always("parameter-style-changed", _CALLERS, "Requests write it in the old way."),
    _always("part-headers-changed", _NOBODY, "A file needs no headers of its own."),
    _always("parameter-empty-allowed", *_STILL_ACCEPTED),
    _always("parameter-empty-refused", *_REFUSED),
    _always(
        "parameter-default-removed",
        _BOTH,
        "Leaving it out means something else, and a service is given None then.",
    ),
    _always("default-added", _CALLERS, "Leaving it out means something else."),
    _always("default-changed", _CALLERS, "Leaving it out means something else."),
    _always("default-removed", _CALLERS, "Leaving it out means something else."),
    _always("default-without-effect", _NOBODY, "What is required is never left out."),
)

_BODIES: Final = (
    _always(
        "body-added-required",
        _BOTH,
        "Requests without it are refused, and the signature of the service's method "
        "lacks it.",
    ),
    _always(
        "body-added-optional",
        _IMPLEMENTERS,
        "The signature of the service's method lacks it.",
    ),
    _always(
        "body-removed",
        _BOTH,
        "Neither the client's method nor the service's has the argument any more.",
    ),
    _always("body-required", _CALLERS, "Requests without it are refused."),
    _always(
        "body-optional",
        _IMPLEMENTERS,
        "A service is given None where there always was a body.",
    ),
    _always(
        "body-kind-changed",
        _BOTH,
        "Fields of a form are arguments of their own, other bodies are one.",
    ),
    _always(
        "body-media-type-added",
        _IMPLEMENTERS,
        "A service may be given a body of another type.",
    ),
    _always(
        "body-media-type-added-same-type",
        _NOBODY,
        "A service is given a body of the same type.",
    ),
    _always("body-media-type-removed", _CALLERS, "Requests with it are refused."),
)

_RESPONSES: Final = (
    _always("status-added", _NOBODY, "Clients know what any status means."),
    _always("status-removed", _IMPLEMENTERS, "A service can no longer answer with it."),
    _always(
        "success-status-added",
        _CALLERS,
        "A call may return a value of another type.",
    ),
    _always(
        "success-status-removed",
        _BOTH,
        "Callers expect it, and a service can no longer answer with it.",
    ),
    _always("response-body-added", _IMPLEMENTERS, "A service has to answer with one."),
    _always(
        "response-body-removed",
        _BOTH,
        "Callers use it, and a service can no longer answer with it.",
    ),
    _always(
        "response-media-type-added",
        _CALLERS,
        "A call may return a value of another type.",
    ),
    _always(
        "response-media-type-added-same-type",
        _NOBODY,
        "Calls return values of the same types.",
    ),
    _always(
        "response-media-type-removed",
        _BOTH,
        "Callers that ask for it are refused, and a service can't answer with it.",
    ),
    _always(
        "stream-event-added",
        _CALLERS,
        "Callers receive events whose data is of a type that they do not know.",
    ),
    _always(
        "stream-event-removed",
        _BOTH,
        "Callers wait for it in vain, and services can't send it.",
    ),
    _always(
        "stream-item-changed",
        _BOTH,
        "Callers receive and services send items of another type.",
    ),
    _always(
        "response-header-added", _NOBODY, "Receivers that do not know it ignore it."
    ),
    _always("response-header-removed", _CALLERS, "Callers may rely on it."),
    _always(
        "response-header-style-changed",
        _CALLERS,
        "Callers read the list in the old way.",
    ),
)

_TYPES: Final = (
    _directed(
        "type-changed",
        (_BOTH, "What callers send is refused, and a service is given another type."),
        (_BOTH, "Callers receive another type, and what a service answers is refused."),
    ),
    _directed(
        "type-widened",
        (_IMPLEMENTERS, "A service may be given values of another type."),
        (_CALLERS, "A caller may receive values of another type."),
    ),
    _directed("type-narrowed", _REFUSED, _NO_LONGER_ANSWERED),
    _directed(
        "format-type-changed",
        (_BOTH, "It is another Python type, for callers and for services."),
        (_BOTH, "It is another Python type, for callers and for services."),
    ),
    _directed("format-narrowed", _REFUSED, _NO_LONGER_ANSWERED),
    _directed("format-widened", _STILL_ACCEPTED, _RELIED_ON),
    _directed(
        "format-changed",
        _REFUSED,
        (_BOTH, "Callers receive and services return values in another format."),
    ),
    _directed(
        "null-allowed",
        (_IMPLEMENTERS, "A service may be given None."),
        (_CALLERS, "A caller may receive None."),
    ),
    _directed("null-refused", _REFUSED, _NO_LONGER_ANSWERED),
    _directed("enum-added", _REFUSED, _NO_LONGER_ANSWERED),
    _directed(
        "enum-removed",
        (_IMPLEMENTERS, "A service may be given values it did not know."),
        (_NOBODY, "Clients have always accepted other values as they are."),
    ),
    _directed(
        "enum-value-added",
        (_IMPLEMENTERS, "A service may be given a value it did not know."),
        (_NOBODY, "Clients accept unknown values as they are."),
    ),
    _directed("enum-value-removed", _REFUSED, _NO_LONGER_ANSWERED),
    _directed(
        "constant-value-added",
        (_IMPLEMENTERS, "A service may be given a value it did not know."),
        (_CALLERS, "A caller may receive a value that its type does not have."),
    ),
    _directed(
        "constant-value-changed",
        (_BOTH, "The old value is refused, and a service is given another one."),
        (_BOTH, "Callers receive another value, and the old one can't be answered."),
    ),
    _directed("limit-tightened", _REFUSED, _NO_LONGER_ANSWERED),
    _directed("limit-loosened", _STILL_ACCEPTED, _RELIED_ON),
    _directed(
        "limit-changed",
        _REFUSED,
        (
            _BOTH,
            "Responses may have other values, and other requests are refused.",
        ),
    ),
    _directed("pattern-added", _REFUSED, _NO_LONGER_ANSWERED),
    _directed("pattern-removed", _STILL_ACCEPTED, _RELIED_ON),
    _directed(
        "pattern-changed",
        _REFUSED,
        (
            _BOTH,
            "Responses may have other values, and other requests are refused.",
        ),
    ),
    _directed("assertion-added", _REFUSED, _NO_LONGER_ANSWERED),
    _directed("assertion-removed", _STILL_ACCEPTED, _RELIED_ON),
    _directed(
        "assertion-changed",
        _REFUSED,
        (
            _BOTH,
            "Responses may have other values, and other requests are refused.",
        ),
    ),
    _always(
        "xml-changed",
        _BOTH,
        "One side can't read the XML that the other one writes.",
    ),
    _directed(
        "tuple-length-changed",
        (_BOTH, "What callers send is refused, and a service is given another type."),
        (_BOTH, "Callers receive another type, and what a service answers is refused."),
    ),
    _directed("tuple-closed", _REFUSED, _NO_LONGER_ANSWERED),
    _directed(
        "tuple-opened",
        (_IMPLEMENTERS, "A service may be given items it did not know."),
        (_CALLERS, "A caller may receive items it did not know."),
    ),
)

_OBJECTS: Final = (
    _directed(
        "property-added-required",
        (_CALLERS, "Requests without it are refused."),
        (_IMPLEMENTERS, "A service has to answer with it."),
    ),
    _directed(
        "property-added-optional",
        (_NOBODY, "It may be left out."),
        (_NOBODY, "Clients keep members they do not know."),
    ),
    _directed(
        "property-removed",
        (_BOTH, "Callers that send it and services that read it have no such field."),
        (_BOTH, "Callers that read it and services that answer it have no such field."),
    ),
    _directed(
        "property-required",
        (_CALLERS, "Requests without it are refused."),
        (_IMPLEMENTERS, "A service has to answer with it."),
    ),
    _directed(
        "property-optional",
        (_IMPLEMENTERS, "A service may have to do without it."),
        (_CALLERS, "A caller may have to do without it."),
    ),
    _directed(
        "property-read-only",
        (_BOTH, "Clients no longer send it, and a service is not given it."),
        (_NOBODY, "It is received as before."),
    ),
    _directed(
        "property-write-only",
        (_NOBODY, "It is sent as before."),
        (_BOTH, "Callers no longer receive it, and services no longer answer it."),
    ),
    _directed(
        "property-writable",
        (_NOBODY, "It may be left out."),
        (_NOBODY, "It is received as before."),
    ),
    _directed(
        "property-writable-required",
        (_CALLERS, "Requests without it are refused."),
        (_NOBODY, "It is received as before."),
    ),
    _directed(
        "property-readable",
        (_NOBODY, "It is sent as before."),
        (_NOBODY, "Clients keep members they do not know."),
    ),
    _directed(
        "property-readable-required",
        (_NOBODY, "It is sent as before."),
        (_IMPLEMENTERS, "A service has to answer with it."),
    ),
    _directed("object-closed", _REFUSED, _NO_LONGER_ANSWERED),
    _directed(
        "object-opened",
        _STILL_ACCEPTED,
        (_NOBODY, "Clients keep members they do not know."),
    ),
    _directed("additional-properties-narrowed", _REFUSED, _NO_LONGER_ANSWERED),
    _directed(
        "additional-properties-widened",
        (_IMPLEMENTERS, "A service may be given values of another type."),
        (_CALLERS, "A caller may receive values of another type."),
    ),
    _directed(
        "subtype-added",
        (_IMPLEMENTERS, "A service may be given objects of a class it did not know."),
        (_NOBODY, "Clients read what they do not know as the base class."),
    ),
    _directed("subtype-removed", _REFUSED, _NO_LONGER_ANSWERED),
    _directed(
        "variant-added",
        (_IMPLEMENTERS, "A service may be given values of another type."),
        (_CALLERS, "A caller may receive values of another type."),
    ),
    _directed("variant-removed", _REFUSED, _NO_LONGER_ANSWERED),
    _directed("variants-exclude", _REFUSED, _NO_LONGER_ANSWERED),
    _directed(
        "variants-overlap",
        _STILL_ACCEPTED,
        (_NOBODY, "Values are read as they were."),
    ),
    _directed(
        "discriminator-added",
        (_CALLERS, "Requests that do not say what they hold are refused."),
        (_IMPLEMENTERS, "A service has to say what it answers."),
    ),
    _directed(
        "discriminator-removed",
        _STILL_ACCEPTED,
        (_CALLERS, "Nothing tells callers of which class an object is."),
    ),
    _directed(
        "discriminator-changed",
        (_BOTH, "Objects state their class in another way."),
        (_BOTH, "Objects state their class in another way."),
    ),
    _directed(
        "discriminator-value-added",
        (_IMPLEMENTERS, "A service may be given a value it did not know."),
        (_NOBODY, "The objects it stands for are known."),
    ),
    _directed("discriminator-value-removed", _REFUSED, _NO_LONGER_ANSWERED),
    _directed(
        "discriminator-value-changed",
        (_BOTH, "The same value now stands for another class."),
        (_BOTH, "The same value now stands for another class."),
    ),
)

_SECURITY: Final = (
    _always(
        "security-required",
        _BOTH,
        "Requests without credentials are refused, and the server needs a hook.",
    ),
    _always("security-dropped", _NOBODY, "Credentials that were accepted still are."),
    _always(
        "security-replaced",
        _BOTH,
        "All credentials that were enough are refused, and the server needs a hook.",
    ),
    _always(
        "security-alternative-removed",
        _CALLERS,
        "Requests with these credentials are refused.",
    ),
    _always(
        "security-alternative-unneeded",
        _NOBODY,
        "Credentials that were accepted still are.",
    ),
    _always(
        "security-alternative-added",
        _NOBODY,
        "Credentials that were accepted still are.",
    ),
    _always("security-scope-added", _CALLERS, "Tokens without the scope are refused."),
    _always(
        "security-scope-removed", _NOBODY, "Credentials that were accepted still are."
    ),
    _always("security-scheme-added", _NOBODY, "Nothing can depend on it yet."),
    _always(
        "security-scheme-removed",
        _BOTH,
        "The client's argument for its credentials is gone, and so is the hook.",
    ),
    _always(
        "security-scheme-kind-changed",
        _BOTH,
        "Credentials are of another kind, for callers and for the server's hook.",
    ),
    _always(
        "api-key-moved", _CALLERS, "Requests send it where the server no longer looks."
    ),
    _always("oauth2-url-changed", _CALLERS, "Clients get their tokens elsewhere."),
    _always("oauth2-scope-offered", _NOBODY, "Nothing can depend on it yet."),
    _always("oauth2-scope-withdrawn", _CALLERS, "Tokens with it are not given."),
)

_SERVERS: Final = (
    _always("server-added", _NOBODY, "The others are still there."),
    _always(
        "server-removed", _CALLERS, "Requests go to an address that no longer exists."
    ),
    _always("server-preferred", _NOBODY, "The other one is still there."),
    _always("server-choice-added", _NOBODY, "Every choice is still available."),
    _always("server-choice-removed", _CALLERS, "Callers may have chosen it."),
)

_TEXTS: Final = (
    _always("text-changed", _TEXT, "Only documentation shows it."),
    _always("version-changed", _TEXT, "It is the version of the document."),
    _always(
        "extension-changed", _TEXT, "Its effects are listed as changes of their own."
    ),
    _always("changed-otherwise", _BOTH, "There is no rule yet for what it does."),
)

_SURFACE: Final = (
    _always("package-renamed", _BOTH, "Imports of it fail."),
    _always("group-renamed", _BOTH, "The attribute of the client has another name."),
    _always("method-moved", _BOTH, "The method belongs to another group."),
    _always("method-renamed", _BOTH, "The method has another name."),
    _always("iterator-added", _NOBODY, "Nothing can depend on it yet."),
    _always("iterator-removed", _CALLERS, "Calls of it fail."),
    _always("iterator-renamed", _CALLERS, "Calls of it fail."),
    _always("pagination-changed", _NOBODY, "Iterators go on to find all items."),
    _always("argument-renamed", _BOTH, "The argument has another name."),
    _always("model-added", _NOBODY, "Nothing can depend on it yet."),
    _always("model-removed", _BOTH, "Imports of it fail."),
    _always("model-renamed", _BOTH, "Imports of it fail."),
    _always("model-replaced", _BOTH, "The value is of another class."),
    _always("model-bases-changed", _BOTH, "The class derives from others."),
    _directed(
        "mapping-became-model",
        (_IMPLEMENTERS, "A service is given an object where a dict was."),
        (_CALLERS, "A caller receives an object where a dict was."),
    ),
    _directed(
        "model-became-mapping",
        (_BOTH, "The class is gone, for callers and for services."),
        (_BOTH, "A caller receives a dict where an object was."),
    ),
    _always("field-renamed", _BOTH, "The field has another name."),
    _always("enum-name-added", _NOBODY, "Nothing can depend on it yet."),
    _always("enum-name-removed", _BOTH, "Imports of it fail."),
    _always("enum-renamed", _BOTH, "Imports of it fail."),
    _always("enum-constant-removed", _BOTH, "Imports of it fail."),
    _always("credential-renamed", _CALLERS, "The argument has another name."),
    _always(
        "credential-variable-renamed",
        _CALLERS,
        "Credentials are read from another variable.",
    ),
)

RULES: Final[Mapping[str, Rule]] = {
    rule.code: rule
    for rule in (
        *_DOCUMENTS,
        *_OPERATIONS,
        *_PARAMETERS,
        *_BODIES,
        *_RESPONSES,
        *_TYPES,
        *_OBJECTS,
        *_SECURITY,
        *_SERVERS,
        *_TEXTS,
        *_SURFACE,
    )
}
"""Every rule by its code, in the order of the documentation."""
