"""Where the values of a corrected tree come from: its document, or a correction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from triptych.diagnostics import Origin

__all__ = ["Provenance"]


@dataclass(slots=True)
class Provenance:
    """The provenance of a value, and of those in it of which there is more to say.

    `origin` is the correction that the value comes from, None for the document itself.
    `token` is the key or index that the value has in the document as it is written,
    None where it still is what it was. Not changed any more once a tree is corrected.
    """

    origin: Origin | None = None
    token: str | None = None
    children: dict[str, Provenance] = field(default_factory=dict)

    @classmethod
    def of(cls, origins: Mapping[tuple[str, ...], Origin]) -> Provenance:
        """The provenance of a value whose parts have these origins."""
        made = cls(origin=origins.get(()))
        for tokens, origin in sorted(origins.items()):
            node = made
            for token in tokens:
                node = node.children.setdefault(token, cls(origin=node.origin))
            node.origin = origin
        return made

    def origin_of(self, tokens: tuple[str, ...]) -> Origin | None:
        """The correction that the value at `tokens` comes from, if it is from one."""
        return self._trace(tokens)[1]

    def written(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        """Where the value at `tokens` stands in the document as it is written.

        For a value of a correction it is the place around it.
        """
        return self._trace(tokens)[0]

    def _trace(self, tokens: tuple[str, ...]) -> tuple[tuple[str, ...], Origin | None]:
        written: list[str] = []
        node: Provenance | None = self
        origin = self.origin
        for token in tokens:
            node = node.children.get(token) if node is not None else None
            if node is not None and node.origin is not None:
                origin = node.origin
            if origin is None:
                own = node.token if node is not None else None
                written.append(token if own is None else own)
        return tuple(written), origin
