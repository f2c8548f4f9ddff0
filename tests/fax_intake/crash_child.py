"""A worker on an existing installation, to be killed: `python crash_child.py DATA_DIR [OPTIONS as JSON]`.

Says "ready" when it works. Options: `script` and `pace` of the carrier, `retry_pace`, `plan` (see killing.py),
`readers`, `read_s`: reading simulated by so many seconds of waiting.
"""

import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))  # ours first: the folders of tests have the packages' names

import structlog
from killing import KillingDatabase, KillingGateway, Plan
from simulated import SimulatedReaders, simulated
from workflow_stage import running, staffed

from fax_intake.service import open_office
from fax_intake.settings import Settings
from fax_intake.workflow.lease import Lease, new_executor_id
from fax_intake.workflow.reconcile import reconcile
from outbound.gateways.script import parse_script
from outbound.gateways.spool import SpoolGateway


def main(data_dir: Path, options: dict) -> None:
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))  # stdout says "ready" and no more
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
            print("ready", flush=True)
            while True:
                time.sleep(2)
                reconcile(office, engine)


if __name__ == "__main__":
    main(Path(sys.argv[1]), json.loads(sys.argv[2]) if len(sys.argv) > 2 else {})
