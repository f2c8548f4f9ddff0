# ruff: noqa: E501  (the rows of the two tables are read across)
"""The cast: every patient and practice that the sample faxes speak of.

`sample_hospital` puts these people and practices into the invented hospital exactly as they stand here, so that a fax
and the files it is answered from agree. All are invented; phone and fax numbers are of the fictional range 555-0100 to
555-0169 (the hospital's other people and practices use the rest of the range).

Themes of a document (`text_theme`):
    ""                      ordinary text of its type
    "sensitive:<category>"  of a sensitive category: psychotherapy, substance_use, mental_health, hiv,
                            reproductive, gender_affirming, genetic, minor_consent, domestic_violence
    "mention:<what>"        ordinary, but speaks of such a matter: hiv_negative, denies_drug_use, family_history
    "overlay:other_patient" a page in this chart bears another person's name
    "corrupt"               the stored file cannot be opened
    "long:<pages>"          the text fills about so many fax pages
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Verified = Literal["fresh", "stale", "never", "retired"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CastDocument:
    """One document of a patient's chart."""

    document_type: str  # of the policy: "history_and_physical", "imaging_report", ...
    months_ago: int  # before the hospital's as-of day
    facility: str = "keck"
    department: str = ""
    labels: tuple[str, ...] = ()  # security labels, e.g. "R"
    text_theme: str = ""
    form: Literal["pdf", "text", "scan"] = "pdf"
    status: str = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class CastPatient:
    """A patient whom faxes ask about."""

    key: str
    family: str
    given: str
    middle: str = ""
    suffix: str = ""
    birth_date: date
    sex: Literal["male", "female"]
    mrn: str
    phone: str  # E.164
    street: str
    city: str
    zip_code: str
    maiden: str = ""  # former family name
    aliases: tuple[str, ...] = ()  # other given names used
    flags: tuple[str, ...] = ()  # "restricted", "vip", "employee", "deceased", "identity_open"
    documents: tuple[CastDocument, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()  # (practice key, "pcp" | "referring" | "treating")


@dataclass(frozen=True, slots=True, kw_only=True)
class CastPractice:
    """A practice that asks for records."""

    key: str
    entry_id: str
    practice: str
    providers: tuple[tuple[str, str], ...]  # ("Given Family, MD", NPI)
    npi: str
    phone: str  # E.164
    fax: str  # E.164
    street: str
    city: str
    state: str = "CA"
    zip_code: str
    verified: Verified = "fresh"
    is_secure_line: bool = True
    attended_hours: str = ""  # "" not known


def npi_of(nine: int) -> str:
    """A National Provider Identifier: nine digits and a check digit (Luhn over "80840" + them; 45 CFR 162.406)."""
    digits = f"80840{nine:09d}"
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled // 10 + doubled % 10
    return f"{nine:09d}{-total % 10}"


def _practice(
    number: int,
    key: str,
    practice: str,
    providers: tuple[str, ...],
    area: str,
    place: str,  # "street|city|state|ZIP"
    *,
    verified: Verified = "fresh",
    is_secure_line: bool = True,
    attended_hours: str = "",
    fax: str = "",
) -> CastPractice:
    street, city, state, zip_code = place.split("|")
    return CastPractice(
        key=key,
        entry_id=f"cast-{number:02d}",
        practice=practice,
        providers=tuple((name, _provider_npi(name)) for name in providers),
        npi=npi_of(170_000_000 + 6_151 * number),
        phone=f"+1{area}55501{2 * number - 1:02d}",
        fax=fax or f"+1{area}55501{2 * number:02d}",
        street=street,
        city=city,
        state=state,
        zip_code=zip_code,
        verified=verified,
        is_secure_line=is_secure_line,
        attended_hours=attended_hours,
    )


def _provider_npi(name: str) -> str:
    """The same clinician has the same NPI in every practice he works in."""
    return npi_of(190_000_000 + sum((index + 1) * 131 * ord(char) for index, char in enumerate(name)))


_SHARED_FAX = "+13235550136"  # two practices on one floor, one machine between them
_NEVER_OPEN = "Sun 03:00-03:05"  # whenever a sample fax is played, nobody is there

PRACTICES: tuple[CastPractice, ...] = (
    _practice(1, "foothill", "Foothill Family Practice", ("Marguerite Alvarez, MD", "Kevin Tran, DO"), "626", "1128 E Colorado Blvd Ste 210|Pasadena|CA|91106"),
    _practice(2, "lanterman", "Lanterman Cardiology Group", ("Vartan Manoukian, MD", "Ellen Rutherford, MD"), "818", "1530 E Chevy Chase Dr Ste 305|Glendale|CA|91206"),
    _practice(3, "san_rafael", "San Rafael Internal Medicine", ("Paul Okada, MD",), "626", "1471 W Colorado Blvd|Pasadena|CA|91105"),
    _practice(4, "mar_vista", "Mar Vista Primary Care", ("Jennifer Abramson, MD", "Luis Cardona, NP"), "310", "12340 Venice Blvd Ste 101|Los Angeles|CA|90066"),
    _practice(5, "echo_park", "Echo Park Community Health", ("Rosa Menchaca, MD",), "213", "1711 W Sunset Blvd|Los Angeles|CA|90026"),
    _practice(6, "elysian_ed", "Elysian Valley Hospital Emergency Department", ("Andrew Feldstein, MD", "Monique Baptiste, MD"), "323", "2800 Riverside Dr|Los Angeles|CA|90039"),
    _practice(7, "st_brendan", "St. Brendan Medical Center", ("Grace Nwosu, MD",), "818", "2300 W Empire Ave|Burbank|CA|91504"),
    _practice(8, "temescal", "Temescal Orthopaedic Surgeons", ("Robert Lindgren, MD", "Anita Desai, PA-C"), "424", "15200 W Sunset Blvd Ste 200|Pacific Palisades|CA|90272"),
    _practice(9, "altadena_group", "Altadena Medical Group", ("Thomas Beaumont, MD",), "626", "2400 N Lake Ave|Altadena|CA|91001"),
    _practice(10, "altadena_associates", "Altadena Medical Associates", ("Sylvia Petrakis, MD",), "626", "2562 N Lincoln Ave|Altadena|CA|91001"),
    _practice(11, "rosemead", "Rosemead Family Health", ("Chi-Ming Lau, MD",), "626", "8920 Valley Blvd|Rosemead|CA|91770", verified="stale"),
    _practice(12, "pico_union", "Pico Union Medical Clinic", ("Hector Arriaga, MD",), "213", "1414 W Olympic Blvd|Los Angeles|CA|90015", verified="never"),
    _practice(13, "hyperion", "Hyperion Gastroenterology", ("Naomi Feinberg, MD",), "323", "2030 Hyperion Ave|Los Angeles|CA|90027", verified="retired"),
    _practice(14, "mulholland", "Mulholland Allergy and Asthma", ("Peter Hallstrom, MD",), "818", "4835 Van Nuys Blvd Ste 112|Sherman Oaks|CA|91403", is_secure_line=False, attended_hours=_NEVER_OPEN),
    _practice(15, "canyon_urgent", "Canyon Urgent Care", ("Leila Farhadi, MD",), "818", "7301 Topanga Canyon Blvd|Canoga Park|CA|91303", is_secure_line=False, attended_hours=_NEVER_OPEN),
    _practice(16, "wilton_medicine", "Wilton Place Internal Medicine", ("Samir Khoury, MD", "Dorothy Eaves, MD"), "323", "401 S Wilton Pl Ste 2|Los Angeles|CA|90020", fax=_SHARED_FAX),
    _practice(17, "wilton_wound", "Wilton Place Wound Care", ("Samir Khoury, MD",), "323", "401 S Wilton Pl Ste 4|Los Angeles|CA|90020", fax=_SHARED_FAX),
    _practice(18, "silver_state", "Silver State Women's Health", ("Carla Jimenez-Ross, MD",), "775", "890 Mill St Ste 301|Reno|NV|89502"),
    _practice(19, "truckee", "Truckee Meadows Family Medicine", ("Brian Oxendine, MD",), "775", "5265 Longley Ln|Reno|NV|89511"),
    _practice(20, "los_feliz", "Los Feliz Endocrinology", ("Irina Volkova, MD",), "323", "4644 Hollywood Blvd Ste 200|Los Angeles|CA|90027"),
    _practice(21, "cahuenga", "Cahuenga Pulmonary Medicine", ("Douglas Freitag, MD",), "323", "3330 Cahuenga Blvd W|Los Angeles|CA|90068"),
    _practice(22, "vermont_knolls", "Vermont Knolls Nephrology", ("Adaeze Uche, MD",), "323", "8301 S Vermont Ave|Los Angeles|CA|90044"),
    _practice(23, "miracle_mile", "Miracle Mile Rheumatology", ("Steven Grossman, MD",), "323", "5820 Wilshire Blvd Ste 604|Los Angeles|CA|90036"),
    _practice(24, "fairfax", "Fairfax Oncology Consultants", ("Helene Marchetti, MD",), "323", "6333 W 3rd St Ste 500|Los Angeles|CA|90036"),
    _practice(25, "cypress_park", "Cypress Park Family Clinic", ("Gustavo Pelayo, MD",), "323", "1140 Cypress Ave|Los Angeles|CA|90065"),
    _practice(26, "harbor_light", "Harbor Light Women's Care", ("Joanna Sandoval, MD",), "310", "1360 W 6th St Ste 280|San Pedro|CA|90732"),
    _practice(27, "sunbeam", "Sunbeam Pediatrics", ("Maya Krishnan, MD",), "818", "2625 W Alameda Ave Ste 310|Burbank|CA|91505"),
    _practice(28, "descanso", "Descanso Neurology Associates", ("William Takahashi, MD",), "818", "1346 Foothill Blvd Ste 201|La Canada Flintridge|CA|91011"),
    _practice(29, "ballona", "Ballona Creek Surgical Group", ("Patricia Oyama, MD", "Neil Garabedian, MD"), "310", "9808 Venice Blvd Ste 505|Culver City|CA|90232"),
    _practice(30, "highland_park", "Highland Park Medical Office", ("Cesar Villalobos, MD",), "323", "5900 N Figueroa St|Los Angeles|CA|90042"),
    _practice(31, "rio_hondo", "Rio Hondo Urology", ("Frank DiSalvo, MD",), "562", "8135 Painter Ave Ste 307|Whittier|CA|90602"),
    _practice(32, "bundy", "Bundy Drive Geriatrics", ("Miriam Katzenbach, MD",), "424", "1990 S Bundy Dr Ste 320|Los Angeles|CA|90025"),
)  # fmt: skip

# How a chart is built from short words: "hp:3" is a history and physical of three months ago; "@clinic" its facility,
# "/text" its form, "!theme" its theme.
_TYPES = {
    "hp": "history_and_physical",
    "img": "imaging_report",
    "op": "operative_note",
    "dc": "discharge_summary",
    "con": "consultation",
    "lab": "lab_result",
    "path": "pathology",
    "ekg": "ekg",
    "med": "medication_list",
    "pn": "progress_note",
}
_DEPARTMENTS = {
    "mental_health": "Psychiatry",
    "psychotherapy": "Psychology",
    "substance_use": "Recovery Services Program",
    "genetic": "Medical Genetics",
    "reproductive": "Obstetrics and Gynecology",
}
_ORDINARY = "hp:4 img:4 dc:4"


def _document(word: str) -> CastDocument:
    word, _, theme = word.partition("!")
    word, _, form = word.partition("/")
    word, _, facility = word.partition("@")
    short, _, months = word.partition(":")
    assert form in ("", "pdf", "text", "scan"), form
    return CastDocument(
        document_type=_TYPES[short],
        months_ago=int(months),
        facility=facility or "keck",
        department=_DEPARTMENTS.get(theme.partition(":")[2], ""),
        labels=("R",) if theme.startswith("sensitive:") else (),
        text_theme=theme,
        form=form or "pdf",  # type: ignore[arg-type]  # one of the three, as asserted
    )


def _patient(
    number: int,
    name: str,  # "FAMILY|GIVEN|MIDDLE|SUFFIX"
    born: str,
    sex: Literal["male", "female"],
    place: str,  # "street|city|ZIP"
    relations: str,  # "practice key:role ..."
    chart: str = _ORDINARY,
    *,
    key: str = "",
    maiden: str = "",
    aliases: tuple[str, ...] = (),
    flags: tuple[str, ...] = (),
) -> CastPatient:
    family, given, middle, suffix = name.split("|")
    street, city, zip_code = place.split("|")
    return CastPatient(
        key=key or family.lower().replace(" ", "_").replace("-", "_"),
        family=family,
        given=given,
        middle=middle,
        suffix=suffix,
        birth_date=date.fromisoformat(born),
        sex=sex,
        mrn=str(4_100_000 + number * 7_877).zfill(8),
        phone=f"+174755501{number:02d}",  # an area code that no practice of the cast has
        street=street,
        city=city,
        zip_code=zip_code,
        maiden=maiden,
        aliases=aliases,
        flags=flags,
        documents=tuple(_document(word) for word in chart.split()),
        relations=tuple((part.split(":")[0], part.split(":")[1]) for part in relations.split()),
    )


PATIENTS: tuple[CastPatient, ...] = (
    # asked for and, with all gates holding, released
    _patient(1, "Bracamonte|Aurelio|Jesus|", "1961-03-14", "male", "845 N Avenue 57|Los Angeles|90042", "foothill:pcp", "hp:3 img:3/text dc:2 con:8/scan"),
    _patient(2, "Dang|Huong|Thi|", "1974-11-02", "female", "2210 S Atlantic Blvd|Alhambra|91801", "san_rafael:pcp", "hp:6 img:6 op:6 dc:5 lab:5"),
    _patient(3, "Petrosyan|Armen||", "1958-07-29", "male", "620 N Kenwood St|Glendale|91206", "lanterman:treating", "con:2 img:3/text ekg:2 hp:9"),
    _patient(4, "Oyelaran|Folasade|Adunni|", "1983-05-17", "female", "3815 W 59th St|Los Angeles|90043", "mar_vista:pcp", "hp:1 con:1/text img:2"),
    _patient(5, "Castellanos|Marisol||", "1979-09-08", "female", "1919 Lemoyne St|Los Angeles|90026", "echo_park:pcp", "hp:7 op:7 dc:7 path:7", maiden="Quintanar"),
    _patient(6, "Zepeda|Dolores|Maria|", "1949-12-01", "female", "2741 Glendale Blvd|Los Angeles|90039", "elysian_ed:treating", "hp:5 con:5 med:1 ekg:5 dc:5"),
    _patient(7, "Merriweather|Deshawn|Andre|", "1990-08-23", "male", "7722 Owensmouth Ave|Canoga Park|91304", "canyon_urgent:treating"),
    _patient(8, "Halvorsen|Ingrid|Marie|", "1966-02-10", "female", "16770 Bollinger Dr|Los Angeles|90272", "temescal:treating", "op:10 img:11 hp:10"),
    _patient(9, "Delacroix|Simone||", "1988-06-06", "female", "1260 N Hudson Ave|Pasadena|91104", "foothill:pcp", "hp:4!mention:hiv_negative con:4!mention:family_history dc:3!mention:denies_drug_use"),
    _patient(10, "Tillery|Gordon|Wayne|", "1953-10-27", "male", "418 E Santa Anita Ave|Burbank|91501", "truckee:pcp", "hp:8 dc:8 img:8/text"),
    _patient(11, "Mondragon|Esperanza||", "1970-01-15", "female", "2903 Verdugo Rd|Los Angeles|90065", "cypress_park:pcp", "hp:5@clinic con:3@clinic img:3@clinic/text"),
    _patient(12, "Villasenor|Mateo|Andres|", "2015-06-30", "male", "3117 W Verdugo Ave|Burbank|91505", "sunbeam:pcp", "hp:2 img:2 dc:2"),
    _patient(13, "Okonkwo|Samuel|Chidi|", "1977-04-04", "male", "5411 Monte Vista St|Los Angeles|90042", "highland_park:pcp", "hp:3 dc:3 img:3/text"),
    _patient(14, "Takeda|Haruko||", "1944-09-21", "female", "1633 S Carmelina Ave|Los Angeles|90025", "bundy:pcp", "hp:2 con:2 dc:2 med:1"),
    _patient(15, "Szymanski|Casimir|Jan|", "1955-05-05", "male", "10215 Ohio Ave|Los Angeles|90024", "bundy:pcp", "hp:12 img:12 dc:12"),
    _patient(16, "Ghazarian|Anahit||", "1968-12-19", "female", "1340 N Columbus Ave|Glendale|91202", "descanso:treating", "con:6 img:6 img:7/scan"),
    _patient(17, "Murakami|Kenji|Paul|", "1972-03-03", "male", "4127 Sawtelle Blvd|Los Angeles|90066", "ballona:treating", "op:4 path:4 dc:4 hp:4"),
    _patient(18, "Baptista|Leonor||", "1981-07-12", "female", "11930 Washington Pl|Los Angeles|90066", "ballona:treating", "hp:3 op:3"),
    _patient(19, "Quarterman|Elijah|Moses|", "1963-11-11", "male", "8042 Norwalk Blvd|Whittier|90606", "rio_hondo:treating", "hp:9 op:9 img:10 lab:9"),
    _patient(20, "Yamashiro|Corinne|Aiko|", "1986-10-14", "female", "2033 Beloit Ave|Los Angeles|90025", "mar_vista:pcp", "hp:5 img:5"),
    _patient(21, "Stepanyan|Hovhannes||", "1947-02-02", "male", "1114 E Wilson Ave|Glendale|91206", "lanterman:treating", "hp:1 ekg:1 con:1 img:1/text"),
    _patient(22, "Escarcega|Ramona|Luz|", "1959-08-31", "female", "4618 Lexington Ave|Los Angeles|90029", "echo_park:pcp", "hp:6 dc:6 img:6"),
    _patient(23, "Featherstone|Malcolm||", "1951-06-17", "male", "1005 N Michillinda Ave|Pasadena|91107", "san_rafael:pcp", "hp:7 dc:7 con:7"),
    _patient(24, "Nakhjavani|Shirin||", "1992-01-28", "female", "10611 Wilkins Ave|Los Angeles|90024", "mar_vista:pcp", "hp:2 img:2/text con:3"),
    _patient(25, "Ravello|Dominic|Anthony|", "1964-04-22", "male", "1622 Sombrero Dr|Whittier|90603", "rio_hondo:treating", "hp:5 op:5 path:5"),
    _patient(26, "Engelhardt|Tobias||", "1960-10-10", "male", "416 S Norton Ave|Los Angeles|90020", "wilton_medicine:pcp"),
    _patient(27, "Whitlock|Geraldine|Rose|", "1948-03-25", "female", "355 S Manhattan Pl|Los Angeles|90020", "wilton_medicine:pcp", "hp:3 dc:3"),
    # identity that a person must settle
    _patient(28, "Tamayo|Alicia||", "1984-02-29", "female", "3350 Folsom St|Los Angeles|90063", "echo_park:pcp", key="tamayo_alicia"),
    _patient(29, "Tamayo|Alina||", "1984-02-29", "female", "3350 Folsom St|Los Angeles|90063", "echo_park:pcp", key="tamayo_alina"),
    _patient(30, "Whitcomb|Leonard|Thomas|Sr", "1957-10-05", "male", "2120 E Orange Grove Blvd|Pasadena|91104", "foothill:pcp", key="whitcomb_sr"),
    _patient(31, "Whitcomb|Leonard|Thomas|Jr", "1986-02-21", "male", "2120 E Orange Grove Blvd|Pasadena|91104", "foothill:pcp", key="whitcomb_jr"),
    _patient(32, "Ramirez|Jose|Luis|", "1968-04-12", "male", "1525 E 52nd St|Los Angeles|90011", "highland_park:pcp", key="ramirez_one"),
    _patient(33, "Ramirez|Jose|Antonio|", "1968-04-12", "male", "9236 Burke St|Pico Rivera|90660", "", "hp:8 dc:8", key="ramirez_two"),
    _patient(34, "Novotny|Pavel||", "1969-09-09", "male", "1432 N Catalina St|Burbank|91505", "st_brendan:treating", flags=("identity_open",)),
    _patient(35, "Sorensen|Margit||", "1973-06-26", "female", "960 Cordova St|Pasadena|91101", "san_rafael:pcp"),
    # patients and charts that a gate protects
    _patient(36, "Abernathy|Wendell|Clay|", "1941-01-19", "male", "1808 Oakwood St|Pasadena|91104", "foothill:pcp", flags=("deceased",)),
    _patient(37, "Stavros|Carolyn||", "1976-05-30", "female", "2455 Panorama Dr|Glendale|91214", "descanso:treating", flags=("restricted",)),
    _patient(38, "Ashcombe|Julian|Reid|", "1965-12-12", "male", "1201 Laurel Way|Los Angeles|90077", "mar_vista:pcp", flags=("vip",)),
    _patient(39, "Okafor|Denise|Ngozi|", "1987-03-18", "female", "4419 Don Tomaso Dr|Los Angeles|90008", "st_brendan:treating", flags=("employee",)),
    _patient(40, "Orellana|Jazmin||", "2012-08-19", "female", "10855 Oxnard St|North Hollywood|91606", "sunbeam:pcp", "hp:3 pn:2!sensitive:minor_consent con:3!sensitive:minor_consent"),
    _patient(41, "Boudreaux|Terrence||", "1982-07-07", "male", "1717 N Harvard Blvd|Los Angeles|90027", "los_feliz:treating", "hp:5 img:5 con:4!sensitive:hiv lab:4!sensitive:hiv"),
    _patient(42, "Prendergast|Colleen|Ann|", "1971-10-30", "female", "1550 S Bundy Dr|Los Angeles|90025", "bundy:pcp", "hp:6 dc:6 con:6!sensitive:mental_health"),
    _patient(43, "Ravensworth|Kayla||", "1996-04-09", "female", "1919 W 9th St|San Pedro|90732", "silver_state:treating harbor_light:treating", "hp:4 con:3!sensitive:reproductive img:4"),
    _patient(44, "Balderas|Oscar|Ivan|", "1980-08-08", "male", "2115 Eagle Rock Blvd|Los Angeles|90065", "cypress_park:pcp", "hp:4@clinic dc:3@keck img:3@keck"),
    _patient(45, "Vandermeer|Harold||", "1939-05-13", "male", "2050 Galbreth Rd|Pasadena|91104", "bundy:pcp", "hp:5!long:18 dc:4!long:18 con:4!long:14 img:5"),
    _patient(46, "Fuenmayor|Ignacio||", "1967-01-01", "male", "4011 Baldwin Ave|El Monte|91731", "highland_park:pcp", "hp:3 dc:3!corrupt img:3"),
    _patient(47, "Lindqvist|Beatrix||", "1978-11-23", "female", "1234 El Vago St|La Canada Flintridge|91011", "descanso:treating", "hp:2 con:2!overlay:other_patient"),
    _patient(48, "Achterberg|Rosalind||", "1956-02-14", "female", "3630 Cazador St|Los Angeles|90065", "highland_park:pcp", "hp:44 dc:44 img:45"),
    # known patients of requesters whose number is in doubt
    _patient(49, "Karimov|Nadia||", "1985-05-25", "female", "8451 Garvey Ave|Rosemead|91770", "rosemead:pcp"),
    _patient(50, "Cheung|Winston|Ka-Ho|", "1962-06-16", "male", "970 Chung King Rd|Los Angeles|90012", "pico_union:pcp"),
    _patient(51, "Mackenzie|Lorna||", "1950-04-19", "female", "2410 Lyric Ave|Los Angeles|90027", "hyperion:treating"),
    _patient(52, "Haddad|Yusuf||", "1975-08-04", "male", "5100 Coldwater Canyon Ave|Sherman Oaks|91423", ""),
    _patient(53, "Brockington|Thelma||", "1946-07-08", "female", "350 E Mariposa St|Altadena|91001", "altadena_group:pcp"),
    _patient(54, "Nakagawa|Priscilla||", "1994-03-31", "female", "14560 Dickens St|Sherman Oaks|91403", "mulholland:treating"),
    # destinations with trouble on the line
    _patient(55, "Kowalczyk|Vivian||", "1969-01-07", "female", "4420 Finley Ave|Los Angeles|90027", "los_feliz:treating", "hp:4 con:4"),
    _patient(56, "Iturbide|Raymond||", "1954-09-17", "male", "3412 Oak Glen Dr|Los Angeles|90068", "cahuenga:treating"),
    _patient(57, "Pacheco|Gwendolyn||", "1974-12-28", "female", "828 W 84th St|Los Angeles|90044", "vermont_knolls:treating", "hp:3 dc:3 img:3 con:4"),
    _patient(58, "Rahimi|Mohammed|Ali|", "1961-11-05", "male", "637 S Cloverdale Ave|Los Angeles|90036", "miracle_mile:treating"),
    _patient(59, "Figueroa|Ana|Lucia|", "1989-02-18", "female", "514 N Sweetzer Ave|Los Angeles|90048", "fairfax:treating"),
    # people whose own letters, or whose lawyers' and agencies' letters, arrive
    _patient(60, "Montalvo|Cristina|Isabel|", "1980-05-20", "female", "1448 Calumet Ave|Los Angeles|90026", "echo_park:pcp"),
    _patient(61, "Hargreaves|Nigel||", "1952-08-15", "male", "700 Fairmount Ave|Glendale|91203", "lanterman:treating"),
    _patient(62, "Lattimore|Bernadette||", "1965-02-06", "female", "3927 Olmsted Ave|Los Angeles|90008", "foothill:pcp"),
    _patient(63, "Aguinaldo|Efren|Cruz|", "1958-12-30", "male", "1631 N Alvarado St|Los Angeles|90026", "echo_park:pcp"),
)  # fmt: skip

PATIENT_BY_KEY = {patient.key: patient for patient in PATIENTS}
PRACTICE_BY_KEY = {practice.key: practice for practice in PRACTICES}
