"""`fax-intake blobs ...`"""

from typing import Annotated

import typer

from fax_intake.commands.output import office, say, show, speaks_clearly
from fax_intake.settings import load_settings
from fax_intake.store.keys import BlobKeyError, add_key

app = typer.Typer(no_args_is_help=True)


@app.command("new-key")
@speaks_clearly
def new_key() -> None:
    """Put a new key first into the key file; what is sealed with older keys stays readable."""
    settings = load_settings()
    if settings.blob_key_command is not None:
        raise BlobKeyError("The keys come from a command; add the new key, first, where that command finds them.")
    key_id = add_key(settings.key_file)
    say(f"Key {key_id} is the first in {settings.key_file}. Restart the services, then: fax-intake blobs rekey")


@app.command()
@speaks_clearly
def rekey(as_json: Annotated[bool, typer.Option("--json", help="One JSON line.")] = False) -> None:
    """Seal everything with the newest key, beside a running service; when 0 are left, older keys may go."""
    with office() as opened:
        changed, total = opened.blobs.rekey()
    show([{"sealed_anew": changed, "blobs": total}], ["sealed_anew", "blobs"], as_json=as_json)
