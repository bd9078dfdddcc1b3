"""The configuration: which documents give which output. Unknown keys are refused."""

from trifold.config.documents import (
    ALL_TARGETS,
    EVERYTHING,
    Config,
    DocumentConfig,
    Origin,
    PaginationRule,
    PaginationStyle,
    Pattern,
    Patterns,
    Rename,
    Selection,
    Target,
    placed,
)
from trifold.config.files import find_config, load_config

__all__ = [
    "ALL_TARGETS",
    "EVERYTHING",
    "Config",
    "DocumentConfig",
    "Origin",
    "PaginationRule",
    "PaginationStyle",
    "Pattern",
    "Patterns",
    "Rename",
    "Selection",
    "Target",
    "find_config",
    "load_config",
    "placed",
]
