"""What is said of a user's services, and what is not since it can't be known."""

from __future__ import annotations

import ast
import textwrap

import pytest

from triptych.review.annotations import admits
from triptych.review.interface import Expected
from triptych.review.services import review_services


def _finding(method: str, *, imports: str = "", stub: str = "") -> list[str]:
    """What is said of a method of a service, whose stub is another."""
    body = textwrap.indent(textwrap.dedent(method), "    ")
    wanted = stub or "async def get(self, *, key: int) -> list[str]: ..."
    expected = Expected.read(
        "def create_app(*, things: _things.ThingsService | None = None): ...",
        {"things": f"class Things(ThingsService):\n    {wanted}\n"},
    )
    source = (
        "from .._generated.services import ThingsService\n"
        f"{imports}\nclass Mine(ThingsService):\n{body}\n"
    )
    return [item.code for item in review_services(expected, {"x.py": source.encode()})]


_CHANGED_METHOD = ["service-method-changed"]


@pytest.mark.parametrize(
    ("method", "imports", "codes"),
    [
        ("async def get(self, *, key: int) -> list[str]: ...", "", []),
        ("def get(self, key: int) -> list[str]: ...", "", []),
        ("def get(self, *, key: 'int | None' = None): ...", "", []),
        ("def get(self, **given: object) -> Response: ...", "", []),
        ("def get(self, *, key, other=1, **rest): ...", "", []),
        ("def get(self, /, key: float) -> Answer[list[str]]: ...", "", []),
        (
            "def get(self, *, key: Optional[int]): ...",
            "from typing import Optional",
            [],
        ),
        ("def get(self, *, key: Union[int, str]): ...", "from typing import Union", []),
        ("def get(self, *, key: typing.Any): ...", "import typing", []),
        # Whose meaning is not certain is not judged.
        ("def get(self, *, key: Key): ...", "Key = int", []),
        ("def get(self, *, key: Key): ...", "from .keys import Key", []),
        ("@cached\ndef get(self, session): ...", "from .caches import cached", []),
        ("get = other", "", []),
        ("def helper(self) -> None: ...\ndef get(self, *, key): ...", "", []),
        ("def get(self, *, key: str): ...", "", _CHANGED_METHOD),
        ("def get(self, *, key: bool): ...", "", _CHANGED_METHOD),
        ("def get(self): ...", "", _CHANGED_METHOD),
        ("def get(self, key, /): ...", "", _CHANGED_METHOD),
        ("def get(self, *, key, other): ...", "", _CHANGED_METHOD),
        ("def get(self, *, key) -> list[int]: ...", "", _CHANGED_METHOD),
        ("def get(self, *, key) -> list[str] | None: ...", "", _CHANGED_METHOD),
        ("def get(self, *, key) -> Answer[str]: ...", "", _CHANGED_METHOD),
        ("pass", "", ["service-method-new"]),
        (
            "@override\ndef put(self): ...",
            "from typing_extensions import override",
            ["service-method-new", "service-method-gone"],
        ),
    ],
)
def test_methods(method: str, imports: str, codes: list[str]) -> None:
    answers = (
        "from .._generated import Answer\nfrom starlette.responses import Response"
    )
    assert _finding(method, imports=f"{answers}\n{imports}") == codes


