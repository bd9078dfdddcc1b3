"""What things of a document are called in Python."""

from __future__ import annotations

import pytest

from triptych.config import Settings
from triptych.front_ends import gather
from triptych.pipeline import Understood, understand
from triptych.python.identifiers import package_name
from triptych.source import read_bytes

_HEAD = (
    'swagger: "2.0"\ninfo: {title: Names, version: "1"}\nproduces: [application/json]\n'
)


def _understood(text: str) -> Understood:
    sources = gather(read_bytes((_HEAD + text).encode(), "api.yaml"), None)
    return understand(sources, Settings(name="api"))


def _methods(text: str) -> dict[str, str]:
    """`attribute.method` by operation id."""
    return {
        item.operation.id: f"{group.attribute}.{item.method}"
        for group in _understood(text).names.groups
        for item in group.operations
    }


def _classes(text: str) -> dict[str, str]:
    """The names of classes by the pointers of their schemas."""
    names = _understood(text).names
    return {key: model.class_name for key, model in names.models.items()}


def test_fields_are_cut_into_words_as_people_do() -> None:
    text = """
paths: {}
definitions:
  Net:
    properties:
      EnableIPv6: {type: boolean}
      IPv4Address: {type: string}
      BlkioDeviceReadIOps: {type: integer}
      userIDs: {type: string}
"""
    (model,) = _understood(text).names.models.values()
    assert [item.field for item in model.fields] == [
        "enable_ipv6",
        "ipv4_address",
        "blkio_device_read_iops",
        "user_ids",
    ]


def test_parameters_of_one_name_are_told_apart_by_their_places() -> None:
    text = """
paths:
  /c/{name}/rename:
    post:
      operationId: rename
      parameters:
        - {in: path, name: name, required: true, type: string}
        - {in: query, name: name, required: true, type: string}
        - {in: query, name: body, type: string}
        - {in: body, name: what, schema: {type: string}}
      responses: {204: {description: Done.}}
"""
    ((operation,),) = (group.operations for group in _understood(text).names.groups)
    assert [item.argument for item in operation.arguments] == [
        "name_in_path",
        "name_in_query",
        "body",
    ]
    assert operation.body == "request_body"


def test_an_inline_object_is_called_by_its_title_and_shared() -> None:
    error = "{type: object, title: ErrorSchema, properties: {code: {type: integer}}}"
    response = f"{{description: bad, schema: {error}}}"
    text = f"""
paths:
  /a: {{get: {{operationId: getA, responses: {{400: {response}, 401: {response}}}}}}}
  /b: {{get: {{operationId: getB, responses: {{400: {response}}}}}}}
"""
    assert _classes(text) == {"#/paths/~1a/get/responses/400/schema": "ErrorSchema"}
    # Every operation answers with that one class.
    assert {
        content.schema
        for operation in _understood(text).api.operations
        for item in operation.responses
        for content in item.contents
    } == {"#/paths/~1a/get/responses/400/schema"}


def test_inline_objects_that_differ_stay_apart() -> None:
    text = """
paths:
  /a:
    get:
      operationId: getA
      responses:
        400: {description: a, schema: {title: E, properties: {code: {type: integer}}}}
        401: {description: b, schema: {title: E, properties: {code: {type: string}}}}
        403: {description: d, schema: {properties: {one: &id {properties: {id: {}}},
                                                    other: *id}}}
        402: {description: c, schema: {title: "It went wrong, for no reason at all.",
                                       properties: {a: {type: string}}}}
definitions:
  Tree: {properties: {left: {$ref: "#/definitions/Tree"}}}
  Same: {properties: {left: {$ref: "#/definitions/Tree"}}}
"""
    assert _classes(text) == {
        "#/definitions/Same": "Same",
        "#/definitions/Tree": "Tree",
        "#/paths/~1a/get/responses/400/schema": "GetAResponse400",
        "#/paths/~1a/get/responses/401/schema": "GetAResponse401",
        "#/paths/~1a/get/responses/402/schema": "GetAResponse402",
        "#/paths/~1a/get/responses/403/schema": "GetAResponse403",
        "#/paths/~1a/get/responses/403/schema/properties/one": "GetAResponse403One",
        "#/paths/~1a/get/responses/403/schema/properties/other": "GetAResponse403Other",
    }


