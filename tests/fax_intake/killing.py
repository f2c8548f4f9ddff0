"""Edges that end the process (SIGKILL, as a power cut would) at a chosen moment of one request's way."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from dbos import DBOS
from sqlalchemy.orm import Session

from fax_intake.store.database import Database
from outbound.model import FaxGateway, Job


@dataclass(frozen=True)
class Plan:
    """Die at the `number`-th commit, or send, of the workflows whose ids begin with `target`."""

    target: str
    edge: str  # "commit", "send"
    number: int  # from 1
    moment: str  # "before", "after"


class Countdown:
    def __init__(self, plan: Plan, edge: str) -> None:
        self._plan, self._edge, self._count, self._lock = plan, edge, 0, Lock()

    def pass_by(self, moment: str) -> None:
        """Counts at "before"; does not come back where the plan says so."""
        if self._edge != self._plan.edge or not (DBOS.workflow_id or "").startswith(self._plan.target):
            return
        with self._lock:
            self._count += moment == "before"
            if (self._count, moment) == (self._plan.number, self._plan.moment):
                os.kill(os.getpid(), signal.SIGKILL)


class KillingDatabase(Database):
    def __init__(self, url: str, plan: Plan) -> None:
        super().__init__(url)
        self._countdown = Countdown(plan, "commit")

    @contextmanager
    def write(self) -> Iterator[Session]:
        with super().write() as session:
            yield session
            session.flush()
            self._countdown.pass_by("before")
        self._countdown.pass_by("after")


class KillingGateway:
    """A carrier whose caller dies before the job is handed over, or before it hears that it was taken."""

    def __init__(self, carrier: FaxGateway, plan: Plan) -> None:
        self._carrier, self._countdown = carrier, Countdown(plan, "send")

    def send(self, job: Job) -> str:
        self._countdown.pass_by("before")
        carrier_id = self._carrier.send(job)
        self._countdown.pass_by("after")
        return carrier_id

    def __getattr__(self, name: str):  # everything else is the carrier's
        return getattr(self._carrier, name)
