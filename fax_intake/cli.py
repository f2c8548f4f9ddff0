"""The `fax-intake` command."""

import os


def main() -> None:
    """Run the command line."""
    os.umask(0o077)  # everything that is written holds patient data
    # Imported here, not above: each reading process is spawned and imports this module, and needs none of it.
    from fax_intake.commands.app import app

    app()
