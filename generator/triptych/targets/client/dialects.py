"""What types stand for in a client: in arguments, in results and in what is sent."""

from __future__ import annotations

from dataclasses import dataclass

from triptych.ir import Api
from triptych.python.annotations import ANY, Annotation, Dialect, union
from triptych.python.enums import enum_annotations
from triptych.python.imports import Import
from triptych.python.names import Names
from triptych.targets.client.dicts import DICTS_MODULE
from triptych.targets.client.sent_objects import SentObjects

__all__ = ["Dialects", "argument_dialect", "client_dialects", "result_dialect"]

_SEQUENCE = Annotation("Sequence", frozenset({Import("collections.abc", "Sequence")}))

_RUNTIME_CLIENT = ".._runtime.client"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialects:
    """What arguments, results and sent values are in a client, for all its groups."""

    arguments: Dialect
    results: Dialect
    sent: Dialect


def client_dialects(api: Api, names: Names) -> Dialects:
    """The dialects of a client with the models and enums of these names."""
    return Dialects(
        arguments=argument_dialect(api, names),
        results=result_dialect(names),
        sent=sent_dialect(names),
    )


def argument_dialect(api: Api, names: Names) -> Dialect:
    """What client methods accept: any sequence or mapping, a file in any form.

    For an object they take its model, or its members as they are sent: a dict of which
    they know the type, or any mapping where no such type can say what may be in it.
    """
    sent = SentObjects(api, names)
    typed = {key: names.models[key].class_name for key in sent.keys}
    typed |= {key: names.unions[key].name for key in sent.unions}
    abstract = "collections.abc"
    members = Annotation(
        "Mapping[str, object]", frozenset({Import(abstract, "Mapping")})
    )
    return Dialect(
        sequence=_SEQUENCE,
        mapping=Annotation("Mapping", frozenset({Import(abstract, "Mapping")})),
        file=Annotation("Upload", frozenset({Import(_RUNTIME_CLIENT, "Upload")})),
        content=Annotation(
            "BinaryContent", frozenset({Import(_RUNTIME_CLIENT, "BinaryContent")})
        ),
        models={
            key: union(
                (
                    model,
                    *((_dict_of(typed[key]),) if key in typed else ()),
                    *((members,) if key not in typed or sent.takes_others(key) else ()),
                )
            )
            for key, model in names.model_annotations.items()
        },
        enums=enum_annotations(names.enums),
    )


def _dict_of(name: str) -> Annotation:
    imported = Import("..", DICTS_MODULE, is_for_types=True)
    return Annotation(f"{DICTS_MODULE}.{name}", frozenset({imported}))


def result_dialect(names: Names) -> Dialect:
    """What client methods return: enums may have values nobody foresaw."""
    return Dialect(
        models=names.model_annotations,
        enums=enum_annotations(names.enums),
        open_enums=True,
    )


def sent_dialect(names: Names) -> Dialect:
    """What arguments have to be before they are sent, limits included.

    An enum may have got values since the client was made.
    """
    return Dialect(
        sequence=_SEQUENCE,
        file=ANY,
        models=names.model_annotations,
        enums=enum_annotations(names.enums),
        open_enums=True,
        constrained=True,
    )
