"""The policy file as one typed, frozen model: unknown names and values without sense are refused with the reason."""

import tomllib
from pathlib import Path
from typing import Literal, Self, get_args
from zoneinfo import ZoneInfo

from holidays import list_supported_countries
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from fax_intake.phone import to_e164
from fax_intake.turnaround.hours import WeeklyHours
from ocr.model import Kind

Mode = Literal["shadow", "assisted", "automatic"]
DEFAULT_FILE = Path(__file__).with_name("default.toml")


class PolicyError(Exception):
    """The policy file cannot be used; the message names each place and what is wrong there."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Turnaround(_Part):
    promise_minutes: float = Field(gt=0)
    warn_minutes: float = Field(gt=0)
    emergency_alert_minutes: float = Field(gt=0)
    answer_wait_days: float = Field(gt=0)


class Hours(_Part):
    staffed: str
    holidays: str

    @field_validator("staffed")
    @classmethod
    def _hours(cls, value: str) -> str:
        WeeklyHours.parse(value)
        return value

    @field_validator("holidays")
    @classmethod
    def _calendar(cls, value: str) -> str:
        country, _, part = value.partition("-")
        known = list_supported_countries()
        if country not in known or (part and part not in known[country]):
            raise ValueError(f'{value!r} is no holiday calendar; write for example "US-CA"')
        return value


class Release(_Part):
    mode: Mode
    standard_packet: tuple[str, ...] = Field(min_length=1)
    look_back_months: int = Field(gt=0)
    longest_packet_pages: int = Field(gt=0)
    longest_packet_wire_s: float = Field(gt=0)
    wire_rate_bps: Literal[14400, 9600]
    records_max_age_hours: float = Field(gt=0)
    number_max_age_days: float = Field(gt=0)
    duplicate_hours: float = Field(ge=0)
    adult_years: int = Field(ge=12, le=21)
    home_state: str = Field(pattern="^[A-Z]{2}$")
    reviewed_first: int = Field(ge=0)
    reviewed_share: float = Field(ge=0, le=1)
    kind_confidence: float = Field(ge=0.5, le=1)
    field_confidence: float = Field(ge=0.5, le=1)


class Letters(_Part):
    per_number_and_day: int = Field(ge=1)
    attended_hours_default: str

    @field_validator("attended_hours_default")
    @classmethod
    def _hours(cls, value: str) -> str:
        WeeklyHours.parse(value)
        return value


class Delivery(_Part):
    carrier: Literal["spool"]
    busy_tries: int = Field(ge=1)
    other_tries: int = Field(ge=1)
    longest_wait_s: float = Field(gt=0)
    give_up_s: float = Field(gt=0)


class Reading(_Part):
    pages_read: int = Field(ge=1)
    pages_decoded: int = Field(ge=1)
    megapixels_a_page: float = Field(gt=0)
    decode_s: float = Field(gt=0)
    decode_mib: int = Field(ge=256)
    page_s: float = Field(gt=0)


class Contact(_Part):
    portal: str
    general_phone: str
    emergency_phone: str
    radiology_phone: str
    vital_records: str


class Facility(_Part):
    id: str = Field(pattern="^[a-z][a-z0-9_]*$")
    name: str
    attention: str
    address: str
    phone: str
    fax: str
    scope: Literal["all", "own"]
    is_default: bool = False
    names: tuple[str, ...]

    @field_validator("phone", "fax")
    @classmethod
    def _number(cls, value: str) -> str:
        if to_e164(value) is None:
            raise ValueError(f"{value!r} is no North American telephone number")
        return value

    @property
    def fax_e164(self) -> str:
        number = to_e164(self.fax)
        assert number is not None, "checked when the policy was read"
        return number


class KindRule(_Part):
    may_release: bool = False
    letters: tuple[str, ...] = ()
    queue: str
    clock_minutes: float = Field(gt=0)


class DocumentType(_Part):
    title: str
    codes: tuple[str, ...]
    words: tuple[str, ...]


class Policy(_Part):
    """The whole policy; see default.toml for what each value means."""

    time_zone: str
    turnaround: Turnaround
    hours: Hours
    release: Release
    letters: Letters
    delivery: Delivery
    reading: Reading
    contact: Contact
    facilities: tuple[Facility, ...] = Field(min_length=1)
    kinds: dict[Kind, KindRule]
    document_types: dict[str, DocumentType]
    retention_days: dict[Kind, int]

    @field_validator("time_zone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError) as error:
            raise ValueError(f"{value!r} is no time zone of the tz database") from error
        return value

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        missing_kinds = set(get_args(Kind)) - (set(self.kinds) & set(self.retention_days))
        if missing_kinds:
            raise ValueError(f"kinds or retention_days lack {', '.join(sorted(missing_kinds))}")
        unknown = set(self.release.standard_packet) - set(self.document_types)
        if unknown:
            raise ValueError(f"release.standard_packet names types without an entry: {', '.join(sorted(unknown))}")
        if sum(facility.is_default for facility in self.facilities) != 1:
            raise ValueError("exactly one of the facilities must have is_default = true")
        if len({facility.id for facility in self.facilities}) < len(self.facilities):
            raise ValueError("two facilities have the same id")
        if self.turnaround.warn_minutes >= self.turnaround.promise_minutes:
            raise ValueError("turnaround.warn_minutes must be less than promise_minutes")
        return self

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def facility(self, facility_id: str) -> Facility:
        """Raises KeyError for an id that the policy does not have."""
        return next((f for f in self.facilities if f.id == facility_id), None) or self._no_facility(facility_id)

    @property
    def default_facility(self) -> Facility:
        return next(f for f in self.facilities if f.is_default)

    def _no_facility(self, facility_id: str) -> Facility:
        raise KeyError(f"The policy has no facility {facility_id!r}.")


def load_policy(path: Path | None = None) -> Policy:
    """Read and check a policy file; the default one when no path is given.

    Raises:
        PolicyError: the file is missing, is no TOML, or says something that makes no sense.
    """
    file = path or DEFAULT_FILE
    try:
        return Policy.model_validate(tomllib.loads(file.read_text()))
    except FileNotFoundError as error:
        raise PolicyError(f"There is no policy file {file}.") from error
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"{file} is no valid TOML: {error}") from error
    except ValidationError as error:
        places = [f"  {'.'.join(map(str, e['loc'])) or 'policy'}: {e['msg']}" for e in error.errors()]
        raise PolicyError(f"{file} cannot be used:\n" + "\n".join(places)) from error
