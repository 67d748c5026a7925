"""Typed addresses of publications: well-formed, and not those of another source."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import HttpUrl, TypeAdapter, ValidationError

from knowledge.drafting.errors import Mistake, StepError
from knowledge.drafting.steps import Cells, Lookups
from knowledge.exchange.files.cells import read_text
from knowledge.exchange.files.errors import RefusalKind
from knowledge.types.fact import Source

_ADDRESS = TypeAdapter(HttpUrl)
_SCHEMES = ("http://", "https://")


def read_url(typed: str, cells: Cells, lookups: Lookups) -> Cells:
    """A web address. Raises StepError and CellError."""
    text = read_text("url", typed)
    if not text:
        raise StepError(RefusalKind.EMPTY)
    if not is_address(text):
        with_scheme = f"https://{text}"
        suggested = (with_scheme,) if is_address(with_scheme) else ()
        raise StepError(Mistake.NOT_AN_ADDRESS, text, suggested)
    return {"url": text}


def is_address(text: str) -> bool:
    """Whether it is a whole address on the web: with a host, without a password or spaces."""
    if not text.lower().startswith(_SCHEMES) or any(map(str.isspace, text)):
        return False
    try:
        url = _ADDRESS.validate_python(text)
    except ValidationError:
        return False
    has_domain = "." in (url.host or "").strip(".")
    return has_domain and url.username is None and url.password is None


def sources_at(url: str, sources: Iterable[Source], *, but: str = "") -> tuple[Source, ...]:
    """Those of the sources that have this address, however its scheme and its end are written."""
    wanted = _alike(url)
    return tuple(
        source
        for source in sources
        if url and source.id != but and source.url and _alike(source.url) == wanted
    )


def source_of_site(url: str, lookups: Lookups) -> Source | None:
    """A source of the same site, the one that was published last."""
    site = _alike(url).partition("/")[0]
    found = [
        source
        for source in lookups.store.sources()
        if site and _alike(source.url).partition("/")[0] == site
    ]
    return max(found, key=lambda source: (source.published, source.id), default=None)


def _alike(url: str) -> str:
    rest = url.partition("://")[2].removeprefix("www.").rstrip("/")
    host, slash, path = rest.partition("/")
    return host.lower() + slash + path
