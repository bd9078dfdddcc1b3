"""What each template is given: its view, attribute by attribute.

It is read from the classes of the views, so that it says what there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from inspect import cleandoc
from typing import Final, get_args, get_type_hints

from triptych.output.headers import HEADER_TEMPLATES, HeaderView
from triptych.output.override_checks import Block, blocks_of
from triptych.output.template_files import template_text
from triptych.targets.client import dicts, servers
from triptych.targets.client import operations as client_operations
from triptych.targets.client import package as client_package
from triptych.targets.client import webhooks as client_webhooks
from triptych.targets.docs import changes, pages
from triptych.targets.docs import webhooks as docs_webhooks
from triptych.targets.models import enums, modules
from triptych.targets.server import docs_page, security, stubs
from triptych.targets.server import operations as server_operations
from triptych.targets.server import package_view as server_package

__all__ = ["TEMPLATE_VIEWS", "all_contexts", "context"]

TEMPLATE_VIEWS: Final[Mapping[str, type]] = {
    **dict.fromkeys(
        (
            "client/README.md.jinja",
            "client/client.py.jinja",
            "client/errors.py.jinja",
            "client/operations_init.py.jinja",
            "client/package_init.py.jinja",
            "client/pyproject.toml.jinja",
        ),
        client_package.PackageView,
    ),
    "client/dicts.py.jinja": dicts.DictsView,
    "client/operation_group.py.jinja": client_operations.GroupView,
    "client/servers.py.jinja": servers.ServersView,
    "client/webhooks.py.jinja": client_webhooks.WebhooksView,
    **dict.fromkeys(
        (
            "docs/authentication.md.jinja",
            "docs/errors.md.jinja",
            "docs/index.md.jinja",
        ),
        pages.IndexView,
    ),
    "docs/changes.md.jinja": changes.ChangesView,
    "docs/group.md.jinja": pages.GroupView,
    "docs/webhooks.md.jinja": docs_webhooks.WebhooksView,
    "docs/models.md.jinja": pages.ModelsView,
    **dict.fromkeys(HEADER_TEMPLATES.values(), HeaderView),
    "models/enums.py.jinja": enums.EnumsView,
    "models/module.py.jinja": modules.ModuleView,
    "models/package_init.py.jinja": modules.PackageView,
    **dict.fromkeys(
        ("server/app.py.jinja", "server/stubs_init.py.jinja"), stubs.ServicesView
    ),
    "server/docs_group.html.jinja": docs_page.GroupView,
    "server/docs_head.html.jinja": docs_page.HeadView,
    "server/docs_rest.html.jinja": docs_page.RestView,
    **dict.fromkeys(
        (
            "server/README.md.jinja",
            "server/generated_app.py.jinja",
            "server/generated_init.py.jinja",
            "server/main.py.jinja",
            "server/package_init.py.jinja",
            "server/pyproject.toml.jinja",
            "server/services_init.py.jinja",
        ),
        server_package.PackageView,
    ),
    "server/security.py.jinja": security.SecurityView,
    "server/service.py.jinja": server_operations.GroupView,
    "server/stub.py.jinja": stubs.StubView,
}
"""The class of what each template sees as `view`, by the template's name."""


def context(name: str) -> str:
    """What the template `name` is given, in Markdown, with all that is in it."""
    view = TEMPLATE_VIEWS[name]
    parts = [_template(name), *map(_described, _reached([view]))]
    return "\n".join(parts)


def all_contexts() -> str:
    """The same for all templates: first all of these, then each class once."""
    names = sorted(TEMPLATE_VIEWS)
    views = sorted(_reached(TEMPLATE_VIEWS.values()), key=_called)
    parts = [*map(_template, names), *map(_described, views)]
    return "\n".join(parts)


def _template(name: str) -> str:
    lines = [f"### `{name}`", "", f"`view` is a `{_called(TEMPLATE_VIEWS[name])}`."]
    blocks = blocks_of(template_text(name))
    if blocks:
        lines += ["", f"Blocks: {', '.join(map(_block, blocks))}."]
    return "\n".join([*lines, ""])


def _block(block: Block) -> str:
    if not block.variables:
        return f"`{block.name}`"
    names = " and ".join(f"`{name}`" for name in block.variables)
    return f"`{block.name}` (with {names})"


def _described(view: type) -> str:
    paragraphs = cleandoc(view.__doc__ or "")
    rows = [f"| `{item.name}` | `{_shown(item.type)}` |" for item in fields(view)]
    table = ["| Attribute | Type |", "| --- | --- |", *rows]
    return "\n".join([f"### `{_called(view)}`", "", paragraphs, "", *table, ""])


def _shown(annotation: object) -> str:
    return str(annotation).replace("|", "\\|")


def _called(view: type) -> str:
    """The name of a class that no other has, short."""
    module = view.__module__.removeprefix("triptych.").removeprefix("targets.")
    return f"{module}.{view.__name__}"


def _reached(views: Iterable[type]) -> list[type]:
    """Views and all dataclasses that their attributes lead to, each once."""
    found: dict[type, None] = {}
    waiting = list(views)
    while waiting:
        view = waiting.pop(0)
        if view in found:
            continue
        found[view] = None
        for annotation in get_type_hints(view).values():
            waiting += _classes(annotation)
    return list(found)


def _classes(annotation: object) -> Iterator[type]:
    for part in get_args(annotation):
        yield from _classes(part)
    if isinstance(annotation, type) and is_dataclass(annotation):
        yield annotation
