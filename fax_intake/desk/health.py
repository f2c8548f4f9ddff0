"""The health page: whether the service runs and what waits, in numbers only. On loopback, no patient data."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any

import uvicorn
from fastapi import FastAPI
from sqlalchemy import func, select

from fax_intake.store.requests import is_sending_stopped
from fax_intake.store.tables import Request
from fax_intake.workflow.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """What the service knows of itself beside the database."""

    threads: tuple[Thread, ...] = ()  # each must live as long as the service does
    count_refused: Callable[[], int] = int  # files that lie in the inbox because they could not be stored

    @property
    def dead(self) -> list[str]:
        return [thread.name for thread in self.threads if not thread.is_alive()]


def health_app(office: Office, vitals: Vitals) -> FastAPI:
    app = FastAPI(title="fax-intake", docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/health")
    def health() -> dict[str, Any]:
        """Requests by state, the age of the oldest that is not ended, and what of the service does not live."""
        with office.database.read() as session:
            rows = session.execute(select(Request.state, func.count()).group_by(Request.state))
            counts = {state: count for state, count in rows}  # noqa: C416  # dict() would take the result for a mapping
            open_states = ("reading", "in_review", "dispatching", "failed")
            oldest = session.scalar(select(func.min(Request.received_at)).where(Request.state.in_(open_states)))
            stopped = is_sending_stopped(session)
        age_s = (office.clock() - oldest).total_seconds() if oldest else 0
        dead = vitals.dead
        return {
            "status": "degraded" if dead else "ok",
            "dead_threads": dead,
            "inbox_refused": vitals.count_refused(),
            "requests": counts,
            "oldest_open_s": max(0, round(age_s)),
            "sending_stopped": stopped,
        }

    return app


@contextmanager
def serve_health(office: Office, port: int, vitals: Vitals) -> Iterator[None]:
    """Serve the page on loopback while the block runs; port 0: not at all."""
    if port == 0:
        yield
        return
    app = health_app(office, vitals)
    config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, name="health", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(timeout=5)
