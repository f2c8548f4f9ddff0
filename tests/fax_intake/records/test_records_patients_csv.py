from datetime import date, timedelta
from pathlib import Path

import pytest

from fax_intake.records.model import Rejected, Tally
from fax_intake.records.store import FeedDateError, SourceError, import_patients_csv
from fax_intake.store.tables import Patient, RecordsFeed

HEADER = "patient_id,mrn,last,first,middle,suffix,dob,sex,aliases,address,city,zip,phone,deceased"
PLAIN = 'c1,77,Okafor,Lena,R,,1961-04-17,F,Adeyemi|Lena;Oka|Lee,"12 Alder St, #4",Pasadena,91101,213-555-0143,'


SHORT = "patient_id,last,first,dob"


def take(hospital, *lines, header=HEADER, **more):
    file = hospital.folder / "patients.csv"
    file.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8-sig")
    engine, audit = hospital.database.engine, lambda session: hospital.audit
    return import_patients_csv(engine, file, hospital.now, audit=audit, **more)


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
        pytest.param("1961-04-07 00:00:00", date(1961, 4, 7), [], id="as a database exports it"),
        pytest.param("", None, ["identity_open"], id="none"),
        pytest.param("1850-01-01", None, ["identity_open"], id="too long ago"),
    ],
)
def test_birth_dates(hospital, dob, birth_date, flags):
    take(hospital, f"c1,Okafor,Lena,{dob}", header=SHORT)
    assert (hospital.patient("c1").birth_date, hospital.patient("c1").flags) == (birth_date, flags)


@pytest.mark.parametrize(
    ("dob", "reason"),
    [
        pytest.param("1961", "unreadable_birth_date", id="only a year"),
        pytest.param("13/13/1961", "unreadable_birth_date", id="impossible"),
        pytest.param("4/7/61", "unreadable_birth_date", id="two digits"),
        pytest.param("17.04.1961", "unreadable_birth_date", id="another form"),
        pytest.param("1961-04-07 13:30:00", "unreadable_birth_date", id="a time of day"),
        pytest.param("", "no_usable_birth_date", id="erased"),
        pytest.param("1900-01-01", "no_usable_birth_date", id="unknown, as registers write it"),
    ],
)
def test_a_birth_date_on_file_is_not_erased_and_the_patient_is_held(hospital, dob, reason):
    good = "c1,Okafor,Lena,1961-04-17"
    take(hospital, good, header=SHORT)
    for _ in range(2):
        summary = take(hospital, f"c1,Okafor,Lena,{dob}", "c2,Oka,Lee,1970-01-02", header=SHORT)
        assert summary.rejected == [Rejected(file="patients.csv", line=2, reason=reason)]
        assert (hospital.patient("c1").birth_date, hospital.patient("c1").flags) == (
            date(1961, 4, 17),
            ["identity_open"],
        )
    take(hospital, good, header=SHORT)
    assert hospital.patient("c1").flags == []


def test_a_new_patient_with_an_unreadable_birth_date_is_not_imported(hospital):
    assert take(hospital, "c1,Okafor,Lena,17.04.1961", header=SHORT).patients == Tally()
    with hospital.database.read() as session:
        assert session.get(Patient, "c1") is None


def test_lines_of_two_people_under_one_id_are_both_set_aside(hospital, monkeypatch):
    monkeypatch.setattr("fax_intake.records.patients_csv._BATCH", 1)  # in different transactions
    take(hospital, "c1,Okafor,Lena,1961-04-17", header=SHORT)
    summary = take(
        hospital, "c1,Okafor,Lena,1961-04-17", "c2,Oka,Lee,1970-01-02", "c1,Brandt,Jo,1980-05-06", header=SHORT
    )
    assert [(bad.line, bad.reason) for bad in summary.rejected] == [
        (2, "several_people_under_one_id"),
        (4, "several_people_under_one_id"),
    ]
    assert (hospital.patient("c1").family, hospital.patient("c1").flags) == ("Okafor", ["identity_open"])
    assert hospital.patient("c2").flags == []


def test_the_same_line_twice_is_fine(hospital):
    summary = take(
        hospital, "c1,Okafor,Lena,1961-04-17", "c1,Okafor,Lena,4/17/1961", "c1,Okafor,Lena,1961-04-17", header=SHORT
    )
    assert (summary.rejected, summary.patients.new, hospital.patient("c1").flags) == ([], 1, [])


