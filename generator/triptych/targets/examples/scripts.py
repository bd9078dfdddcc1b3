"""Example calls as scripts in Python, laid out as Black has them."""

from __future__ import annotations

from collections.abc import Iterable

from triptych.python.code import Code
from triptych.python.imports import Import, import_sections
from triptych.targets.examples.calls import CallView

__all__ = ["async_python_example", "iteration_example", "python_example"]

_WIDTH = 88


def python_example(package: str, arguments_of_client: Code, call: CallView) -> str:
    """A script that makes the call and prints its result if there is one."""
    made = _python_call("    ", "client", call)
    names = ["Client", *(["streaming"] if call.loop else [])]
    return (
        f"{_imports(call.imports, package, *names)}\n\n"
        f"with Client({arguments_of_client}) as client:\n{made}"
    )


def iteration_example(package: str, arguments_of_client: Code, call: CallView) -> str:
    """A script that prints each item of a list."""
    made = _laid_out(
        f"    for item in client.{call.attribute}.{call.method}", call, ":"
    )
    return (
        f"{_imports(call.imports, package, 'Client')}\n\n"
        f"with Client({arguments_of_client}) as client:\n{made}\n        print(item)"
    )


def async_python_example(
    package: str, arguments_of_client: Code, call: CallView
) -> str:
    """The same with the asynchronous client."""
    made = _python_call("        ", "await client", call)
    imports = call.imports | {Import("asyncio", alias="asyncio")}
    names = ["AsyncClient", *(["async_streaming"] if call.loop else [])]
    return (
        f"{_imports(imports, package, *names)}\n\n\n"
        "async def main() -> None:\n"
        f"    async with AsyncClient({arguments_of_client}) as client:\n"
        f"{made}\n\n\n"
        "asyncio.run(main())"
    )


def _imports(imports: Iterable[Import], package: str, *names: str) -> str:
    """The imports of an example: the package's own names among those of others."""
    own = [Import(package, name) for name in names]
    own += [Import(package, item.name) for item in imports if not item.module]
    others = [item for item in imports if item.module]
    sections = import_sections([*own, *others])
    return "\n\n".join("\n".join(section) for section in sections)


def _python_call(indent: str, client: str, call: CallView) -> str:
    """The call as Black has it, on a line or an argument a line; prints its result."""
    if call.loop:
        return _loop(indent, client, call)
    assigned = f"{indent}result = {client}" if call.has_result else f"{indent}{client}"
    made = _laid_out(f"{assigned}.{call.attribute}.{call.method}", call)
    return f"{made}\n{indent}print(result)" if call.has_result else made


def _loop(indent: str, client: str, call: CallView) -> str:
    """A loop over the items of a stream, which prints each."""
    is_async = client != "client"
    begins = f"{indent}{'async ' if is_async else ''}"
    wrapper = "async_streaming" if is_async else "streaming"
    made = _laid_out(
        f"{begins}with {wrapper}(client.{call.attribute}.{call.method})",
        call,
        " as response:",
    )
    shown = "item" if call.loop.startswith("item") else "event.data"
    inner = f"    {begins}for {call.loop}:\n{indent}        print({shown})"
    return f"{made}\n{inner}"


def _laid_out(target: str, call: CallView, end: str = "") -> str:
    """`target` and the arguments of a call, on a line or an argument a line."""
    made = f"{target}({', '.join(call.arguments)}){end}"
    if len(made) <= _WIDTH:
        return made
    indent = " " * (len(target) - len(target.lstrip()))
    lines = "".join(f"{indent}    {argument},\n" for argument in call.arguments)
    return f"{target}(\n{lines}{indent}){end}"
