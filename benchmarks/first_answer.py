"""What the user of a generated client waits for: its import, and the first answer."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from triptych.ir import Api, Operation
from triptych.passes.samples.examples import sample
from triptych.python.names import Names

__all__ = ["FirstAnswer", "first_answer"]

_ROUNDS = 8

_PROGRAM = """
import time
import httpx2
started = time.perf_counter()
from {package} import Client
imported = time.perf_counter()
answer = {answer!r}
transport = httpx2.MockTransport(
    lambda _: httpx2.Response(
        200, text=answer, headers={{"Content-Type": "application/json"}}
    )
)
client = Client("http://localhost", http_client=httpx2.Client(transport=transport))
begun = time.perf_counter()
client.{group}.{method}(*{arguments!r})
print((imported - started) * 1000, (time.perf_counter() - begun) * 1000)
"""


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """Milliseconds that `Client` takes above httpx2, and then the first answer."""

    imported: float
    decoded: float


def first_answer(
    api: Api, names: Names, output: Path, operation_id: str | None = None
) -> FirstAnswer | None:
    """Medians of fresh interpreters, which find compiled modules.

    `output` is the folder with the generated client. None if no operation, or not the
    one with this id, has an answer that can be made up.
    """
    found = next(
        (
            (group, item, answer)
            for group in names.groups
            for item in group.operations
            if operation_id in (None, item.operation.id)
            if item.body is None or item.operation.request_body is None
            if (answer := _answer(api, item.operation)) is not None
        ),
        None,
    )
    if found is None:
        return None
    group, item, answer = found
    program = _PROGRAM.format(
        package=f"{names.package}_client",
        answer=answer,
        group=group.attribute,
        method=item.method,
        arguments=["x"] * item.operation.path_template.count("{"),
    )
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    rounds = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=output / "client",
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
        for _ in range(_ROUNDS)
    ]
    # The first compiles the modules.
    imports, calls = zip(*((float(a), float(b)) for a, b in rounds[1:]), strict=True)
    return FirstAnswer(statistics.median(imports), statistics.median(calls))


def _answer(api: Api, operation: Operation) -> str | None:
    """A body of the first success with a schema."""
    for response in operation.responses:
        for content in response.contents if response.is_success else ():
            if content.schema is not None:
                return json.dumps(sample(content.schema, api.schemas, "answer"))
    return None