def test_a_table_of_nothing_usable_does_not_refresh_the_feed(hospital):
    summary = take(hospital, "c1,Okafor,Lena,unknown", header=SHORT)
    assert summary.has_read_nothing
    with hospital.database.read() as session:
        assert session.get(RecordsFeed, "patients") is None


def test_lines_of_a_file_in_capitals_are_set_aside_beside_it(hospital):
    (file := hospital.folder / "PATIENTS.CSV").write_text(f"{SHORT}\nc1,Okafor,Lena,unknown\n")
    import_patients_csv(hospital.database.engine, file, hospital.now)
    assert (hospital.folder / "PATIENTS.rejected.csv").exists()


def test_a_folder_for_rejected_lines_that_does_not_exist_is_named(hospital):
    with pytest.raises(SourceError, match=r"There is no folder .*nowhere"):
        take(hospital, PLAIN, rejected_folder=hospital.folder / "nowhere")
    with hospital.database.read() as session:
        assert session.get(Patient, "c1") is None


@pytest.mark.parametrize(
    ("said", "is_deceased"),
    [("", False), ("no", False), ("0", False), ("Y", True), ("true", True), ("2025-01-03", True)],
)
def test_deceased(hospital, said, is_deceased):
    take(hospital, f"c1,Okafor,Lena,1961-04-17,{said}", header=f"{SHORT},deceased")
    assert hospital.patient("c1").is_deceased is is_deceased


def test_bad_lines_are_set_aside_by_number(hospital):
    summary = take(hospital, "c1,Okafor", ",Okafor,Lena,", "c3,,,", "", 'c4,"Oka\nfor",Lena,1961-04-17', header=SHORT)
    assert summary.rejected == [
        Rejected(file="patients.csv", line=2, reason="wrong_number_of_columns"),
        Rejected(file="patients.csv", line=3, reason="no_usable_id"),
        Rejected(file="patients.csv", line=4, reason="no_name"),
    ]
    assert hospital.patient("c4").family == "Oka for"
    assert (hospital.folder / "patients.rejected.csv").read_text().splitlines()[1] == '"c1","Okafor"'


def test_lines_set_aside_can_be_mended_and_imported(hospital):
    [aside] = take(hospital, "c1,Okafor,Lena,17.04.1961", header=SHORT).set_aside
    (mended := Path(aside)).write_text(Path(aside).read_text().replace("17.04.1961", "1961-04-17"))
    import_patients_csv(hospital.database.engine, mended, hospital.now)
    assert hospital.patient("c1").birth_date == date(1961, 4, 17)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(b"name,dob\nx,y\n", "no column patient_id", id="no such columns"),
        pytest.param(b"", "no column", id="empty"),
        pytest.param(b"patient_id,last,first,dob\n\xff\xfe\xfd,a,b\n", "no CSV file in UTF-8", id="another encoding"),
        pytest.param(
            b"patient_id,last,first,birth_date\n", "Missing: dob; unknown: birth_date; .* Possible: .*dob", id="dob"
        ),
        pytest.param(b"patient_id,last,first,dob,ssn\n", "unknown: ssn", id="unknown column"),
        pytest.param(b"patient_id,last,first,dob,\n", "one without a name", id="column without a name"),
        pytest.param(b"patient_id,last,first,dob,dob\n", "twice: dob", id="column twice"),
        pytest.param(None, "no file", id="missing"),
    ],
)
def test_files_that_are_refused(hospital, content, why):
    file = hospital.folder / "other.csv"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SourceError, match=why):
        import_patients_csv(hospital.database.engine, file, hospital.now)


def test_a_file_from_the_future_is_refused_before_anything_is_imported(hospital):
    with pytest.raises(FeedDateError, match="Nothing was imported"):
        take(hospital, PLAIN, as_of=hospital.now + timedelta(days=366))
    with hospital.database.read() as session:
        assert session.get(Patient, "c1") is None


def test_a_changed_row_is_audited_by_field_name(hospital):
    take(hospital, PLAIN)
    take(hospital, PLAIN.replace("1961-04-17", "1961-04-18"))
    assert hospital.audited == [
        ("records_imported", "records", {"patients": 1}),
        ("patient_changed", "c1", {"fields": ["birth_date"], "by": "records_feed"}),
        ("records_imported", "records", {"patients": 1}),
    ]


def test_a_first_line_that_is_a_patient_is_not_repeated(hospital):
    with pytest.raises(SourceError) as caught:
        take(hospital, PLAIN, header="c0,Last,Rosalind,1961-04-12")
    assert "rosalind" not in str(caught.value).lower()
