"""Schemathesis as a judge of generated servers: it reads the document, and calls them.

It is told two things that documents leave out. How generated servers answer errors is
added to what the document says, so that this is judged as well; and each kind of
finding that is not one stands in a table, with the reason.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import schemathesis
from schemathesis import Case, Response
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import Failure
from schemathesis.engine import Status, from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished

__all__ = ["Explanation", "Judgement", "judge"]

# What a server of ours answers by itself (RFC 9457), whatever the document lists.
_PROBLEMS = ("400", "401", "403", "404", "405", "406", "413", "415", "422")
_PROBLEM_SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string", "minLength": 1},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "minLength": 1},
        "errors": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["in", "name", "message"],
                "properties": {
                    "in": {"enum": ["path", "query", "header", "form", "body"]},
                    "name": {"type": "string"},
                    "message": {"type": "string", "minLength": 1},
                },
            },
        },
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why findings of a kind are none: `title` is theirs, `applies` looks closer.

    It is given one part of what a finding says, as "in query - ...", and a finding is
    none if all its parts are explained. `is_rare` is one that only some of the values
    show which are made up at random.
    """

    reason: str
    title: str
    applies: Callable[[str, Case[Any], Response], bool]
    is_rare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What was found, and how much was done: `checks` has the number by name.

    `explained` has how many findings each explanation took away.
    """

    findings: Sequence[str]
    explained: Counter[str]
    checks: Counter[str]
    operations: frozenset[str]


def judge(
    app: object,
    document: dict[str, Any],
    explanations: Iterable[Explanation],
    *,
    examples: int,
) -> Judgement:
    """Let every check there is judge `app` by its document; the same each time.

    `examples` is how many requests are made up for an operation and a phase at most.
    """
    known = tuple(explanations)
    explained: Counter[str] = Counter()

    def filter_failure(
        _context: object, failure: Failure, case: Case[Any], response: Response
    ) -> bool:
        reasons: list[str] = []
        for part in _parts(failure.message):
            found = [
                item.reason
                for item in known
                if item.title == failure.title and item.applies(part, case, response)
            ]
            if not found:
                return True
            reasons += found
        explained.update(reasons)
        return False

    schema = schemathesis.openapi.from_dict(
        _with_problems(document), config=_config(examples)
    )
    schema.app = app
    schema.hook(filter_failure)
    findings: list[str] = []
    checks: Counter[str] = Counter()
    operations: set[str] = set()
    for event in from_schema(schema).execute():
        if isinstance(event, NonFatalError | FatalError):
            findings.append(str(getattr(event, "exception", event)))
        if not isinstance(event, ScenarioFinished):
            continue
        operations.update(
            node.value.operation.label for node in event.recorder.cases.values()
        )
        for case_id, results in event.recorder.checks.items():
            case = event.recorder.cases[case_id].value
            for result in results:
                checks[result.name] += 1
                if result.status is Status.FAILURE and result.failure_info is not None:
                    failure = result.failure_info.failure
                    answer = event.recorder.interactions[case_id].response
                    findings.append(
                        f"{case.operation.label}: {failure.title}\n{failure.message}\n"
                        f"{result.failure_info.code_sample}\n"
                        f"{answer.status_code if answer else None} "
                        f"{answer.text if answer else None}"
                    )
    return Judgement(
        findings=list(dict.fromkeys(findings)),
        explained=explained,
        checks=checks,
        operations=frozenset(operations),
    )


def _parts(message: str) -> list[str]:
    """What a finding says, one by one, each with where it is."""
    _, is_listed, listed = message.partition("Invalid component:")
    if not is_listed:
        return [message]
    place, *items = (part.strip() for part in listed.split("\n  - "))
    return [f"{place} {item}".strip() for item in items] or [place]


def _config(examples: int) -> SchemathesisConfig:
    config = SchemathesisConfig(seed=1)
    project = config.projects.default
    # All workers of a run would share what they learn in an order of chance.
    project.workers = 1
    # Else what is in the source of any module would be tried as a value.
    project.analysis.constants.enabled = False
    project.generation.deterministic = True
    project.generation.max_examples = examples
    return config


def _with_problems(document: dict[str, Any]) -> dict[str, Any]:
    """The document with the errors a server answers that it does not list itself."""
    told = copy.deepcopy(document)
    default = told.get("produces", [])
    for path in told["paths"].values():
        for operation in path.values():
            if not isinstance(operation, dict) or "responses" not in operation:
                continue
            # What `default` describes has the form that it describes.
            for status in () if _has_default_body(told, operation) else _PROBLEMS:
                operation["responses"].setdefault(
                    status, {"description": "A problem.", "schema": _PROBLEM_SCHEMA}
                )
            produces = operation.get("produces", default) or ["application/json"]
            operation["produces"] = [*produces, "application/problem+json"]
    return told


def _has_default_body(document: dict[str, Any], operation: dict[str, Any]) -> bool:
    default = operation["responses"].get("default", {})
    if "$ref" in default:
        default = document["responses"][default["$ref"].rpartition("/")[2]]
    return "schema" in default
