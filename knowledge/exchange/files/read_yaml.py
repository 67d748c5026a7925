"""Facts in a YAML file: a list of facts, or a document whose key `facts` holds it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from knowledge.exchange.files.cells import Cells
from knowledge.exchange.files.errors import (
    BrokenFileError,
    EmptyFileError,
    WrongEncodingError,
)
from knowledge.exchange.files.file_size import check_readable
from knowledge.exchange.files.header import checked_columns

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PlainLoader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULL = "tag:yaml.org,2002:null"


def read_yaml(path: Path) -> Iterator[Cells]:
    """The facts; only text is read, so that 2024 and no stay what was written."""
    for node in _facts(path, _root(path)):
        if not isinstance(node, yaml.MappingNode):
            raise BrokenFileError(path, f"line {node.start_mark.line + 1} is no fact with fields")
        pairs = [(_text(path, key), _text(path, value)) for key, value in node.value]
        checked_columns(path, [name for name, _ in pairs])
        yield Cells(node.start_mark.line + 1, dict(pairs))


def plain_document(path: Path, most_bytes: int) -> object:
    """Lists, tables and texts; also 2024 and no are texts. Raises FactFileError."""
    check_readable(path, most_bytes)
    with _told(path):
        return yaml.load(_text_without_aliases(path), Loader=_PlainLoader)  # noqa: S506


def _root(path: Path) -> yaml.Node:
    with _told(path):
        root = yaml.compose(_text_without_aliases(path), Loader=_Loader)
    if root is None:
        raise EmptyFileError(path)
    return root


def _text_without_aliases(path: Path) -> str:
    """The text, in which nothing is repeated by reference: that could fill the memory."""
    with path.open(encoding="utf-8-sig") as file:
        text = file.read()
    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=_Loader)):
        raise BrokenFileError(path, "it refers to parts of itself with *; write them out")
    return text


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        raise WrongEncodingError(path) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise BrokenFileError(path, str(error)) from error


def _facts(path: Path, root: yaml.Node) -> list[yaml.Node]:
    if isinstance(root, yaml.MappingNode):
        root = next((value for key, value in root.value if key.value == "facts"), root)
    if not isinstance(root, yaml.SequenceNode):
        raise BrokenFileError(path, "it holds no list of facts")
    return list(root.value)


def _text(path: Path, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise BrokenFileError(path, f"line {node.start_mark.line + 1} is no plain value")
    return "" if node.tag == _NULL else str(node.value)
