"""How values are written as XML: a table of schemas, values and documents.

Each row is the schema of a body, a value of it as JSON has it, and the document. What
is read from the document is the value again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeAlias

import pytest

from triptych.config import Settings
from triptych.front_ends import gather
from triptych.passes.xml.shapes import XmlShapes, xml_shapes
from triptych.pipeline import Understood, understand
from triptych.runtime.wire.xml_form import XmlError
from triptych.runtime.xml.parsing import parse
from triptych.runtime.xml.reading import Reader
from triptych.runtime.xml.writing import write_document
from triptych.source import read_bytes

Schema: TypeAlias = Mapping[str, Any]
Row: TypeAlias = tuple[Schema, Any, str]

_S: Schema = {"type": "string"}
_XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def _list(items: Schema = _S, **xml: Any) -> Schema:
    return {"type": "array", "items": items, **({"xml": xml} if xml else {})}


def _item(**xml: Any) -> Schema:
    return {"type": "string", "xml": xml}


# The members of `Value`, which is the body.
MEMBERS: list[Row] = [
    # Names
    ({"a": _S}, {"a": "x"}, "<a>x</a>"),
    ({"a": _item(name="b")}, {"a": "x"}, "<b>x</b>"),
    # Attributes
    ({"a": _item(attribute=True)}, {"a": "x"}, 'a="x"'),
    ({"a": _item(attribute=True, name="b")}, {"a": "x"}, 'b="x"'),
    # Namespaces
    (
        {"a": _item(namespace="urn:n", prefix="p")},
        {"a": "x"},
        '<p:a xmlns:p="urn:n">x</p:a>',
    ),
    ({"a": _item(namespace="urn:n")}, {"a": "x"}, '<a xmlns="urn:n">x</a>'),
    (
        {"a": _item(attribute=True, namespace="urn:n", prefix="p")},
        {"a": "x"},
        'xmlns:p="urn:n" p:a="x"',
    ),
    (
        {"a": _item(attribute=True, namespace="urn:n")},
        {"a": "x"},
        'xmlns:ns1="urn:n" ns1:a="x"',
    ),
    # A prefix is declared once in the document
    (
        {"a": _item(namespace="urn:n", prefix="p"), "b": _item(prefix="p")},
        {"a": "x", "b": "y"},
        '<p:a xmlns:p="urn:n">x</p:a><p:b xmlns:p="urn:n">y</p:b>',
    ),
    # Arrays: the examples of the standard
    ({"a": _list()}, {"a": ["x", "y"]}, "<a>x</a><a>y</a>"),
    ({"a": _list(_item(name="b"))}, {"a": ["x", "y"]}, "<b>x</b><b>y</b>"),
    ({"a": _list(_item(name="b"), name="c")}, {"a": ["x"]}, "<b>x</b>"),
    ({"a": _list(name="c")}, {"a": ["x"]}, "<a>x</a>"),
    ({"a": _list(wrapped=True)}, {"a": ["x", "y"]}, "<a><a>x</a><a>y</a></a>"),
    (
        {"a": _list(_item(name="b"), wrapped=True)},
        {"a": ["x", "y"]},
        "<a><b>x</b><b>y</b></a>",
    ),
    (
        {"a": _list(_item(name="b"), wrapped=True, name="c")},
        {"a": ["x"]},
        "<c><b>x</b></c>",
    ),
    ({"a": _list(wrapped=True, name="c")}, {"a": ["x"]}, "<c><c>x</c></c>"),
    ({"a": _list(wrapped=True)}, {"a": []}, "<a/>"),
    ({"a": _list(_list(wrapped=True))}, {"a": [["x"], []]}, "<a><a>x</a></a><a/>"),
    # Kinds of nodes (OpenAPI 3.2)
    ({"a": _item(nodeType="text")}, {"a": "x"}, ">x"),
    (
        {"a": _item(nodeType="cdata")},
        {"a": "<x>]]>"},
        "><![CDATA[<x>]]]]><![CDATA[>]]>",
    ),
    ({"a": _item(nodeType="attribute")}, {"a": "x"}, 'a="x"'),
    ({"a": _list(nodeType="element")}, {"a": ["x"]}, "<a><a>x</a></a>"),
    (
        {
            "a": {
                "type": "object",
                "properties": {"b": _S},
                "xml": {"nodeType": "none"},
            },
            "c": _S,
        },
        {"a": {"b": "x"}, "c": "y"},
        "<b>x</b><c>y</c>",
    ),
    # Objects, and references to them
    (
        {"a": {"type": "object", "properties": {"b": _S}}},
        {"a": {"b": "x"}},
        "<a><b>x</b></a>",
    ),
    (
        {"a": {"$ref": "#/components/schemas/Plain"}},
        {"a": {"b": "x"}},
        "<a><b>x</b></a>",
    ),
    (
        {"a": {"$ref": "#/components/schemas/Named"}},
        {"a": {"b": "x"}},
        "<n><b>x</b></n>",
    ),
    (
        {
            "a": {
                "allOf": [
                    {"$ref": "#/components/schemas/Named"},
                    {"xml": {"name": "m"}},
                ]
            }
        },
        {"a": {"b": "x"}},
        "<m><b>x</b></m>",
    ),
    (
        {"a": _list({"$ref": "#/components/schemas/Named"}, wrapped=True)},
        {"a": [{"b": "x"}]},
        "<a><n><b>x</b></n></a>",
    ),
    ({"a": {"type": "object", "properties": {"b": _S}}}, {"a": {}}, "<a/>"),
    # Maps
    (
        {"a": {"type": "object", "additionalProperties": {"type": "integer"}}},
        {"a": {"x": 1, "y": 2}},
        "<a><x>1</x><y>2</y></a>",
    ),
    (
        {"a": {"type": "object", "additionalProperties": _list()}},
        {"a": {"x": ["p", "q"]}},
        "<a><x>p</x><x>q</x></a>",
    ),
    # Null
    ({"a": {"type": ["string", "null"]}}, {"a": None}, f'<a {_XSI} xsi:nil="true"/>'),
    (
        {"a": _list({"type": ["integer", "null"]})},
        {"a": [1, None]},
        f'<a>1</a><a {_XSI} xsi:nil="true"/>',
    ),
    # Values
    ({"a": _S}, {"a": ""}, "<a/>"),
    ({"a": _S}, {"a": ' <&>"\r\n\té '}, '<a> &lt;&amp;&gt;"&#13;\n\té </a>'),
    (
        {"a": _item(attribute=True)},
        {"a": ' <&>"\r\n\té '},
        'a=" &lt;&amp;&gt;&quot;&#13;&#10;&#9;é "',
    ),
    ({"a": {"type": "integer"}}, {"a": -5}, "<a>-5</a>"),
    ({"a": {"type": "number"}}, {"a": Decimal("1.50")}, "<a>1.50</a>"),
    ({"a": {"type": "boolean"}}, {"a": True}, "<a>true</a>"),
    ({"a": {"type": "boolean", "xml": {"attribute": True}}}, {"a": False}, 'a="false"'),
    (
        {"a": {"type": "string", "format": "date"}},
        {"a": "2024-12-31"},
        "<a>2024-12-31</a>",
    ),
    ({"a": {"type": "string", "format": "byte"}}, {"a": "AAE="}, "<a>AAE=</a>"),
    # What is not defined
    ({"a": _list({"type": "integer"}, attribute=True)}, {"a": [1, 2]}, 'a="1 2"'),
    ({"a b": _S}, {"a b": "x"}, "<a_b>x</a_b>"),
    ({"a": _list(_list())}, {"a": [["x"], ["y"]]}, "<a><a>x</a></a><a><a>y</a></a>"),
    # What is not described
    ({"a": _S}, {"z": "x", "@y": "1", "#text": "t"}, ' y="1">t<z>x</z>'),
    # Alternatives
    (
        {
            "a": {
                "oneOf": [{"$ref": f"#/components/schemas/{n}"} for n in ("Cat", "Dog")]
            }
        },
        {"a": {"name": "x", "barks": True}},
        "<dog><name>x</name><barks>true</barks></dog>",
    ),
    (
        {
            "a": _list(
                {"oneOf": [_item(name="s"), {"type": "integer", "xml": {"name": "i"}}]}
            )
        },
        {"a": ["1", 1]},
        "<s>1</s><i>1</i>",
    ),
    (
        {"a": {"$ref": "#/components/schemas/Shape"}},
        {"a": {"kind": "square", "side": 2}},
        "<a><kind>square</kind><side>2</side></a>",
    ),
    (
        {"a": {"oneOf": [{"type": "integer"}, {"type": "boolean"}]}},
        {"a": True},
        "<a>true</a>",
    ),
    # Recursion
    (
        {"a": {"$ref": "#/components/schemas/Tree"}},
        {"a": {"branches": [{"branches": [{}]}]}},
        "<a><branches><branches/></branches></a>",
    ),
]

_COMPONENTS: dict[str, Schema] = {
    "Plain": {"type": "object", "properties": {"b": _S}},
    "Named": {"type": "object", "properties": {"b": _S}, "xml": {"name": "n"}},
    "Cat": {
        "type": "object",
        "properties": {"name": _S, "purrs": {"type": "boolean"}},
        "xml": {"name": "cat"},
    },
    "Dog": {
        "type": "object",
        "properties": {"name": _S, "barks": {"type": "boolean"}},
        "xml": {"name": "dog"},
    },
    "Circle": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": _S, "radius": {"type": "integer"}},
    },
    "Square": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": _S, "side": {"type": "integer"}},
    },
    "Shape": {
        "oneOf": [{"$ref": f"#/components/schemas/{n}"} for n in ("Circle", "Square")],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"circle": "Circle", "square": "Square"},
        },
    },
    "Tree": {
        "type": "object",
        "properties": {"branches": _list({"$ref": "#/components/schemas/Tree"})},
    },
    "Item": {"type": "object", "properties": {"b": _S}},
    "Items": _list({"$ref": "#/components/schemas/Item"}),
}

# Bodies, whose outermost element matters.
BODIES: list[Row] = [
    ({"$ref": "#/components/schemas/Plain"}, {"b": "x"}, "<Plain><b>x</b></Plain>"),
    ({"$ref": "#/components/schemas/Named"}, {"b": "x"}, "<n><b>x</b></n>"),
    (
        {"type": "object", "properties": {"b": _S}, "xml": {"name": "m"}},
        {"b": "x"},
        "<m><b>x</b></m>",
    ),
    (
        {
            "type": "object",
            "properties": {"b": _item(prefix="p")},
            "xml": {"name": "m", "prefix": "p", "namespace": "urn:n"},
        },
        {"b": "x"},
        '<p:m xmlns:p="urn:n"><p:b>x</p:b></p:m>',
    ),
    (
        {
            "type": "object",
            "properties": {"b": _S},
            "xml": {"name": "m", "namespace": "urn:n"},
        },
        {"b": "x"},
        '<m xmlns="urn:n"><b>x</b></m>',
    ),
    (
        {"$ref": "#/components/schemas/Items"},
        [{"b": "x"}],
        "<Items><Items><b>x</b></Items></Items>",
    ),
    (
        _list({"$ref": "#/components/schemas/Item"}),
        [{"b": "x"}],
        "<root><Item><b>x</b></Item></root>",
    ),
    (_list(_item(name="i"), name="is", wrapped=True), ["x"], "<is><i>x</i></is>"),
    (
        {"oneOf": [{"$ref": f"#/components/schemas/{n}"} for n in ("Plain", "Tree")]},
        {"branches": []},
        "<Tree/>",
    ),
]


def understood(body: Schema, version: str = "3.1.0", **more: Schema) -> Understood:
    """The API whose one answer is a body of this schema."""
    content = {"application/xml": {"schema": body}}
    answer = {"description": "Value.", "content": content}
    document = {
        "openapi": version,
        "info": {"title": "Case", "version": "1"},
        "paths": {"/": {"get": {"responses": {"200": answer}}}},
        "components": {"schemas": {**_COMPONENTS, **more}},
    }
    source = read_bytes(json.dumps(document).encode(), "case.json")
    return understand(gather(source, None), Settings(name="case"))


def form(body: Schema, version: str = "3.1.0", **more: Schema) -> XmlShapes:
    """How a body of a schema is written."""
    return xml_shapes(understood(body, version, **more).api)


def written(value: object, found: XmlShapes) -> str:
    """The document of a value, without the declaration."""
    (root,) = found.roots.values()
    return write_document(value, root, found.shapes).partition("\n")[2]


def read(text: str, found: XmlShapes) -> object:
    """The value of a document."""
    (root,) = found.roots.values()
    return Reader(found.shapes).read(parse(text.encode()), root)


def _document(inside: str) -> str:
    """The element around members; they begin with attributes, text or an element."""
    head = inside if not inside.startswith("<") else f">{inside}"
    if ">" not in head:
        return f"<Value {head}/>"
    return f"<Value{head}</Value>"


def _members(properties: Schema) -> XmlShapes:
    reference = {"$ref": "#/components/schemas/Value"}
    return form(
        reference,
        Value={"type": "object", "properties": properties, "xml": {"name": "Value"}},
    )


@pytest.mark.parametrize(("properties", "value", "inside"), MEMBERS)
def test_members(properties: Schema, value: Any, inside: str) -> None:
    found = _members(properties)
    document = _document(inside) if value else "<Value/>"
    assert written(value, found) == document
    assert read(document, found) == value


@pytest.mark.parametrize(("body", "value", "document"), BODIES)
def test_bodies(body: Schema, value: Any, document: str) -> None:
    found = form(body)
    assert written(value, found) == document
    assert read(document, found) == ({} if document == "<Tree/>" else value)


# What is read besides what is written.
READ: list[Row] = [
    # Blanks around values that are no plain text, and other spellings of them
    ({"a": {"type": "integer"}}, {"a": 5}, "<a> +05 </a>"),
    ({"a": {"type": "boolean"}}, {"a": True}, "<a> 1 </a>"),
    ({"a": {"type": "number"}}, {"a": Decimal("1E+2")}, "<a>1e2</a>"),
    ({"a": {"type": "string", "format": "byte"}}, {"a": "AAEC"}, "<a>AA\n EC</a>"),
    ({"a": {"type": "string", "format": "uuid"}}, {"a": "u"}, "<a> u\n</a>"),
    ({"a": _S}, {"a": "x<y"}, "<a>x<!-- c --><![CDATA[<]]>y</a>"),
    # Nothing at all is no number
    ({"a": {"type": "integer"}}, {"a": None}, "<a/>"),
    ({"a": _S}, {"a": None}, f'<a {_XSI} xsi:nil="1">x</a>'),
    # Any namespace, where none is described
    ({"a": _S}, {"a": "x"}, '<a xmlns="urn:any">x</a>'),
    # The items of a wrapped list, whatever they are called where nobody says that
    ({"a": _list(wrapped=True)}, {"a": ["x"]}, "<a><member>x</member></a>"),
    # What does not fit, for whoever checks values
    ({"a": {"type": "integer"}}, {"a": "x"}, "<a>x</a>"),
    ({"a": {"type": "integer"}}, {"a": Decimal("1.5")}, "<a>1.5</a>"),
    ({"a": _S}, {"a": ["x", "y"]}, "<a>x</a><a>y</a>"),
    ({"a": _S}, {"a": {"b": "x"}}, "<a><b>x</b></a>"),
    (
        {"a": _list(_item(name="b"), wrapped=True)},
        {"a": ["x"]},
        "<a k='1'>t<b>x</b><c>y</c></a>",
    ),
    ({"a": _list(wrapped=True)}, {"a": ["x"]}, "<a><a>x</a><c>y</c></a>"),
    (
        {"a": _list(_item(name="b", namespace="urn:n"), wrapped=True)},
        {"a": ["x"]},
        '<a xmlns:n="urn:n"><n:b>x</n:b><b>y</b></a>',
    ),
    ({"a": _S}, {"a": "x"}, '<a k="1">x</a>'),
    # An attribute without a prefix is in no namespace
    (
        {"a": _item(attribute=True)},
        {"a": "good", "@{urn:x}a": "evil"},
        'xmlns:x="urn:x" x:a="evil" a="good"',
    ),
    (
        {"a": _item(attribute=True)},
        {"@{urn:x}a": "1", "@{urn:y}a": "2"},
        'xmlns:x="urn:x" xmlns:y="urn:y" x:a="1" y:a="2"',
    ),
    (
        {"a": _item(attribute=True, namespace="urn:n", prefix="n")},
        {"a": "x", "@a": "y"},
        'xmlns:m="urn:n" m:a="x" a="y"',
    ),
    # What is called like a member, and is none
    ({"a": _item(attribute=True)}, {"{}a": "evil"}, "<a>evil</a>"),
    ({"a": _item(name="t")}, {"{}a": "evil"}, "<a>evil</a>"),
    (
        {"a": _item(namespace="urn:n")},
        {"a": "x", "{urn:z}a": "evil"},
        '<z:a xmlns:z="urn:z">evil</z:a><a xmlns="urn:n">x</a>',
    ),
    (
        {"a": _S},
        {"a": "good", "{urn:z}a": "evil"},
        '<z:a xmlns:z="urn:z">evil</z:a><a>good</a>',
    ),
    # The stated namespace comes first
    (
        {"a": _S, "b": _item(name="a", namespace="urn:n")},
        {"b": "y", "a": "x"},
        '<n:a xmlns:n="urn:n">y</n:a><a>x</a>',
    ),
    ({"a": _item(namespace="urn:n")}, {"a": "x"}, '<a xmlns="urn:n">x</a>'),
    # Lists that always are there
    ({"a": _S}, {"z": ["x", {"@b": "y", "c": "z"}]}, '<z>x</z><z b="y"><c>z</c></z>'),
]


@pytest.mark.parametrize(("properties", "value", "inside"), READ)
def test_what_is_read(properties: Schema, value: Any, inside: str) -> None:
    assert read(_document(inside), _members(properties)) == value


def test_an_element_of_another_namespace_is_not_the_member() -> None:
    found = _members({"a": {"type": "integer", "xml": {"namespace": "urn:n"}}})
    document = '<Value xmlns:n="urn:n"><n:a>1</n:a>{}</Value>'
    assert read(document.format(""), found) == {"a": 1}
    assert read(document.format("<a>2</a>"), found) == {"a": 1, "{}a": "2"}


@pytest.mark.parametrize(
    "value",
    [
        {"a": "x", "@{urn:x}a": "1", "@{urn:y}a": "2"},
        {"c": "x", "{}c": "y", "{urn:z}c": ["1", "2"]},
        {"b": "x", "{urn:d}b": "y", "{}b": "z"},
    ],
)
def test_what_is_called_like_a_member_comes_back(value: Any) -> None:
    found = form(
        {"$ref": "#/components/schemas/Value"},
        Value={
            "type": "object",
            "xml": {"name": "v", "namespace": "urn:d"},
            "properties": {
                "a": _item(attribute=True),
                "b": _item(attribute=True, name="b"),
                "c": _item(namespace="urn:d"),
            },
        },
    )
    assert read(written(value, found), found) == value


def test_a_prefix_means_one_thing_in_a_tag() -> None:
    inner = {
        "type": "object",
        "xml": {"namespace": "urn:1", "prefix": "p"},
        "properties": {"b": _item(attribute=True, namespace="urn:2", prefix="p")},
    }
    found = form(
        {"$ref": "#/components/schemas/Value"},
        Value={
            "type": "object",
            "xml": {"name": "v", "namespace": "urn:1", "prefix": "p"},
            "properties": {"a": inner},
        },
    )
    document = '<p:v xmlns:p="urn:1"><p:a xmlns:ns2="urn:2" ns2:b="x"/></p:v>'
    assert written({"a": {"b": "x"}}, found) == document
    assert read(document, found) == {"a": {"b": "x"}}


def test_attributes_of_the_same_name_are_refused() -> None:
    found = _members({"a": _item(attribute=True)})
    with pytest.raises(ValueError, match="two attributes of <Value> are called `a`"):
        written({"a": "x", "@a": "y"}, found)


def test_a_list_that_is_required_is_empty_where_nothing_is() -> None:
    value = {"type": "object", "required": ["a"], "properties": {"a": _list()}}
    found = form({"$ref": "#/components/schemas/Value"}, Value=value)
    assert read("<Value/>", found) == {"a": []}
    assert written({"a": []}, found) == "<Value/>"


def test_only_a_stated_name_of_a_document_has_to_be_right() -> None:
    plain = form({"$ref": "#/components/schemas/Plain"})
    assert read("<other><b>x</b></other>", plain) == {"b": "x"}
    named = form({"$ref": "#/components/schemas/Named"})
    with pytest.raises(XmlError, match="it is <other>, not <n>") as raised:
        read("<other><b>x</b></other>", named)
    assert raised.value.is_xml


def test_a_variant_that_its_name_tells_has_its_tag() -> None:
    shape: Schema = {
        "oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in ("C", "S")],
        "discriminator": {"propertyName": "kind", "mapping": {"c": "C", "s": "S"}},
    }
    parts: dict[str, Schema] = {
        name: {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": _S, "size": {"type": "integer"}},
            "xml": {"name": called},
        }
        for name, called in (("C", "circle"), ("S", "square"))
    }
    body = {"$ref": "#/components/schemas/Either"}
    found = form(body, "3.1.0", Either=shape, **parts)
    assert read("<square><size>1</size></square>", found) == {"kind": "s", "size": 1}


@pytest.mark.parametrize(
    "kind",
    [
        {"type": "string"},
        {"type": "string", "enum": ["c"]},
        {"$ref": "#/components/schemas/Kind"},
    ],
)
def test_a_tag_is_written_as_its_schema_says(kind: Schema) -> None:
    shape: Schema = {
        "oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in ("C", "S")],
        "discriminator": {"propertyName": "kind", "mapping": {"c": "C", "s": "S"}},
    }
    said = {"attribute": True, "name": "k"}
    parts: dict[str, Schema] = {
        "Kind": _item(**said),
        "C": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"xml": said, **kind}, "size": {"type": "integer"}},
            "xml": {"name": "shape"},
        },
        "S": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": _item(**said), "side": {"type": "integer"}},
            "xml": {"name": "shape"},
        },
    }
    body = {"$ref": "#/components/schemas/Either"}
    found = form(body, "3.1.0", Either=shape, **parts)
    for value, document in (
        ({"kind": "c", "size": 1}, '<shape k="c"><size>1</size></shape>'),
        ({"kind": "s", "side": 2}, '<shape k="s"><side>2</side></shape>'),
    ):
        assert written(value, found) == document
        assert read(document, found) == value


def test_a_wrong_namespace_of_a_document_is_told() -> None:
    value = {"type": "object", "properties": {"b": _S}}
    named = form(
        {"$ref": "#/components/schemas/Value"},
        Value={**value, "xml": {"name": "v", "namespace": "urn:n"}},
    )
    plain = form(
        {"$ref": "#/components/schemas/Value"},
        Value={**value, "xml": {"namespace": "urn:n"}},
    )
    with pytest.raises(XmlError) as raised:
        read("<v><b>x</b></v>", named)
    assert str(raised.value) == (
        "it is <v> in no namespace, not <v> in the namespace urn:n"
    )
    with pytest.raises(XmlError) as raised:
        read('<w xmlns="urn:m"/>', plain)
    assert str(raised.value) == (
        "it is <w> in the namespace urn:m, not <w> in the namespace urn:n"
    )
    assert read('<w xmlns="urn:n"><b>x</b></w>', plain) == {"b": "x"}


def test_references_have_their_own_name_from_openapi_3_2_on() -> None:
    value = {
        "type": "object",
        "properties": {
            "a": {"$ref": "#/components/schemas/Plain"},
            "c": _list({"$ref": "#/components/schemas/Plain"}),
        },
    }
    body = {"$ref": "#/components/schemas/Value"}
    said = {"a": {"b": "x"}, "c": [{"b": "y"}]}
    older = "<Value><a><b>x</b></a><c><b>y</b></c></Value>"
    newer = "<Value><Plain><b>x</b></Plain><Plain><b>y</b></Plain></Value>"
    assert written(said, form(body, Value=value)) == older
    assert form(body, Value=value).diagnostics == ()
    assert written(said, form(body, "3.2.0", Value=value)) == newer
    (told,) = form(body, "3.2.0", Value=value).diagnostics
    assert told.message == (
        "`a` and `c` have the same name in XML; what is read is `a`"
    )


def test_a_tag_that_is_referred_to_has_the_name_of_its_schema() -> None:
    kind = {"$ref": "#/components/schemas/Kind"}
    parts: dict[str, Schema] = {
        name: {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": kind, member: {"type": "integer"}},
            "xml": {"name": "shape"},
        }
        for name, member in (("C", "size"), ("S", "side"))
    }
    shape = {
        "oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in parts],
        "discriminator": {"propertyName": "kind", "mapping": {"c": "C", "s": "S"}},
    }
    more: dict[str, Schema] = {"Either": shape, "Kind": {"type": "string"}, **parts}
    for version, name in (("3.1.0", "kind"), ("3.2.0", "Kind")):
        found = form({"$ref": "#/components/schemas/Either"}, version, **more)
        value = {"kind": "s", "side": 2}
        document = f"<shape><{name}>s</{name}><side>2</side></shape>"
        assert written(value, found) == document
        assert read(document, found) == value


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"a": "\x00"}, r"the character '\\x00' can't be written in XML"),
        ({"a": "\ud800"}, "can't be written in XML"),
        ({"a b": "x"}, "nothing can be called 'a b' in XML"),
    ],
)
def test_what_has_no_form_is_refused(value: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        written(value, _members({"a": _S}))
