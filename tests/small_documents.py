"""Small documents for tests of what happens to many of them."""

from __future__ import annotations

from pathlib import Path

__all__ = ["write_documents"]

_DOCUMENT = """\
openapi: 3.1.0
info: {{title: Service {number}, version: "{number}"}}
paths:
  /things/{{id}}:
    get:
      operationId: getThing{number}
      tags: [things]
      parameters:
      - {{name: id, in: path, required: true, schema: {{type: string}}}}
      responses:
        "200":
          description: The thing.
          content:
            application/json:
              schema: {{$ref: "#/components/schemas/Thing"}}
components:
  schemas:
    Thing:
      type: object
      properties:
        name: {{type: string, example: {example}}}
"""


def write_documents(folder: Path, count: int, *, targets: str = '"docs"') -> list[Path]:
    """Write so many documents, every third with a warning, and their configuration."""
    specs = [folder / f"service{number}.yaml" for number in range(count)]
    tables: list[str] = []
    for number, spec in enumerate(specs):
        example = "a" if number % 3 else "7"
        text = _DOCUMENT.format(number=number, example=example)
        spec.write_text(text, encoding="utf-8")
        tables.append(
            f'[[documents]]\nspec = "{spec.name}"\noutput = "out/{spec.stem}"\n'
            f"targets = [{targets}]\n"
        )
    (folder / "triptych.toml").write_text("\n".join(tables), encoding="utf-8")
    return specs
