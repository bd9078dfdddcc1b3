"""Verifies what was generated from one document, as a process that can be limited.

`python -m tests.corpus.verifying SPEC FOLDER NAME MEGABYTES TRIPS SEED` prints one JSON
object.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from triptych.config import Settings
from triptych.front_ends import gather
from triptych.pipeline import understand
from triptych.source import read
from triptych.verification.packages import imported
from triptych.verification.verifying import Request, verify
from triptych.verification.webhooks import verify_webhooks

__all__: list[str] = []


def _work(spec: Path, folder: Path, name: str, request: Request) -> dict[str, object]:
    # What was generated has been validated.
    understood = understand(
        gather(read(spec), spec), Settings(name=name), is_validated=False
    )
    api, names = understood.api, understood.names
    with (
        imported(folder / "client", f"{names.package}_client") as client,
        imported(folder / "server", f"{names.package}_server") as server,
    ):
        verified = [
            *verify(client, server, api, names, request),
            *verify_webhooks(folder, client, api, names, request),
        ]
    return {
        "operations": len(verified),
        "trips": sum(item.trips for item in verified),
        "failures": [
            f"--only {item.operation_id!r} --trip {failure.trip}: {failure.what}"
            for item in verified
            for failure in item.failures
        ],
        "skipped": [
            f"{item.operation_id}: {item.skipped}" for item in verified if item.skipped
        ],
    }


if __name__ == "__main__":
    limit = int(sys.argv[4]) * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    wanted = Request(trips=int(sys.argv[5]), seed=sys.argv[6])
    done = _work(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], wanted)
    sys.stdout.write(json.dumps(done) + "\n")
