"""The servers of the API: functions that give the base URLs of its clients."""

from __future__ import annotations

from typing import Literal

from ._runtime.client.servers import server_url

__all__ = ["production", "test"]


def production() -> str:
    """Production."""
    return "https://everything3.example/v1"


def test(
    *,
    region: Literal["eu", "us"] = "eu",
    port: str = "8443",
) -> str:
    """Test.

    Args:
        region: Where the data is.
    """
    return server_url(
        "https://{region}.everything3.example:{port}/v1",
        {"region": region, "port": port},
    )
