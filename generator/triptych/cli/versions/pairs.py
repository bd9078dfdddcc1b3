"""The two versions of each document that are compared, read and understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from triptych.cli.documents.reading import read_document
from triptych.cli.documents.requests import all_documents, listed_document
from triptych.cli.printing.console import Console, ReportedError
from triptych.cli.versions.revisions import (
    PREFIX,
    Revision,
    opened_revision,
    split_reference,
)
from triptych.comparison import Change, Version, compare, whole_document
from triptych.config import Config, DocumentConfig
from triptych.config.files import find_config, load_config
from triptych.pipeline import Understood, understand
from triptych.source import Source, Sources

__all__ = [
    "ComparedDocument",
    "ReadVersion",
    "VersionPair",
    "Wanted",
    "compared",
    "configured_pairs",
    "named_pair",
    "read_version",
]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A version to read: its document, in the folder of a revision or as it is."""

    document: DocumentConfig
    revision: Revision | None = None

    @property
    def name(self) -> str:
        """What users call the document."""
        spec = str(self.document.spec)
        return spec if self.revision is None else self.revision.shown(spec)


@dataclass(frozen=True, slots=True)
class VersionPair:
    """Two versions to compare; a document that is new or gone has one."""

    old: Wanted | None
    new: Wanted | None


@dataclass(frozen=True, slots=True)
class ReadVersion:
    """A version that was read."""

    sources: Sources
    understood: Understood

    @property
    def version(self) -> Version:
        """What is compared."""
        return Version(api=self.understood.api, names=self.understood.names)


@dataclass(frozen=True, slots=True)
class ComparedDocument:
    """The changes of a document; `name` is what the later version is called."""

    name: str
    old: Sources | None
    new: Sources | None
    changes: tuple[Change, ...]

    @property
    def differs(self) -> bool:
        """Whether anything in the documents differs, compared or not."""
        return _trees(self.old) != _trees(self.new)


def _trees(sources: Sources | None) -> object:
    if sources is None:
        return None
    files = {path: source.tree for path, source in sources.files.items()}
    return sources.root.tree, files


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was compared; `has_failed` if some documents could not be."""

    documents: tuple[ComparedDocument, ...]
    has_failed: bool


def compared(pairs: Iterable[VersionPair], console: Console) -> Outcome:
    """The changes between the versions of each pair; one that fails stops no other."""
    documents: list[ComparedDocument] = []
    has_failed = False
    for pair in pairs:
        try:
            with console.reporting():
                documents.append(_compared(pair, console))
        except ReportedError:
            has_failed = True
    return Outcome(tuple(documents), has_failed)


def _compared(pair: VersionPair, console: Console) -> ComparedDocument:
    old = read_version(pair.old, console) if pair.old is not None else None
    new = read_version(pair.new, console) if pair.new is not None else None
    wanted = pair.new or pair.old
    name = wanted.name if wanted is not None else ""
    changes = (
        compare(old.version, new.version)
        if old is not None and new is not None
        else (whole_document(name, is_added=old is None),)
    )
    return ComparedDocument(
        name=name,
        old=old.sources if old is not None else None,
        new=new.sources if new is not None else None,
        changes=changes,
    )


def read_version(wanted: Wanted, console: Console) -> ReadVersion:
    """The document of a version and what it means; what is wrong with it is printed."""
    revision, document = wanted.revision, wanted.document
    with revision.naming() if revision is not None else nullcontext():
        sources = read_document(document)
    if revision is not None:
        sources = replace(
            sources,
            root=_renamed(sources.root, revision),
            files={
                path: _renamed(source, revision)
                for path, source in sources.files.items()
            },
        )
    with console.reporting(sources):
        understood = understand(
            sources, replace(document, strict=False), is_validated=False
        )
    return ReadVersion(sources, understood)


def _renamed(source: Source, revision: Revision) -> Source:
    return replace(source, name=revision.shown(source.name))


def named_pair(
    old: str, new: str, stack: ExitStack, configs: Sequence[str] | None = None
) -> VersionPair:
    """The documents that a command line names: files, or `git:REV:path`.

    Where the configuration has both, it counts for both; else for neither, so that they
    differ in nothing that is not in the documents. Their packages are called alike.
    """
    before, after = (_named(reference, stack) for reference in (old, new))
    listed = [_listed(wanted, configs) for wanted in (before, after)]
    documents = [
        replace(
            known if known is not None and all(listed) else wanted.document,
            spec=wanted.document.spec,
            name=_NAME,
        )
        for known, wanted in zip(listed, (before, after), strict=True)
    ]
    return VersionPair(
        replace(before, document=documents[0]), replace(after, document=documents[1])
    )


_NAME = "api"


def _named(reference: str, stack: ExitStack) -> Wanted:
    if not reference.startswith(PREFIX):
        spec = Path(reference)
        return Wanted(DocumentConfig(spec=spec, output=Path(), name=_NAME))
    name, path = split_reference(reference)
    revision = stack.enter_context(opened_revision(name, Path()))
    # As git has it: from the root of the repository, unless it says otherwise.
    is_relative = path.startswith(("./", "../"))
    inside = revision.inside(Path(path) if is_relative else revision.top / path)
    folder = str(PurePosixPath(inside).parent)
    revision.extract([folder, *_config_files(folder)])
    spec = revision.document(inside)
    return Wanted(DocumentConfig(spec=spec, output=Path(), name=_NAME), revision)


def _config_files(folder: str) -> list[str]:
    """Where a configuration for the documents of a folder may be."""
    path = PurePosixPath(folder)
    return [
        str(place / name)
        for place in (path, *path.parents)
        for name in ("triptych.toml", "pyproject.toml")
    ]


def _listed(wanted: Wanted, configs: Sequence[str] | None) -> DocumentConfig | None:
    """What the configuration has for a document, that of its revision."""
    spec, revision = wanted.document.spec, wanted.revision
    if revision is None:
        return listed_document(spec, configs)
    with revision.naming():
        inside = [revision.inside(Path(file)) for file in configs or ()]
        revision.extract(inside)
        found = [find_config(spec.parent)] if not configs else []
        files = [
            file for file in (*found, *map(revision.folder.joinpath, inside)) if file
        ]
        documents = [
            document
            for file in files
            if file.exists() and file.resolve().is_relative_to(revision.folder)
            for document in load_config(file.resolve()).documents
        ]
    known = [item for item in documents if item.spec.resolve() == spec.resolve()]
    if known:
        _extract(known[:1], revision)
    return known[0] if known else None


def _extract(documents: Iterable[DocumentConfig], revision: Revision) -> None:
    """Put all that documents of a revision's configuration need into its folder."""
    revision.extract(
        revision.extracted(path)
        for document in documents
        for path in (
            document.reference_root or document.spec.parent,
            *(overlay.path for overlay in document.overlays),
        )
    )


