"""`nox` regenerates the SDK; `nox --session check` fails if it is stale."""

import nox

TRIPTYCH = "triptych @ git+https://example.com/your/clone/of/triptych"

nox.options.sessions = ["generate"]


@nox.session
def generate(session: nox.Session) -> None:
    """Bring sdk/ up to date."""
    session.install(TRIPTYCH)
    session.run("triptych", "generate", "api.yaml", "-o", "sdk")


@nox.session
def check(session: nox.Session) -> None:
    """Fail if sdk/ is not what api.yaml gives."""
    session.install(TRIPTYCH)
    session.run("triptych", "check", "api.yaml", "-o", "sdk", "--stat")
