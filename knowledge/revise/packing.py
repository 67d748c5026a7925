"""The changes of a whole file in a few bytes, one after the other, so that no memory is filled."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from io import BytesIO

from knowledge.revise.proposals import ProposedChange

_QUICK = 1  # of gzip's levels; the states of facts are much alike


def packed(changes: Iterable[ProposedChange]) -> bytes:
    """The changes as lines of JSON, compressed."""
    content = BytesIO()
    with gzip.open(content, "wt", _QUICK, encoding="utf-8") as file:
        for change in changes:
            file.write(f"{json.dumps(change.document(), ensure_ascii=False)}\n")
    return content.getvalue()


def unpacked(content: bytes) -> Iterator[ProposedChange]:
    """The changes that were packed."""
    with gzip.open(BytesIO(content), "rt", encoding="utf-8") as file:
        yield from (ProposedChange.of(json.loads(line)) for line in file)
