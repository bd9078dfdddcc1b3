"""A parser that says what is wrong with arguments in our words, and their types."""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Iterable, Sequence
from typing import NoReturn

from triptych.diagnostics import DiagnosticsError, error

__all__ = ["Parser", "count", "port"]


class Parser(argparse.ArgumentParser):
    """Reports a wrong argument like every other finding, with the nearest right one.

    The messages are our own where argparse's differ between versions of Python.
    """

    def error(self, message: str) -> NoReturn:
        hint = f"see {self.prog} --help"
        if wrong := _INVALID_CHOICE.match(message):
            message = f"`{wrong['value']}` is not a {wrong['what'].lower()}"
            choices = self._choices(wrong["what"])
            hint = _nearest(wrong["value"], choices, f"one of {', '.join(choices)}")
        elif wrong := _INVALID_VALUE.match(message):
            message = f"`{wrong['value']}` is not what {wrong['option']} takes"
            hint = "a whole number, 0 or more"
        elif wrong := _UNRECOGNIZED.match(message):
            what = "option" if wrong["value"].startswith("-") else "argument"
            message = f"unknown {what} `{wrong['value']}`"
            hint = _nearest(wrong["value"], self._options(), hint)
        raise DiagnosticsError([error("argument", message, hint=hint)])

    def parse_known_args(  # type: ignore[override]  # typeshed overloads its namespace
        self,
        args: Sequence[str] | None = None,
        namespace: argparse.Namespace | None = None,
    ) -> tuple[argparse.Namespace, list[str]]:
        parsed, unknown = super().parse_known_args(args, namespace)
        if unknown:
            # A command's parser must say so itself: it knows its options.
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return parsed, unknown

    def _options(self) -> list[str]:
        return [option for action in self._actions for option in action.option_strings]

    def _choices(self, what: str) -> list[str]:
        """What the option or argument that messages call `what` takes."""
        return [
            str(choice)
            for action in self._actions
            if what
            in (action.metavar, *(item.strip("-") for item in action.option_strings))
            for choice in action.choices or ()
        ]


_INVALID_CHOICE = re.compile(
    r"argument (?:-\S*/)?(?:--)?(?P<what>\w+): invalid choice: '(?P<value>[^']*)'"
)
_INVALID_VALUE = re.compile(
    r"argument (?P<option>\S+): invalid count value: '(?P<value>[^']*)'"
)
_UNRECOGNIZED = re.compile(r"unrecognized arguments: (?P<value>\S+)")


def count(text: str) -> int:
    if not re.fullmatch("[0-9]{1,9}", text):
        raise ValueError
    return int(text)


def _nearest(value: str, known: Iterable[str], otherwise: str) -> str:
    nearest = difflib.get_close_matches(value, list(known), n=1)
    return f"did you mean `{nearest[0]}`?" if nearest else otherwise


def port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"`{text}` is not a port from 0 to 65535")
    return int(text)
