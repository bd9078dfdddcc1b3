"""The models runtime: what models read, what is sent of them, and what is salvaged."""

from __future__ import annotations

import copy
import dataclasses
import enum
import json
import math
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from tests.runtime import pet_models as models
from triptych.runtime.client.checks import encode_typed
from triptych.runtime.models import (
    Base64,
    Base64Url,
    Date,
    DateTime,
    DecimalNumber,
    Model,
    MultipleOf,
    UniqueItems,
)
from triptych.runtime.models.reading import JsonReader, faults
from triptych.runtime.models.salvage import Misfits, salvage
from triptych.runtime.wire.json_reading import decode_json
from triptych.runtime.wire.json_text import encode_json


class Member(Model):
    name: str | None = None
    size: float | None = None
    amount: Decimal | None = None
    data: Base64 | None = None
    tags: Annotated[list[Any], UniqueItems] | None = None


class Foreign(BaseModel):
    """A model the user wrote, which knows nothing of ours."""

    a: int = 1
    inner: Member | None = None


@dataclasses.dataclass
class Point:
    x: int
    at: date


class Colour(enum.Enum):
    RED = "red"


def dog(**members: Any) -> models.Dog:
    return models.Dog(photo_urls=[], **members)


# --- null and absent, unknown members


@pytest.mark.parametrize(
    "text",
    [
        '{"name":null}',
        "{}",
        '{"name":"a","unknown":{"x":[1,null]}}',
        '{"model_dump":1,"cls":2,"self":3}',
        '{"size":1.5}',
    ],
)
def test_what_was_read_is_sent_back(text: str) -> None:
    member = Member.model_validate_json(text)
    assert json.loads(encode_json(member)) == json.loads(text)
    assert member.model_fields_set == set(json.loads(text))


def test_a_field_set_later_is_sent() -> None:
    member = Member()
    member.name = None
    assert encode_json(member) == b'{"name":null}'


def test_constructors_take_python_names_and_wire_names_are_sent() -> None:
    category = models.Category(created_by="x")
    assert encode_json(category) == b'{"createdBy":"x"}'
    assert models.Category.model_validate({"createdBy": "x"}) == category


@pytest.mark.parametrize(
    "model",
    [
        Member(name="a", data=b"\xff"),
        dog(bark=1, unknown=[1]),
        models.Owner(name="n", pets=[dog(), models.Pet(pet_type="x", photo_urls=[])]),
        models.Node(children=[models.Node()]),
    ],
)
def test_copies_are_equal_and_know_what_was_set(model: Model) -> None:
    for copied in (
        pickle.loads(pickle.dumps(model)),
        copy.copy(model),
        copy.deepcopy(model),
        model.model_copy(),
    ):
        assert copied == model
        assert type(copied) is type(model)
        assert encode_json(copied) == encode_json(model)


# --- values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+/8=", b"\xfb\xff"),
        ("+/8", b"\xfb\xff"),
        ("-_8=", b"\xfb\xff"),
        ("-_8", b"\xfb\xff"),
        ("+/\r\n8=\n", b"\xfb\xff"),
        ("", b""),
    ],
)
def test_base64_is_read_in_all_its_forms_and_written_in_one(
    text: str, value: bytes
) -> None:
    member = Member.model_validate({"data": text})
    assert member.data == value
    written = "+/8=" if value else ""
    assert encode_json(member) == f'{{"data":"{written}"}}'.encode()


def test_bytes_are_not_decoded_again() -> None:
    assert Member(data=b"YQ==").data == b"YQ=="


@pytest.mark.parametrize("text", ["*", "Y", "YQ=YQ", "é"])
def test_what_is_not_base64_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="must be base64"):
        Member.model_validate({"data": text})


