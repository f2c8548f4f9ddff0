"""Brings a database up to today's tables: ours by alembic, the engine's own by the engine."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from fax_intake.workflow.engine import create_engine_tables

SCRIPTS = Path(__file__).with_name("alembic")


def bring_up_to_date(database_url: str) -> None:
    """Run every migration that has not run yet. Running it again changes nothing."""
    command.upgrade(alembic_config(database_url), "head")
    create_engine_tables(database_url)


def alembic_config(database_url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("sqlalchemy.url", database_url.replace("%", "%%"))
    return config
