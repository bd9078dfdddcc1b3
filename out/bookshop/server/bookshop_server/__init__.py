"""The server of Bookshop. This file is yours to change."""

from __future__ import annotations

from ._generated import ProblemError, create_app, models, routes, services

__all__ = ["ProblemError", "create_app", "models", "routes", "services"]