@pytest.mark.parametrize(
    ("items", "unique"),
    [
        ([], True),
        ([1, 2], True),
        ([1, 1], False),
        ([1, 1.0], False),
        ([1, True], True),
        ([[0], [False]], True),
        ([{"a": 1, "b": [2]}, {"b": [2], "a": 1}], False),
        ([{"a": 1}, {"a": True}], True),
        ([[{}], [{}]], False),
        ([None, None], False),
        ([1, Decimal("1.00")], False),
        ([100, 1e2, Decimal("1E+2")], False),
        ([0, -0.0], False),
        ([0.5, Decimal("0.50")], False),
        ([1, "1"], True),
        ([Decimal("1E+500"), Decimal("1E+501")], True),
        ([10**400, 10**400 + 1], True),
        ([Member(name="a"), Member(name="a")], False),
        ([Member(name="a"), Member(name="b")], True),
        ([Member.model_validate({"x": 1}), Member.model_validate({"x": 2})], True),
    ],
)
def test_unique_items(items: list[object], unique: bool) -> None:
    if unique:
        assert Member(tags=items).tags == items
    else:
        with pytest.raises(ValidationError, match="items must be unique"):
            Member(tags=items)


def test_many_items_are_compared_in_linear_time() -> None:
    items = [{"a": [number]} for number in range(50_000)]
    assert Member(tags=items).tags == items


def test_numbers_whose_hashes_are_equal_are_compared_in_linear_time() -> None:
    # Python's hash of each is 0. Compared one by one, they would take hours.
    items = [number * (2**61 - 1) for number in range(200_000)]
    assert Member(tags=items).tags == items


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_number_json_does_not_have_is_refused(value: float) -> None:
    with pytest.raises(ValidationError, match="finite number"):
        Member(size=value)
    member = Member()
    member.size = value
    with pytest.raises(ValueError, match="not JSON compliant"):
        encode_json(member)
    assert encode_json({"a": "NaN", "b": member}, nan_as_null=True) == (
        b'{"a":"NaN","b":{"size":null}}'
    )


@pytest.mark.parametrize("number", ["1e999", "-1E+400", "9" * 400 + ".5", "NaN"])
def test_a_strict_reader_makes_no_infinity_of_a_number(number: str) -> None:
    text = f'{{"unknown":[1.5,{{"a":{number}}}]}}'.encode()
    with pytest.raises(ValidationError) as caught:
        JsonReader(Member, strict=True).read(text)
    (fault,) = faults(caught.value, text)
    assert (fault.pointer, fault.message) == (
        "/unknown/1/a",
        "Input should be a finite number",
    )
    with pytest.raises(ValidationError, match="finite number"):
        JsonReader(Any).check(text)


def test_what_a_float_holds_is_no_infinity() -> None:
    assert JsonReader(Any, strict=True).read(b"[1e-999,1e300]") == [0.0, 1e300]


_DIGITS = "0.12345678901234567890123456789"


def test_a_lenient_reader_makes_no_infinity_of_a_number() -> None:
    assert JsonReader(Any).read(b"[1e999,-1.5E+400]") == [10**999, -15 * 10**399]
    assert JsonReader(list[int]).read(b"[1e309]") == [10**309]
    # A field of no integers takes what it was sent, and sends it back.
    member = salvage(Member, decode_json(b'{"size":1e999,"unknown":1e400}'))
    assert json.loads(encode_json(member)) == {"size": 10**999, "unknown": 10**400}


@pytest.mark.parametrize(
    "number", ["NaN", "-Infinity", "1e5000", "1e99999999999999999999", "9" * 400 + ".5"]
)
@pytest.mark.parametrize("annotation", [Any, list[float], list[Any], list[Decimal]])
def test_a_number_that_nothing_holds_is_refused(annotation: Any, number: str) -> None:
    text = f"[{number}]".encode()
    if annotation == list[Decimal] and number in ("1e5000", "9" * 400 + ".5"):
        assert JsonReader(annotation).read(text) == [Decimal(number)]
        return
    with pytest.raises(ValueError, match=r"number|JSON|decimal"):
        JsonReader(annotation).read(text)


