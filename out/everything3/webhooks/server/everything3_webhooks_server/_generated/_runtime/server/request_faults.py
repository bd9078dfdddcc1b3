"""What is wrong with a request, told in one answer."""

from __future__ import annotations

from .problems import BadRequestError, Violation

__all__ = ["RequestFaults"]

_MAX_VIOLATIONS = 100


class RequestFaults:
    """Everything found wrong with one request."""

    def __init__(self) -> None:
        self._violations: list[Violation] = []
        self._status = 422

    def add(self, violation: Violation, *, malformed: bool = False) -> None:
        """Add what is wrong; `malformed` is what can't be read at all."""
        self._violations.append(violation)
        if malformed:
            self._status = 400

    def check(self) -> None:
        """Raise the problem that lists the violations, if there are any.

        Of thousands the first hundred are listed.
        """
        if self._violations:
            raise BadRequestError(
                self._status,
                (
                    "The request is malformed."
                    if self._status == 400
                    else "The request does not fit the API."
                ),
                errors=self._violations[:_MAX_VIOLATIONS],
            )
