"""The parts of an output folder, each in a process of its own where that pays.

They are the client, the server, the docs, the models that client and server share, and
the packages for webhooks: the client of those who send them, and the server of those
who receive them. No part needs another one, and none depends on where it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Final, TypeAlias

from triptych.background import available_processors, in_parallel
from triptych.config import Edition, PackageMetadata, Target
from triptych.history import NO_HISTORY, History
from triptych.ir import Api
from triptych.json_value import JsonValue
from triptych.output.files import GeneratedFile
from triptych.output.headers import HeaderView, make_headers
from triptych.output.known import NOTHING_KNOWN, KnownFiles
from triptych.output.overrides import NO_OVERRIDES, Overrides
from triptych.output.rendering import render
from triptych.python.names import WEBHOOKS, Names
from triptych.python.webhooks import other_direction
from triptych.targets.client.package import client_jobs, client_models
from triptych.targets.dependencies import Dependencies
from triptych.targets.docs.pages import docs_jobs
from triptych.targets.jobs import Job, Joined, Keyed, Part
from triptych.targets.models.modules import model_jobs
from triptych.targets.server.package import server_jobs, server_models

__all__ = ["make_parts"]

_MANY: Final = 100
"""From how many parts of files on another process takes less time than it costs."""

_Part: TypeAlias = tuple[tuple[Job, ...], list[str]]
"""Jobs, and the folders in which the models among them stand, if they have any."""


def make_parts(
    api: Api,
    names: Names,
    tree: Mapping[str, JsonValue],
    targets: Collection[Target],
    metadata: PackageMetadata,
    edition: Edition,
    *,
    all_to_black: bool,
    known: KnownFiles = NOTHING_KNOWN,
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
        known=known,
    )
    keys = Dependencies(api, names, metadata, wanted=known.is_used)
    folders = [
        *([client_models(names)] if Target.CLIENT in targets else []),
        *([server_models(names)] if Target.SERVER in targets else []),
    ]
    # In this order two processes have as much to do as each other.
    parts: list[_Part] = []
    if Target.SERVER in targets:
        parts.append((server_jobs(api, names, tree, metadata, edition, keys), []))
    if Target.CLIENT in targets:
        parts.append((client_jobs(api, names, metadata, edition, keys), []))
    if folders:
        parts.append((model_jobs(api, names, folders[0], keys), folders))
    if Target.DOCS in targets:
        parts.append((docs_jobs(api, names, metadata, history, keys), []))
    if Target.WEBHOOKS in targets and api.webhooks:
        parts.append(_webhooks(api, names, tree, metadata, known))
    # Black, where all is given to it, has processes of its own.
    is_small = (
        all_to_black
        or _waiting(chain.from_iterable(jobs for jobs, _ in parts), known) < _MANY
    )
    processes = 1 if is_small else min(available_processors(), len(parts))
    made = in_parallel(partial(_files, rendering), parts, processes)
    return sorted(chain.from_iterable(made), key=lambda file: file.path)


def _webhooks(
    api: Api,
    names: Names,
    tree: Mapping[str, JsonValue],
    metadata: PackageMetadata,
    known: KnownFiles,
) -> _Part:
    """The client of those who send webhooks, and the server of those who receive."""
    other, named = other_direction(api, names)
    keys = Dependencies(other, named, metadata, wanted=known.is_used)
    folders = [client_models(named), server_models(named)]
    jobs = (
        *client_jobs(other, named, metadata, dependencies=keys),
        *server_jobs(other, named, tree, metadata, dependencies=keys),
        *model_jobs(other, named, folders[0], keys),
    )
    below = tuple(_below(WEBHOOKS, job) for job in jobs)
    return below, [f"{WEBHOOKS}/{folder}" for folder in folders]


def _below(folder: str, job: Job) -> Job:
    """The job of the same file in a folder."""
    if isinstance(job, Joined):
        parts = tuple(_part_below(folder, part) for part in job.parts)
        return Joined(path=f"{folder}/{job.path}", parts=parts)
    return _part_below(folder, job)


def _part_below(folder: str, part: Part) -> Part:
    return replace(part, path=f"{folder}/{part.path}")


def _waiting(jobs: Iterable[Job], known: KnownFiles) -> int:
    """How many parts of files have to be made."""
    return sum(
        isinstance(part, Keyed) and not known.has(part.path, part.key)
        for job in jobs
        for part in (job.parts if isinstance(job, Joined) else (job,))
    )


def _files(
    rendering: Callable[[Iterable[Job]], list[GeneratedFile]], part: _Part
) -> list[GeneratedFile]:
    """The files of a part; those of models are the same in all their folders."""
    jobs, folders = part
    files = rendering(jobs)
    copies = [
        replace(file, path=folder + file.path.removeprefix(folders[0]))
        for folder in folders[1:]
        for file in files
        if file.path.startswith(f"{folders[0]}/")
    ]
    return files + copies
