"""Reading documents: what the tree holds, what is refused, and where things stand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from triptych.diagnostics import (
    Diagnostic,
    DiagnosticsError,
    Position,
    error,
    warning,
)
from triptych.json_value import JsonValue
from triptych.json_value import written as written_as
from triptych.pointer import ROOT, Pointer
from triptych.source import Positions, Source, read, read_bytes, render
from triptych.source.limits import MAX_BYTES, MAX_DEPTH
from triptych.source.lines import TextError
from triptych.source.tree import build
from triptych.source.yaml_events import fastest_parser, yaml_events


def source(text: str, name: str = "api.yaml") -> Source:
    return read_bytes(text.encode(), name)


def refusal(data: bytes | str, name: str = "api.yaml") -> Diagnostic:
    """The one error that reading `data` ends in."""
    with pytest.raises(DiagnosticsError) as raised:
        read_bytes(data.encode() if isinstance(data, str) else data, name)
    (found,) = raised.value.diagnostics
    return found


# What the documents say


def test_keys_are_what_the_author_wrote() -> None:
    written = ["200", "on", "yes", "1.0", "null", "~", "2016-01-01", "0x1F", "2_01"]
    tree = source("k:\n" + "".join(f"  {key}: x\n" for key in written)).tree
    assert tree == {"k": dict.fromkeys(written, "x")}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-0", 0),
        ("012", 12),
        ("0o14", 12),
        ("0xff", 255),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1.2.3", "1.2.3"),
        ("2016-01-01", "2016-01-01"),
        ("2016-01-01T00:00:00Z", "2016-01-01T00:00:00Z"),
        ("'12'", "12"),
        ("! 12", "12"),
        ("!!str 12", "12"),
        ("!!float 12", 12.0),
        ("!!int '12'", 12),
        ("!!bool true", True),
        ("!!seq []", []),
        ("=", "="),
    ],
)
def test_plain_scalars_follow_the_core_schema_of_yaml_1_2(
    written: str, value: JsonValue
) -> None:
    found = source(f"k: {written}\n").tree["k"]
    assert (kind_of(found), found) == (kind_of(value), value)


def kind_of(value: JsonValue) -> type:
    kinds = (bool, int, float, str, list, dict)
    return next((kind for kind in kinds if isinstance(value, kind)), type(None))


@pytest.mark.parametrize(
    "text", ["1.10", "3.0", "1e3", "1.5E+10", "-0.0", "0", "12", "123456789012345678"]
)
def test_a_number_is_known_as_it_was_written(text: str) -> None:
    for document in (f'{{"k": {text}}}', f"k: {text}\n"):
        found = source(document).tree["k"]
        assert not isinstance(found, list | dict) and written_as(found) == text
    assert float(json.dumps(found)) == float(text)


@pytest.mark.parametrize("text", ["007", "0x1F", "0o17", ".5", "+5", "5."])
def test_so_is_one_that_only_yaml_has(text: str) -> None:
    found = source(f"k: {text}\n").tree["k"]
    assert not isinstance(found, list | dict) and written_as(found) == text


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n---\n",
        "---\n---\na: 1\n---\n# nothing\n",
        "a: 1\n---\n~\n...\n",
        "%YAML 1.2\n---\na: 1\n",
    ],
)
def test_empty_documents_of_a_stream_do_not_count(text: str) -> None:
    assert source(text).tree == {"a": 1}


def test_merges_give_way_to_what_is_nearer() -> None:
    tree = source(
        "one: &one {a: 1, b: 1}\n"
        "two: &two {b: 2, c: 2}\n"
        "merged: {<<: [*one, *two], a: 0}\n"
        "text: {'<<': 3}\n"
    ).tree
    assert tree["merged"] == {"a": 0, "b": 1, "c": 2}
    assert tree["text"] == {"<<": 3}


def test_aliases_stand_for_values_and_keys() -> None:
    tree = source("a: &a [1]\nb: *a\n&k c: 2\nd: {*k : 3}\n").tree
    assert tree == {"a": [1], "b": [1], "c": 2, "d": {"c": 3}}


@pytest.mark.parametrize(
    "data",
    [
        "k: ü\n".encode(),
        "k: ü\n".encode("utf-8-sig"),
        "k: ü\n".encode("utf-16"),
        b"\xfe\xff" + "k: ü\n".encode("utf-16-be"),
        "k: ü\n".encode("utf-32"),
        '{"k": "ü"}'.encode("utf-8-sig"),
        '{"k": "ü"}'.encode("utf-16"),
    ],
)
def test_encodings_with_a_byte_order_mark(data: bytes) -> None:
    assert read_bytes(data, "api").tree == {"k": "ü"}


@pytest.mark.parametrize(
    ("text", "is_json"),
    [
        ('{"a": [1, 2.5, "\\ud83d\\ude00", null]}', True),
        ('\n {"a": [1, 2.5, "\\ud83d\\ude00", null]}\n', True),
        ('{a: [1, 2.5, "\U0001f600", ~]}', False),
        ('{"a": [1, 2.5, "\U0001f600", null,],}', False),
    ],
)
def test_json_and_what_looks_like_it(text: str, is_json: bool) -> None:
    found = source(text)
    assert found.tree == {"a": [1, 2.5, "\U0001f600", None]}
    assert found.is_json is is_json


def test_equal_duplicates_are_a_warning_at_the_second() -> None:
    found = source("a:\n  - b: {x: 1}\n    c: 2\n    b: {x: 1}\n")
    assert found.tree == {"a": [{"b": {"x": 1}, "c": 2}]}
    (finding,) = found.diagnostics
    assert (finding.code, finding.pointer) == ("key-duplicate", Pointer("#/a/0/b"))
    assert Positions(found).of(Pointer("#/a/0/b")) == Position(4, 5)


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML without libyaml")
@pytest.mark.parametrize(
    "text",
    [
        (Path(__file__).parents[2] / "specs/cognito.yaml").read_text("utf-8"),
        "a: &x {b: [1, *y]}\n",
        "a: &x {b: [1, 2]}\nc: *x\n'd': !!str 3\ne: {<<: *x}\nf: >-\n  g\n  h\n",
        "a: b: c\n",
        "a:\n\t- b\n",
        "a: [1, 2\nb: 3\n",
        "a: 'x\n",
        'a: "\\q"\n',
        "a: @b\n",
        "a: it's\nb: 'it's'\n",
        "a:\n  b: 1\n c: 2\n",
        "- a\nb: 1\n",
        "a\nb: 1\n",
        "a: \x01\n",
        "é\u2028b: \x85\n c: [\n",
    ],
)
def test_both_parsers_say_the_same(text: str) -> None:
    def outcome(parser_is_fast: bool) -> object:
        parser = fastest_parser() if parser_is_fast else yaml.BaseLoader
        try:
            documents = build(yaml_events(text, parser))
        except TextError as problem:
            return problem.code, problem.message, problem.hint
        return [(each.tree, list(each.offsets.values())) for each in documents]

    assert outcome(True) == outcome(False)


def test_libyaml_is_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yaml.__with_libyaml__", False)
    assert fastest_parser() is yaml.BaseLoader
    assert source("200: [a, {b: c}]\n").tree == {"200": ["a", {"b": "c"}]}


# What is refused


@pytest.mark.parametrize(
    ("data", "code", "position"),
    [
        ("", "document-empty", None),
        ("# only a comment\n---\n", "document-empty", None),
        ("\ufeff", "document-empty", None),
        ("\n- a\n", "not-an-object", (2, 1)),
        ("[{}]", "not-an-object", (1, 1)),
        ("--- text", "not-an-object", (1, 5)),
        ("a: 1\n---\nb: 2\n", "document-second", (3, 1)),
        ("a: b: c\n", "not-yaml", (1, 5)),
        ("a:\n\t- b\n", "not-yaml", (2, 1)),
        ("a: 'b\n\nc: d\n", "not-yaml", (1, 4)),
        ("a: b\n c\n  d: e\n", "not-yaml", (3, 4)),
        ("a: \x07\n", "not-yaml", (1, 4)),
        (b"a: b\nc: caf\xe9\n", "encoding", (2, 7)),
        (b"\xef\xbb\xbfa: caf\xe9\n", "encoding", (1, 7)),
        (b"\xff\xfea\x00:\x00\x00\xd8", "encoding", (1, 3)),
        ("a: 1\nb: 2\na: 3\n", "key-duplicate", (3, 1)),
        ("a: 1\na: true\n", "key-duplicate", (2, 1)),
        ("200: a\n'200': b\n", "key-duplicate", (2, 1)),
        ('{"a": {"b": 1,\n "b": 2}}', "key-duplicate", (2, 2)),
        ('{"a": NaN}', "number-not-finite", (1, 7)),
        ('{"a": [1, -1e999]}', "number-not-finite", (1, 11)),
        ("a: -.INF\n", "number-not-finite", (1, 4)),
        ("a: .nan\n", "number-not-finite", (1, 4)),
        (f'{{"a": {"9" * 5000}}}', "number-too-long", (1, 7)),
        (f"a: {'9' * 5000}\n", "number-too-long", (1, 4)),
        ('{"a": "\\ud800"}', "surrogate-alone", (1, 7)),
        ("a: !!python/object/apply:os.system [x]\n", "tag-unsupported", (1, 4)),
        ("a: !!python/name:os.system\n", "tag-unsupported", (1, 4)),
        ("a: !mine {}\n", "tag-unsupported", (1, 4)),
        ("!mine a: 1\n", "tag-unsupported", (1, 1)),
        ("a: !!set {b}\n", "tag-unsupported", (1, 4)),
        ("a: !!int b\n", "tag-mismatch", (1, 4)),
        ("a: !!str {}\n", "tag-mismatch", (1, 4)),
        ("a: *b\n", "alias-undefined", (1, 4)),
        ("a: &a {b: *a}\n", "alias-recursive", (1, 11)),
        ("a: &a [[*a]]\n", "alias-recursive", (1, 9)),
        ("[a]: b\n", "key-unusable", (1, 1)),
        ("a: &a [b]\n*a : c\n", "key-unusable", (2, 1)),
        ("a: {<<: 1}\n", "merge-unusable", (1, 5)),
        ("a: {<<: [{}, 1]}\n", "merge-unusable", (1, 5)),
    ],
)
def test_refusals_name_their_place(
    data: bytes | str, code: str, position: tuple[int, int] | None
) -> None:
    found = refusal(data)
    assert (found.code, found.file) == (code, "api.yaml")
    assert found.position == (None if position is None else Position(*position))


def test_every_duplicate_is_reported() -> None:
    with pytest.raises(DiagnosticsError) as raised:
        source("a: 1\na: 2\nb:\n  c: 1\n  c: 2\n")
    assert [found.position for found in raised.value.diagnostics] == [
        Position(2, 1),
        Position(5, 3),
    ]


@pytest.mark.parametrize(
    ("name", "code", "position"),
    [
        ("api.json", "not-json", Position(2, 4)),
        ("<stdin>", "not-yaml", Position(2, 7)),
    ],
)
def test_broken_json_is_called_so_by_its_name(
    name: str, code: str, position: Position
) -> None:
    found = refusal('{"a": {"b": 1\n   "c": [}', name)
    assert (found.code, found.position) == (code, position)


def test_json_with_a_duplicate_and_a_syntax_error_is_not_json() -> None:
    assert refusal('{"a": {"b": 1, "b": 2}, ]}', "api.json").code == "not-json"


def test_duplicates_that_only_look_equal_are_refused() -> None:
    assert refusal("a: [1]\na: [1.0]\n").code == "key-duplicate"


@pytest.mark.parametrize("text", ["[" * 2000, "{a: " * 2000, "- " * 2000])
def test_deep_nesting_is_refused_without_recursion(text: str) -> None:
    assert refusal(f"a: {text}" if text[0] != "-" else text).code == "nesting-too-deep"


@pytest.mark.parametrize("depth", [MAX_DEPTH, MAX_DEPTH + 1])
@pytest.mark.parametrize("spelling", ["json", "yaml", "alias"])
def test_the_deepest_nesting_is_the_same_however_it_is_written(
    depth: int, spelling: str
) -> None:
    lists = depth - 1
    text = f'{{"a": {"[" * lists}{"]" * lists}}}'
    if spelling == "yaml":
        text = text.replace('"', "")
    if spelling == "alias":
        text = "a: &a " + "[" * 10 + "]" * 10 + "\nb: " + "[" * (lists - 10) + "*a"
        text += "]" * (lists - 10) + "\n"
    if depth <= MAX_DEPTH:
        assert source(text).tree
    else:
        assert refusal(text).code == "nesting-too-deep"


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x,x]"]
    for level in range(1, levels + 1):
        items = ",".join([f"*a{level - 1}"] * 10)
        lines.append(f"a{level}: &a{level} [{items}]")
    return "\n".join(lines) + "\n"


def test_aliases_that_explode_are_refused() -> None:
    assert refusal(bomb(9)).code == "aliases-expand"
    assert len(source(bomb(3)).tree) == 4


def test_endless_input_is_refused() -> None:
    assert refusal(b" " * (MAX_BYTES + 1)).code == "document-too-long"


def test_files_that_are_none(tmp_path: Path) -> None:
    folder_with_nul = tmp_path / "a\0b"
    codes = {}
    for path in (tmp_path / "missing.yaml", tmp_path, folder_with_nul):
        with pytest.raises(DiagnosticsError) as raised:
            read(path)
        (found,) = raised.value.diagnostics
        assert found.file == str(path)
        codes[path] = found.code
    assert list(codes.values()) == ["file-missing", "file-is-folder", "file-unreadable"]


def test_a_file_is_read_under_the_name_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_bytes(b"a: 1\n")
    found = read(path)
    assert (found.name, found.data, found.tree) == (str(path), b"a: 1\n", {"a": 1})


def test_json_needs_no_yaml_parser() -> None:
    script = (
        "import sys; from triptych.source import read_bytes; "
        "read_bytes(b'{\"a\": 1}', 'x'); print('yaml' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


# Where things stand

PLACES = """\
# a comment
swagger: "2.0"
shared: &shared
  description: d
