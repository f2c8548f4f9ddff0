"""A worker on an existing installation, to be killed; see `Worker` of crash_stage.py.

Options: `script` and `pace` of the carrier, `retry_pace`, `plan` (see killing.py),
`readers`, `read_s`: reading simulated by so many seconds of waiting.
"""

import os
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import structlog
from killing import KillingDatabase, KillingGateway, Plan
from simulated import SimulatedReaders, simulated
from workflow_stage import running, staffed

from fax_intake.service import open_office
from fax_intake.settings import Settings
from fax_intake.workflow.lease import Lease, new_executor_id
from fax_intake.workflow.packets import sensitive_rules
from fax_intake.workflow.reconcile import reconcile
from outbound.gateways.script import parse_script
from outbound.gateways.spool import SpoolGateway

HERE = Path(__file__).parent
# Where its modules are found; ours first: the folders of tests have the packages' names.
SEARCHED = [str(HERE.parents[1]), str(HERE), str(HERE.parent)]

sensitive_rules()  # with the modules, for all workers: each would read them anew for its first packet


def begin(says: Connection, data_dir: Path, options: dict[str, Any], log: Path, environment: Mapping[str, str]) -> None:
    """In a process of its own: works until it is killed; says True once it works."""
    os.environ.clear()
    os.environ.update(environment)
    with log.open("ab") as written:
        os.dup2(written.fileno(), 1)
        os.dup2(written.fileno(), 2)
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    work(says, data_dir, options)


def work(says: Connection, data_dir: Path, options: dict[str, Any]) -> None:
    settings = Settings(
        data_dir=data_dir,
        retry_pace=options.get("retry_pace", 1e6),
        health_port=0,
        readers=options.get("readers", 1),
    )
    with open_office(settings) as opened:
        # A call of two minutes lasts half a second: long enough to be killed in.
        carrier = SpoolGateway(
            settings.outbox, opened.clock, parse_script(options.get("script", {})), options.get("pace", 300)
        )
        # Staffed at any hour, as the parent's office is: else a delay notice goes out at night, and counts as a call.
        office = replace(opened, gateway=carrier, policy=staffed(opened.policy, "24h"))
        if "read_s" in options:
            readers = SimulatedReaders(settings.readers, look_s=options["read_s"] / 2, read_s=options["read_s"])
            office = simulated(office, readers)
        if "plan" in options:
            plan = Plan(**options["plan"])
            office = replace(office, database=KillingDatabase(opened.database.url, plan))
            office = replace(office, gateway=KillingGateway(carrier, plan))
        executor_id = new_executor_id() if settings.is_shared else "local"
        lease = Lease(opened.database.url, executor_id) if settings.is_shared else None
        with running(office, executor_id) as engine:
            if lease is not None:
                lease.watch(engine.adopt, on_lost=lambda: os._exit(75))
            says.send(True)
            while True:
                time.sleep(2)
                reconcile(office, engine)
