"""`triptych mock`: a server that answers with samples, from a document alone."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from triptych.cli.printing.console import Console
from triptych.config import Target

__all__ = ["mock"]


def mock(arguments: argparse.Namespace, console: Console) -> int:
    """Serve a document's API from a temporary folder until told to end."""
    from tempfile import TemporaryDirectory

    from triptych.cli.documents.reading import generate_from
    from triptych.cli.documents.requests import described_document
    from triptych.cli.running.requirements import require_run
    from triptych.cli.running.serving import application, listen, serve

    require_run("triptych mock")
    listed = described_document(arguments, arguments.name or "")
    document = replace(listed, targets=(Target.SERVER,))
    with (
        # First, so that nobody waits for samples that can't be served.
        listen(arguments.host, arguments.port) as listening,
        TemporaryDirectory(prefix="triptych-mock-") as folder,
    ):
        _, generated = generate_from(document, console)
        app = application(Path(folder), generated, seed=arguments.seed)
        port = listening.getsockname()[1]
        path = generated.understood.api.servers[0].path
        url = _url(arguments.host, port, path)
        console.fact("url", url)
        console.result(f"{url}\n")
        # Who waits for the URL in a pipe waits for this line, or for the report.
        console.end("mock", 0)
        console.note("Ctrl-C ends the server.")
        serve(app, listening)
    return 0


def _url(host: str, port: int, path: str) -> str:
    from urllib.parse import quote

    authority = f"[{host}]" if ":" in host else host
    return f"http://{authority}:{port}{quote(path, safe='/%')}"
