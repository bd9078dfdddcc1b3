"""The application that `python -m everything_server` runs. This file is yours.

Give `create_app` the services you implement: subclasses of those in
`everything_server.services`. An operation nobody implements answers 501.
"""

from __future__ import annotations

from ._generated import create_app

app = create_app()
