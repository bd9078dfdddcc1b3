"""The list of documents that must end in an error, and of what error it must be.

A line holds the digest of a document, the codes of its errors and the reason, separated
by tabs. A document that no longer fails, or fails otherwise, fails the run.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Expectation", "digest", "dump_expectations", "load_expectations", "reason"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What generating from a document must end in."""

    codes: tuple[str, ...]
    reason: str


def digest(document: Path) -> str:
    """What a document is known by."""
    return hashlib.sha256(document.read_bytes()).hexdigest()[:16]


def load_expectations(file: Path) -> dict[str, Expectation]:
    """The list in `file`, by digest."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    expected: dict[str, Expectation] = {}
    for line in lines:
        if line and not line.startswith("#"):
            key, codes, text = line.split("\t")
            expected[key] = Expectation(codes=tuple(codes.split()), reason=text)
    return expected


def dump_expectations(expected: Mapping[str, Expectation]) -> str:
    """The text of a list."""
    lines = [
        f"{key}\t{' '.join(item.codes)}\t{item.reason}\n"
        for key, item in sorted(
            expected.items(), key=lambda pair: (pair[1].codes, pair[0])
        )
    ]
    return "# digest, codes of the errors, reason\n" + "".join(lines)


def reason(codes: Iterable[str], message: str) -> str:
    """A reason made of an error's message, without what it quotes of the document."""
    quoted = re.sub(r"`[^`]*`|'[^']*'", "...", message)
    return " ".join(quoted.split()) or f"it ends in {', '.join(codes)}"
