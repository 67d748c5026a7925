"""What is measured of the running bot, in the words of Prometheus."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.operate.journal import Entry
from bot.operate.pulse import Health

CONTENT_TYPE = CONTENT_TYPE_LATEST

_OURS = "migbot"
_QUICK = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1.0, 5.0)
_SLOW = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0)


class Metrics:
    """Counts and times what the bot does; one for each running bot."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._measure_updates()
        self._measure_calls()
        self._measure_state()

    def _measure_updates(self) -> None:
        self._updates = self._counter(
            "updates", "Updates worked on, by kind and by what became of them", "kind", "outcome"
        )
        self._answers = self._counter(
            "answers", "Questions answered, by status and language", "status", "language"
        )
        self._unreadable = self._counter("unreadable_updates", "Updates passed over as unreadable")
        self._update_seconds = self._timer("update", "From taking an update up to its end", _SLOW)
        self._understanding = self._timer("understanding", "From a text to what it asks", _QUICK)
        self._store = self._timer("store", "From that to the facts that answer it", _QUICK)

    def _measure_calls(self) -> None:
        self._sending = self._timer("sending", "One call of the Bot API", _SLOW)
        self._errors = self._counter(
            "telegram_errors", "Errors of calls of the Bot API, by kind", "kind"
        )

    def _measure_state(self) -> None:
        self._queued = self._gauge("queued_updates", "Updates that wait to be worked on")
        self._well = self._gauge("well", "1 if questions are heard and can be answered")
        self._rival = self._gauge("updates_go_elsewhere", "1 if another bot gets the updates")
        self._facts = self._gauge("facts", "Facts that are published")
        self._unanswered = self._gauge(
            "unanswered_questions", "Questions in the log that were not answered"
        )
        self._last_update = self._gauge(
            "last_update_timestamp_seconds", "When an update was last worked on"
        )

    def _counter(self, name: str, meaning: str, *labels: str) -> Counter:
        return Counter(name, meaning, labels, namespace=_OURS, registry=self._registry)

    def _timer(self, name: str, meaning: str, buckets: tuple[float, ...]) -> Histogram:
        return Histogram(
            f"{name}_seconds", meaning,
            namespace=_OURS, registry=self._registry, buckets=buckets,
        )  # fmt: skip

    def _gauge(self, name: str, meaning: str) -> Gauge:
        return Gauge(name, meaning, namespace=_OURS, registry=self._registry)

    def worked_on(self, entry: Entry) -> None:
        """Count an update that is done with."""
        self._updates.labels(entry.kind, entry.outcome.value).inc()
        self._update_seconds.observe(entry.seconds)
        if entry.status is not None and entry.language is not None:
            self._answers.labels(entry.status.value, entry.language.value).inc()
        if entry.timing is not None:
            self._understanding.observe(entry.timing.understanding)
            self._store.observe(entry.timing.store)

    def passed_over(self) -> None:
        """Count an update that cannot be read."""
        self._unreadable.inc()

    def called(self, seconds: float) -> None:
        """Count a call of the Bot API that has succeeded."""
        self._sending.observe(seconds)

    def failed(self, error: Exception) -> None:
        """Count an error of the Bot API."""
        self._errors.labels(type(error).__name__).inc()

    def found(self, health: Health) -> None:
        """Take over how the bot was found to be."""
        self._well.set(health.is_well)
        self._rival.set(health.rival is not None)
        if health.store is not None:
            self._facts.set(health.store.facts)
            self._unanswered.set(health.store.unanswered)
        if health.last_update is not None:
            self._last_update.set(health.last_update.timestamp())

    def queue(self, length: Callable[[], float]) -> None:
        """Have the number of updates that wait told whenever the measurements are asked for."""
        self._queued.set_function(length)

    def backups(self, last: Callable[[], datetime | None]) -> None:
        """Have the time of the last backup told, 0 if there is none."""
        gauge = self._gauge("last_backup_timestamp_seconds", "When the last backup was made")
        gauge.set_function(lambda: at.timestamp() if (at := last()) is not None else 0.0)

    def text(self) -> bytes:
        """All measurements, as Prometheus reads them."""
        return generate_latest(self._registry)