paths:
  /a/{b}:
    get:
      tags: [x, "y"]
      responses:
        200:
          <<: *shared
        404: *shared
  ? /~x
  : - one
    - two: 2
"""


@pytest.mark.parametrize(
    ("pointer", "line", "column"),
    [
        (ROOT, 2, 1),
        (ROOT / "swagger", 2, 1),
        (ROOT / "paths" / "/a/{b}" / "get", 7, 5),
        (ROOT / "paths" / "/a/{b}" / "get" / "tags" / 1, 8, 17),
        (ROOT / "paths" / "/a/{b}" / "get" / "responses" / 200, 10, 9),
        (ROOT / "paths" / "/a/{b}" / "get" / "responses" / 200 / "description", 4, 3),
        (ROOT / "paths" / "/a/{b}" / "get" / "responses" / 404, 12, 9),
        (ROOT / "paths" / "/a/{b}" / "get" / "responses" / 404 / "description", 4, 3),
        (ROOT / "paths" / "/~x", 13, 5),
        (ROOT / "paths" / "/~x" / 1 / "two", 15, 7),
        # Nothing is there: the nearest place around it.
        (ROOT / "info" / "title", 2, 1),
        (ROOT / "paths" / "/a/{b}" / "get" / "operationId", 7, 5),
        (ROOT / "paths" / "/a/{b}" / "get" / "tags" / 2, 8, 7),
        (ROOT / "paths" / "/a/{b}" / "get" / "tags" / "-1", 8, 7),
        (ROOT / "swagger" / "x", 2, 1),
    ],
)
def test_positions_of_pointers(pointer: Pointer, line: int, column: int) -> None:
    assert Positions(source(PLACES)).of(pointer) == Position(line, column)


def test_positions_are_the_same_in_json_and_yaml() -> None:
    text = '{\r\n  "a": [1, {"b\\"}": "ü"},\r\n   {"c": null}], "\\u0064": true\r\n}'
    as_json, as_yaml = source(text), source(text.replace("true", "true,"))
    assert (as_json.is_json, as_yaml.is_json) == (True, False)
    for tokens, place in (
        (("a",), (2, 3)),
        (("a", 1, 'b"}'), (2, 13)),
        (("a", 2, "c"), (3, 5)),
        (("d",), (3, 18)),
    ):
        pointer = ROOT
        for token in tokens:
            pointer = pointer / token
        assert Positions(as_json).of(pointer) == Position(*place)
        assert Positions(as_yaml).of(pointer) == Position(*place)


def test_lines_are_what_editors_count() -> None:
    # YAML 1.1 takes U+0085 and U+2028 for line breaks, editors don't.
    found = source("a: 'x\u2028y\x85z'\r\nb: 1\rc: 2\n")
    positions = Positions(found)
    assert positions.of(ROOT / "b") == Position(2, 1)
    assert positions.of(ROOT / "c") == Position(3, 1)
    assert positions.line(2) == "b: 1"


# How findings are shown


def test_a_finding_with_a_place_shows_its_line() -> None:
    found = source(PLACES, "spec/api.yaml")
    finding = warning(
        "tag-odd",
        "an odd tag",
        pointer=ROOT / "paths" / "/a/{b}" / "get" / "tags" / 1,
        hint="rename it",
    )
    assert render(finding, {"": Positions(found)}) == (
        "spec/api.yaml:8:17: warning[tag-odd] an odd tag\n"
        '  tags: [x, "y"]\n'
        "            ^\n"
        "  hint: rename it"
    )


def test_a_syntax_error_shows_its_line_without_a_source() -> None:
    assert render(refusal("a: 1\nb: c: d\n")) == (
        "api.yaml:2:5: error[not-yaml] not valid YAML: "
        "a `:` that begins a value can't stand here\n"
        "  b: c: d\n"
        "      ^\n"
        "  hint: put a text that contains `: ` in quotes, or check the indentation"
    )


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (error("file-missing", "no", file="x.yaml"), "x.yaml: error[file-missing] no"),
        (error("usage", "no"), "triptych: error[usage] no"),
        (error("ref", "no", pointer=Pointer("b.yaml#/x")), "b.yaml: error[ref] no"),
        (error("ref", "no", pointer=ROOT / "x"), "triptych: error[ref] no"),
    ],
)
def test_findings_without_a_place(finding: Diagnostic, line: str) -> None:
    assert render(finding) == line


def test_each_file_answers_for_its_own_pointers() -> None:
    files = {
        "": Positions(source("a: 1\n", "root.yaml")),
        "b.yaml": Positions(source("\nb: 1\n", "dir/b.yaml")),
    }
    shown = render(error("x", "no", pointer=Pointer("b.yaml#/b")), files)
    assert shown.startswith("dir/b.yaml:2:1: error[x] no\n  b: 1\n  ^")


def test_nothing_from_a_document_controls_the_terminal() -> None:
    found = source('"\\e]0;a": "\u202eevil\u0085"\n', "a\x1b.yaml")
    finding = error(
        "x",
        "the \x1b[31mkey\n\u2066",
        pointer=ROOT / "\x1b]0;a",
        hint="\x07\u200b",
    )
    shown = render(finding, {"": Positions(found)})
    assert shown.replace("\n", "").isprintable()
    assert shown.count("\n") == 3
    assert "\\u001b[31mkey\\n" in shown


@pytest.mark.parametrize(
    ("line", "column", "before_caret"),
    [
        ("\ta:\tbad", 5, "    a:    "),
        ("    a: bad", 8, "a: "),
        ("名前: bad", 5, "xxxxxx"),
        ("e\u0301: bad", 5, "e: "),
        ("\u202ea: bad", 5, "\\u202ea: "),
    ],
)
def test_the_caret_stands_under_its_column(
    line: str, column: int, before_caret: str
) -> None:
    position = Position(1, column)
    finding = error("x", "no", file="f", position=position, source_line=line)
    caret = render(finding).splitlines()[2]
    # Leading blanks of the line are not shown.
    assert len(caret) - 1 - len("  ") == len(before_caret.lstrip())


@pytest.mark.parametrize("column", [1, 59, 150, 300])
def test_long_lines_are_cut_around_the_caret(column: int) -> None:
    line = "x" * (column - 1) + "@" + "y" * (300 - column)
    position = Position(1, column)
    finding = error("x", "no", file="f", position=position, source_line=line)
    _, excerpt, caret = render(finding).splitlines()
    assert len(excerpt) <= 122
    assert excerpt[caret.index("^")] == "@"
    assert excerpt.endswith("...") is (column < 240)
    assert excerpt.strip().startswith("...") is (column > 61)


def test_the_end_of_a_file_is_on_its_last_line() -> None:
    found = refusal("a: [1,\n")
    assert found.position == Position(1, 7)
    assert found.source_line == "a: [1,"


def test_reading_gives_back_any_json() -> None:
    value: JsonValue = {
        "": [{}, [], "", 0, -1.5, True, None, '\x7f\u2028\U0001f600\\/"'],
        "~/": {"a b": {"<<": "x"}},
    }
    assert source(json.dumps(value)).tree == value
    # A comment is enough to make it YAML, which has other escapes for U+1F600 and has
    # U+007F only escaped.
    text = json.dumps(value, ensure_ascii=False).replace("\x7f", r"\x7f")
    assert source(f"# YAML\n{text}").tree == value
