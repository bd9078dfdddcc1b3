"""Model `ValidationProblem`."""

from __future__ import annotations

from .problem import Problem

__all__ = ["ValidationProblem"]


class ValidationProblem(Problem):
    """Which parts of a request break a rule."""

    errors: dict[str, list[str]]
    """What is wrong, by the place of the value."""
