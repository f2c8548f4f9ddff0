"""A worker on an existing installation, to be killed: `python crash_child.py DATA_DIR`. Says "ready" when it works."""

import sys
import time
from dataclasses import replace
from pathlib import Path

from workflow_stage import running, staffed

from fax_intake.service import open_office
from fax_intake.settings import Settings
from fax_intake.workflow.reconcile import reconcile
from outbound.gateways.script import parse_script
from outbound.gateways.spool import SpoolGateway

PACE = 300  # a call of two minutes lasts half a second: long enough to be killed in


def main(data_dir: Path) -> None:
    settings = Settings(data_dir=data_dir, retry_pace=1e6, health_port=0, readers=1)
    with open_office(settings) as opened:
        script = parse_script({"call": [{"attempt": 3, "on_send": "lost_response"}, {"attempt": 5, "play": "busy"}]})
        # Staffed at any hour, as the parent's office is: else a delay notice goes out at night, and counts as a call.
        gateway = SpoolGateway(settings.outbox, opened.clock, script, PACE)
        office = replace(opened, gateway=gateway, policy=staffed(opened.policy, "24h"))
        with running(office):
            print("ready", flush=True)
            while True:
                time.sleep(2)
                reconcile(office)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
