"""Makes a history: `python tests/fax_intake/histories/make.py NAME`, with the program as it is now.

An installation is killed while one request is between two steps; its data directory is packed. Files made by an older
program are kept for ever: today's must be able to end what they left (workflow bodies change by `DBOS.patch`).
"""

import os
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from crash_stage import rests, worker  # noqa: E402
from workflow_stage import bring, reading, stage  # noqa: E402

# (name, where it is killed): after the decision's commit and before its workflow ends; between send and its record.
MOMENTS = {
    "decided": {"edge": "commit", "number": 1, "moment": "after"},
    "intended": {"edge": "commit", "number": 2, "moment": "after"},
    "handed-over": {"edge": "send", "number": 1, "moment": "after"},
    "call-ended": {"edge": "commit", "number": 5, "moment": "after"},
}


def main(name: str) -> None:
    os.environ.pop("FAX_INTAKE_DATABASE_URL", None)
    for moment, plan in MOMENTS.items():
        with tempfile.TemporaryDirectory() as folder:
            with stage(Path(folder)) as office:
                one = bring(office, reading())
                with worker(office, plan={"target": one, **plan}) as child:
                    assert rests(office, within_s=60, child=child) is False, f"{moment}: it was not killed"
            with tarfile.open(HERE / f"{name}-{moment}.tar.gz", "w:gz") as packed:
                packed.add(Path(folder) / "data", "data")


if __name__ == "__main__":
    main(sys.argv[1])
