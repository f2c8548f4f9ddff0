"""North American telephone numbers as we store, compare and print them."""

import phonenumbers
from phonenumbers import timezone

_PREMIUM = ("900", "976")  # area code 900 and exchange 976: caller pays, never a fax we answer


def to_e164(text: str) -> str | None:
    """ "(323) 865-5482" -> "+13238655482"; None when it is no possible North American number."""
    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        return None
    if number.country_code != 1 or len(str(number.national_number)) != 10:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def as_printed(e164: str) -> str:
    """ "+13238655482" -> "(323) 865-5482"."""
    return f"({e164[2:5]}) {e164[5:8]}-{e164[8:]}"


def may_be_answered(e164: str) -> bool:
    """North American and not premium-rate: an automatic letter may be dialled there (domain.md section 4)."""
    area, exchange = e164[2:5], e164[5:8]
    return e164.startswith("+1") and len(e164) == 12 and area not in _PREMIUM and exchange not in _PREMIUM


def zones_of(e164: str) -> frozenset[str]:
    """The time zones that a number may be in, by its area code; none where that is not known."""
    found = timezone.time_zones_for_geographical_number(phonenumbers.parse(e164))
    return frozenset(zone for zone in found if zone != "Etc/Unknown")
