"""Examples send a body in a form its media type has."""

from __future__ import annotations

from pathlib import Path

import pytest

from triptych.cli import main

_DOCUMENT = """\
swagger: "2.0"
info: {{title: Case, version: "1"}}
host: h.example
paths:
  /a{path}:
    put:
      operationId: send
      consumes: [{consumes}]
      parameters:
      - name: b
        in: body
        required: true
        schema: {{type: object, example: {{n: 1}}}}
      responses: {{200: {{description: ok}}}}
"""


def _page(tmp_path: Path, *, consumes: str, path: str = "") -> str:
    spec = tmp_path / "api.yaml"
    spec.write_text(_DOCUMENT.format(consumes=consumes, path=path), encoding="utf-8")
    arguments = ["generate", str(spec), "-o", str(tmp_path / "sdk"), "--target", "docs"]
    assert main(arguments) == 0
    return (tmp_path / "sdk/docs/operations/default.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("consumes", "sent_as", "python", "curl"),
    [
        ("application/json", "application/json", '{"n": 1}', """-d '{"n": 1}'"""),
        ("text/plain", "text/plain", '"..."', "-d ..."),
        ("application/tar", "application/tar", 'b"..."', "--data-binary @file"),
        ("application/tar, text/json", "text/json", '{"n": 1}', """-d '{"n": 1}'"""),
        ('"text/*"', "text/plain", '"..."', "-d ..."),
        ("multipart/form-data, text/csv", "text/csv", '"..."', "-d ..."),
        ('"*/*", text/csv', "text/csv", '"..."', "-d ..."),
        ('"*/*"', "application/json", '{"n": 1}', """-d '{"n": 1}'"""),
    ],
)
def test_body(
    tmp_path: Path, consumes: str, sent_as: str, python: str, curl: str
) -> None:
    page = _page(tmp_path, consumes=consumes)
    assert f"send(body={python})" in page
    assert f"-H 'Content-Type: {sent_as}'" in page
    assert curl in page


def test_literals_of_a_path_are_percent_encoded_for_curl(tmp_path: Path) -> None:
    page = _page(tmp_path, consumes="text/plain", path=" é(b)[c]")
    assert "'https://h.example/a%20%C3%A9(b)%5Bc%5D'" in page


_FORM = """\
swagger: "2.0"
info: {{title: Case, version: "1"}}
host: h.example
paths:
  /x:
    post:
      operationId: send
      consumes: [{consumes}]
      parameters:
      - {{name: a, in: formData, required: true, type: string, {what}: {text}}}
      responses: {{204: {{description: ok}}}}
"""


@pytest.mark.parametrize(
    ("media_type", "text", "curl"),
    [
        ("form-data", "@/etc/hostname", "--form-string a=@/etc/hostname"),
        ("form-data", "</etc/hostname", "--form-string 'a=</etc/hostname'"),
        ("form-data", "x;type=text/html", "--form-string 'a=x;type=text/html'"),
        ("form-data", "x@y", "-F a=x@y"),
        ("x-www-form-urlencoded", "fixed", "--data-urlencode a=fixed"),
        ("x-www-form-urlencoded", "@/etc/passwd", "--data-urlencode a=@/etc/passwd"),
    ],
)
def test_curl_reads_no_file_that_a_text_names(
    tmp_path: Path, media_type: str, text: str, curl: str
) -> None:
    is_in_parts = media_type == "form-data"
    consumes = f"{'multipart' if is_in_parts else 'application'}/{media_type}"
    what, value = (
        ("enum", f'["{text}"]') if text == "fixed" else ("default", f'"{text}"')
    )
    document = _FORM.format(consumes=consumes, what=what, text=value)
    (tmp_path / "api.yaml").write_text(document)
    arguments = ["generate", str(tmp_path / "api.yaml"), "-o", str(tmp_path / "sdk")]
    assert main([*arguments, "--target", "docs"]) == 0
    page = (tmp_path / "sdk/docs/operations/default.md").read_text(encoding="utf-8")
    assert f"  {curl}\n" in page
