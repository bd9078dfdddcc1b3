"""Black over all generated modules, in several processes where that pays."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from typing import Final

import black
from black.mode import TargetVersion
from black.parsing import InvalidInput

from triptych.background import available_processors, in_parallel

__all__ = ["GeneratedSyntaxError", "format_python"]

_MODE: Final = black.Mode(target_versions={TargetVersion.PY311}, line_length=88)

# Starting a pool takes 15 ms, in which Black formats about 3,000 characters.
_PARALLEL_CHARACTERS: Final = 30_000
_CHARACTERS_PER_PROCESS: Final = 15_000


class GeneratedSyntaxError(Exception):
    """A template has produced something that is not Python: a bug of this tool."""

    def __init__(self, path: str, line: int, message: str) -> None:
        # All arguments go up, so that the exception survives pickling.
        super().__init__(path, line, message)
        self.path = path
        self.line = line
        self.message = message

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: generated code is not Python: {self.message}"


def format_python(files: Sequence[tuple[str, str]]) -> list[str]:
    """The texts of `files`, pairs of path and text, formatted, in the same order.

    Equal texts are formatted once.

    Raises:
        GeneratedSyntaxError: for the first file that is not Python.
    """
    paths = {text: path for path, text in reversed(files)}
    jobs = [(paths[text], text) for text in dict.fromkeys(text for _, text in files)]
    processes = _processes(sum(len(text) for _, text in jobs), len(jobs))
    if processes > 1:
        results = _format_in_parallel(jobs, processes)
    else:
        results = [_format(job) for job in jobs]
    formatted = {text: result for (_, text), result in zip(jobs, results, strict=True)}
    return [formatted[text] for _, text in files]


def _processes(characters: int, jobs: int) -> int:
    if characters < _PARALLEL_CHARACTERS:
        return 1
    return min(available_processors(), characters // _CHARACTERS_PER_PROCESS, jobs)


def _format_in_parallel(jobs: Sequence[tuple[str, str]], processes: int) -> list[str]:
    # The longest first, so that none of them is left over for the end.
    order = sorted(range(len(jobs)), key=lambda index: -len(jobs[index][1]))
    results = in_parallel(_format, [jobs[index] for index in order], processes)
    by_index = dict(zip(order, results, strict=True))
    return [by_index[index] for index in range(len(jobs))]


def _format(job: tuple[str, str]) -> str:
    path, text = job
    try:
        return black.format_str(text, mode=_MODE)
    except InvalidInput as broken:
        line, message = _place(text, str(broken))
        raise GeneratedSyntaxError(path, line, message) from None


def _place(text: str, message: str) -> tuple[int, str]:
    try:
        ast.parse(text)
    except SyntaxError as broken:
        return broken.lineno or 1, broken.msg
    found = re.search(r": (\d+):\d+: ", message)
    return int(found[1]) if found else 1, message
