"""Where something listens: a host and a port, or a socket file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from socket import socket

_SOCKET = "unix:"
_HOST_AND_PORT = re.compile(r"(?:\[(?P<v6>[0-9a-fA-F:]+)\]|(?P<host>[\w.-]+)):(?P<port>\d{1,5})")
_HIGHEST_PORT = 65_535
_OWNER_AND_GROUP = 0o660  # the reverse proxy is in the group


class AddressError(ValueError):
    """The text is no address to listen at."""

    def __init__(self) -> None:
        super().__init__("write it as 127.0.0.1:9464, as [::1]:9464 or as unix:/folder/file")


class ListeningError(Exception):
    """Nothing can listen at the address."""

    def __init__(self, address: Address, error: OSError) -> None:
        said = error.strerror or str(error)
        super().__init__(f"nothing can listen at {address} ({said}); set another address")


@dataclass(frozen=True, slots=True)
class HostPort:
    """A port of this machine."""

    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class SocketFile:
    """A unix socket."""

    path: Path

    def __str__(self) -> str:
        return f"{_SOCKET}{self.path}"


Address = HostPort | SocketFile


def read_address(text: object) -> Address:
    """The address of a text; one that was read already is given back. Raises AddressError."""
    if isinstance(text, HostPort | SocketFile):
        return text
    if not isinstance(text, str):
        raise AddressError
    if text.startswith(_SOCKET) and len(text) > len(_SOCKET):
        return SocketFile(Path(text.removeprefix(_SOCKET)))
    found = _HOST_AND_PORT.fullmatch(text)
    if found is None or int(found["port"]) > _HIGHEST_PORT:
        raise AddressError
    return HostPort(found["v6"] or found["host"], int(found["port"]))


def bound(address: Address) -> socket:
    """A socket that listens at the address. Raises ListeningError."""
    from tornado.netutil import bind_sockets, bind_unix_socket  # only a running bot needs it

    try:
        if isinstance(address, SocketFile):
            return bind_unix_socket(str(address.path), _OWNER_AND_GROUP)
        first, *others = bind_sockets(address.port, address.host)
    except OSError as error:
        raise ListeningError(address, error) from error
    for other in others:  # the same name in another family of addresses
        other.close()
    return first
