"""What can be wrong with the packaged data: which file, where in it, and why."""

from __future__ import annotations


class PackagedDataError(Exception):
    """A data file of the package contradicts itself or another one."""

    def __init__(self, file: str, line: int, column: str, why: str) -> None:
        place = f"{file}, line {line}, column {column}" if column else f"{file}, line {line}"
        super().__init__(f"{place}: {why}; correct the file or install the package anew")
        self.file = file
        self.line = line
        self.column = column
        self.why = why
