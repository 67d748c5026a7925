"""All that watches the running bot."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.operate.journal import Entry
from bot.operate.metrics import Metrics
from bot.operate.pulse import Pulse


@dataclass(frozen=True, slots=True)
class Watch:
    """What is told of each update, each call and each poll."""

    metrics: Metrics = field(default_factory=Metrics)
    pulse: Pulse = field(default_factory=Pulse)

    def done(self, entry: Entry) -> None:
        """Log, count and remember that an update was worked on."""
        entry.log()
        self.metrics.worked_on(entry)
        self.pulse.updated()