@pytest.mark.parametrize(
    ("annotation", "text", "value", "pointers"),
    [
        (list[int], '["5",6,true]', [5, 6, 1], ["/0", "/2"]),
        (list[int | None], "[5.0,null]", [5, None], []),
        (dict[str, float], '{"a/b":"2.5","c":3}', {"a/b": 2.5, "c": 3.0}, ["/a~1b"]),
        (list[bool], "[true,0]", [True, False], ["/1"]),
        (list[int | str], '["5",5]', ["5", 5], []),
        (int, '"7"', 7, [""]),
        (list[date], '["2024-01-02"]', [date(2024, 1, 2)], []),
        (tuple[int, DecimalNumber], '["1",2.50]', (1, Decimal("2.50")), ["/0"]),
        (
            list[DecimalNumber],
            '["2.50",1e9999]',
            [Decimal("2.50"), Decimal("1e9999")],
            ["/0"],
        ),
        (list[Decimal], '["2.50",2.50]', [Decimal("2.50"), Decimal("2.50")], ["/1"]),
        (list[Literal[1, 2] | int], "[2,true,3]", [2, 1, 3], ["/1"]),
        (
            list[DateTime],
            '["2024-01-02T03:04:05Z","2024-01-02T03:04:05"]',
            [datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC), datetime(2024, 1, 2, 3, 4, 5)],
            ["/1"],
        ),
        (list[Date], '["2024-01-02T00:00:00Z"]', [date(2024, 1, 2)], ["/0"]),
        (list[Date | str], '["2024-01-02","later"]', [date(2024, 1, 2), "later"], []),
    ],
)
def test_values_that_become_other_ones_are_told(
    annotation: Any, text: str, value: object, pointers: list[str]
) -> None:
    told: list[str] = []
    read = JsonReader(annotation).read(text.encode(), told.append)
    assert (read, told) == (value, pointers)
    # True is 1, and 1 is 1.0.
    assert json.loads(encode_plain(read)) == json.loads(encode_plain(value))


def encode_plain(value: object) -> str:
    return json.dumps(value, default=str)


# --- integers


@pytest.mark.parametrize(
    ("annotation", "text", "value"),
    [
        (int, "3.0", 3),
        (int, "-0.0", 0),
        (int, "1.5e3", 1500),
        (int, "123456789012345678901234567890.0", 123456789012345678901234567890),
        (int | str, "3.0", 3),
        (int | float, "3.0", 3.0),
        (Literal[3, 4], "3.0", 3),
        (dict[str, list[int] | None], '{"a":[1.0,2]}', {"a": [1, 2]}),
        (list[Any], "[1.0]", [1.0]),
        (
            tuple[int, DecimalNumber, Any],
            f"[1.0,{_DIGITS},2.0]",
            (1, Decimal(_DIGITS), 2.0),
        ),
        (list[int], f"[{','.join(['7.0'] * 5_000)}]", [7] * 5_000),
    ],
)
def test_a_strict_reader_takes_whole_numbers_for_integers(
    annotation: Any, text: str, value: object
) -> None:
    read = JsonReader(annotation, strict=True).read(text.encode())
    assert repr(read) == repr(value)
    JsonReader(annotation).check(text.encode())


@pytest.mark.parametrize("text", ["3.5", "3e-1", '"3.0"', "1e5000", "NaN"])
def test_other_numbers_are_no_integers(text: str) -> None:
    for annotation in (int, list[int]):
        data = text.encode() if annotation is int else f"[1.0,{text}]".encode()
        with pytest.raises(ValidationError):
            JsonReader(annotation, strict=True).read(data)


# --- decimals


@pytest.mark.parametrize(
    ("annotation", "text", "value"),
    [
        (Decimal, _DIGITS, Decimal(_DIGITS)),
        (Decimal, "1.10", Decimal("1.10")),
        (Decimal, "1E400", Decimal("1E400")),
        (Decimal, f'"{_DIGITS}"', Decimal(_DIGITS)),
        (list[Decimal | None], f"[{_DIGITS},null]", [Decimal(_DIGITS), None]),
        (dict[str, list[Decimal]], f'{{"a":[{_DIGITS}]}}', {"a": [Decimal(_DIGITS)]}),
        (Annotated[Decimal, Field(gt=0)], _DIGITS, Decimal(_DIGITS)),
        (DecimalNumber, _DIGITS, Decimal(_DIGITS)),
        (Member, f'{{"amount":{_DIGITS}}}', Member(amount=Decimal(_DIGITS))),
        (float, "1.10", 1.1),
    ],
)
def test_decimals_have_the_digits_of_the_text(
    annotation: object, text: str, value: object
) -> None:
    read = JsonReader(annotation).read(text.encode())
    # Equal numbers may have different digits.
    assert repr(read) == repr(value)


