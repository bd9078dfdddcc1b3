"""The configuration: which documents give which output. Unknown keys are refused.

What reads it is in `files`, for those who need to: a command line can say all itself.
"""

from triptych.config.documents import (
    ALL_TARGETS,
    EVERYTHING,
    NO_METADATA,
    Author,
    Config,
    Correction,
    CorrectionKind,
    DocumentConfig,
    NamingKind,
    NamingRule,
    Origin,
    OverlayFile,
    PackageMetadata,
    PaginationRule,
    PaginationStyle,
    Pattern,
    Patterns,
    Rename,
    Selection,
    Settings,
    Target,
    placed,
)
from triptych.config.editions import Edition, known_editions, latest_edition

__all__ = [
    "ALL_TARGETS",
    "EVERYTHING",
    "NO_METADATA",
    "Author",
    "Config",
    "Correction",
    "CorrectionKind",
    "DocumentConfig",
    "Edition",
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
    "known_editions",
    "latest_edition",
    "placed",
]
