"""The directory: sixty practices that ask for records, and the fax numbers on file for them.

Written as a hospital's speed-dial list grew: look-alike names, one practice with three numbers, old numbers that nobody
checked again, two practices behind one shared machine, a few out of state.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from sample_hospital.names import choose_family, choose_given, choose_pool
from sample_hospital.npi import make_npi
from sample_hospital.places import choose_phone
from sample_hospital.staff import FACILITIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A clinician outside the hospital."""

    name: str  # "Given Family, MD"
    npi: str

    @property
    def family(self) -> str:
        return self.name.split(",")[0].split(" ", 1)[1]

    @property
    def given(self) -> str:
        return self.name.split(" ", 1)[0]

    @property
    def credential(self) -> str:
        return self.name.split(", ", 1)[1] if ", " in self.name else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaxLine:
    """One fax number of a practice, as the directory keeps it."""

    number: str  # E.164
    verified_days_ago: int | None = None  # before --as-of; None: nobody has verified it
    verified_by: str = ""
    method: str = ""
    retired_days_ago: int | None = None
    is_secure: bool = True
    attended_hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A requester."""

    entry_id: str
    name: str
    providers: tuple[Provider, ...]
    npi: str
    phone: str  # E.164
    address: str
    city: str
    state: str = "CA"
    zip_code: str
    fax_lines: tuple[FaxLine, ...]
    specialty: str = "Family Medicine"
    is_cast: bool = False


# name | specialty | street | city | state | ZIP | number of providers. Look-alikes stand together on purpose.
_PLANNED = tuple(
    tuple(line.split("|"))
    for line in """\
