"""Which packaged data these are: a digest shipped beside them, as making it takes too long.

`python -m knowledge.exchange.packaged_release` writes it anew.
"""

from __future__ import annotations

from pathlib import Path

_KNOWLEDGE = Path(__file__).parents[1]
PACKAGED = _KNOWLEDGE / "data"
VERSION_FILE = "VERSION"
_KEYS = _KNOWLEDGE / "normalise"  # how words become keys is in the store too


def packaged_version(folder: Path = PACKAGED) -> str:
    """The version of the data in a folder: as it is noted there, else made now."""
    noted = folder / VERSION_FILE
    return noted.read_text(encoding="utf-8").strip() if noted.exists() else digest(folder)


def digest(folder: Path = PACKAGED) -> str:
    """What the version of the data should be."""
    from hashlib import sha256  # not needed where the version is noted

    total = sha256()
    for path in (*sorted(folder.rglob("*.csv")), *sorted(_KEYS.rglob("*.py"))):
        total.update(path.name.encode())
        total.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()[:16]
