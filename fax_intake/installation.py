"""An installation: the data directory with its folders, a policy file and a key of its own, and the database."""

import shutil

from fax_intake.policy.model import DEFAULT_FILE
from fax_intake.service import database_errors, require_no_lost_database
from fax_intake.settings import Settings
from fax_intake.store.keys import add_key
from fax_intake.store.migrations import bring_up_to_date


def create(settings: Settings) -> bool:
    """Make what is missing; returns whether the installation is new. Changes nothing that exists.

    Raises:
        DatabaseUnusableError: the database does not answer, has no rights for us, or was lost.
        OSError: the data directory cannot be written.
    """
    require_no_lost_database(settings)
    is_new = not (settings.data_dir / "policy.toml").exists()
    blobs = settings.data_dir / "blobs"
    has_blobs = blobs.exists()
    make_folders(settings)
    if is_new:
        shutil.copyfile(DEFAULT_FILE, settings.data_dir / "policy.toml")
    # Several machines share one key, which somebody gives them; one machine makes its own.
    is_alone = settings.blob_url is None and settings.blob_key_command is None
    if is_alone and not has_blobs and not settings.key_file.exists():
        add_key(settings.key_file)
    with database_errors(settings):
        bring_up_to_date(settings.database)
    return is_new


def make_folders(settings: Settings) -> None:
    """The data directory and what lies in it. What is made is for the service's own user only: it holds patient data.

    A folder that is there keeps its mode: a shared inbox is written to by the carrier's account.
    """
    for folder in (settings.data_dir, settings.inbox, settings.outbox, settings.data_dir / "blobs"):
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True)
