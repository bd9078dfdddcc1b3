"""Reading the pagination rules of a document."""

from __future__ import annotations

from collections.abc import Mapping

from triptych.config.documents import PaginationRule, PaginationStyle
from triptych.config.tables import Tables
from triptych.config.toml_places import Place

__all__ = ["MAY_BE_EMPTY", "STYLE_KEYS", "read_pagination"]

# The keys of a table by its style, besides `style` and `operations`.
STYLE_KEYS = {
    PaginationStyle.TOKEN: {
        *("parameter", "next", "header", "last", "items", "size", "more", "end"),
    },
    PaginationStyle.PAGE: {"parameter", "items", "size", "more", "pages", "first"},
    PaginationStyle.OFFSET: {"parameter", "items", "size", "more", "total", "first"},
    PaginationStyle.LINK: {"items", "size"},
    PaginationStyle.URL: {"next", "header", "items", "size", "more"},
}

_OF_OTHER_STYLES = {
    key: "a key of the style "
    + " or ".join(f"`{style}`" for style, keys in STYLE_KEYS.items() if key in keys)
    for key in set().union(*STYLE_KEYS.values())
}

# An empty text means all of the answer, or a token of its own.
MAY_BE_EMPTY = {"items", "end"}


def read_pagination(
    tables: Tables, item: Mapping[str, object], place: Place
) -> tuple[PaginationRule, ...]:
    """The rules at the last key of `place`; what is wrong with them is recorded."""
    rules = (
        _rule(tables, table, place.table(entry))
        for entry, table in enumerate(tables.table_list(item, place))
    )
    return tuple(rule for rule in rules if rule is not None)


def _rule(tables: Tables, table: object, place: Place) -> PaginationRule | None:
    before = len(tables.found)
    if not isinstance(table, dict):
        tables.refuse("config-value", f"`{place}` should be a table", place)
        return None
    style = _style(tables, table, place)
    if style is None:
        return None
    keys = STYLE_KEYS[style]
    tables.known_keys(
        table,
        {"style", "operations", *keys},
        place,
        f"pagination in the style `{style}`",
        hints=_OF_OTHER_STYLES,
    )
    operations = tables.pattern_list(table, place.at("operations"))
    first = _first(tables, table, place) if "first" in keys else None
    texts: dict[str, str] = {}
    for key in sorted(keys & table.keys() - {"first"}):
        value = table[key]
        if key == "end" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and (value or key in MAY_BE_EMPTY):
            texts[key] = value
        else:
            tables.refuse("config-value", f"`{key}` should be a string", place.at(key))
    if "parameter" in keys - table.keys():
        tables.refuse(
            "config-value",
            f"pagination in the style `{style}` needs the key `parameter`",
            place,
        )
    elif style is PaginationStyle.LINK and not operations and "size" not in texts:
        tables.refuse(
            "config-value",
            "pagination needs `operations`, or a parameter to tell them by",
            place,
        )
    leading = [key for key in ("next", "header", "last") if key in texts]
    if len(leading) > 1:
        tables.refuse(
            "config-value",
            f"what leads to the next page is said twice, by `{leading[0]}` and by"
            f" `{leading[1]}`",
            place.at(leading[1]),
        )
    if len(tables.found) > before:
        return None
    return PaginationRule(
        style=style,
        operations=operations,
        parameter=texts.get("parameter", ""),
        next=texts.get("next"),
        header=texts.get("header", ""),
        last=texts.get("last", ""),
        items=texts.get("items"),
        size=texts.get("size", ""),
        more=texts.get("more", ""),
        pages=texts.get("pages"),
        total=texts.get("total", ""),
        end=texts.get("end"),
        first=first,
        origins={
            "": tables.origin(place),
            **{key: tables.origin(place.at(key)) for key in table},
        },
    )


def _style(
    tables: Tables, table: Mapping[str, object], place: Place
) -> PaginationStyle | None:
    try:
        return PaginationStyle(str(table.get("style", "")))
    except ValueError:
        tables.refuse(
            "config-value",
            (
                f"{table['style']!r} is not a style of pagination"
                if "style" in table
                else "pagination needs the key `style`"
            ),
            place.at("style"),
            hint=f"the styles are {', '.join(PaginationStyle)}",
        )
        return None


def _first(tables: Tables, table: Mapping[str, object], place: Place) -> int | None:
    first = table.get("first")
    if first is None or (isinstance(first, int) and not isinstance(first, bool)):
        return first
    tables.refuse("config-value", "`first` should be a whole number", place.at("first"))
    return None
