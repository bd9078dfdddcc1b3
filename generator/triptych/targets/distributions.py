"""What a generated package says about itself, and how it is installed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from triptych.config import Author, Edition, PackageMetadata
from triptych.ir import Api

__all__ = ["MetadataView", "install_command", "metadata_view"]

# How licenses are called in documents, in lower case and without punctuation.
_LICENSES: Final = {
    "apache 2": "Apache-2.0",
    "apache 20": "Apache-2.0",
    "apache license 20": "Apache-2.0",
    "apache license version 20": "Apache-2.0",
    "apache v2": "Apache-2.0",
    "bsd 2clause": "BSD-2-Clause",
    "bsd 3clause": "BSD-3-Clause",
    "gpl v3": "GPL-3.0-only",
    "mit license": "MIT",
    "mozilla public license 20": "MPL-2.0",
    "the apache license version 20": "Apache-2.0",
    "the mit license": "MIT",
    "unlicense": "Unlicense",
}
_EMAIL: Final = re.compile(r"[^<>,\s@]+@[^<>,\s@]+")
_URL: Final = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link of a package by its label."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataView:
    """Core metadata besides name, version and summary; what is empty is left out.

    `python` says which versions of it a package is for.
    """

    license: str
    authors: tuple[Author, ...]
    keywords: tuple[str, ...]
    urls: tuple[LinkView, ...]
    python: str
    build_requirement: str


def metadata_view(api: Api, given: PackageMetadata, edition: Edition) -> MetadataView:
    """What the configuration gives, else what the document says of itself."""
    return MetadataView(
        license=given.license or _license(api),
        authors=given.authors or _authors(api),
        keywords=given.keywords,
        urls=tuple(LinkView(*link) for link in given.urls or _urls(api)),
        python=f">={edition.lowest_python}",
        build_requirement=edition.build_requirement,
    )


def install_command(given: PackageMetadata, distribution: str, local: str) -> str:
    """How to install a package: what the configuration says, else `local`.

    Nothing is known about where a package is published, and the name may be somebody
    else's there, so that `local` installs it from its folder.
    """
    return given.install.replace("{name}", distribution) or local


def _license(api: Api) -> str:
    """The document's license as an SPDX expression, empty if it can't be told."""
    name = api.license.name if api.license is not None else ""
    plain = re.sub(r"[^\w\s]", "", " ".join(name.lower().split()))
    for candidate in (name, "-".join(name.split()), _LICENSES.get(plain, "")):
        try:
            return str(canonicalize_license_expression(candidate))
        except InvalidLicenseExpression:
            continue
    return ""


def _authors(api: Api) -> tuple[Author, ...]:
    """Whom the document names as its contact."""
    if api.contact is None:
        return ()
    name = " ".join(api.contact.name.replace(",", " ").split())
    email = api.contact.email.strip()
    author = Author(name=name, email=email if _EMAIL.fullmatch(email) else "")
    return (author,) if author.name or author.email else ()


def _urls(api: Api) -> tuple[tuple[str, str], ...]:
    """The links of the document, by labels."""
    documentation = api.external_documentation
    links = {
        "Documentation": documentation.url if documentation is not None else "",
        "Contact": api.contact.url if api.contact is not None else "",
        "License": api.license.url if api.license is not None else "",
        "Terms of service": api.terms_of_service,
    }
    return tuple(
        (label, url.strip())
        for label, url in links.items()
        if _URL.fullmatch(url.strip())
    )
