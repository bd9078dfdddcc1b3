"""Every operation of every document: what is sent arrives, and comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.counting import count_operations
from tests.golden import OUT, documents, generate_into
from triptych.config import DocumentConfig, Settings
from triptych.front_ends import gather
from triptych.pipeline import understand
from triptych.source import read
from triptych.verification.packages import imported
from triptych.verification.verifying import Request, verify

_FOLDER = Path(__file__).parents[1] / "documents"
_DOCUMENTS = {
    **{document.name: document.spec for document in documents()},
    **{
        name: _FOLDER / f"{name}.yaml"
        for name in ("bodies", "clashing_names", "oddities", "values")
    },
}


@pytest.mark.parametrize("name", _DOCUMENTS)
def test_round_trip(name: str, tmp_path: Path) -> None:
    spec, folder = _DOCUMENTS[name], OUT / name
    if not folder.exists():
        folder = tmp_path / name
        generate_into(DocumentConfig(spec=spec, output=folder, name=name), folder)
    understood = understand(gather(read(spec), spec), Settings(name=name))
    with (
        imported(folder / "client", f"{name}_client") as client,
        imported(folder / "server", f"{name}_server") as server,
    ):
        verified = list(
            verify(client, server, understood.api, understood.names, Request(trips=12))
        )
    assert [item for item in verified if item.failures or item.skipped] == []
    assert len(verified) == count_operations(spec)
