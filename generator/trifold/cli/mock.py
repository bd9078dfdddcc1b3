"""`trifold mock`: a server that answers with samples, from a document alone."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from trifold.cli.console import Console
from trifold.cli.requests import STANDARD_INPUT, listed_document, package_stem
from trifold.config import EVERYTHING, Target

__all__ = ["mock"]


def mock(arguments: argparse.Namespace, console: Console) -> int:
    """Serve a document's API from a temporary folder until interrupted; then 0."""
    from tempfile import TemporaryDirectory

    from trifold.cli.documents import read_document
    from trifold.cli.running import require_run
    from trifold.cli.serving import application, listen, serve
    from trifold.pipeline import generate

    require_run("trifold mock")
    spec = Path(arguments.spec)
    listed = listed_document(spec)
    # Nobody sees the names of packages that are gone when the server is.
    stem = "api" if str(spec) == STANDARD_INPUT else package_stem(spec)
    sources = read_document(spec)
    with console.reporting(sources):
        generated = generate(
            sources,
            name=arguments.name or (listed.name if listed else stem),
            targets=(Target.SERVER,),
            strict=arguments.strict or (listed is not None and listed.strict),
            selection=listed.selection if listed else EVERYTHING,
            renames=listed.renames if listed else (),
        )
    console.diagnostics(generated.diagnostics, sources)
    with (
        listen(arguments.host, arguments.port) as listening,
        TemporaryDirectory(prefix="trifold-mock-") as folder,
    ):
        app = application(Path(folder), generated, seed=arguments.seed)
        port = listening.getsockname()[1]
        path = generated.understood.api.servers[0].path
        console.result(f"{_url(arguments.host, port, path)}\n")
        # Who waits for the URL in a pipe waits for this line.
        sys.stdout.flush()
        console.note("Ctrl-C ends the server.")
        serve(app, listening)
    return 0


def _url(host: str, port: int, path: str) -> str:
    from urllib.parse import quote

    authority = f"[{host}]" if ":" in host else host
    return f"http://{authority}:{port}{quote(path, safe='/%')}"
