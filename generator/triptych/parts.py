"""The parts of an output folder, each in a process of its own where that pays.

They are the client, the server, the docs, and the models that client and server share.
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
from triptych.output.known import NOTHING_KNOWN, KnownFiles
from triptych.output.overrides import NO_OVERRIDES, Overrides
from triptych.output.rendering import render
from triptych.python.names import Names
from triptych.targets.client.package import client_jobs, client_models
from triptych.targets.dependencies import Dependencies
from triptych.targets.docs.pages import docs_jobs
from triptych.targets.jobs import Job, Joined, Keyed
from triptych.targets.models.modules import model_jobs
from triptych.targets.server.package import server_jobs, server_models

__all__ = ["make_parts"]

_MANY: Final = 100
"""From how many parts of files on another process takes less time than it costs."""


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
    parts: list[tuple[Job, ...]] = []
    if Target.SERVER in targets:
        parts.append(server_jobs(api, names, tree, metadata, edition, keys))
    if Target.CLIENT in targets:
        parts.append(client_jobs(api, names, metadata, edition, keys))
    if folders:
        parts.append(model_jobs(api, names, folders[0], keys))
    if Target.DOCS in targets:
        parts.append(docs_jobs(api, names, metadata, history, keys))
    # Black, where all is given to it, has processes of its own.
    is_small = all_to_black or _waiting(chain.from_iterable(parts), known) < _MANY
    processes = 1 if is_small else min(available_processors(), len(parts))
    made = in_parallel(partial(_files, rendering, folders), parts, processes)
    return sorted(chain.from_iterable(made), key=lambda file: file.path)


def _waiting(jobs: Iterable[Job], known: KnownFiles) -> int:
    """How many parts of files have to be made."""
    return sum(
        isinstance(part, Keyed) and not known.has(part.path, part.key)
        for job in jobs
        for part in (job.parts if isinstance(job, Joined) else (job,))
    )


def _files(
    rendering: Callable[[Iterable[Job]], list[GeneratedFile]],
    folders: Sequence[str],
    jobs: Sequence[Job],
) -> list[GeneratedFile]:
    """The files of `jobs`; those of models are the same in all their `folders`."""
    files = rendering(jobs)
    copies = [
        replace(file, path=folder + file.path.removeprefix(folders[0]))
        for folder in folders[1:]
        for file in files
        if file.path.startswith(f"{folders[0]}/")
    ]
    return files + copies