@pytest.mark.parametrize(
    "more",
    [
        "",
        "  /a: {get: {operationId: addedLater,"
        ' responses: {400: {$ref: "#/responses/BadRequest"}}}}\n',
    ],
)
def test_models_of_shared_responses_are_called_by_these(more: str) -> None:
    text = f"""
paths:
{more}  /server:
    put:
      operationId: serverPut
      parameters: [{{$ref: "#/parameters/Change"}}]
      responses:
        200: {{$ref: "#/responses/Problem"}}
        400: {{$ref: "#/responses/BadRequest"}}
parameters:
  Change: {{in: body, name: b, schema: {{properties: {{to: {{type: string}}}}}}}}
responses:
  BadRequest: {{description: bad, schema: {{properties: {{error: {{type: string}}}}}}}}
  Problem: {{description: ok, schema: {{properties: {{status: {{type: string}}}}}}}}
definitions:
  Problem: {{properties: {{title: {{type: string}}}}}}
"""
    assert _classes(text) == {
        "#/definitions/Problem": "Problem",
        "#/parameters/Change/schema": "Change",
        "#/responses/BadRequest/schema": "BadRequest",
        "#/responses/Problem/schema": "ProblemResponse",
    }


def _paths(operations: dict[str, tuple[str, str, str]]) -> str:
    """A document with operations: id, and of each method, path and tag."""
    return "paths:\n" + "".join(
        f'  "{path}":\n    {method}:\n      operationId: "{key}"\n'
        + (f'      tags: ["{tag}"]\n' if tag else "")
        + "      responses: {204: {description: Done.}}\n"
        + "".join(
            f"      parameters: [{{in: path, name: {name}, required: true,"
            " type: string}]\n"
            for name in ("gigId",)
            if f"{{{name}}}" in path
        )
        for key, (method, path, tag) in operations.items()
    )


def test_untagged_operations_are_grouped_by_what_their_ids_share() -> None:
    assert _methods(
        _paths(
            {
                "string_getNull": ("get", "/string/null", ""),
                "string_putNull": ("put", "/string/null2", ""),
                "Disks_Delete": ("delete", "/disks", ""),
                "disks_create": ("post", "/disks2", ""),
                "list_books": ("get", "/books", ""),
                "list_authors": ("get", "/authors", ""),
                "api_projects_list": ("get", "/p", ""),
                "api_projects_read": ("get", "/q", ""),
                "alone_getIt": ("get", "/alone", ""),
            }
        )
    ) == {
        "string_getNull": "string.get_null",
        "string_putNull": "string.put_null",
        "Disks_Delete": "disks.delete",
        "disks_create": "disks.create",
        "list_books": "default.list_books",
        "list_authors": "default.list_authors",
        "api_projects_list": "default.api_projects_list",
        "api_projects_read": "default.api_projects_read",
        "alone_getIt": "default.alone_get_it",
    }


def test_ids_and_tags_made_of_paths_are_cut_to_what_they_say() -> None:
    path = "/1.0/gig/{gigId}"
    key = "resource__1.0_gig__gigId__getGig_GET"
    assert _methods(_paths({key: ("get", path, path)})) == {key: "gig.get_gig"}


