"""Reading what a configuration says about the packages that are generated."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from triptych.config.documents import Author, PackageMetadata
from triptych.config.tables import Tables
from triptych.config.toml_places import Place

__all__ = ["LONGEST_LABEL", "METADATA_KEYS", "read_metadata"]

METADATA_KEYS = {"version", "license", "authors", "keywords", "urls"}

LONGEST_LABEL: Final = 32
"""How long the label of a link may be (the core metadata specification)."""

_AUTHOR: Final = re.compile(
    r"(?P<name>[^<>,@]*?)\s*(?:<?(?P<email>[^<>,\s@]+@[^<>,\s@]+)>?)?"
)
_URL: Final = re.compile(r"https?://[^\s<>\"]+")


def read_metadata(
    tables: Tables, item: Mapping[str, object], place: Place
) -> PackageMetadata:
    """The metadata in a document's table `item`, and how its packages are installed."""
    reading = _Reading(tables, place.at("metadata"))
    table = tables.table(item, reading.place)
    tables.known_keys(table, METADATA_KEYS, reading.place, "`metadata`")
    return PackageMetadata(
        install=tables.text(item, "install", place, required=False),
        version=reading.version(table),
        license=reading.license(table),
        authors=tuple(map(reading.author, reading.texts(table, "authors"))),
        keywords=tuple(reading.texts(table, "keywords")),
        urls=reading.urls(table),
    )


class _Reading:
    def __init__(self, tables: Tables, place: Place) -> None:
        self._tables = tables
        self.place = place

    def version(self, table: Mapping[str, object]) -> str:
        """The version, normalised (PEP 440)."""
        if "version" not in table:
            return ""
        text = self._tables.text(table, "version", self.place, required=True)
        if not text:
            return ""
        # A configuration without metadata must not pay for these.
        from packaging.version import InvalidVersion, Version

        try:
            return str(Version(text))
        except InvalidVersion:
            self._refuse("version", f"`{text}` is not a version (PEP 440)")
            return ""

    def license(self, table: Mapping[str, object]) -> str:
        """The license, an SPDX expression (PEP 639)."""
        text = self._tables.text(table, "license", self.place, required=False)
        if not text:
            return ""
        from packaging.licenses import (
            InvalidLicenseExpression,
            canonicalize_license_expression,
        )

        try:
            return str(canonicalize_license_expression(text))
        except InvalidLicenseExpression:
            self._refuse(
                "license",
                f"`{text}` is not an SPDX license expression",
                hint='such as "Apache-2.0", or "LicenseRef-Proprietary" for your own',
            )
            return ""

    def author(self, text: str) -> Author:
        """A name, an email address, or `Name <address>`."""
        found = _AUTHOR.fullmatch(text.strip())
        if found is None:
            message = f"`{text}` is neither a name nor an email address nor both"
            self._refuse("authors", message, hint='"Jane Doe <jane@example.com>"')
            return Author()
        return Author(name=found["name"], email=found["email"] or "")

    def urls(self, table: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
        """The links by their labels, in their order."""
        urls = self._tables.table(table, self.place.at("urls"))
        for label, url in urls.items():
            if not isinstance(url, str) or not _URL.fullmatch(url):
                message = f"`{label}` should be an http or https URL"
                self._tables.refuse(
                    "config-value", message, self.place.at("urls").at(label)
                )
            elif len(label) > LONGEST_LABEL:
                message = f"`{label}` is longer than {LONGEST_LABEL} characters"
                self._tables.refuse(
                    "config-value", message, self.place.at("urls").at(label)
                )
        return tuple((label, str(url)) for label, url in urls.items())

    def texts(self, table: Mapping[str, object], key: str) -> Sequence[str]:
        """A list of strings."""
        value = table.get(key, [])
        if isinstance(value, list) and all(isinstance(it, str) and it for it in value):
            return value
        self._refuse(key, f"`{key}` should be a list of strings")
        return ()

    def _refuse(self, key: str, message: str, hint: str | None = None) -> None:
        self._tables.refuse("config-value", message, self.place.at(key), hint=hint)
