"""The server of AWS Cognito API Update Identity Pool. This file is yours to change."""

from __future__ import annotations

from ._generated import ProblemError, create_app, routes, services

__all__ = ["ProblemError", "create_app", "routes", "services"]
