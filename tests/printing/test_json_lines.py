"""JSON files of generated packages: compact, and readable in differences."""

from __future__ import annotations

from triptych.targets.json_lines import document_text


def test_each_member_of_a_section_has_a_line() -> None:
    text = document_text(
        {
            "components": {"schemas": {"A": {"type": "é"}, "B": {}}, "responses": {}},
            "info": {"title": "t", "version": "1"},
            "openapi": "3.1.0",
            "paths": {"/a": {"get": {"tags": ["x", "y"]}}},
        }
    )
    assert text == (
        "{\n"
        '"components":{\n'
        '"schemas":{\n'
        '"A":{"type":"é"},\n'
        '"B":{}\n'
        "},\n"
        '"responses":{}\n'
        "},\n"
        '"info":{\n'
        '"title":"t",\n'
        '"version":"1"\n'
        "},\n"
        '"openapi":"3.1.0",\n'
        '"paths":{\n'
        '"/a":{"get":{"tags":["x","y"]}}\n'
        "}\n"
        "}\n"
    )