Arroyo Seco Family Medicine|Family Medicine|5120 N Figueroa St|Los Angeles|CA|90042|3
Arroyo Seco Family Medical Group|Family Medicine|6021 York Blvd|Los Angeles|CA|90042|2
Arroyo Family Practice|Family Medicine|430 S Fair Oaks Ave|Pasadena|CA|91105|1
Glendale Heart Associates|Cardiology|1505 Wilson Terrace Ste 210|Glendale|CA|91206|4
Glendale Heart Institute|Cardiology|1510 S Central Ave Ste 600|Glendale|CA|91204|3
Glendale Cardiology Associates|Cardiology|700 N Brand Blvd Ste 340|Glendale|CA|91203|2
Verdugo Internal Medicine|Internal Medicine|1808 Verdugo Blvd Ste 300|Glendale|CA|91208|3
Verdugo Internal Medicine Associates|Internal Medicine|1818 Verdugo Blvd Ste 118|Glendale|CA|91208|2
Montrose Internal Medicine|Internal Medicine|2271 Honolulu Ave|Montrose|CA|91020|2
Montrose Medical Clinic|Family Medicine|2233 Honolulu Ave Ste 310|Montrose|CA|91020|1
Desert Ridge Family Medicine|Family Medicine|2870 S Maryland Pkwy Ste 120|Las Vegas|NV|89109|2
Desert Ridge Internal Medicine|Internal Medicine|7455 W Washington Ave Ste 301|Las Vegas|NV|89128|2
Comstock Primary Care|Internal Medicine|645 N Arlington Ave Ste 500|Reno|NV|89503|2
Saguaro Valley Oncology|Oncology|1645 E Missouri Ave Ste 220|Phoenix|AZ|85016|3
Colorado River Family Practice|Family Medicine|2735 Silver Creek Rd|Bullhead City|AZ|86442|1
Boyle Heights Community Clinic|Family Medicine|2016 E 1st St|Los Angeles|CA|90033|4
Boyle Heights Family Clinic|Family Medicine|1822 E Cesar E Chavez Ave|Los Angeles|CA|90033|2
Clinica Familiar San Rafael|Family Medicine|3340 Whittier Blvd|Los Angeles|CA|90023|2
Clinica Familiar San Gabriel|Family Medicine|612 W Las Tunas Dr|San Gabriel|CA|91776|1
San Gabriel Valley Gastroenterology|Gastroenterology|1100 S Garfield Ave Ste 205|Alhambra|CA|91801|3
San Gabriel Valley Kidney Care|Nephrology|1430 S Garfield Ave|Alhambra|CA|91801|3
Monterey Park Medical Offices|Internal Medicine|850 S Atlantic Blvd Ste 302|Monterey Park|CA|91754|2
Koreatown Primary Care|Internal Medicine|3130 Wilshire Blvd Ste 410|Los Angeles|CA|90010|2
Koreatown Primary Care Center|Internal Medicine|2727 W Olympic Blvd Ste 202|Los Angeles|CA|90006|2
Olympic Orthopaedic Group|Orthopaedic Surgery|2675 W Olympic Blvd Ste 100|Los Angeles|CA|90006|3
Crenshaw Medical Associates|Internal Medicine|3756 Santa Rosalia Dr Ste 500|Los Angeles|CA|90008|3
Baldwin Hills Family Physicians|Family Medicine|3828 Crenshaw Blvd Ste 120|Los Angeles|CA|90008|2
South Central Women's Health|Obstetrics and Gynecology|4425 S Central Ave|Los Angeles|CA|90011|2
Eastside Pediatrics|Pediatrics|1321 N Soto St|Los Angeles|CA|90033|3
Eagle Rock Pediatrics|Pediatrics|4530 Eagle Rock Blvd|Los Angeles|CA|90041|2
Burbank Pulmonary Consultants|Pulmonology|2701 W Alameda Ave Ste 404|Burbank|CA|91505|2
Burbank Urgent Care Center|Urgent Care|1017 W Magnolia Blvd|Burbank|CA|91506|2
Magnolia Family Health|Family Medicine|3413 Magnolia Blvd|Burbank|CA|91505|1
Toluca Lake Neurology|Neurology|10101 Riverside Dr Ste 202|Toluca Lake|CA|91602|2
North Hollywood Rheumatology|Rheumatology|5301 Laurel Canyon Blvd Ste 108|North Hollywood|CA|91607|1
Valley Oncology Hematology|Oncology|18411 Clark St Ste 103|Tarzana|CA|91356|4
Valley Hematology and Oncology Group|Oncology|16133 Ventura Blvd Ste 700|Encino|CA|91436|3
Encino Ear Nose and Throat|Otolaryngology|16311 Ventura Blvd Ste 580|Encino|CA|91436|2
Northridge Spine and Pain|Pain Medicine|18350 Roscoe Blvd Ste 400|Northridge|CA|91325|2
Reseda Family Care|Family Medicine|18905 Sherman Way Ste 110|Reseda|CA|91335|2
Sylmar Community Health Center|Family Medicine|13540 Foothill Blvd|Sylmar|CA|91342|3
Pasadena Arthritis Clinic|Rheumatology|547 E Union St|Pasadena|CA|91101|2
Pasadena Primary Physicians|Internal Medicine|960 E Green St Ste 208|Pasadena|CA|91106|3
Huntington Surgical Associates|General Surgery|65 N Madison Ave Ste 505|Pasadena|CA|91101|3
La Canada Family Doctors|Family Medicine|1370 Foothill Blvd Ste 200|La Canada Flintridge|CA|91011|2
Crescenta Valley Physical Therapy|Physical Therapy|2931 Foothill Blvd|La Crescenta|CA|91214|2
Downey Diabetes and Endocrine|Endocrinology|8345 Firestone Blvd Ste 300|Downey|CA|90241|2
Whittier Internal Medicine Group|Internal Medicine|13250 Hadley St|Whittier|CA|90601|2
Montebello Family Health|Family Medicine|1925 Whittier Blvd|Montebello|CA|90640|2
Long Beach Vascular Surgeons|Vascular Surgery|3650 Atlantic Ave Ste 301|Long Beach|CA|90807|2
Torrance Eye Physicians|Ophthalmology|22850 Crenshaw Blvd Ste 102|Torrance|CA|90505|2
Westside Transplant Follow-up Clinic|Nephrology|11645 Wilshire Blvd Ste 820|Los Angeles|CA|90025|2
Santa Monica Mountains Dermatology|Dermatology|2021 Santa Monica Blvd Ste 510E|Santa Monica|CA|90404|2
Antelope Valley Cardiology|Cardiology|44105 15th St W Ste 207|Lancaster|CA|93534|2
Little Armenia Medical Center|Internal Medicine|5016 Santa Monica Blvd|Los Angeles|CA|90029|2
Eastern Sierra Family Clinic|Family Medicine|150 Pioneer Ln|Bishop|CA|93514|1
Atwater Village Medical Group|Internal Medicine|3191 Glendale Blvd|Los Angeles|CA|90039|2
Silver Lake Physicians|Internal Medicine|2120 Hyperion Ave|Los Angeles|CA|90027|2
Chinatown Service Medical Clinic|Family Medicine|767 N Hill St Ste 200|Los Angeles|CA|90012|2
El Sereno Health Center|Family Medicine|4503 Huntington Dr S|Los Angeles|CA|90032|1
""".splitlines()
)

_AREA = {"NV": ("702", "725", "775"), "AZ": ("602", "480", "928")}
_CREDENTIALS = ("MD", "MD", "MD", "MD", "DO", "DO", "NP", "PA-C")
_VERIFIERS = ("M. Alvarado, HIM", "T. Nguyen, HIM", "S. Petrosyan, HIM", "D. Whitfield, HIM lead", "R. Ocampo, HIM")
_METHODS = ("call_back", "call_back", "letterhead", "speed_dial_attestation", "speed_dial_attestation", "test_fax")
_HOURS = (
    "Mon-Fri 08:00-17:00",
    "Mon-Fri 08:30-17:00",
    "Mon-Fri 09:00-17:30",
    "Mon-Fri 08:00-12:00",
    "Mon-Thu 08:00-18:00",
)
PRIMARY_CARE = ("Family Medicine", "Internal Medicine", "Pediatrics")
SHARED_LINE_PAIR = ("Montrose Internal Medicine", "Montrose Medical Clinic")  # two practices, one machine in the hall
STALE_AFTER = timedelta(days=365)


def make_directory(rng: Random, cast: Sequence[Practice], count: int = 60) -> list[Practice]:
    """`count` practices: the cast's exactly as given, then planned ones until the number is full.

    Planned practices whose name the cast already has are left out; no planned one gets a fax number, phone or NPI of
    the cast. The states of the numbers (verified, stale, never verified, retired) follow fixed positions, so that every
    state occurs whatever the cast is.
    """
    taken_names = {practice.name.lower() for practice in cast}
    taken_numbers = {line.number for practice in cast for line in practice.fax_lines}
    taken_numbers |= {practice.phone for practice in cast}
    taken_numbers |= {number for facility in FACILITIES.values() for number in (facility.phone, facility.fax)}
    practices = list(cast)
    for position, row in enumerate(_PLANNED):
        if len(practices) >= count:
            break
        if row[0].lower() not in taken_names:
            practices.append(_make_practice(rng, position, row, taken_numbers))
    return _share_a_line(practices)


def _make_practice(rng: Random, position: int, row: tuple[str, ...], taken: set[str]) -> Practice:
    name, specialty, address, city, state, zip_code, provider_count = row
    providers = tuple(_make_provider(rng, position, index, specialty) for index in range(int(provider_count)))
    return Practice(
        entry_id=f"dir-{position + 1:03d}",
        name=name,
        specialty=specialty,
        providers=providers,
        npi=make_npi(150_000_000 + 7_919 * (position + 1)),
        phone=_new_number(rng, city, state, taken),
        address=address,
        city=city,
        state=state,
        zip_code=zip_code,
        fax_lines=_make_fax_lines(rng, position, city, state, taken),
    )


def _make_provider(rng: Random, position: int, index: int, specialty: str) -> Provider:
    community, sex = choose_pool(rng), rng.choice(("female", "male"))
    given = choose_given(rng, community, sex, rng.randrange(1955, 1992)).replace(" ", "-")
    credential = "DPT" if specialty == "Physical Therapy" else rng.choice(_CREDENTIALS if index else ("MD", "MD", "DO"))
    npi = make_npi(110_000_000 + 104_729 * (position * 5 + index + 1))
    return Provider(name=f"{given} {choose_family(rng, community)}, {credential}", npi=npi)


def _new_number(rng: Random, city: str, state: str, taken: set[str]) -> str:
    while True:
        if state in _AREA:
            number = f"+1{rng.choice(_AREA[state])}55501{rng.randrange(70, 100):02d}"
        else:
            number = choose_phone(rng, city, 70, 100)
        if number not in taken:
            taken.add(number)
            return number


def _make_fax_lines(rng: Random, position: int, city: str, state: str, taken: set[str]) -> tuple[FaxLine, ...]:
    good = FaxLine(
        number=_new_number(rng, city, state, taken),
        verified_days_ago=rng.randrange(12, 330),
        verified_by=rng.choice(_VERIFIERS),
        method=rng.choice(_METHODS),
        is_secure=position % 6 != 2,
        attended_hours=rng.choice(_HOURS) if position % 6 == 2 or rng.random() < 0.3 else "",
    )
    match position % 10:
        case 3:  # looked at long ago
            return (replace(good, verified_days_ago=rng.randrange(380, 1400)),)
        case 5:  # somebody wrote it down; nobody called
            return (replace(good, verified_days_ago=None, verified_by="", method=""),)
        case 7:  # moved: the old number is retired, the new one verified
            old = replace(
                good,
                number=_new_number(rng, city, state, taken),
                verified_days_ago=rng.randrange(500, 1500),
                retired_days_ago=rng.randrange(30, 400),
            )
            return (old, good)
        case 9:  # a second line that nobody has verified
            extra = FaxLine(number=_new_number(rng, city, state, taken), is_secure=False)
            return (good, extra)
        case _:
            return (good,)


def _share_a_line(practices: list[Practice]) -> list[Practice]:
    first = next((p for p in practices if p.name == SHARED_LINE_PAIR[0] and not p.is_cast), None)
    if first is None:
        return practices
    line = first.fax_lines[0]
    return [replace(p, fax_lines=(line,)) if p.name == SHARED_LINE_PAIR[1] and not p.is_cast else p for p in practices]


DIRECTORY_COLUMNS = (
    "entry_id", "practice", "provider_names", "provider_npis", "npi", "phone", "address", "city", "state", "zip", "fax",
    "verified_by", "verified_at", "method", "retired_at", "secure_line", "attended_hours",
)  # fmt: skip


def directory_rows(practices: Sequence[Practice], as_of: date) -> list[dict[str, str]]:
    """The rows of directory.csv: one a fax number, dates counted back from `as_of`."""

    def moment(days_ago: int | None) -> str:
        return "" if days_ago is None else f"{as_of - timedelta(days=days_ago)}T18:00:00Z"

    return [
        {
            "entry_id": practice.entry_id,
            "practice": practice.name,
            "provider_names": ";".join(provider.name for provider in practice.providers),
            "provider_npis": ";".join(provider.npi for provider in practice.providers),
            "npi": practice.npi,
            "phone": practice.phone,
            "address": practice.address,
            "city": practice.city,
            "state": practice.state,
            "zip": practice.zip_code,
            "fax": line.number,
            "verified_by": line.verified_by,
            "verified_at": moment(line.verified_days_ago),
            "method": line.method,
            "retired_at": moment(line.retired_days_ago),
            "secure_line": "yes" if line.is_secure else "no",
            "attended_hours": line.attended_hours,
        }
        for practice in practices
        for line in practice.fax_lines
    ]
