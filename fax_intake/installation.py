"""An installation: the data directory with its database, folders and a policy file of its own."""

import shutil

from fax_intake.policy.model import DEFAULT_FILE
from fax_intake.settings import Settings
from fax_intake.store.database import sqlite_url
from fax_intake.store.migrations import bring_up_to_date


def create(settings: Settings) -> bool:
    """Make what is missing; returns whether the database is new. Changes nothing that exists."""
    is_new = not settings.database_file.exists()
    for folder in (settings.data_dir, settings.inbox, settings.outbox, settings.data_dir / "blobs"):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)  # patient data: for the service's own user only
    policy = settings.data_dir / "policy.toml"
    if not policy.exists():
        shutil.copyfile(DEFAULT_FILE, policy)
    bring_up_to_date(sqlite_url(settings.database_file))
    return is_new
