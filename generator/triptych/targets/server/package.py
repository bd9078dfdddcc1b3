"""The server target: an installable package `<name>_server`.

Everything below `_generated/` is the tool's. The other files are written once and
belong to the user, who puts the services there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from triptych.config import NO_METADATA, Edition, PackageMetadata, latest_edition
from triptych.ir import Api
from triptych.json_value import JsonValue
from triptych.passes.xml.shapes import xml_shapes
from triptych.python.annotations import Dialect
from triptych.python.names import GroupNames, Names
from triptych.python.streams import WIRE_MODULES, has_streams
from triptych.source.digest import canonical_order
from triptych.targets.dependencies import Dependencies
from triptych.targets.distributions import metadata_view
from triptych.targets.jobs import Job, Joined, Keyed, Render, Verbatim
from triptych.targets.json_lines import document_text
from triptych.targets.runtime_files import runtime_files
from triptych.targets.server.docs_page import Page
from triptych.targets.server.json_schemas import schemas_text
from triptych.targets.server.mock import mock_text
from triptych.targets.server.operations import GroupView, argument_dialect, group_view
from triptych.targets.server.operations_test import operations_test_jobs
from triptych.targets.server.package_view import package_view, reserved_names
from triptych.targets.server.responses import result_dialect
from triptych.targets.server.stubs import services_view, stub_names, stub_view
from triptych.targets.xml_table import XML_FILE, table_text

__all__ = ["server_jobs", "server_models"]

_STREAM_MODULES = (
    *WIRE_MODULES,
    "server/heartbeats.py",
    "server/item_streams.py",
    "server/sending.py",
)


def server_models(names: Names) -> str:
    """The folder of the models of a server."""
    return f"{_package(names)}/_generated/models"


def server_jobs(
    api: Api,
    names: Names,
    document: Mapping[str, JsonValue],
    metadata: PackageMetadata = NO_METADATA,
    edition: Edition | None = None,
    dependencies: Dependencies | None = None,
) -> tuple[Job, ...]:
    """Every file of the server, below `server/`, but for its models.

    `document` is the description itself, which the server serves as JSON.
    """
    package = _package(names)
    keys = dependencies or Dependencies(api, names, metadata, wanted=False)
    generated = f"{package}/_generated"
    about = metadata_view(api, metadata, edition or latest_edition())
    view = package_view(api, names, metadata, about)
    class_names = stub_names(view.groups, reserved_names(view))
    services = services_view(class_names, view.groups, view.package)
    owned = {
        "server/pyproject.toml": "server/pyproject.toml.jinja",
        "server/README.md": "server/README.md.jinja",
        f"{package}/__init__.py": "server/package_init.py.jinja",
        f"{package}/__main__.py": "server/main.py.jinja",
    }
    ours = {
        f"{generated}/__init__.py": "server/generated_init.py.jinja",
        f"{generated}/app.py": "server/generated_app.py.jinja",
        f"{generated}/services/__init__.py": "server/services_init.py.jinja",
    }
    jobs: list[Job] = [
        Render(path=path, template=template, view=view, written_once=True)
        for path, template in owned.items()
    ]
    jobs += [
        Render(path=path, template=template, view=services, written_once=True)
        for path, template in {
            f"{package}/app.py": "server/app.py.jinja",
            f"{package}/services/__init__.py": "server/stubs_init.py.jinja",
        }.items()
    ]
    view_of = _group_views(api, names)
    jobs += [
        _stub_job(
            f"{package}/services", group, class_names[group.attribute], view_of, keys
        )
        for group in names.groups
    ]
    jobs += [
        Render(path=path, template=template, view=view)
        for path, template in ours.items()
    ]
    jobs += [
        _service_job(f"{generated}/services", group, view_of, keys)
        for group in names.groups
    ]
    if view.security is not None:
        jobs.append(
            Render(
                path=f"{generated}/security.py",
                template="server/security.py.jinja",
                view=view.security,
            )
        )
    jobs.append(_page_job(f"{generated}/docs.html", api, names, keys))
    # Sorted, because the order of a map's keys means nothing and must not show.
    served = document_text(
        {key: canonical_order(document[key]) for key in sorted(document)}
    )
    jobs.append(Verbatim(path=f"{generated}/document.json", text=served))
    samples = {"mock.json": lambda: mock_text(api, names)}
    if view.has_schemas:
        samples["schemas.json"] = lambda: schemas_text(api)
    jobs += [
        _text_job(f"{generated}/{name}", text, keys) for name, text in samples.items()
    ]
    jobs.append(Verbatim(path=f"{package}/py.typed", text=""))
    jobs += operations_test_jobs(api, names, argument_dialect(names), keys)
    xml = xml_shapes(api)
    if xml.roots:
        jobs.append(Verbatim(path=f"{generated}/{XML_FILE}", text=table_text(xml)))
    # Files in Base64 are decoded by a type of the models, so a server has them always.
    jobs += runtime_files(
        generated,
        "server",
        "wire",
        "models",
        *(["xml"] if xml.roots else []),
        without=(
            "wire/encode.py",
            *(() if has_streams(api.operations) else _STREAM_MODULES),
        ),
    )
    return tuple(jobs)


def _package(names: Names) -> str:
    return f"server/{names.package}_server"


_GroupViewOf: TypeAlias = Callable[[GroupNames], GroupView]


def _group_views(api: Api, names: Names) -> _GroupViewOf:
    """The view of each group, made once, when it is first asked for."""
    views: dict[str, GroupView] = {}
    dialects: list[Dialect] = []

    def view_of(group: GroupNames) -> GroupView:
        if not dialects:
            dialects.extend((argument_dialect(names), result_dialect(names)))
        if group.attribute not in views:
            views[group.attribute] = group_view(api, group, *dialects)
        return views[group.attribute]

    return view_of


def _service_job(
    folder: str, group: GroupNames, view_of: _GroupViewOf, keys: Dependencies
) -> Job:
    path = f"{folder}/{group.attribute}.py"

    def make() -> Render:
        return Render(
            path=path, template="server/service.py.jinja", view=view_of(group)
        )

    return Keyed(path=path, key=keys.of_group("service", group), make=make)


def _stub_job(
    folder: str,
    group: GroupNames,
    class_name: str,
    view_of: _GroupViewOf,
    keys: Dependencies,
) -> Job:
    path = f"{folder}/{group.attribute}.py"

    def make() -> Render:
        return Render(
            path=path,
            template="server/stub.py.jinja",
            view=stub_view(view_of(group), class_name),
            written_once=True,
        )

    key = keys.of_group("stub", group, class_name)
    return Keyed(path=path, key=key, make=make, written_once=True)


def _page_job(path: str, api: Api, names: Names, keys: Dependencies) -> Job:
    """The page that the server serves, whose sections change apart."""
    page = Page(api, names)

    def section(group: GroupNames) -> Keyed:
        def make() -> Render:
            view = page.group(group)
            return Render(path=path, template="server/docs_group.html.jinja", view=view)

        return Keyed(path=path, key=keys.of_group("page", group), make=make)

    def rest() -> Render:
        view = page.rest()
        return Render(path=path, template="server/docs_rest.html.jinja", view=view)

    return Joined(
        path=path,
        parts=(
            Render(path=path, template="server/docs_head.html.jinja", view=page.head()),
            *map(section, names.groups),
            Keyed(path=path, key=keys.of_models("page"), make=rest),
        ),
    )


def _text_job(path: str, text: Callable[[], str], keys: Dependencies) -> Job:
    """A file of JSON that shows no description."""

    def make() -> Verbatim:
        return Verbatim(path=path, text=text())

    return Keyed(path=path, key=keys.of_structure("text"), make=make)
