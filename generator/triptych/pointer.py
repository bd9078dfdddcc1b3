"""JSON pointers (RFC 6901) that also say which file of a description they mean."""

from __future__ import annotations

from urllib.parse import unquote

__all__ = ["ROOT", "Pointer"]


class Pointer(str):
    """A place in an API description, spelled `file#/tokens` or `#/tokens`.

    The part before `#` is the path of a file relative to the root document; it is
    empty for the root document itself. Being a string, a pointer sorts, hashes and
    serialises as what a reader would type into a `$ref`.
    """

    __slots__ = ()

    def __truediv__(self, token: str | int) -> Pointer:
        """The pointer of the member or the item named `token`."""
        escaped = str(token).replace("~", "~0").replace("/", "~1")
        return Pointer(f"{self}/{escaped}")

    @property
    def file(self) -> str:
        """Path of the file relative to the root document, empty for the root."""
        return self.partition("#")[0]

    @property
    def tokens(self) -> tuple[str, ...]:
        """The unescaped reference tokens, outermost first."""
        _, _, path = self.partition("#")
        return tuple(
            token.replace("~1", "/").replace("~0", "~") for token in path.split("/")[1:]
        )

    @classmethod
    def from_reference(cls, reference: str, base: Pointer) -> Pointer:
        """The place a `$ref` value means when it stands in the file of `base`.

        `reference` is a URI reference: its fragment is percent-decoded (RFC 6901,
        section 6). A relative file is resolved by the caller, who knows the folders.
        """
        file, _, fragment = reference.partition("#")
        return cls(f"{file or base.file}#{unquote(fragment)}")


ROOT = Pointer("#")