@pytest.mark.parametrize(
    ("wide", "narrow", "is_admitted"),
    [
        ("str", "Literal['a', 'b']", True),
        ("Literal['a'] | str", "str", True),
        ("Literal['a', 'b']", "Literal['b']", True),
        ("Literal['a']", "Literal['a', 'b']", False),
        ("Literal['1']", "Literal[1]", False),
        ("Literal['a'] | None", "Literal['a'] | None", True),
        ("Sequence[str]", "list[str]", True),
        ("list[str]", "Sequence[str]", False),
        ("list", "list[str]", True),
        ("Mapping[str, object]", "dict[str, Any]", True),
        ("dict[str, int]", "dict[str, str]", False),
        ("models.Book | None", "Book", True),
        ("models.Book", "models.Author", False),
        ("BinaryContent", "Iterator[bytes] | Path", True),
        ("BinaryContent", "str", False),
        ("Events[m.Tick]", "AsyncIterator[m.Tick]", True),
        ("Events[m.Tick]", "AsyncGenerator[Event[m.Tick] | Comment, None]", True),
        ("m.Answer | Events[m.Tick | str]", "Iterator[str]", True),
        ("Events[m.Tick]", "AsyncIterator[Event[m.Book]]", False),
        ("Records[m.Tick]", "Iterator[m.Book]", False),
        ("Records[m.Tick]", "Iterator[Event[m.Tick]]", False),
        ("Records[m.Tick]", "list[m.Tick]", False),
        ("dt.datetime", "datetime.datetime", True),
        ("dt.date", "dt.datetime", True),
        ("Annotated[int, Field(ge=1)]", "int", True),
        ("int", "None", False),
        (" | ".join(f"A{number}" for number in range(2_000)), "A1999", True),
    ],
)
def test_annotations(wide: str, narrow: str, is_admitted: bool) -> None:
    outer, inner = (ast.parse(text, mode="eval").body for text in (wide, narrow))
    assert admits(outer, inner) is is_admitted


@pytest.mark.parametrize(
    ("method", "is_fine"),
    [
        ("def get(self, *, key: list[models.Kind]) -> models.Kind | None: ...", True),
        ("def get(self, *, key: list[Kind]) -> Literal['a']: ...", True),
        ("def get(self, *, key: list[str]) -> None: ...", True),
        ("def get(self, *, key: list[Literal['a', 'b']]): ...", True),
        ("def get(self, *, key: list[Literal['a']]): ...", False),
        ("def get(self, *, key: list[int]): ...", False),
        ("def get(self, *, key) -> Literal['c']: ...", False),
    ],
)
def test_names_of_enums_mean_their_values(method: str, is_fine: bool) -> None:
    wanted = "async def get(self, *, key: list[models.Kind]) -> models.Kind | None: ..."
    expected = Expected.read(
        "def create_app(*, things: _things.ThingsService | None = None): ...",
        {"things": f"class Things(ThingsService):\n    {wanted}\n"},
        'Kind: TypeAlias = Literal["a", "b"]\n',
    )
    source = (
        "from typing import Literal\n"
        "from .._generated import models\n"
        "from .._generated.models import Kind\n"
        "from .._generated.services import ThingsService\n"
        f"class Mine(ThingsService):\n    {method}\n"
    )
    found = review_services(expected, {"x.py": source.encode()})
    assert (not found) is is_fine


def test_classes_of_the_users_are_seen_together() -> None:
    expected = Expected.read(
        "def create_app(*, things: _things.ThingsService | None = None): ...",
        {
            "things": "class Things(ThingsService):\n"
            "    async def get(self) -> None: ...\n"
            "    async def put(self) -> None: ...\n"
        },
    )

    def codes(**sources: str) -> list[str]:
        files = {f"{name}.py": text.encode() for name, text in sources.items()}
        return [found.code for found in review_services(expected, files)]

    start = "from .._generated.services import ThingsService as Base\n"
    half = f"{start}class Half(Base):\n    def get(self): ...\n"
    whole = "from .half import Half\nclass Whole(Half):\n    def put(self): ...\n"
    assert codes(half=half) == ["service-method-new"]
    assert codes(half=half, whole=whole) == []
    mixed = "from elsewhere import Mixin\nclass Mixed(Mixin, Base): ...\n"
    assert codes(mixed=start + mixed) == []
    stub = expected.services["ThingsService"].stub
    derived = (
        "from .things import Things\nclass Mine(Things):\n    def put(self, a): ..."
    )
    assert codes(things=stub, mine=derived) == ["service-method-changed"]
    outside = "from x_server import interfaces\nclass A(interfaces.ThingsService): ..."
    assert codes(outside=outside) == ["service-method-new", "service-method-new"]
    other = "from y import interfaces\nclass A(interfaces.ThingsService): ..."
    assert codes(other=other) == []


@pytest.mark.parametrize(
    "data", [b"class :", b"\xff", b"\0", b"(" * 10_000, b"-" * 100_000 + b"1"]
)
def test_files_that_are_not_python_are_told(data: bytes) -> None:
    expected = Expected.read("", {})
    (found,) = review_services(expected, {"x.py": data})
    assert (found.code, found.file) == ("service-unreadable", "x.py")
