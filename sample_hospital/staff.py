"""Our own facilities, their departments and the clinicians who write the charts."""

from dataclasses import dataclass
from random import Random

from sample_hospital.document import Staff
from sample_hospital.names import choose_family, choose_given, choose_pool
from sample_hospital.npi import make_npi


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility:
    """A place of ours, as letterheads and Organization resources show it."""

    id: str
    name: str
    address: str
    city: str
    zip_code: str
    phone: str  # E.164
    fax: str
    is_clinic: bool = False


FACILITIES: dict[str, Facility] = {
    facility.id: facility
    for facility in (
        Facility(
            id="keck", name="Keck Hospital of USC", address="1500 San Pablo St", city="Los Angeles",
            zip_code="90033", phone="+16262932400", fax="+13238655482",
        ),
        Facility(
            id="norris", name="USC Norris Cancer Hospital", address="1441 Eastlake Ave", city="Los Angeles",
            zip_code="90033", phone="+16262932400", fax="+13238655482",
        ),
        Facility(
            id="verdugo_hills", name="USC Verdugo Hills Hospital", address="1812 Verdugo Blvd", city="Glendale",
            zip_code="91208", phone="+16262932400", fax="+13238655482",
        ),
        Facility(
            id="clinic", name="Alder Canyon Clinic", address="2417 Alder Canyon Rd", city="Glendale",
            zip_code="91208", phone="+12135550191", fax="+12135550190", is_clinic=True,
        ),
    )
}  # fmt: skip

# SNOMED CT practice settings (FHIR value set c80-practice-codes); departments without a code carry text only.
DEPARTMENT_CODES = {
    "Cardiology": "394579002", "Internal Medicine": "419192003", "General Surgery": "394609007",
    "Orthopaedic Surgery": "394801008", "Neurology": "394591006", "Medical Oncology": "394593009",
    "Gastroenterology": "394584008", "Pulmonary Medicine": "418112009", "Nephrology": "394589003",
    "Endocrinology": "394583002", "Urology": "394612005", "Infectious Disease": "394807007",
    "Emergency Medicine": "773568002", "Pediatrics": "394537008", "Psychiatry": "394587001",
    "Radiology": "394914008", "Pathology": "394915009", "Obstetrics and Gynecology": "394585009",
    "Family Medicine": "419772000", "Dermatology": "394582007", "Rheumatology": "394810000",
    "Medical Genetics": "394580004", "Neurosurgery": "394610002", "Otolaryngology": "418960008",
    "Addiction Medicine": "1251536003", "Cardiothoracic Surgery": "394603008",
}  # fmt: skip
_OTHER_DEPARTMENTS = (
    "Laboratory Medicine", "Psychology", "Adolescent Medicine", "Transplant Surgery", "Hematology", "Anesthesiology",
    "Social Work", "Gender Health Program", "Recovery Services Program", "Nursing",
)  # fmt: skip
DEPARTMENTS = (*DEPARTMENT_CODES, *_OTHER_DEPARTMENTS)
_PER_DEPARTMENT = 3
_NOT_PHYSICIANS = {"Psychology": "PhD", "Social Work": "LCSW", "Nursing": "RN", "Recovery Services Program": "LMFT"}


def make_staff(rng: Random) -> list[Staff]:
    """Three clinicians for every department of every facility's letterhead; names and NPIs invented."""
    staff: list[Staff] = []
    for facility in FACILITIES.values():
        for department in DEPARTMENTS:
            for _ in range(_PER_DEPARTMENT):
                number = len(staff) + 1
                community, sex = choose_pool(rng), rng.choice(("female", "male"))
                given = choose_given(rng, community, sex, rng.randrange(1958, 1992)).replace(" ", "-")
                family = choose_family(rng, community)
                title = _NOT_PHYSICIANS.get(department) or rng.choice(("MD", "MD", "MD", "MD", "DO"))
                staff.append(
                    Staff(
                        id=f"staff-{number:04d}",
                        name=f"{given} {family}, {title}",
                        npi=make_npi(130_000_000 + 99_991 * number),
                        department=department,
                        facility=facility.id,
                    )
                )
    return staff


class Roster:
    """Looks clinicians up by facility and department."""

    def __init__(self, staff: list[Staff]) -> None:
        self._by_place: dict[tuple[str, str], list[Staff]] = {}
        for member in staff:
            self._by_place.setdefault((member.facility, member.department), []).append(member)

    def choose(self, rng: Random, facility: str, department: str) -> Staff:
        """A clinician of that department there.

        Raises:
            KeyError: no such facility or department.
        """
        return rng.choice(self._by_place[facility, department])