def test_other_numbers_beside_decimals_stay_floats() -> None:
    read = JsonReader(Member).read(b'{"amount":1,"size":1.50,"unknown":[2.50]}')
    assert encode_json(read) == b'{"size":1.5,"amount":"1","unknown":[2.5]}'


def test_a_decimal_of_a_derived_class_has_its_digits() -> None:
    text = f'{{"petType":"Dog","photoUrls":[],"price":{_DIGITS}}}'
    read = JsonReader(models.Pet).read(text.encode())
    assert isinstance(read, models.Dog)
    assert read.price == Decimal(_DIGITS)


@pytest.mark.parametrize(
    ("value", "number"),
    [(_DIGITS, _DIGITS), ("1E+3", "1E+3"), ("-0.50", "-0.50"), ("7", "7")],
)
def test_a_decimal_that_is_a_number_is_written_with_its_digits(
    value: str, number: str
) -> None:
    pet = dog(score=Decimal(value))
    text = f'{{"petType":"Dog","photoUrls":[],"score":{number}}}'
    assert encode_json(pet) == text.encode()
    assert encode_json({"a": [pet]}) == f'{{"a":[{text}]}}'.encode()


@pytest.mark.parametrize(("value", "number"), [("1.5", 1.5), ("10", 10)])
def test_pydantic_alone_writes_a_decimal_as_a_number_too(
    value: str, number: float
) -> None:
    pet = dog(score=Decimal(value))
    assert pet.model_dump(mode="json", exclude_unset=True)["score"] == number
    written = pet.model_dump_json(exclude_unset=True, context={"of": "a user"})
    assert json.loads(written)["score"] == number


def test_pydantic_alone_writes_no_decimal_that_would_be_infinite() -> None:
    with pytest.raises(ValueError, match=r"1E\+9999999 is too large"):
        dog(score=Decimal("1E+9999999")).model_dump(mode="json")


# --- hierarchies


@pytest.mark.parametrize(
    ("asked", "members", "kind"),
    [
        (models.Pet, {"petType": "Dog"}, models.Dog),
        (models.Pet, {"petType": "Puppy", "mother": dog()}, models.Puppy),
        (models.Pet, {"petType": "Pet"}, models.Pet),
        (models.Pet, {"petType": "Fish", "fins": 2}, models.Pet),
        (models.Pet, {"pet_type": "Dog"}, models.Dog),
        (models.Dog, {"petType": "Dog"}, models.Dog),
        (models.Dog, {"petType": "Puppy", "mother": dog()}, models.Puppy),
        (models.Dog, {"petType": "Fish"}, models.Dog),
        (models.Dog, {}, models.Dog),
    ],
)
def test_an_object_is_of_the_class_it_says(
    asked: type[models.Pet], members: dict[str, Any], kind: type[models.Pet]
) -> None:
    given = {"photoUrls": ["u"], **members}
    # The class is known at run time only.
    listed = TypeAdapter(list[asked])  # type: ignore[valid-type]
    for read in (asked.model_validate(given), listed.validate_python([given])[0]):
        assert type(read) is kind
        expected = {"petType": kind.__name__, **members}
        assert read.pet_type == expected.get("pet_type", expected["petType"])
        assert read.model_extra == {k: v for k, v in members.items() if k == "fins"}