def configured_pairs(
    against: str, stack: ExitStack, configs: Sequence[str] | None = None
) -> list[VersionPair]:
    """The documents of the configuration, as they are and as they were.

    The earlier ones are those of the configuration of the revision `against`, where it
    has one. `configs` are the files of several configurations.
    """
    pairs: list[VersionPair] = []
    for config in all_documents(configs):
        folder = config.file.absolute().parent
        revision = stack.enter_context(opened_revision(against, folder))
        before = _documents_of(config, revision)
        pairs += _paired(before, config.documents, revision)
    return pairs


def _documents_of(config: Config, revision: Revision) -> Sequence[DocumentConfig]:
    """The documents as the configuration of a revision has them, if it has one."""
    inside = revision.inside(config.file)
    revision.extract([inside])
    file = revision.folder / inside
    with revision.naming():
        # It may be there without anything for us.
        found = find_config(file.parent) if file.exists() else None
        if found is not None and found.resolve() == file:
            documents = load_config(file).documents
        else:
            documents = tuple(_moved(item, revision) for item in config.documents)
    _extract(documents, revision)
    for document in documents:
        revision.document(revision.extracted(document.spec))
    return [item for item in documents if item.spec.exists()]


def _moved(document: DocumentConfig, revision: Revision) -> DocumentConfig:
    """A document of the working tree in the folder of a revision."""
    root = document.reference_root
    return replace(
        document,
        spec=revision.folder / revision.inside(document.spec),
        output=revision.folder / revision.relative(document.output),
        reference_root=revision.folder / revision.inside(root) if root else None,
        overlays=tuple(
            replace(item, path=revision.folder / revision.inside(item.path))
            for item in document.overlays
        ),
    )


def _paired(
    old: Sequence[DocumentConfig], new: Sequence[DocumentConfig], revision: Revision
) -> Iterator[VersionPair]:
    """Those that go to the same folder, or else have the same file."""
    before = [(document, _places(document, revision)) for document in old]
    after = [(document, _moved_places(document, revision)) for document in new]
    successors: dict[int, int] = {}
    for member in (0, 1):
        left = _unique(before, member, {*successors})
        right = _unique(after, member, {*successors.values()})
        successors |= {left[key]: right[key] for key in left if key in right}
    predecessors = {number: other for other, number in successors.items()}
    for number, (document, _) in enumerate(after):
        known = predecessors.get(number)
        earlier = None if known is None else Wanted(before[known][0], revision)
        yield VersionPair(earlier, Wanted(document))
    for number, (document, _) in enumerate(before):
        if number not in successors:
            yield VersionPair(Wanted(document, revision), None)


_Placed = tuple[DocumentConfig, tuple[str, str]]


def _unique(
    documents: Sequence[_Placed], member: int, taken: set[int]
) -> dict[str, int]:
    free = [
        (places[member], number)
        for number, (_, places) in enumerate(documents)
        if number not in taken
    ]
    counted = Counter(place for place, _ in free)
    return {place: number for place, number in free if counted[place] == 1}


def _places(document: DocumentConfig, revision: Revision) -> tuple[str, str]:
    return revision.extracted(document.output), revision.extracted(document.spec)


def _moved_places(document: DocumentConfig, revision: Revision) -> tuple[str, str]:
    return revision.relative(document.output), revision.relative(document.spec)
