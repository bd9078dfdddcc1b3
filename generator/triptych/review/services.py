"""What there is to do in a server after the document has changed."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from triptych.diagnostics import Diagnostic, Position
from triptych.review.applications import review_applications
from triptych.review.interface import Expected, ExpectedMethod, ExpectedService
from triptych.review.methods import differences, is_override
from triptych.review.modules import Function, Module, UserClass, parse_module

__all__ = ["review_services"]


def review_services(
    expected: Expected, files: Mapping[str, bytes]
) -> tuple[Diagnostic, ...]:
    """Warnings about a user's `files`, by their names; sorted by place.

    A file that is still what was generated for it has nothing to be told about.
    """
    untouched = {
        service.stub.encode(): service for service in expected.services.values()
    }
    modules: list[Module] = []
    owned: list[UserClass] = []
    classes: defaultdict[str, list[UserClass]] = defaultdict(list)
    complete: dict[str, ExpectedService] = {}
    found: list[Diagnostic] = []
    for file, data in files.items():
        if data in untouched:
            complete[untouched[data].class_name] = untouched[data]
            continue
        module = parse_module(file, data)
        if isinstance(module, Diagnostic):
            found.append(module)
            continue
        modules.append(module)
        owned += module.classes()
    for item in owned:
        classes[item.name].append(item)
    review = _Review(expected, classes, complete)
    for item in owned:
        # Generated types may nest deeper than Python likes to follow.
        with contextlib.suppress(RecursionError):
            found += review.of_class(item)
    found += review_applications(expected, modules)
    return tuple(sorted(found, key=_place))


def _place(found: Diagnostic) -> tuple[str, Position]:
    return found.file or "", found.position or Position(1, 1)


class _Review:
    """Classes of the user's by name, and those nobody has touched."""

    def __init__(
        self,
        expected: Expected,
        classes: Mapping[str, Sequence[UserClass]],
        complete: Mapping[str, ExpectedService],
    ) -> None:
        self.expected = expected
        self.classes = classes
        self.complete = complete
        self.derived_from = {
            parent
            for named in classes.values()
            for item in named
            for parent in item.parents
        }

    def of_class(self, item: UserClass) -> list[Diagnostic]:
        services = self.expected.services
        family = list(self._family(item, set()))
        parents = {parent for member in family for parent in member.parents}
        untouched = [self.complete[name].base for name in parents & set(self.complete)]
        bases = {base for member in family for base in member.services} | {*untouched}
        known = [services[base] for base in sorted(bases & set(services))]
        wanted = {name: each for one in known for name, each in one.methods.items()}
        # Only then is it certain where a method comes from, and that none is missing.
        is_closed = (
            len(known) == len(bases) > 0
            and parents <= {*self.classes, *self.complete}
            and not any(member.is_opaque for member in family)
        )
        inherited = {name for member in family[1:] for name in member.members}
        found = [_gone(item, base) for base in item.services if base not in services]
        for name, method in item.methods.items():
            if name in wanted:
                found += _changed(item, method, wanted[name])
            elif is_closed and is_override(method) and name not in inherited:
                found.append(_operation_gone(item, method))
        if is_closed and not untouched and item.name not in self.derived_from:
            offered = inherited | item.members
            missing = (each for name, each in wanted.items() if name not in offered)
            found += (_missing(item, each) for each in missing)
        return found

    def _family(self, item: UserClass, seen: set[int]) -> Iterator[UserClass]:
        """A class and those of the user's that it derives from."""
        if id(item) in seen:
            return
        seen.add(id(item))
        yield item
        for parent in item.parents:
            for other in self.classes.get(parent, ()):
                yield from self._family(other, seen)


def _gone(item: UserClass, base: str) -> Diagnostic:
    return item.module.finding(
        "service-gone",
        f"`{item.name}` derives from `{base}`, whose operations are gone: "
        "the server starts without it",
        item.services[base],
        "delete it, or derive from the base class of the tag's new name",
    )


def _operation_gone(item: UserClass, method: Function) -> Diagnostic:
    return item.module.finding(
        "service-method-gone",
        f"`{item.name}.{method.name}` is never called: its operation is gone",
        method,
        "delete it, or its `@override` if it is of use without an operation",
    )


def _missing(item: UserClass, expected: ExpectedMethod) -> Diagnostic:
    return item.module.finding(
        "service-method-new",
        f"`{item.name}` does not implement `{expected.operation}`, which answers 501",
        item.node,
        expected.line,
    )


def _changed(
    item: UserClass, method: Function, expected: ExpectedMethod
) -> list[Diagnostic]:
    changes = differences(item.module, method, expected)
    if not changes:
        return []
    return [
        item.module.finding(
            "service-method-changed",
            f"`{item.name}.{method.name}` does not fit `{expected.operation}`: "
            + ", ".join(changes),
            method,
            expected.line,
        )
    ]