def test_a_field_and_its_items_are_of_the_classes_they_say() -> None:
    text = (
        b'{"name":"n","pets":[{"petType":"Dog","photoUrls":[],"bark":1},'
        b'{"petType":"Fish","photoUrls":[],"fins":2}],'
        b'"byName":{"a":{"petType":"Puppy","photoUrls":[],'
        b'"mother":{"petType":"Dog","photoUrls":[],"bark":3}}}}'
    )
    owner = JsonReader(models.Owner).read(text)
    assert isinstance(owner, models.Owner)
    assert owner.by_name is not None
    puppy = owner.by_name["a"]
    assert isinstance(puppy, models.Puppy)
    assert [type(pet) for pet in (*owner.pets, puppy, puppy.mother)] == [
        models.Dog,
        models.Pet,
        models.Puppy,
        models.Dog,
    ]
    assert json.loads(encode_json(owner)) == json.loads(text)


def test_a_constructor_gives_the_class_that_was_called() -> None:
    pet = models.Pet(pet_type="Dog", photo_urls=[])
    assert type(pet) is models.Pet
    assert encode_json(pet) == b'{"petType":"Dog","photoUrls":[]}'


def test_a_dictionary_in_a_constructor_is_of_the_class_it_says() -> None:
    members: Any = {"petType": "Dog", "photoUrls": []}
    assert type(models.Puppy(photo_urls=[], mother=members).mother) is models.Dog


def test_a_derived_class_says_what_it_is() -> None:
    assert encode_json(dog()) == b'{"petType":"Dog","photoUrls":[]}'
    assert dog().model_fields_set == {"pet_type", "photo_urls"}


