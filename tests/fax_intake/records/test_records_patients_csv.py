from datetime import date

import pytest

from fax_intake.records.model import Rejected, Tally
from fax_intake.records.store import SourceError, import_patients_csv

HEADER = "patient_id,mrn,last,first,middle,suffix,dob,sex,aliases,address,city,zip,phone,deceased"
PLAIN = 'c1,77,Okafor,Lena,R,,1961-04-17,F,Adeyemi|Lena;Oka|Lee,"12 Alder St, #4",Pasadena,91101,213-555-0143,'


def take(hospital, *lines, header=HEADER):
    file = hospital.folder / "patients.csv"
    file.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8-sig")
    return import_patients_csv(hospital.database.engine, file, hospital.now, audit=lambda session: hospital.audit)


def test_a_row_becomes_a_patient_and_the_same_file_again_changes_nothing(hospital):
    assert take(hospital, PLAIN).patients == Tally(new=1)
    row, before = hospital.patient("c1"), hospital.dump()
    assert (row.family, row.given, row.middle, row.mrn, row.birth_date, row.sex) == (
        "Okafor",
        "Lena",
        "R",
        "77",
        date(1961, 4, 17),
        "female",
    )
    assert (row.address, row.phones, row.flags, row.is_deceased) == ("12 Alder St, #4", ["+12135550143"], [], False)
    assert row.aliases == [
        {"family": "Adeyemi", "given": "Lena", "use": "other"},
        {"family": "Oka", "given": "Lee", "use": "other"},
    ]
    assert take(hospital, PLAIN).patients == Tally(unchanged=1)
    assert hospital.dump() == before


@pytest.mark.parametrize(
    ("dob", "birth_date", "flags"),
    [
        pytest.param("4/7/1961", date(1961, 4, 7), [], id="American"),
        pytest.param("1961", None, ["identity_open"], id="only a year"),
        pytest.param("13/13/1961", None, ["identity_open"], id="impossible"),
        pytest.param("", None, ["identity_open"], id="none"),
        pytest.param("1850-01-01", None, ["identity_open"], id="too long ago"),
    ],
)
def test_birth_dates(hospital, dob, birth_date, flags):
    take(hospital, f"c1,Okafor,Lena,{dob}", header="patient_id,last,first,dob")
    assert (hospital.patient("c1").birth_date, hospital.patient("c1").flags) == (birth_date, flags)


@pytest.mark.parametrize(
    ("said", "is_deceased"),
    [("", False), ("no", False), ("0", False), ("Y", True), ("true", True), ("2025-01-03", True)],
)
def test_deceased(hospital, said, is_deceased):
    take(hospital, f"c1,Okafor,Lena,{said}", header="patient_id,last,first,deceased")
    assert hospital.patient("c1").is_deceased is is_deceased


def test_bad_lines_are_set_aside_by_number(hospital):
    summary = take(
        hospital, "c1,Okafor", ",Okafor,Lena", "c3,,", "", 'c4,"Oka\nfor",Lena', header="patient_id,last,first"
    )
    assert summary.rejected == [
        Rejected(file="patients.csv", line=2, reason="wrong_number_of_columns"),
        Rejected(file="patients.csv", line=3, reason="no_usable_id"),
        Rejected(file="patients.csv", line=4, reason="no_name"),
    ]
    assert hospital.patient("c4").family == "Oka for"
    assert (hospital.folder / "patients.rejected.csv").read_text().splitlines()[0] == '"c1","Okafor"'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(b"name,dob\nx,y\n", "no column patient_id", id="no such columns"),
        pytest.param(b"", "no column", id="empty"),
        pytest.param(b"patient_id,last,first\n\xff\xfe\xfd,a,b\n", "no CSV file in UTF-8", id="another encoding"),
        pytest.param(None, "no file", id="missing"),
    ],
)
def test_files_that_are_refused(hospital, content, why):
    file = hospital.folder / "other.csv"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SourceError, match=why):
        import_patients_csv(hospital.database.engine, file, hospital.now)
