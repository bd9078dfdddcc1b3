"""Imports point down the layers, and there is no cycle anywhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.golden import REPOSITORY

_PACKAGE = REPOSITORY / "generator" / "triptych"

# The layer of each top-level module or package, as CONTRIBUTING.md draws them.
_LAYERS = {
    "background": 0,
    "characters": 0,
    "diagnostics": 0,
    "fingerprints": 0,
    "json_value": 0,
    "linear_patterns": 0,
    "pointer": 0,
    "runtime": 0,
    "text": 0,
    "user_cache": 0,
    "workers": 0,
    "config": 1,
    "history": 1,
    "ir": 1,
    "review": 1,
    "source": 1,
    "corrections": 2,
    "description": 2,
    "passes": 2,
    "openapi3": 3,
    "python": 3,
    "swagger2": 3,
    "front_ends": 4,
    "targets": 4,
    "output": 5,
    "comparison": 6,
    "inspection": 6,
    "contexts": 6,
    "parts": 6,
    "pipeline": 7,
    "verification": 8,
    "cli": 9,
    "__main__": 10,
}

_TARGETS = {"client", "server", "docs"}

# The rooms whose folders have a reason each, and so an order.
_FOLDED = ("cli", "description", "passes")

# The front ends; all that does not depend on the standard is in `description`.
_STANDARDS = {"openapi3", "swagger2"}

# What most runs must not pay for is imported where it is used.
_LAZY_IMPORTERS = {
    "cli",
    "corrections",
    "description",
    "front_ends",
    "output",
    "pipeline",
    "runtime",
    "source",
}


def _modules() -> dict[str, Path]:
    modules: dict[str, Path] = {}
    for path in sorted(_PACKAGE.rglob("*.py")):
        parts = path.relative_to(_PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        modules[name] = path
    return modules


_MODULES = _modules()


def _imports(module: str, *, lazy: bool = True) -> Iterator[str]:
    """The modules of ours that `module` imports; without `lazy`, at its top only.

    Imports for type checkers do not happen, so they do not count.
    """
    path = _MODULES[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree) if lazy else ast.iter_child_nodes(tree))
    unused = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for statement in node.body
        for inner in ast.walk(statement)
    }
    for node in nodes:
        if id(node) in unused:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in _MODULES)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parents, *([node.module] if node.module else [])])
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                if inner in _MODULES:
                    yield inner
                elif base in _MODULES:
                    yield base


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _folder(module: str) -> str:
    """The folder of a module in its room, or the module where it stands in none."""
    return ".".join(module.split(".")[:3])


def test_every_module_has_a_layer() -> None:
    rooms = {_room(module) for module in _MODULES} - {""}
    assert rooms == set(_LAYERS)


@pytest.mark.parametrize("module", _MODULES)
def test_imports_point_down(module: str) -> None:
    layer = _LAYERS.get(_room(module), 0)
    upward = [
        imported
        for imported in _imports(module)
        if _room(imported) != _room(module) and _LAYERS.get(_room(imported), 0) >= layer
        # Layer 0 has no order of its own; cycles in it are found below.
        and not (layer == _LAYERS.get(_room(imported), 0) == 0)
    ]
    assert upward == []


def test_there_is_no_import_cycle() -> None:
    # A package's module runs before its sub-modules do, and may import them.
    graph = {
        module: {imported for imported in _imports(module) if imported != module}
        for module in _MODULES
    }
    order = list(TopologicalSorter(graph).static_order())
    assert set(order) >= set(_MODULES)


@pytest.mark.parametrize("room", _FOLDED)
def test_folders_of_a_room_are_in_an_order(room: str) -> None:
    """No two folders import each other, through any number of others."""
    graph: dict[str, set[str]] = {}
    for module in _MODULES:
        if module.startswith(f"triptych.{room}."):
            folder = _folder(module)
            imported = {
                _folder(name) for name in _imports(module) if _room(name) == room
            }
            graph.setdefault(folder, set()).update(imported - {folder})
    assert len(list(TopologicalSorter(graph).static_order())) > 1


@pytest.mark.parametrize("module", _MODULES)
def test_imports_in_functions_are_lazy_ones(module: str) -> None:
    inner = set(_imports(module)) - set(_imports(module, lazy=False))
    if _room(module) not in _LAZY_IMPORTERS:
        assert inner == set()


@pytest.mark.parametrize("target", sorted(_TARGETS))
def test_targets_do_not_meet(target: str) -> None:
    own = f"triptych.targets.{target}."
    others = tuple(f"triptych.targets.{other}." for other in _TARGETS - {target})
    imported = {
        name
        for module in _MODULES
        if module.startswith(own)
        for name in _imports(module)
    }
    assert imported
    assert not [name for name in imported if name.startswith(others)]
    assert not any(_room(name) in _STANDARDS for name in imported)


@pytest.mark.parametrize("standard", sorted(_STANDARDS))
def test_only_the_choice_of_a_front_end_knows_a_standard(standard: str) -> None:
    assert {
        _room(module)
        for module in _MODULES
        if _room(module) != standard
        and any(_room(name) == standard for name in _imports(module))
    } == {"front_ends"}


def test_what_targets_share_knows_no_target() -> None:
    targets = tuple(f"triptych.targets.{target}." for target in _TARGETS)
    shared = [
        module
        for module in _MODULES
        if module.startswith("triptych.targets.") and not module.startswith(targets)
    ]
    assert [
        (module, name)
        for module in shared
        for name in _imports(module)
        if name.startswith(targets)
    ] == []


def test_runtime_imports_nothing_of_the_tool() -> None:
    outside = {
        imported
        for module in _MODULES
        if _room(module) == "runtime"
        for imported in _imports(module)
        if _room(imported) != "runtime"
    }
    assert outside == set()


# These read the tool's own files.
_READ_THE_TOOL = {"digests", "template_cache", "template_files", "templates"}


def test_output_folders_are_reached_through_descriptors_only() -> None:
    """No module but one may turn a path of an output folder into a file."""
    reaching: list[str] = []
    for module, path in _MODULES.items():
        name = module.removeprefix("triptych.output.")
        if name == module or name in {"folder", *_READ_THE_TOOL}:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = {alias.name for alias in node.names}
                reaching += [f"{name}: {found}" for found in names & _FILE_MODULES]
            elif isinstance(node, ast.ImportFrom) and node.module in _FILE_MODULES:
                reaching.append(f"{name}: {node.module}")
            elif isinstance(node, ast.Attribute) and node.attr in _FILE_METHODS:
                reaching.append(f"{name}: {ast.unparse(node)}")
            elif isinstance(node, ast.Name) and node.id == "open":
                reaching.append(f"{name}: open")
    assert reaching == []


_FILE_MODULES = {"os", "shutil", "tempfile", "glob", "io", "os.path"}
_FILE_METHODS = {
    *("read_bytes", "read_text", "write_bytes", "write_text", "open", "iterdir"),
    *("mkdir", "rmdir", "unlink", "touch", "symlink_to", "hardlink_to", "lstat"),
    *("stat", "exists", "is_file", "is_dir", "resolve", "rglob", "glob", "chmod"),
}