def test_a_module_of_a_hierarchy_is_loaded_when_it_is_needed() -> None:
    code = """
import sys
from tests.runtime.pet_models import Owner
package = "tests.runtime.pet_models"
loaded = lambda: [n for n in ("dog", "puppy") if f"{package}.{n}" in sys.modules]
before = loaded()
Owner.model_validate({"name": "n", "pets": [{"petType": "Dog", "photoUrls": []}]})
print(before, loaded())
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[] ['dog']\n"


# --- read-only fields


@pytest.mark.parametrize("wrap", [lambda pet: pet, lambda pet: {"a": [pet]}])
def test_clients_leave_out_read_only_fields_and_servers_keep_them(wrap: Any) -> None:
    category = models.Category(id=1, created_by="x", name="n")
    pet = dog(id=2, chip="c", category=category)
    kept = {"id": 1, "createdBy": "x", "name": "n"}
    sent = {"petType": "Dog", "photoUrls": [], "category": {"name": "n"}}
    answered = {**sent, "category": kept, "id": 2, "chip": "c"}
    written = encode_json(wrap(pet), omit_read_only=True)
    assert json.loads(written) == wrap(sent)
    assert json.loads(encode_json(wrap(pet))) == wrap(answered)
    owner = models.Owner(name="n", pets=[pet])
    written = encode_json(owner, omit_read_only=True)
    assert json.loads(written) == {"name": "n", "pets": [sent]}


# --- other values


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        ({"é": [1, 2.5, True, None]}, '{"é":[1,2.5,true,null]}'),
        ([], "[]"),
        ((Member(name="a"), Member()), '[{"name":"a"},{}]'),
        ([Member(name="a"), 1], '[{"name":"a"},1]'),
        ({"a": Member(name="é")}, '{"a":{"name":"é"}}'),
        (Foreign(), '{"a":1,"inner":null}'),
        ({"a": [Foreign(a=2)]}, '{"a":[{"a":2,"inner":null}]}'),
        (Point(1, date(2024, 1, 2)), '{"x":1,"at":"2024-01-02"}'),
        ([UUID(int=1)], f'["{UUID(int=1)}"]'),
        ({"a": b"\xfb\xff"}, '{"a":"+/8="}'),
        (Decimal("1.10"), "1.10"),
        (timedelta(seconds=1), '"P0DT1S"'),
        (Colour.RED, '"red"'),
        ({"a": frozenset({1})}, '{"a":[1]}'),
        (deque([1]), "[1]"),
    ],
)
def test_values_as_json(value: object, text: str) -> None:
    assert encode_json(value).decode() == text


@pytest.mark.parametrize("value", [object(), {"a": 1j}, [int], {date(2024, 1, 2): 1}])
def test_values_without_a_json_are_refused(value: object) -> None:
    with pytest.raises(TypeError):
        encode_json(value)


def test_a_duration_is_read_as_it_was_written() -> None:
    duration = timedelta(days=-3, seconds=7, microseconds=20)
    text = encode_json(duration)
    assert TypeAdapter(timedelta).validate_json(text) == duration


@pytest.mark.parametrize(
    ("annotation", "text"),
    [
        (models.Pet, '{"petType":"Cat","photoUrls":[],"born":"2024-02-29"}'),
        (list[models.Dog], '[{"petType":"Dog","photoUrls":[],"born":"2024-02-29"}]'),
        (dict[str, date], '{"a":"2024-02-29"}'),
    ],
)
def test_what_fits_passes_a_check(annotation: object, text: str) -> None:
    JsonReader(annotation).check(text.encode())


@pytest.mark.parametrize(
    ("annotation", "text"),
    [(list[int], '["1"]'), (dict[str, date], '{"a":0}'), (models.Pet, '{"born":1}')],
)
def test_what_does_not_fit_fails_a_check(annotation: object, text: str) -> None:
    with pytest.raises(ValidationError):
        JsonReader(annotation).check(text.encode())


# --- what is wrong, and where


@pytest.mark.parametrize(
    ("annotation", "text", "found"),
    [
        (list[models.Pet], '[{"petType":"Dog"}]', ["/0/photoUrls: Field required"]),
        (models.Pet, '{"petType":1,"photoUrls":[]}', ["/petType: ", "/petType: "]),
        (
            models.Pet,
            '{"petType":"Puppy","photoUrls":[],"mother":{"petType":"Dog"}}',
            ["/mother/photoUrls: Field required"],
        ),
        (dict[str, int], '{"a/b~c":"x"}', ["/a~1b~0c: Input should be a valid"]),
        (list[int | date], '["x"]', ["/0: ", "/0: "]),
        (int, "x", [": Invalid JSON"]),
        (models.Pet, "[" * 5000, [": Invalid JSON"]),
    ],
)
def test_faults_are_at_pointers_by_wire_names(
    annotation: object, text: str, found: Sequence[str]
) -> None:
    with pytest.raises(ValidationError) as caught:
        JsonReader(annotation).read(text.encode())
    said = faults(caught.value, text.encode())
    assert len(said) == len(found)
    for fault, start in zip(said, found, strict=True):
        assert f"{fault.pointer}: {fault.message}".startswith(start)
        assert fault.is_json is ("Invalid JSON" not in start)


# --- salvage


def salvaged(annotation: object, text: str) -> object:
    value: object = json.loads(text)
    return salvage(annotation, value)


@pytest.mark.parametrize(
    ("annotation", "text"),
    [
        (Member, '{"name":7,"size":"x","unknown":1}'),
        (Member, '{"name":null,"tags":[1,1]}'),
        (list[Member], '[{"name":7},{"name":"a"},"text"]'),
        (dict[str, Member], '{"a":{"name":7},"b":null}'),
        (Member | None, '{"name":7}'),
        (str | list[Member], '[{"name":7}]'),
        (models.Node, '{"children":[{"children":7},{"tree":{}}]}'),
        (models.Owner, '{"cls":1,"_fields_set":2,"pets":[{"petType":"Cat"}]}'),
        (models.Pet, '{"petType":"Dog","bark":"loud"}'),
        (models.Pet, '{"petType":"Puppy","mother":{"petType":"Dog"}}'),
    ],
)
def test_nothing_that_came_is_lost(annotation: object, text: str) -> None:
    with pytest.raises(ValidationError):
        JsonReader(annotation).read(text.encode())
    assert json.loads(encode_json(salvaged(annotation, text))) == json.loads(text)


def test_fields_that_fit_are_read() -> None:
    text = (
        '{"petType":"Dog","photoUrls":null,"born":"2024-01-02","bark":"x",'
        '"category":{"id":"x","icon":"YQ==","weight":-1}}'
    )
    pet = salvaged(models.Pet, text)
    assert isinstance(pet, models.Dog)
    fields = pet.model_dump(warnings=False)
    assert (fields["photoUrls"], fields["bark"]) == (None, "x")
    assert pet.born == date(2024, 1, 2)
    assert pet.category is not None
    assert pet.category.model_dump(warnings=False)["id"] == "x"
    assert (pet.category.icon, pet.category.weight) == (b"a", -1)


@pytest.mark.parametrize(
    ("annotation", "text", "places"),
    [
        (Member, '{"name":7,"size":"x","unknown":1}', ["/name", "/size"]),
        (Member, '{"tags":[1,1]}', ["/tags"]),
        (list[Member], '[{"name":7},{"name":"a"},"text"]', ["/0/name", "/2"]),
        (str | list[Member], '[{"name":7}]', ["/0/name"]),
        (dict[str, int], '{"a/b":"x","~":1,"c":"y"}', ["/a~1b", "/c"]),
        (models.Owner, '{"name":"n"}', ["/pets"]),
        (Annotated[list[int], Field(max_length=1)], "[1,2]", [""]),
        (Annotated[list[int], Field(max_length=1)], '[1,"x"]', ["/1"]),
    ],
)
def test_what_does_not_fit_is_told(
    annotation: Any, text: str, places: list[str]
) -> None:
    misfits = Misfits()
    salvage(annotation, json.loads(text), misfits)
    assert (misfits.pointers, misfits.count) == (places, len(places))


def test_only_the_first_places_are_told() -> None:
    misfits = Misfits()
    salvage(list[int], ["x"] * 1_000, misfits)
    assert misfits.pointers == ["/0", "/1", "/2", "/3", "/4"]
    assert misfits.count == 1_000


def test_a_required_field_that_is_missing_is_absent() -> None:
    owner = salvaged(models.Owner, '{"name":"n"}')
    assert isinstance(owner, models.Owner)
    assert (owner.name, owner.by_name) == ("n", None)
    assert owner.model_fields_set == {"name"}
    with pytest.raises(AttributeError, match="pets"):
        _ = owner.pets


@pytest.mark.parametrize(
    ("annotation", "text"),
    [
        (Member, '"text"'),
        (Member, "null"),
        (Member | None, "7"),
        (list[Member], "{}"),
        (dict[str, Member], "[]"),
        (int, '"x"'),
    ],
)
def test_what_is_of_another_kind_is_not_salvaged(annotation: object, text: str) -> None:
    with pytest.raises(ValueError, match=r"can be used|fits no variant"):
        salvaged(annotation, text)


@pytest.mark.parametrize(
    ("value", "step", "expected"),
    [
        (0.3, 0.1, True),
        (-2.5, 0.1, True),
        (-4.0, 2, True),
        (0.35, 0.1, False),
        (0, 0.1, True),
        (Decimal("19.99"), 0.01, True),
        (Decimal("19.999"), 0.01, False),
        (Decimal("1e400000000"), 5, True),
        (Decimal("1e400000000"), 7, False),
        (Decimal("1e-400000000"), 0.1, False),
        (1e300, 1e-300, True),
        (float("inf"), 0.1, False),
        (float("nan"), 0.1, False),
    ],
)
def test_multiples_are_those_of_the_numbers_as_written(
    value: float | Decimal, step: float, expected: bool
) -> None:
    adapter = TypeAdapter[object](Annotated[Any, MultipleOf(step)])
    try:
        adapter.validate_python(value)
    except ValidationError as error:
        assert not expected
        assert error.errors()[0]["msg"] == f"Value error, must be a multiple of {step}"
    else:
        assert expected


def test_bytes_in_a_dict_are_in_the_alphabet_of_their_type() -> None:
    annotation = dict[str, Base64Url]
    sent = encode_typed("body", {"a": b"\xff\xef"}, lambda: annotation)
    assert sent == b'{"a":"_-8"}'
    assert encode_typed("body", {"a": "_-9"}, lambda: annotation) == b'{"a":"_-9"}'
    plain = dict[str, Base64]
    assert encode_typed("body", {"a": b"\xff\xef"}, lambda: plain) == b'{"a":"/+8="}'
