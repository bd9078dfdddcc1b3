"""The bookshop's packages as their users see them: what is named, and what it gives."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints
from unittest.mock import AsyncMock, create_autospec
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from tests.golden import OUT
from tests.packages import imported

_ID = UUID(int=7)


@pytest.fixture(scope="module")
def packages() -> Iterator[tuple[Any, Any]]:
    with (
        imported(OUT / "bookshop" / "client", "bookshop_client") as client,
        imported(OUT / "bookshop" / "server", "bookshop_server") as server,
    ):
        yield client, server


def test_asynchronous_methods_show_what_they_are_made_of(
    packages: tuple[Any, Any],
) -> None:
    operations = importlib.import_module("bookshop_client.operations.authors")
    operations_base = importlib.import_module("bookshop_client._runtime.client")
    method = operations.AsyncAuthorsOperations.get_author
    assert inspect.iscoroutinefunction(method)
    assert method.__qualname__ == "AsyncAuthorsOperations.get_author"
    assert inspect.getdoc(method) == (
        "Get an author.\n\nArgs:\n    author_id: The author."
    )
    assert str(inspect.signature(method)) == (
        "(self, author_id: 'UUID', *, "
        "request_options: 'RequestOptions | None' = None) -> 'models.Author'"
    )
    iterator = operations.AsyncAuthorsOperations.iter_authors
    assert not inspect.iscoroutinefunction(iterator)
    assert iterator.__qualname__ == "AsyncAuthorsOperations.iter_authors"
    pages = get_type_hints(iterator)["return"]
    assert get_origin(pages) is operations_base.AsyncPages
    synchronous = operations.AuthorsOperations.iter_authors
    assert get_origin(get_type_hints(synchronous)["return"]) is operations_base.Pages
    assert synchronous.__qualname__ == "AuthorsOperations.iter_authors"


def test_wrong_arguments_name_the_asynchronous_group(
    packages: tuple[Any, Any],
) -> None:
    client, _ = packages
    authors = client.AsyncClient("http://testserver/v1").authors

    async def get() -> None:
        called = authors.get_author
        if sys.version_info >= (3, 12):
            with pytest.raises(TypeError):
                called(_ID, bad=1)
        await called(_ID, bad=1)

    name = r"AsyncAuthorsOperations\.get_author\(\) got an unexpected"
    with pytest.raises(TypeError, match=name):
        asyncio.run(get())
    name = r"AsyncAuthorsOperations\.iter_authors\(\) got an unexpected"
    with pytest.raises(TypeError, match=name):
        authors.iter_authors(bad=1)


def test_specified_mocks_are_awaited(packages: tuple[Any, Any]) -> None:
    operations = importlib.import_module("bookshop_client.operations.authors")
    mocked = create_autospec(operations.AsyncAuthorsOperations, instance=True)
    assert isinstance(mocked.get_author, AsyncMock)
    assert not isinstance(mocked.iter_authors, AsyncMock)
    mocked.get_author.return_value = "found"

    async def get(**wrong: int) -> Any:
        return await mocked.get_author(_ID, **wrong)

    assert asyncio.run(get()) == "found"
    mocked.get_author.assert_awaited_once_with(_ID)
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        asyncio.run(get(bad=1))


def test_the_error_of_an_image_is_of_its_documented_type(
    packages: tuple[Any, Any],
) -> None:
    client, server = packages

    def get_cover(_service: object, *, book_id: UUID) -> Any:
        assert book_id == _ID
        problem = server.models.Problem(title="No cover", status=404)
        return server.Answer(problem, status=404)

    books = type("Books", (server.services.Books,), {"get_cover": get_cover})()
    app = TestClient(server.create_app(books=books))
    shop = client.Client("http://testserver/v1", http_client=app)
    with pytest.raises(client.errors.NotFoundError) as caught:
        shop.books.get_cover(_ID)
    assert caught.value.headers["content-type"] == "application/json"
    assert caught.value.body == client.models.Problem(title="No cover", status=404)


def test_an_enum_has_a_name_that_all_share(packages: tuple[Any, Any]) -> None:
    client, server = packages
    genres = (
        "biography",
        "children",
        "crime",
        "fiction",
        "poetry",
        "science",
        "science-fiction",
        "travel",
    )
    assert get_args(client.models.Genre) == get_args(server.models.Genre) == genres
    # It stands once, and a genre that nobody foresaw arrives.
    text = (OUT / "bookshop/client/bookshop_client/operations/books.py").read_text()
    assert "Sequence[models.Genre]" in text
    assert "biography" not in text
    book = client.models.BookChanges.model_validate({"genre": "western"})
    assert book.genre == "western"


def test_a_variant_knows_its_tag(packages: tuple[Any, Any]) -> None:
    client, _ = packages
    models = client.models
    amount = {"amount": 1, "currency": "EUR"}
    card = models.CardPayment(amount=amount, card_token="t")
    assert card.method == "card"
    assert '"method":"card"' in card.model_dump_json(exclude_unset=True)
    assert pickle.loads(pickle.dumps(card)) == card
    with pytest.raises(ValueError, match="card"):
        models.CardPayment(amount=amount, card_token="t", method="transfer")
    # What nobody foresaw is of the base, whose tag is any string.
    gift = models.Payment.model_validate({"method": "gift", "amount": amount})
    assert type(gift) is models.Payment
    assert gift.method == "gift"
    # An answer of which only a part fits keeps its class and its tag.
    salvage = importlib.import_module("bookshop_client._runtime.models.salvage")
    for method, kind in (("card", models.CardPayment), ("gift", models.Payment)):
        partial = salvage.salvage(models.Payment, {"method": method, "amount": "?"})
        assert (type(partial), partial.method) == (kind, method)


_CALLER = """\
from __future__ import annotations

