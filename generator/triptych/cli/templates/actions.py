"""Templates that can be overridden: listed, shown, ejected, and kept up with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from triptych.cli.printing.console import Console
from triptych.config import TemplateFile
from triptych.diagnostics import (
    Diagnostic,
    DiagnosticsError,
    error,
    placed,
    warning,
)
from triptych.output.difference import unified_diff
from triptych.output.override_checks import block_text, blocks_of, no_such
from triptych.output.template_files import (
    CONTEXT_VERSION,
    template_names,
    template_text,
)

__all__ = ["diff", "eject", "list_all", "show"]

_ORIGINALS: Final = ".original"
"""The folder beside ejected files that has them as they were ejected."""


def list_all(console: Console) -> int:
    """Print every template and its blocks, and which files stand in their place."""
    replaced: dict[str, list[str]] = {}
    for item in _configured():
        files = replaced.setdefault(item.what, [])
        if str(item.path) not in files:
            files.append(str(item.path))
    for what in _all():
        files = replaced.get(what, [])
        console.result(f"{what}{' <- ' if files else ''}{', '.join(files)}\n")
    return 0


def _all() -> Iterator[str]:
    for name in template_names():
        yield name
        for block in blocks_of(template_text(name)):
            yield f"{name}#{block.name}"


def _configured() -> tuple[TemplateFile, ...]:
    """What the configuration overrides, if there is one."""
    from triptych.config.files import find_config, load_config

    file = find_config(Path.cwd())
    if file is None:
        return ()
    listed = load_config(file).documents
    return tuple(item for document in listed for item in document.templates)


def show(names: Sequence[str], console: Console) -> int:
    """Print what templates are given."""
    from triptych.contexts import context

    known = [_checked(name)[0] for name in names]
    for name in dict.fromkeys(known):
        console.result(context(name))
    return 0


def _checked(what: str) -> tuple[str, str]:
    """The template and the block that `what` names; raises `DiagnosticsError`."""
    if what in (known := list(_all())):
        name, _, block = what.partition("#")
        return name, block
    message = f"there is no template or block `{what}`"
    raise DiagnosticsError([no_such(message, what, known)])


def eject(names: Sequence[str], folder: Path, console: Console) -> int:
    """Write the originals into files to be changed, and print how to use them."""
    wanted = {what: _checked(what) for what in names}
    files = {what: folder / _file(*place) for what, place in wanted.items()}
    for file in files.values():
        if file.exists() or file.is_symlink():
            message = f"{file} is there already"
            hint = "`-o DIR` ejects into another folder"
            raise DiagnosticsError([error("template-exists", message, hint=hint)])
    for what, file in files.items():
        text = _ejected(*wanted[what])
        for path in (file, folder / _ORIGINALS / file.relative_to(folder)):
            _write(path, text)
    console.result("[documents.templates]\n")
    for what, file in files.items():
        console.result(f'"{what}" = "{file.as_posix()}"\n')
    return 0


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as broken:
        message = f"{path} can't be written: {broken.strerror or broken}"
        raise DiagnosticsError([error("template-unwritable", message)]) from broken


def _file(name: str, block: str) -> str:
    """Where a template or a block goes in the folder of ejected ones."""
    stem = name.removesuffix(".jinja")
    return f"{stem}.{block}.jinja" if block else name


def _ejected(name: str, block: str) -> str:
    """The text of a template or a block, below a line that says what it is."""
    text = block_text(template_text(name), block) if block else template_text(name)
    what = f"{name}#{block}" if block else name
    return f"{{# {what}, context {CONTEXT_VERSION} #}}\n{text}"


def diff(console: Console, *, is_accepted: bool) -> int:
    """Print what has changed in the originals of overridden templates; 1 if any has."""
    known = set(_all())
    has_changed = False
    for item in dict.fromkeys(_configured()):
        if item.what not in known:
            _checked(item.what)
        now = _ejected(item.name, item.block)
        original = _original(item.path)
        if original is None:
            console.diagnostics([_unknown_original(item)])
            continue
        before = original.read_text(encoding="utf-8")
        if before == now:
            continue
        if is_accepted:
            _write(original, now)
            continue
        has_changed = True
        lines = unified_diff(item.path.as_posix(), before.encode(), now)
        console.diff("".join(lines))
    return 1 if has_changed else 0


def _original(path: Path) -> Path | None:
    """The file as it was ejected, if that is known."""
    for folder in path.parents:
        original = folder / _ORIGINALS / path.relative_to(folder)
        if original.is_file():
            return original
    return None


def _unknown_original(item: TemplateFile) -> Diagnostic:
    found = warning(
        "template-original",
        f"{item.path} was not ejected, so its original is unknown",
        hint=f"`triptych templates eject {item.what} -o DIR` gives the original of now",
    )
    return placed(found, item.origin)
