"""Compiled templates kept from one process to the next: compiling takes longer than an answer."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import CodeType
from uuid import uuid4
from zlib import crc32

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from bot.render import compiling


class KeptTemplates(BytecodeCache):
    """Files in a folder of the user's; where none can be written, each process compiles them anew.

    What was read or compiled is kept: the templates of all languages are the same.
    """

    def __init__(self, folder: Path) -> None:
        ours = crc32(Path(compiling.__file__).read_bytes())
        self._folder = folder / f"jinja2-{jinja2.__version__}-{ours:08x}"
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read the compiled template; the bucket ignores one of another source or Python."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            with suppress(OSError), self._path(bucket).open("rb") as file:
                bucket.load_bytecode(file)
            self._keep(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the compiled template, whole or not at all."""
        self._keep(bucket)
        path = self._path(bucket)
        draft = path.with_name(f"{path.name}.{uuid4().hex}")
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                draft.write_bytes(bucket.bytecode_to_string())
                os.replace(draft, path)
            finally:
                draft.unlink(missing_ok=True)

    def _keep(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.cache"


@cache
def kept_templates() -> KeptTemplates:
    """The templates kept in the user's cache folder."""
    from platformdirs import user_cache_path

    return KeptTemplates(user_cache_path("migbot", appauthor=False))
