"""Health and measurements over HTTP, at an address of their own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from aiohttp import web

from bot.operate.address import Address, bound
from bot.operate.metrics import CONTENT_TYPE, Metrics
from bot.operate.pulse import Health

_log = logging.getLogger(__name__)

_WELL, _UNWELL = 200, 503


class Status:
    """Answers GET /healthz and GET /metrics."""

    def __init__(self, address: Address, metrics: Metrics, look: Callable[[], Health]) -> None:
        """`look` may block, and so is called in a thread."""
        self._address = address
        self._metrics = metrics
        self._look = look
        self._runner: web.AppRunner | None = None

    async def begin(self) -> None:
        """Listen from now on. Raises ListeningError."""
        taken_at = bound(self._address)
        application = web.Application()
        application.router.add_get("/healthz", self._health)
        application.router.add_get("/metrics", self._measured)
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        await web.SockSite(self._runner, taken_at).start()
        _log.info("health and measurements are told at %s", self._address)

    async def end(self) -> None:
        """Listen no longer."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _health(self, _: web.Request) -> web.Response:
        found = await self._found()
        return web.json_response(found.document(), status=_WELL if found.is_well else _UNWELL)

    async def _measured(self, _: web.Request) -> web.Response:
        self._metrics.found(await self._found())
        return web.Response(body=self._metrics.text(), headers={"Content-Type": CONTENT_TYPE})

    async def _found(self) -> Health:
        return await asyncio.to_thread(self._look)
