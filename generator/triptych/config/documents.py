"""What a configuration says, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from triptych.config.editions import Edition
from triptych.diagnostics import Origin, placed
from triptych.json_value import JsonValue
from triptych.pointer import Pointer

__all__ = [
    "ALL_TARGETS",
    "EVERYTHING",
    "NO_METADATA",
    "Author",
    "Config",
    "Correction",
    "CorrectionKind",
    "DocumentConfig",
    "NamingKind",
    "NamingRule",
    "Origin",
    "OverlayFile",
    "PackageMetadata",
    "PaginationRule",
    "PaginationStyle",
    "Pattern",
    "Patterns",
    "Rename",
    "Selection",
    "Settings",
    "Target",
    "TemplateFile",
    "placed",
]


class Target(StrEnum):
    """What can be generated from a document."""

    CLIENT = "client"
    SERVER = "server"
    DOCS = "docs"
    WEBHOOKS = "webhooks"
    """Packages for the requests that the API makes, if there are any."""


ALL_TARGETS = tuple(Target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Names or paths that are meant: `*` stands for any run of characters.

    In a path `*` stops at a slash and `**` does not; `/**` at the end also means the
    path before it.
    """

    text: str
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """Operations, named by a tag, by a path template or by their id."""

    tags: tuple[Pattern, ...] = ()
    paths: tuple[Pattern, ...] = ()
    operations: tuple[Pattern, ...] = ()

    @property
    def are_given(self) -> bool:
        """Whether there is any."""
        return bool(self.tags or self.paths or self.operations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which operations to generate: all that `include` names, or all if it names none,
    without those that `exclude` names."""

    include: Patterns = Patterns()
    exclude: Patterns = Patterns()

    @property
    def is_given(self) -> bool:
        """Whether it leaves anything out, or may."""
        return self.include.are_given or self.exclude.are_given


EVERYTHING = Selection()
"""The selection of somebody who makes none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """The Python name of one thing: its JSON pointer, or `tag:` and the tag's name."""

    what: str
    name: str
    origin: Origin | None = field(default=None, compare=False)


class NamingKind(StrEnum):
    """What a naming rule is about."""

    MODELS = "models"
    OPERATIONS = "operations"
    PARAMETERS = "parameters"
    TAGS = "tags"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingRule:
    """What to call all things of a kind whose names in the document fit a pattern.

    Each `*` of the `pattern` stands for any run of characters, as long as can be, and
    `{1}`, `{2}` in `name` for what they stood for. Python's spelling is made of that.
    """

    kind: NamingKind
    pattern: str
    name: str
    origin: Origin | None = field(default=None, compare=False)


class PaginationStyle(StrEnum):
    """What leads from one page of a list to the next.

    A token that the answer holds, the number of a page, the number of the first item,
    a link in the header `Link` (RFC 8288), or a URL that the answer holds.
    """

    TOKEN = "token"
    PAGE = "page"
    OFFSET = "offset"
    LINK = "link"
    URL = "url"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaginationRule:
    """How to go through the pages of some operations.

    `operations` are patterns of their ids; without any, all are meant that have the
    parameters and an answer that fits. `parameter` and `size` are the wire names of the
    parameters that say which page, and how many items it has; where a JSON body has
    them, the names of its members or JSON pointers. `next`, `items`, `more`, `pages`
    and `total` are places in the answer, the name of a member or a JSON pointer; None
    leaves the place to be found, and empty texts stand for what is not said. `header`
    has the next token or URL instead of `next`, and `last` the token as a place in the
    last item. `end` is a token that ends a list, and
    `first` the number of the first page or item. `origins` has the place of each key
    that is given, and of the table at "".
    """

    style: PaginationStyle
    operations: tuple[Pattern, ...] = ()
    parameter: str = ""
    next: str | None = None
    header: str = ""
    last: str = ""
    items: str | None = None
    size: str = ""
    more: str = ""
    pages: str | None = None
    total: str = ""
    end: str | None = None
    first: int | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False)


class CorrectionKind(StrEnum):
    """What a correction does: add, replace or remove a value (RFC 6902, section 4), or
    merge one into what is there (RFC 7396)."""

    ADD = "add"
    REPLACE = "replace"
    REMOVE = "remove"
    MERGE = "merge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A change of one value of a document before anything else is made of it.

    `origin` is where its pointer stands, `origins` where the parts of `value` stand,
    by the tokens that lead to them.
    """

    kind: CorrectionKind
    pointer: Pointer
    value: JsonValue = None
    origin: Origin = field(compare=False)
    origins: Mapping[tuple[str, ...], Origin] = field(
        default_factory=dict, compare=False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayFile:
    """A file with an OpenAPI overlay, and where the configuration names it."""

    path: Path
    origin: Origin = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFile:
    """A file in place of the template `name`, or of its `block` if that is not empty.

    `origin` is where the configuration says so.
    """

    name: str
    block: str = ""
    path: Path
    origin: Origin = field(compare=False)

    @property
    def what(self) -> str:
        """What it replaces, as configurations call it."""
        return f"{self.name}#{self.block}" if self.block else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person or an organisation; one of both may be empty."""

    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageMetadata:
    """What generated packages say about themselves; the rest is the document's.

    `install` is the command that installs one, with `{name}` for the name of its
    distribution. `license` is an SPDX expression, `urls` has links by their labels.
    """

    install: str = ""
    version: str = ""
    license: str = ""
    authors: tuple[Author, ...] = ()
    keywords: tuple[str, ...] = ()
    urls: tuple[tuple[str, str], ...] = ()


NO_METADATA = PackageMetadata()
"""The metadata of somebody who gives none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a document is understood.

    `name` begins the names of the packages. `strict` makes warnings errors. `edition`
    is the one that the configuration names, `name_origin` where it states the name, if
    it does; `is_name_given` says that the command line does.
    """

    name: str
    strict: bool = False
    selection: Selection = EVERYTHING
    renames: tuple[Rename, ...] = ()
    naming: tuple[NamingRule, ...] = ()
    pagination: tuple[PaginationRule, ...] = ()
    metadata: PackageMetadata = NO_METADATA
    edition: Edition | None = None
    name_origin: Origin | None = field(default=None, compare=False)
    is_name_given: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentConfig(Settings):
    """One document: where it is, where its output goes and what is generated.

    `overlays` are applied to the document in their order, then `corrections`.
    References may lead to files below `reference_root`, by default the document's
    folder. `templates` are files in place of the tool's own.
    `version_origin` is where the version of the packages is stated, if it is.
    """

    spec: Path
    output: Path
    targets: tuple[Target, ...] = ALL_TARGETS
    reference_root: Path | None = None
    overlays: tuple[OverlayFile, ...] = ()
    corrections: tuple[Correction, ...] = ()
    templates: tuple[TemplateFile, ...] = ()
    version_origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The documents a configuration file lists."""

    file: Path
    documents: tuple[DocumentConfig, ...]
