"""`fax-intake budget ...`: unattended release pauses when one of its releases was wrong."""

from typing import Annotated

import typer

from fax_intake.commands.output import Who, console, office, speaks_clearly
from fax_intake.desk import review
from fax_intake.store.requests import set_switch

app = typer.Typer(no_args_is_help=True)


@app.command()
@speaks_clearly
def overturn(
    reference: Annotated[
        str, typer.Argument(help="The request that was released unattended and should not have been.")
    ],
    by: Who,
    reason: Annotated[str, typer.Option(help="Why; kept with the request.")],
) -> None:
    """Mark an unattended release as wrong: unattended release pauses (budget_paused)."""
    with office() as opened:
        review.overturn(opened, reference, actor=by, reason=reason)
    console.print("Unattended release is paused. `fax-intake budget resume` lets it go on.")


@app.command()
@speaks_clearly
def resume(by: Who) -> None:
    """Let unattended release go on."""
    with office() as opened, opened.database.write() as session:
        set_switch(session, "budget", "open", at=opened.clock(), actor=by)
    console.print("Unattended release goes on.")
