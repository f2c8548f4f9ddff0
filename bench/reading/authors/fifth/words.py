"""Words of offices: what they want, since when, how urgently, and how they write dates and numbers."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random

TYPE_WORDS: Mapping[str, tuple[str, ...]] = {
    "history_and_physical": (
        "H&P",
        "History & Physical",
        "admission H and P",
        "Hx & Physical",
        "History/Physical Exam",
    ),
    "imaging_report": (
        "radiology reports",
        "CT/MRI reports",
        "written X-ray reports",
        "diagnostic imaging reports",
        "ultrasound and CT reports",
        "MRI report",
    ),
    "operative_note": ("op report", "operative reports", "surgical report", "op notes", "operative note"),
    "discharge_summary": ("D/C summary", "discharge summary", "DC summary", "hospital discharge summary"),
    "consultation": ("consults", "specialist consultation notes", "consultation reports", "consult notes"),
    "lab_result": ("labs", "blood work results", "lab results", "laboratory reports", "recent bloodwork"),
    "pathology": ("path report", "surgical pathology", "biopsy results", "pathology reports"),
    "ekg": ("EKG", "ECG tracing", "12-lead EKG", "electrocardiogram", "most recent EKG"),
    "medication_list": ("med list", "current medications", "medication list", "list of current meds"),
    "progress_note": ("office notes", "progress notes", "clinic notes", "office visit notes"),
    "all": ("complete chart", "entire medical record", "all records", "full chart copy"),
}
OUTSIDE = ("immunization record", "face sheet", "insurance card copy", "billing statement", "PT/OT evaluations",
           "advance directive", "growth chart", "nursing flow sheets")  # fmt: skip
PERTINENT = ("pertinent medical records", "any pertinent records", "records pertinent to this patient's care",
             "relevant records from your facility")  # fmt: skip
PLACES = (
    ("Alhambra", "CA", "91801", "626"), ("Burbank", "CA", "91502", "818"), ("Downey", "CA", "90241", "562"),
    ("Encino", "CA", "91436", "818"), ("Fontana", "CA", "92335", "909"), ("Lancaster", "CA", "93534", "661"),
    ("Los Feliz", "CA", "90027", "323"), ("Marina del Rey", "CA", "90292", "310"), ("Oxnard", "CA", "93030", "805"),
    ("Palm Desert", "CA", "92260", "760"), ("Tustin", "CA", "92780", "714"), ("Visalia", "CA", "93277", "559"),
    ("Whittier", "CA", "90602", "562"), ("Flagstaff", "AZ", "86001", "928"), ("Henderson", "NV", "89012", "702"),
    ("Tigard", "OR", "97223", "503"), ("Boulder", "CO", "80302", "303"), ("Peoria", "IL", "61602", "309"),
    ("Round Rock", "TX", "78664", "512"), ("Eureka", "CA", "95501", "707"),
)  # fmt: skip
STREETS = ("Alder Grove Ave", "Brand Terrace", "Camino Verde", "Del Amo Ct", "Eucalyptus St", "Foothill Pkwy",
           "Glen Oaks Dr", "Harbor View Rd", "Jacaranda Ln", "Mission Hills Blvd", "Orchard St", "Pepper Tree Way",
           "Quarry Rd", "Sepulveda Pl", "Tamarind Ave", "W. Victory St")  # fmt: skip
FIRSTS = ("Arroyo", "Bayshore", "Cedar Ridge", "Desert Willow", "Evergreen", "Foothill", "Golden Poppy", "Heritage",
          "Juniper", "Lakeside", "Meadowlark", "Northgate", "Oak Hollow", "Pinnacle", "Sierra Crest", "Sunrise",
          "Tri-County", "Valley Oak", "Westbrook", "Silver Creek")  # fmt: skip
INSURERS = ("Blue Sierra PPO", "Medicare A/B", "Golden Coast HMO", "Medi-Cal Managed Care", "Pacific Mutual EPO",
            "UnitedWest Choice Plus")  # fmt: skip
STAT_WORDS = (
    "STAT - patient is in our Emergency Department now",
    "EMERGENCY: pt currently in ED, please fax immediately",
    "STAT REQUEST / patient being treated in the ER",
    "Emergency request - patient in our trauma bay",
    "STAT! Patient on the table in surgery - records needed now",
)
URGENT_WORDS = (
    "URGENT - appointment tomorrow",
    "URGENT REQUEST",
    "Urgent: please expedite",
    "**URGENT** same day please",
)
PURPOSES = ("continuity of care", "continuing care", "treatment / ongoing care", "new patient visit", "follow-up care",
            "transfer of care", "pre-operative evaluation")  # fmt: skip
DOB_STYLES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day:%m/%d/%Y}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day:%m-%d-%Y}",
    lambda day: f"{day.month}-{day.day}-{day:%y}",
    lambda day: f"{day.month}/{day.day}/{day:%y}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day:%d}-{day:%b}-{day.year}",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%m.%d.%Y}",
    lambda day: f"{day:%m} / {day:%d} / {day.year}",
    lambda day: f"{day:%d} {day:%b} {day.year}".upper(),
)
NUMBER_STYLES = ("({}) 555-{}", "({}) 555-{}", "{}-555-{}", "{}.555.{}", "{} 555 {}", "1-{}-555-{}", "+1 ({}) 555-{}")


def npi(rng: Random) -> str:
    """Ten digits with a right check digit."""
    digits = f"1{rng.randrange(10**8):08d}"
    doubled = [int(one) * (2 if place % 2 == 0 else 1) for place, one in enumerate(reversed(digits))]
    return digits + str(-(24 + sum(value // 10 + value % 10 for value in doubled)) % 10)  # 24: the prefix 80840


def span(rng: Random, letter: date) -> tuple[str, date | None, date | None]:
    """Dates of service in an office's words, with first and last day; None: to the present."""
    start = letter - timedelta(days=rng.randrange(200, 1100))
    end = start + timedelta(days=rng.randrange(20, 150))
    month_end = (end.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    if month_end >= letter:
        month_end = letter.replace(day=1) - timedelta(days=1)
    year = letter.year - rng.choice((1, 2))
    return rng.choice(
        (
            ("last 12 months", letter - timedelta(days=365), None),
            ("past 2 years", letter - timedelta(days=730), None),
            ("last six months", letter - timedelta(days=182), None),
            (f"{start:%m/%d/%Y} to present", start, None),
            (f"since {start:%B} {start.year}", start.replace(day=1), None),
            (f"{start:%m/%d/%Y} - {end:%m/%d/%Y}", start, end),
            (f"{start.month}/{start.day}/{start:%y} thru {end.month}/{end.day}/{end:%y}", start, end),
            (f"{start:%m/%Y} to {month_end:%m/%Y}", start.replace(day=1), month_end),
            (f"calendar year {year}", date(year, 1, 1), date(year, 12, 31)),
            (f"{end:%m/%d/%Y} only", end, end),
        )
    )