def test_a_path_tells_more_than_a_number() -> None:
    text = _paths(
        {
            "getUsersUsingGET": ("get", "/users", "users"),
            "getUsersUsingGET_1": ("get", "/admin/users", "users"),
        }
    )
    assert _methods(text) == {
        "getUsersUsingGET": "users.get_users",
        "getUsersUsingGET_1": "users.get_users_admin",
    }
    # The same id twice, which is repaired with a warning.
    twice = text.replace("getUsersUsingGET_1", "getUsersUsingGET")
    assert sorted(_methods(twice).values()) == [
        "users.get_users",
        "users.get_users_admin",
    ]


def _enums(text: str) -> dict[str, list[str]]:
    """The pointers of schemas by the names of their enums."""
    found: dict[str, list[str]] = {}
    for key, enum in _understood(text).names.enums.items():
        found.setdefault(enum.name, []).append(key)
    return {name: sorted(keys) for name, keys in found.items()}


def test_lists_of_values_are_named_where_they_are_defined_or_repeated() -> None:
    text = """
paths:
  /a:
    get:
      operationId: listA
      parameters:
        - {in: query, name: sort, type: string, enum: [up, down]}
        - {in: query, name: genres, type: array,
           items: {type: string, enum: [crime, poetry]}}
        - {in: query, name: once, type: string, enum: [yes, no]}
        - {in: query, name: fixed, type: string, enum: [v1]}
      responses: {204: {description: Done.}}
  /b:
    get:
      operationId: listB
      parameters:
        - {in: query, name: sort, type: string, enum: [down, up]}
        - {in: query, name: fixed, type: string, enum: [v1]}
        - {in: query, name: level, type: integer, enum: [0, 1]}
      responses: {204: {description: Done.}}
definitions:
  Genre: {type: string, enum: [crime, poetry]}
  First: {type: string, enum: [x, y]}
  Second: {type: string, enum: [x, y]}
  Pet:
    properties:
      state: {type: string, enum: [new, sold]}
      level: {type: integer, enum: [0, 1], x-enum-varnames: [LOW, HIGH]}
  Order:
    properties:
      state: {type: string, enum: [placed, sent]}
      previous: {type: string, enum: [placed, sent]}
      last: {$ref: "#/definitions/Pet/properties/state"}
"""
    query = "#/paths/~1{}/get/parameters/{}"
    assert _enums(text) == {
        "Genre": ["#/definitions/Genre", query.format("a", "1/items")],
        # Which of the two is meant, nobody knows, and each has its name.
        "First": ["#/definitions/First"],
        "Second": ["#/definitions/Second"],
        "Sort": [query.format("a", 0), query.format("b", 0)],
        "Level": ["#/definitions/Pet/properties/level", query.format("b", 2)],
        "OrderPrevious": [
            "#/definitions/Order/properties/previous",
            "#/definitions/Order/properties/state",
        ],
    }


def test_values_have_the_names_that_extensions_give_them() -> None:
    text = """
paths: {}
definitions:
  Priority:
    type: integer
    enum: [0, 1]
    x-enum-varnames: [LOW, veryHigh]
    x-enum-descriptions: [Can wait., Can not.]
  Color:
    type: string
    enum: [r, g]
    x-ms-enum: {name: Paint, values: [{value: g, name: Green}, {value: r, name: Red}]}
  Half: {type: string, enum: [a, b], x-enumNames: [OnlyOne]}
"""
    values = {
        enum.name: [
            (item.value, item.constant, item.description) for item in enum.values
        ]
        for enum in _understood(text).names.enums.values()
    }
    assert values == {
        "Priority": [
            (0, "PRIORITY_LOW", "Can wait."),
            (1, "PRIORITY_VERY_HIGH", "Can not."),
        ],
        "Color": [("r", "COLOR_RED", ""), ("g", "COLOR_GREEN", "")],
        "Half": [("a", "", ""), ("b", "", "")],
    }


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("AWS Cognito", "aws_cognito"),
        ("Bücher", "bucher"),
        ("日本", "api"),
        ("日本 shop", "shop"),
    ],
)
def test_packages_have_names_that_installers_take(name: str, stem: str) -> None:
    assert package_name(name) == stem