from typing import Literal, assert_type
from uuid import UUID

from bookshop_client import Client, dicts, models


def pay(client: Client, amount: models.Money, genre: models.Genre) -> None:
    card = models.CardPayment(amount=amount, card_token="t")
    assert_type(card.method, Literal["card"])
    other = models.Payment(method="gift", amount=amount)
    assert_type(other.method, str)
    payments: list[models.Payment] = [card, other]
    client.payments.pay_order(1, body=payments[0])
    client.books.list_books(genres=[genre, "crime"])
    client.payments.pay_order(
        1, body={"method": "card", "amount": amount, "card_token": "t"}
    )
    changes: dicts.BookChanges = {"genre": "crime", "subtitle": None}
    client.books.update_book(UUID(int=1), body=changes)
    client.books.update_book(UUID(int=1), body={"genre": "western"})  # wrong
    client.books.update_book(UUID(int=1), body={"titel": "x"})  # wrong
    client.books.list_books(genres=["western"])  # wrong
    models.CardPayment(amount=amount, card_token="t", method="gift")  # wrong
"""


@pytest.mark.parametrize("checker", ["mypy", "basedpyright"])
def test_callers_are_checked(checker: str, tmp_path: Path) -> None:
    caller = tmp_path / "caller.py"
    caller.write_text(_CALLER)
    package = OUT / "bookshop" / "client"
    settings = {"typeCheckingMode": "strict", "extraPaths": [str(package)]}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    commands = {
        "mypy": ["--strict", "--cache-dir", str(tmp_path / "cache"), str(caller)],
        "basedpyright": ["--pythonpath", sys.executable, "-p", str(tmp_path)],
    }
    done = subprocess.run(
        [sys.executable, "-m", checker, *commands[checker]],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(package)},
    )
    told = {int(line) for line in re.findall(r"caller\.py:(\d+):.*error", done.stdout)}
    wrong = {
        number
        for number, line in enumerate(_CALLER.splitlines(), 1)
        if line.endswith("# wrong")
    }
    assert told == wrong, done.stdout
