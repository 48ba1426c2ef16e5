"""What is counted: acts, jobs and their times, by handler; never by person, never content."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.records import dataclass

_TIMES = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 3.0)


@dataclass(slots=True)
class Outcome:
    """What an act or a job came to."""

    handler: str = "unknown"  # a name of ours only: what came from outside must not make new series
    name: str = "done"


class Metrics:
    """The counters of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ["handler", "outcome"]
        self._acts = Histogram(
            "homeroom_act_seconds", "Acts of people, by handler", labels, buckets=_TIMES, registry=self.registry
        )
        self._jobs = Histogram(
            "homeroom_job_seconds", "Jobs, by effect or handler", labels, buckets=_TIMES, registry=self.registry
        )
        self.slots = Counter(
            "homeroom_slots_total", "Slots of schedules that ran or were missed", ["outcome"], registry=self.registry
        )
        self.due = Gauge("homeroom_jobs_due", "Jobs that are due and not done", registry=self.registry)
        self.failed = Gauge("homeroom_jobs_failed", "Jobs that could not be done", registry=self.registry)

    def act(self) -> AbstractContextManager[Outcome]:
        """Times one act."""
        return _Timed(self._acts)

    def job(self) -> AbstractContextManager[Outcome]:
        """Times one job."""
        return _Timed(self._jobs)

    def page(self) -> bytes:
        """All figures in Prometheus's text format."""
        return generate_latest(self.registry)


class _Timed:
    """Notes how long what is within takes, and what it came to."""

    __slots__ = ("_began", "_histogram", "_outcome")

    def __init__(self, histogram: Histogram) -> None:
        self._histogram = histogram

    def __enter__(self) -> Outcome:
        self._outcome, self._began = Outcome(), time.perf_counter()
        return self._outcome

    def __exit__(self, *_: object) -> None:
        took, outcome = time.perf_counter() - self._began, self._outcome
        self._histogram.labels(outcome.handler, outcome.name).observe(took)
