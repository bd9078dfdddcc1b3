"""Allocation of unique names in one scope, after all candidates are gathered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import count

__all__ = ["Candidate", "allocate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A thing that wants a name.

    `key` identifies it and orders candidates that want the same name; `explicit`
    names, which an author chose, win over derived ones, and `final` names, which the
    user of the tool chose, win over all.
    """

    key: str
    wanted: str
    explicit: bool = True
    final: bool = False


def allocate(
    candidates: Iterable[Candidate],
    reserved: Collection[str],
    *,
    separator: str = "_",
    permitted: Collection[str] = (),
) -> Mapping[str, str]:
    """A name for each candidate's key, all of them different and none reserved.

    A wanted name that is reserved gets an underscore at its end, as PEP 8 has it,
    unless it is final and among `permitted`: names that are legal but better avoided.
    Of several candidates for one name the first by key keeps it and the others are
    numbered behind `separator`, so that the result does not depend on the order they
    come in.
    """
    first: dict[str, Candidate] = {}
    later: list[Candidate] = []
    for candidate in sorted(candidates, key=_rank):
        is_permitted = candidate.final and candidate.wanted in permitted
        wanted = candidate.wanted
        if not is_permitted:
            wanted = _unreserved(wanted, reserved)
        if wanted in first:
            later.append(candidate)
        else:
            first[wanted] = candidate
    names = {candidate.key: wanted for wanted, candidate in first.items()}
    taken = {*reserved, *first}
    for candidate in later:
        numbered = (f"{candidate.wanted}{separator}{number}" for number in count(2))
        names[candidate.key] = next(name for name in numbered if name not in taken)
        taken.add(names[candidate.key])
    return names


def _rank(candidate: Candidate) -> tuple[bool, bool, str]:
    return not candidate.final, not candidate.explicit, candidate.key


def _unreserved(name: str, reserved: Collection[str]) -> str:
    while name in reserved:
        name += "_"
    return name
