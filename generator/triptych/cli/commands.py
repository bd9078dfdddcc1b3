"""All commands by name; what they raise becomes an exit code."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence

from triptych.cli import (
    completion,
    config,
    describe,
    diff,
    init,
    mock,
    output,
    outputs,
    templates,
    verify,
    watch,
)
from triptych.cli.arguments import parse_arguments, requested_format
from triptych.cli.console import Console, ReportedError

__all__ = ["run"]

_COMMANDS = {
    "init": init.init,
    "generate": output.generate,
    "check": output.check,
    "outputs": outputs.outputs,
    "validate": describe.validate,
    "inspect": describe.inspect,
    "diff": diff.diff,
    "config": config.config,
    "verify": verify.verify,
    "mock": mock.mock,
    "templates": templates.templates,
    "watch": watch.watch,
    "completion": completion.completion,
}


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` say, by default those of the process."""
    console = Console()
    given = sys.argv[1:] if arguments is None else arguments
    command = given[0] if given and given[0] in _COMMANDS else None
    code = 2
    try:
        with contextlib.suppress(ReportedError), console.reporting():
            # Before the arguments are read, so that what is wrong with them is told in
            # the format as well.
            console.use_format(requested_format(given))
            parsed = parse_arguments(given)
            console.is_quiet = parsed.quiet
            code = _COMMANDS[parsed.command](parsed, console)
        console.end(command, code)
    except BrokenPipeError:
        # Whoever read our output has seen enough, as `head` does. Python would
        # complain again when it flushes at exit.
        sys.stdout = None
        return 0
    return code
