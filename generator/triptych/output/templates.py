"""The Jinja gate: nothing reaches a file but through a filter for its context."""

from __future__ import annotations

import difflib
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Final

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Undefined,
    UndefinedError,
    meta,
    pass_context,
)
from jinja2 import filters as jinja_filters
from jinja2.runtime import Context
from markupsafe import Markup

from triptych.diagnostics import Diagnostic, DiagnosticsError, Position, error
from triptych.output.filters import FILTERS, UnsafeValueError
from triptych.output.overrides import NO_OVERRIDES, Override, Overrides
from triptych.output.template_cache import TemplateCache
from triptych.output.template_files import OWN_PREFIX, template_folder

__all__ = ["ALLOWED_FILTERS", "Templates"]

_JINJA_FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    # `indent` keeps Markup, `length` gives an int; `map` takes the name of a filter
    # or `attribute=`, and what it gives is checked where it is printed.
    "indent": jinja_filters.do_indent,
    "length": len,
    "map": jinja_filters.sync_do_map,
}

ALLOWED_FILTERS: Final = frozenset(FILTERS) | frozenset(_JINJA_FILTERS)
"""The filters templates may use; Jinja's own are gone, `safe` among them."""


class Templates:
    """Templates by name (`client/client.py.jinja`), each compiled once.

    A template sees one variable, `view`. `search_path` lists folders, first match
    wins; without it the tool's own folder is used. `overrides` win over all.
    """

    def __init__(
        self,
        search_path: Sequence[Path] | None = None,
        overrides: Overrides = NO_OVERRIDES,
    ) -> None:
        folders = (template_folder(),) if search_path is None else search_path
        self._overrides: Final = overrides
        self._known_own: Final[dict[str, bool]] = {}
        self._loader: Final = _Loader(folders, overrides)
        self._is_only_own: Final = (
            list(folders) == [template_folder()] and not overrides.items
        )
        # Templates of others may come from anywhere, and are compiled each time.
        cache = TemplateCache() if self._is_only_own else None
        self.environment: Final = _environment(self._loader, cache)

    def is_own(self, name: str) -> bool:
        """Whether template `name` is the tool's own, with all that it includes.

        Raises `jinja2.TemplateError` like `render`.
        """
        if self._is_only_own:
            return True
        if name not in self._known_own:
            self._known_own[name] = self._is_own(name, frozenset())
        return self._known_own[name]

    def _is_own(self, name: str, inside: frozenset[str]) -> bool:
        source, file, _ = self._loader.get_source(self.environment, name)
        if not Path(file).is_relative_to(template_folder()):
            return False
        referenced = meta.find_referenced_templates(self.environment.parse(source))
        # Names of referenced templates are constants: the rules for templates say so.
        return all(
            item is not None and (item in inside or self._is_own(item, inside | {name}))
            for item in referenced
        )

    def render(self, name: str, view: object) -> str:
        """The text of template `name` for `view`.

        Raises:
            DiagnosticsError: the file of an override fails, at its line.
            UnsafeValueError: the template prints a value no filter has passed.
            jinja2.TemplateError: the template is missing, malformed or names an
                attribute the view lacks.
        """
        try:
            return self.environment.get_template(name).render(view=view)
        except Exception as failure:
            found = _failure_of_override(failure, self._overrides, view)
            if found is None:
                raise
            raise DiagnosticsError([found]) from failure


class _Loader(BaseLoader):
    """Overrides by the names of the templates they replace, then files in folders."""

    def __init__(self, folders: Sequence[Path], overrides: Overrides) -> None:
        self._files: Final = FileSystemLoader(list(folders))
        self._sources: Final = overrides.sources()

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        if template in self._sources:
            return *self._sources[template], lambda: True
        own = template.removeprefix(OWN_PREFIX)
        return self._files.get_source(environment, own)


def _failure_of_override(
    failure: Exception, overrides: Overrides, view: object
) -> Diagnostic | None:
    """What to say about a failure in the file of an override, None for another one."""
    # Jinja gives frames of templates the names of their files.
    for frame in reversed(traceback.extract_tb(failure.__traceback__)):
        override = overrides.in_file(frame.filename)
        if override is not None:
            message, line = _message(failure, view), frame.lineno or 1
            missing = _MISSING.search(str(failure))
            wanted = f"`.{missing['name']}`" if missing else ""
            return error(
                "template-failed",
                message,
                file=override.file,
                position=Position(line, override.column_of(line, wanted)),
                source_line=override.line(line),
                hint=_hint(failure, override, view),
            )
    return None


_MISSING: Final = re.compile(
    r"'(?P<view>[\w.]+) object' has no attribute '(?P<name>\w+)'"
)


def _called(missing: re.Match[str], view: object) -> str:
    """What a template calls the object that lacks an attribute, else its class."""
    name = missing["view"].rpartition(".")[2]
    return "view" if name == type(view).__name__ else name


def _message(failure: Exception, view: object) -> str:
    missing = _MISSING.search(str(failure))
    if isinstance(failure, UndefinedError) and missing:
        return f"`{_called(missing, view)}` has no attribute `{missing['name']}`"
    if isinstance(failure, RecursionError):
        return "a macro calls itself without an end"
    # Its own name, which the place of the diagnostic has as well.
    said = re.sub(r"\Atemplate \S+: ", "", str(failure))
    return said or f"the template fails with {type(failure).__name__}"


def _hint(failure: Exception, override: Override, view: object) -> str | None:
    missing = _MISSING.search(str(failure))
    if missing and is_dataclass(view) and type(view).__name__ in missing["view"]:
        names = [item.name for item in fields(view)]
        nearest = difflib.get_close_matches(missing["name"], names, n=1)
        if nearest:
            return f"did you mean `{nearest[0]}`?"
    if missing:
        return f"see `triptych templates show {override.name}`"
    return None


def _environment(loader: BaseLoader, cache: TemplateCache | None) -> Environment:
    environment = Environment(
        loader=loader,
        bytecode_cache=cache,
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.filters = {**FILTERS, **_JINJA_FILTERS}
    environment.globals = {}
    return environment


@pass_context
def _finalize(context: Context, value: Any) -> object:
    if isinstance(value, Markup) or type(value) is int:
        return value
    if isinstance(value, Undefined):
        # Raises with the name that is missing.
        return str(value)
    raise UnsafeValueError(
        f"template {context.name}: {type(value).__name__} {value!r:.80} is printed "
        "without a filter for its context"
    )
