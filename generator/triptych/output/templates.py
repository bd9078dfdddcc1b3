"""The Jinja gate: nothing reaches a file but through a filter for its context."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Undefined,
    meta,
    pass_context,
)
from jinja2 import filters as jinja_filters
from jinja2.runtime import Context
from markupsafe import Markup

from triptych.output.filters import FILTERS, UnsafeValueError
from triptych.output.template_cache import TemplateCache
from triptych.output.template_files import template_folder

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
    wins; without it the tool's own folder is used.
    """

    def __init__(self, search_path: Sequence[Path] | None = None) -> None:
        folders = (template_folder(),) if search_path is None else search_path
        self._loader: Final = FileSystemLoader(list(folders))
        self._is_only_own: Final = list(folders) == [template_folder()]
        # Templates of others may come from anywhere, and are compiled each time.
        cache = TemplateCache() if self._is_only_own else None
        self.environment: Final = _environment(self._loader, cache)

    def is_own(self, name: str) -> bool:
        """Whether template `name` is the tool's own, with all that it includes.

        Raises `jinja2.TemplateError` like `render`.
        """
        return self._is_only_own or self._is_own(name, frozenset())

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
            UnsafeValueError: the template prints a value no filter has passed.
            jinja2.TemplateError: the template is missing, malformed or names an
                attribute the view lacks.
        """
        return self.environment.get_template(name).render(view=view)


def _environment(loader: FileSystemLoader, cache: TemplateCache | None) -> Environment:
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
