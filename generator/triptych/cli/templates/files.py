"""The files that a configuration has in place of templates, read and checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from triptych.config import TemplateFile, placed
from triptych.diagnostics import Diagnostic, DiagnosticsError, error, warning
from triptych.output.override_checks import checked_overrides
from triptych.output.overrides import Override, Overrides
from triptych.output.template_files import CONTEXT_VERSION

__all__ = ["context_warnings", "read_overrides"]

_CONTEXT: Final = re.compile(r"\{#[^\n]*\bcontext (\d{1,9})\b")


def read_overrides(files: Sequence[TemplateFile]) -> Overrides:
    """What is in `files`.

    Raises:
        DiagnosticsError: for each that can't be read, replaces nothing that there is,
            or does what no template may.
    """
    read: list[Override] = []
    found: list[Diagnostic] = []
    for item in files:
        try:
            # What is no plain file may never end.
            text = (
                item.path.read_text(encoding="utf-8") if item.path.is_file() else None
            )
        except (OSError, ValueError) as broken:
            reason = getattr(broken, "strerror", None) or "it is not UTF-8"
            message = f"the template {item.path} can't be read: {reason}"
            found.append(placed(error("template-unreadable", message), item.origin))
            continue
        if text is None:
            message = f"there is no file {item.path}"
            if item.path.is_dir():
                message = f"{item.path} is a folder; name a file in it"
            found.append(placed(error("template-unreadable", message), item.origin))
            continue
        read.append(
            Override(
                name=item.name,
                block=item.block,
                file=str(item.path),
                text=text.replace("\r\n", "\n"),
                origin=item.origin,
            )
        )
    if found:
        raise DiagnosticsError(found)
    return checked_overrides(read)


def context_warnings(overrides: Overrides) -> Iterator[Diagnostic]:
    """Which files say on their first line that they were made for another context."""
    for item in overrides.items:
        stated = _CONTEXT.match(item.text)
        if stated is not None and int(stated[1]) != CONTEXT_VERSION:
            message = (
                f"{item.file} was made for context {stated[1]} of templates, "
                f"and this is {CONTEXT_VERSION}"
            )
            hint = "`triptych templates diff` tells what has changed"
            yield placed(warning("template-context", message, hint=hint), item.origin)
