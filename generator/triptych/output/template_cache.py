"""Templates as Jinja compiles them, kept where Python keeps its own compiled modules.

Compiling them takes a fifth of a small run. Who can write beside this module can change
the module itself, so what is there is as trusted as the tool; nothing is ever read from
an output folder or from one that users share. A file that is lost, damaged, or of other
code counts as missing, and one that can't be written is done without.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from importlib.util import cache_from_source
from pathlib import Path
from typing import Final

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from triptych.output.digests import producer_digest

__all__ = ["TemplateCache"]

_DIGEST_LENGTH: Final = hashlib.sha256().digest_size


class TemplateCache(BytecodeCache):
    """A file for each template, which says what code made it and what it should hold.

    Jinja itself compares the digest of the template and its own version.
    """

    def __init__(self) -> None:
        self._folder: Final = Path(cache_from_source(__file__)).parent
        # Filters are applied to constants when a template is compiled.
        self._producer: Final = producer_digest().encode()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` with what was kept, if that is whole and of this very code."""
        with contextlib.suppress(OSError):
            kept = self._path(bucket).read_bytes()
            digest, content = kept[:_DIGEST_LENGTH], kept[_DIGEST_LENGTH:]
            if digest == self._digest(content):
                bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what `bucket` holds, for runs that find all of it or nothing."""
        if sys.dont_write_bytecode:
            return
        content = bucket.bytecode_to_string()
        path = self._path(bucket)
        draft = path.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            draft.write_bytes(self._digest(content) + content)
            draft.replace(path)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{sys.implementation.cache_tag}.template"

    def _digest(self, content: bytes) -> bytes:
        return hashlib.sha256(self._producer + content).digest()
