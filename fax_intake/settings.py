"""Settings of one installation, from the environment (FAX_INTAKE_...); an unknown name is refused at start.

What the hospital decides (gates, hours, letters) is policy, not a setting: see `fax_intake.policy`.
"""

import os
import sys
from pathlib import Path

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "FAX_INTAKE_"


class SettingsError(Exception):
    """A setting is unknown or makes no sense; the message names it and what is possible."""


def _default_data_dir() -> Path:
    """`var/` beside the virtual environment that the program is installed in."""
    return Path(sys.prefix).parent / "var"


class Settings(BaseSettings):
    """Every setting: its environment name is FAX_INTAKE_ and the name in capitals."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    data_dir: Path = Field(
        default_factory=_default_data_dir,
        description="Where the database, the faxes and the folders are; in production a path of its own, for example "
        "/var/lib/fax-intake.",
    )
    database_url: str | None = Field(
        default=None,
        pattern=r"^postgresql(\+psycopg)?://",
        description="PostgreSQL for several machines: postgresql://user:password@host/database; without it one SQLite "
        "file in the data directory.",
    )
    blob_url: str | None = Field(
        default=None,
        description="Where faxes and packets lie when several machines share them: s3://bucket/folder, or a folder "
        "that all have mounted; without it blobs of the data directory.",
    )
    blob_endpoint: str | None = Field(
        default=None,
        description="Address of an S3-compatible store that is not Amazon's; credentials as boto reads them.",
    )
    blob_key_file: Path | None = Field(
        default=None,
        description="Keys that blobs are sealed with, one a line, the newest first; default: blob.keys of the data "
        "directory. In production a file outside of it.",
    )
    blob_key_command: str | None = Field(
        default=None, description="A command that prints these keys instead, for example one that asks a vault."
    )
    audit_anchor_file: Path | None = Field(
        default=None,
        description="Where the head of the audit log is noted, outside of the database; default: audit-heads.log of "
        "the data directory. In production where this account may add and not shorten, or on another machine.",
    )
    policy_file: Path | None = Field(
        default=None,
        description="The policy; without it policy.toml of the data directory, else the policy that comes along.",
    )
    inbox_dir: Path | None = Field(
        default=None, description="The watched folder; default: inbox of the data directory."
    )
    outbox_dir: Path | None = Field(
        default=None, description="The sample carrier's folder; default: outbox of the data directory."
    )
    carrier_script: Path | None = Field(
        default=None, description="Faults that the sample carrier plays; see outbound/gateways/README.md."
    )
    carrier_pace: float = Field(
        default=1.0, gt=0, description="The sample carrier's calls last their predicted seconds divided by this."
    )
    readers: int = Field(
        default_factory=lambda: os.cpu_count() or 1, ge=1, le=64, description="Reading processes; one a core."
    )
    scan_interval_s: float = Field(default=0.5, gt=0, description="How often the watched folder is looked at.")
    settle_s: float = Field(
        default=1.0, ge=0, description="A file in the watched folder is taken once it has not changed for this long."
    )
    retry_pace: float = Field(
        default=1.0, gt=0, description="Waits between attempts are divided by this; above 1 only for demonstrations."
    )
    reconcile_interval_s: float = Field(
        default=60.0, gt=0, description="How often stuck work, clocks and the carrier's messages are looked at."
    )
    health_port: int = Field(default=8470, ge=0, le=65535, description="Health page on loopback; 0: none.")
    log_level: str = Field(default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="What is logged.")

    @field_validator("*", mode="before")
    @classmethod
    def _is_not_blank(cls, value: object) -> object:
        # An empty path is the working directory: whatever lies there would be taken for faxes, or for ours.
        if isinstance(value, str) and not value.strip():
            raise ValueError("is empty; give it a value, or unset it for its default")
        return value

    @property
    def database_file(self) -> Path:
        return self.data_dir / "fax-intake.sqlite"

    @property
    def database(self) -> str:
        """The database's URL, as SQLAlchemy wants it."""
        if self.database_url is None:
            return f"sqlite:///{self.database_file}"
        return "postgresql+psycopg://" + self.database_url.partition("://")[2]

    @property
    def is_shared(self) -> bool:
        """Do several machines work on one database?"""
        return self.database_url is not None

    @property
    def key_file(self) -> Path:
        return self.blob_key_file or self.data_dir / "blob.keys"

    @property
    def anchor_file(self) -> Path:
        return self.audit_anchor_file or self.data_dir / "audit-heads.log"

    @property
    def inbox(self) -> Path:
        return self.inbox_dir or self.data_dir / "inbox"

    @property
    def outbox(self) -> Path:
        return self.outbox_dir or self.data_dir / "outbox"

    @property
    def policy_path(self) -> Path | None:
        """The policy file to read; None: the one that comes along."""
        if self.policy_file is not None:
            return self.policy_file
        own = self.data_dir / "policy.toml"
        return own if own.exists() else None


def load_settings() -> Settings:
    """Read the settings from the environment.

    Raises:
        SettingsError: a FAX_INTAKE_ name that does not exist, or a value that makes no sense.
    """
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(name for name in os.environ if name.startswith(PREFIX) and name.upper() not in known)
    if unknown:
        raise SettingsError(f"Unknown settings: {', '.join(unknown)}. Known are: {', '.join(sorted(known))}.")
    try:
        return Settings()
    except ValidationError as error:
        lines = [f"  {PREFIX}{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors()]
        raise SettingsError("Settings that make no sense:\n" + "\n".join(lines)) from error
