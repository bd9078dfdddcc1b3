"""Reading the naming rules of a document."""

from __future__ import annotations

import re
from collections.abc import Mapping

from triptych.config.documents import NamingKind, NamingRule
from triptych.config.tables import Tables
from triptych.config.toml_places import Place

__all__ = ["NAMING_KEYS", "read_naming"]

NAMING_KEYS = {*NamingKind, "name"}


def read_naming(
    tables: Tables, item: Mapping[str, object], place: Place
) -> tuple[NamingRule, ...]:
    """The rules at the last key of `place`; what is wrong with them is recorded."""
    rules = (
        _rule(tables, table, place.table(entry))
        for entry, table in enumerate(tables.table_list(item, place))
    )
    return tuple(rule for rule in rules if rule is not None)


def _rule(tables: Tables, table: object, place: Place) -> NamingRule | None:
    if not isinstance(table, dict):
        tables.refuse("config-value", f"`{place}` should be a table", place)
        return None
    tables.known_keys(table, NAMING_KEYS, place, "a naming rule")
    kinds = [kind for kind in NamingKind if kind in table]
    if len(kinds) != 1:
        tables.refuse(
            "config-value",
            "a naming rule has exactly one pattern",
            place.at(kinds[1]) if kinds else place,
            hint=f"as one of the keys {', '.join(NamingKind)}",
        )
        return None
    kind = kinds[0]
    pattern, name = table[kind], table.get("name")
    for key, value in ((kind.value, pattern), ("name", name)):
        if not isinstance(value, str) or not value:
            tables.refuse(
                "config-value",
                f"`{key}` of a naming rule should be a string",
                place.at(key),
            )
    if not (isinstance(pattern, str) and pattern and isinstance(name, str) and name):
        return None
    stars = pattern.count("*")
    for number in re.findall(r"\{([^}]*)\}", name):
        if number not in map(str, range(1, stars + 1)):
            tables.refuse(
                "config-value",
                f"`{{{number}}}` stands for none of the {stars} `*` in the pattern",
                place.at("name"),
                hint="`{1}` is what the first `*` stood for",
            )
            return None
    return NamingRule(
        kind=kind, pattern=pattern, name=name, origin=tables.origin(place.at(kind))
    )
