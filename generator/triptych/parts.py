"""The parts of an output folder, each in a process of its own where that pays.

They are the client, the server, the docs, the models that client and server share, and
the packages for webhooks: the client of those who send them, and the server of those
who receive them.
No part needs another one, and none depends on where it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Final

from triptych.background import available_processors, in_parallel
from triptych.config import Edition, PackageMetadata, Target
from triptych.history import NO_HISTORY, History
from triptych.ir import Api
from triptych.json_value import JsonValue
from triptych.output.files import GeneratedFile
from triptych.output.headers import HeaderView, make_headers
from triptych.output.overrides import NO_OVERRIDES, Overrides
from triptych.output.rendering import render
from triptych.python.names import WEBHOOKS, Names
from triptych.python.webhooks import other_direction
from triptych.targets.client.package import client_jobs, client_models
from triptych.targets.docs.pages import docs_jobs
from triptych.targets.jobs import Job
from triptych.targets.models.modules import model_jobs
from triptych.targets.server.package import server_jobs, server_models

__all__ = ["make_parts"]

_MANY_OPERATIONS: Final = 100
"""From how many on another process takes less time than it costs."""

_Part = Callable[[], list[GeneratedFile]]


def make_parts(
    api: Api,
    names: Names,
    tree: Mapping[str, JsonValue],
    targets: Collection[Target],
    metadata: PackageMetadata,
    edition: Edition,
    *,
    all_to_black: bool,
    overrides: Overrides = NO_OVERRIDES,
    history: History = NO_HISTORY,
) -> list[GeneratedFile]:
    """The files of all `targets`, sorted by path; `tree` is what a server serves.

    Raises like `rendering.render`.
    """
    about = HeaderView(
        title=" ".join(api.title.split()),
        description_version=api.version,
        version=names.version,
    )
    rendering = partial(
        render,
        all_to_black=all_to_black,
        overrides=overrides,
        headers=make_headers(overrides, about),
    )

    def server() -> list[GeneratedFile]:
        return rendering(server_jobs(api, names, tree, metadata, edition))

    def client() -> list[GeneratedFile]:
        return rendering(client_jobs(api, names, metadata, edition))

    def models() -> list[GeneratedFile]:
        folders = [
            *([client_models(names)] if Target.CLIENT in targets else []),
            *([server_models(names)] if Target.SERVER in targets else []),
        ]
        return _models(api, names, folders, rendering)

    def webhooks() -> list[GeneratedFile]:
        other, named = other_direction(api, names)
        jobs = (
            *client_jobs(other, named, metadata),
            *server_jobs(other, named, tree, metadata),
        )
        folders = [
            f"{WEBHOOKS}/{folder}"
            for folder in (client_models(named), server_models(named))
        ]
        return [
            *rendering(_below(WEBHOOKS, jobs)),
            *_models(other, named, folders, rendering),
        ]

    def docs() -> list[GeneratedFile]:
        return rendering(docs_jobs(api, names, metadata, history))

    # In this order two processes have as much to do as each other.
    parts: list[tuple[_Part, set[Target]]] = [
        (server, {Target.SERVER}),
        (client, {Target.CLIENT}),
        (models, {Target.CLIENT, Target.SERVER}),
        (docs, {Target.DOCS}),
        *([(webhooks, {Target.WEBHOOKS})] if api.webhooks else []),
    ]
    wanted = [part for part, users in parts if users & set(targets)]
    # Black, where all is given to it, has processes of its own.
    is_small = all_to_black or len(api.operations) < _MANY_OPERATIONS
    processes = 1 if is_small else min(available_processors(), len(wanted))
    made = chain.from_iterable(in_parallel(_made, wanted, processes))
    return sorted(made, key=lambda file: file.path)


def _made(part: _Part) -> list[GeneratedFile]:
    return part()


def _below(folder: str, jobs: Iterable[Job]) -> list[Job]:
    return [replace(job, path=f"{folder}/{job.path}") for job in jobs]


def _models(
    api: Api,
    names: Names,
    folders: Sequence[str],
    rendering: Callable[[Iterable[Job]], list[GeneratedFile]],
) -> list[GeneratedFile]:
    """The same modules in each of the folders."""
    made = rendering(model_jobs(api, names, folders[0]))
    return [
        replace(file, path=folder + file.path.removeprefix(folders[0]))
        for folder in folders
        for file in made
    ]
