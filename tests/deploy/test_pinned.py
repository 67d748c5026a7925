"""Every package that is installed is pinned, offline: the audit that needs no network."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires

import pytest
from files import ROOT, text
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
FILES = ("requirements.txt", "requirements-build.txt")


def pinned(name: str) -> list[Requirement]:
    lines = re.findall(r"^[^\s#].*?(?= \\$)", text(name), re.M)
    return [Requirement(line) for line in lines]


def needed(names: set[str], extras: dict[str, set[str]]) -> set[str]:
    """The packages with those that they need on this machine, as they are installed."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for requirement in _requirements(name, extras.get(name, set())):
            other = canonicalize_name(requirement.name)
            extras.setdefault(other, set()).update(requirement.extras)
            waiting.append(other)
    return found


def _requirements(name: str, extras: set[str]) -> Iterator[Requirement]:
    try:
        lines = requires(name) or []
    except PackageNotFoundError:
        return
    for requirement in map(Requirement, lines):
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in (*extras, "")):
            yield requirement


DIRECT = [Requirement(line) for line in PROJECT["project"]["dependencies"]]


@pytest.mark.parametrize("name", FILES)
def test_every_package_has_one_version_and_its_hashes(name: str) -> None:
    blocks = re.split(r"^(?=\S)", re.sub(r"^\s*#.*\n", "", text(name), flags=re.M), flags=re.M)
    entries = [block for block in blocks if block.strip()]
    assert len(entries) == len(pinned(name)) > 4
    for entry in entries:
        assert re.match(
            r"[\w-]+==[\w.]+( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+$", entry
        )


def test_pinned_versions_fit_what_the_project_needs() -> None:
    versions: dict[str, list[str]] = {}
    for entry in pinned("requirements.txt"):
        (specifier,) = entry.specifier
        versions.setdefault(entry.name, []).append(specifier.version)
    for requirement in DIRECT:
        found = versions[canonicalize_name(requirement.name)]
        assert all(requirement.specifier.contains(version) for version in found)


def test_all_that_is_installed_is_pinned() -> None:
    extras = {canonicalize_name(entry.name): set(entry.extras) for entry in DIRECT}
    installed = needed({canonicalize_name(entry.name) for entry in DIRECT}, extras)
    assert len(installed) > 30
    assert installed <= {canonicalize_name(entry.name) for entry in pinned("requirements.txt")}


def test_what_builds_the_project_is_pinned() -> None:
    names = {canonicalize_name(entry.name) for entry in pinned("requirements-build.txt")}
    for line in PROJECT["build-system"]["requires"]:
        assert canonicalize_name(Requirement(line).name) in names
        assert line in text("README.md")
