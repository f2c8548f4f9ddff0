"""The policy file as one typed, frozen model: unknown names and values without sense are refused with the reason."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, Self, get_args
from zoneinfo import ZoneInfo

from holidays import list_supported_countries
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from fax_intake.phone import may_be_answered, to_e164
from fax_intake.turnaround.hours import WeeklyHours
from ocr.model import Kind

Mode = Literal["shadow", "assisted", "automatic"]
# The letters that may go out without a person (domain.md section 4).
UnattendedLetter = Literal[
    "more_information", "please_resend", "call_us_now", "images_where", "vital_records_where", "delay_notice"
]
TREATMENT: tuple[Kind, ...] = ("continuity_of_care", "emergency")  # 45 CFR 164.506(c): all others need a person
DEFAULT_FILE = Path(__file__).with_name("default.toml")
# Area code and exchange never begin with 0 or 1 (North American Numbering Plan).
_NUMBERING_PLAN = re.compile(r"\+1[2-9]\d{2}[2-9]\d{6}")
# The longest spans that anybody means; more is a slip of the keyboard, and would not fit into a date.
_DAY_S, _DAY_MINUTES = 86_400, 1_440
_YEAR_HOURS, _YEAR_MINUTES = 366 * 24, 366 * 1_440
_CENTURY_MONTHS, _CENTURY_DAYS = 1_200, 36_525


def _check_number(value: str) -> str:
    number = to_e164(value)
    if number is None or not _NUMBERING_PLAN.fullmatch(number):
        raise ValueError(f"{value!r} is no North American telephone number")
    if not may_be_answered(number):
        raise ValueError(f"{value!r} is a premium-rate number")
    return value


def _check_number_or_none(value: str) -> str:
    return value and _check_number(value)


def _check_hours(value: str) -> str:
    WeeklyHours.parse(value)
    return value


Phone = Annotated[str, AfterValidator(_check_number)]
PhoneOrNone = Annotated[str, AfterValidator(_check_number_or_none)]
HoursText = Annotated[str, AfterValidator(_check_hours)]
Words = Annotated[str, StringConstraints(pattern=r"\S")]  # not blank


class PolicyError(Exception):
    """The policy file cannot be used; the message names each place and what is wrong there."""


class _Part(BaseModel):
    # inf and nan pass every comparison that a limit is made of, or none.
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Turnaround(_Part):
    promise_minutes: float = Field(gt=0, le=_DAY_MINUTES)
    warn_minutes: float = Field(gt=0)
    emergency_alert_minutes: float = Field(gt=0)
    answer_wait_days: float = Field(gt=0, le=366)

    @model_validator(mode="after")
    def _before_the_promise(self) -> Self:
        if self.warn_minutes >= self.promise_minutes:
            raise ValueError("warn_minutes must be less than promise_minutes")
        if self.emergency_alert_minutes > self.promise_minutes:
            raise ValueError("emergency_alert_minutes must not be more than promise_minutes")
        return self


class Hours(_Part):
    staffed: HoursText
    holidays: str

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
    look_back_months: int = Field(gt=0, le=_CENTURY_MONTHS)
    longest_packet_pages: int = Field(gt=0, le=1_000)
    longest_packet_wire_s: float = Field(gt=0, le=_DAY_S)
    wire_rate_bps: Literal[14400, 9600]
    records_max_age_hours: float = Field(gt=0, le=_YEAR_HOURS)
    number_max_age_days: float = Field(gt=0, le=3_660)
    duplicate_hours: float = Field(ge=0, le=_YEAR_HOURS)
    adult_years: int = Field(ge=12, le=21)
    home_state: str = Field(pattern="^[A-Z]{2}$")
    reviewed_first: int = Field(ge=0)
    reviewed_share: float = Field(ge=0, le=1)
    kind_confidence: float = Field(ge=0.5, le=1)
    field_confidence: float = Field(ge=0.5, le=1)


class Letters(_Part):
    per_number_and_day: int = Field(ge=1, le=100)
    attended_hours_default: HoursText


class Delivery(_Part):
    carrier: Literal["spool"]
    busy_tries: int = Field(ge=1, le=100)
    other_tries: int = Field(ge=1, le=100)
    longest_wait_s: float = Field(gt=0, le=_DAY_S)
    give_up_s: float = Field(gt=0, le=_DAY_S)
    carrier_patience_s: float = Field(default=900, gt=0, le=_DAY_S)  # policies from before it was asked for lack it


class Reading(_Part):
    pages_read: int = Field(ge=1, le=10_000)
    pages_decoded: int = Field(ge=1, le=10_000)
    megapixels_a_page: float = Field(ge=1, le=1_000)
    decode_s: float = Field(ge=1, le=3_600)  # the child's CPU limit is in whole seconds: less than one kills it at once
    decode_mib: int = Field(ge=256, le=1 << 20)
    page_s: float = Field(gt=0, le=3_600)


class Contact(_Part):
    # A letter is not made without what it has to say, and the desk may choose any letter: only that about images has
    # a way to wait for its number.
    portal: str
    general_phone: PhoneOrNone
    emergency_phone: Phone
    radiology_phone: PhoneOrNone
    vital_records: Words


class Facility(_Part):
    id: str = Field(pattern="^[a-z][a-z0-9_]*$")
    name: Words
    attention: str
    address: Words
    phone: Phone
    fax: Phone
    scope: Literal["all", "own"]
    is_default: bool = False
    names: tuple[Words, ...]

    @property
    def fax_e164(self) -> str:
        number = to_e164(self.fax)
        assert number is not None, "checked when the policy was read"
        return number


class KindRule(_Part):
    may_release: bool = False
    letters: tuple[UnattendedLetter, ...] = ()
    queue: Words
    clock_minutes: float = Field(gt=0, le=_YEAR_MINUTES)


class DocumentType(_Part):
    title: Words
    codes: tuple[Words, ...]
    words: tuple[Words, ...] = Field(min_length=1)


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
    retention_days: dict[Kind, Annotated[int, Field(ge=1, le=_CENTURY_DAYS)]]

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
        wrong = "; ".join(self._faults_of_kinds())
        if wrong:
            raise ValueError(wrong)
        return self

    def _faults_of_kinds(self) -> Iterator[str]:
        """What no hospital may decide otherwise, and letters that could not be written."""
        for kind, rule in self.kinds.items():
            if rule.may_release and kind not in TREATMENT:
                yield f"kinds.{kind}.may_release: only {' and '.join(TREATMENT)} may be released without a person"
            if rule.letters and kind == "junk":
                yield "kinds.junk.letters: advertising is never answered"
            if "images_where" in rule.letters and kind != "radiology_images" and not self.contact.radiology_phone:
                yield f"kinds.{kind}.letters: images_where needs contact.radiology_phone"

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
        PolicyError: the file is missing or unreadable, is no TOML, or says something that makes no sense.
    """
    file = path or DEFAULT_FILE
    try:
        return Policy.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise PolicyError(f"There is no policy file {file}.") from error
    except OSError as error:
        raise PolicyError(f"The policy file {file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PolicyError(f"{file} is no UTF-8 text: see line {line}. Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"{file} is no valid TOML: {error}") from error
    except ValidationError as error:
        places = [f"  {'.'.join(map(str, e['loc'])) or 'policy'}: {e['msg']}" for e in error.errors()]
        raise PolicyError(f"{file} cannot be used:\n" + "\n".join(places)) from error
