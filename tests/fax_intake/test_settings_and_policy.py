"""What a hospital configures is checked at start, with messages that say where and what."""

import pytest

from fax_intake.policy import PolicyError, load_policy
from fax_intake.policy.model import DEFAULT_FILE
from fax_intake.settings import SettingsError, load_settings


def test_an_unknown_setting_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("FAX_INTAKE_DATADIR", "/tmp/x")
    with pytest.raises(SettingsError, match=r"FAX_INTAKE_DATADIR.*FAX_INTAKE_DATA_DIR"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("READERS", "0"),
        ("CARRIER_PACE", "-1"),
        ("HEALTH_PORT", "70000"),
        ("LOG_LEVEL", "LOUD"),
        ("SCAN_INTERVAL_S", "x"),
    ],
)
def test_a_setting_without_sense_is_refused_by_name(monkeypatch, name, value):
    monkeypatch.setenv(f"FAX_INTAKE_{name}", value)
    with pytest.raises(SettingsError, match=f"FAX_INTAKE_{name}"):
        load_settings()


@pytest.mark.parametrize("name", ["DATA_DIR", "INBOX_DIR", "OUTBOX_DIR", "POLICY_FILE", "BLOB_URL", "BLOB_KEY_COMMAND"])
@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_setting_is_refused_and_does_not_mean_the_working_directory(monkeypatch, name, value):
    monkeypatch.setenv(f"FAX_INTAKE_{name}", value)
    with pytest.raises(SettingsError, match=f"FAX_INTAKE_{name}.*is empty"):
        load_settings()


def test_a_policy_in_the_data_directory_is_used(monkeypatch, tmp_path):
    monkeypatch.setenv("FAX_INTAKE_DATA_DIR", str(tmp_path))
    assert load_settings().policy_path is None
    (tmp_path / "policy.toml").touch()
    assert load_settings().policy_path == tmp_path / "policy.toml"


def test_the_default_policy_is_cautious():
    policy = load_policy()
    assert policy.release.mode == "shadow"
    assert policy.contact.radiology_phone == ""
    assert {name for name, kind in policy.kinds.items() if kind.may_release} == {"continuity_of_care", "emergency"}


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        pytest.param('mode = "shadow"', 'mode = "full"', "release.mode", id="unknown mode"),
        pytest.param("look_back_months = 24", "look_back_month = 24", "look_back_month", id="unknown name"),
        pytest.param("longest_packet_pages = 40", "longest_packet_pages = -1", "longest_packet_pages", id="negative"),
        pytest.param('time_zone = "America', 'time_zone = "Amerika', "time zone", id="no such time zone"),
        pytest.param('staffed = "Mon-Fri 08:00', 'staffed = "Mon-Fri 18:00', "closes before", id="hours back to front"),
        pytest.param('fax = "(213) 555-0190"', 'fax = "none"', "telephone number", id="a fax number that is none"),
        pytest.param("is_default = true", "is_default = false", "exactly one", id="no default facility"),
        pytest.param('"history_and_physical", "imaging', '"history", "imaging', "standard_packet", id="unknown type"),
        pytest.param("warn_minutes = 10", "warn_minutes = 20", "less than", id="warning after the promise"),
        pytest.param("emergency_alert_minutes = 5", "emergency_alert_minutes = 16", "emergency_alert", id="alert late"),
        pytest.param("[kinds.junk]", "[kinds.spam]", "kinds", id="unknown kind"),
        pytest.param("answer_wait_days = 7", "answer_wait_days = inf", "answer_wait_days", id="infinite"),
        pytest.param("kind_confidence = 0.90", "kind_confidence = nan", "kind_confidence", id="no number"),
        pytest.param("number_max_age_days = 365", "number_max_age_days = 1e12", "number_max_age", id="no such date"),
        pytest.param("look_back_months = 24", "look_back_months = 30000", "look_back_months", id="before the calendar"),
        pytest.param("clock_minutes = 21600", "clock_minutes = 1e15", "clock_minutes", id="a clock without end"),
        pytest.param("give_up_s = 1800", "give_up_s = 1e9", "give_up_s", id="a call without end"),
        pytest.param("decode_s = 60", "decode_s = 0.3", "decode_s", id="no CPU time at all"),
        pytest.param("junk = 30", "junk = 0", "retention_days.junk", id="kept no day"),
        pytest.param('"call_us_now"]', '"call_me"]', "letters", id="unknown letter"),
        pytest.param('["images_where"]', '["no_records_found"]', "letters", id="a person's letter"),
        pytest.param('queue = "none"', 'queue = "none"\nletters = ["please_resend"]', "never answered", id="junk"),
        pytest.param(
            '["vital_records_where"]', '["images_where"]', "contact.radiology_phone", id="images letter of another kind"
        ),
        pytest.param('queue = "legal"', 'queue = "legal"\nmay_release = true', "kinds.legal", id="legal released"),
        pytest.param('emergency_phone = "(626) 293-2400"', 'emergency_phone = ""', "emergency_phone", id="nobody"),
        pytest.param('radiology_phone = ""', 'radiology_phone = "ask us"', "radiology_phone", id="no number to call"),
        pytest.param('vital_records = "Los', 'vital_records = " " # "', "vital_records", id="nowhere to ask"),
        pytest.param('fax = "(213) 555-0190"', 'fax = "(900) 555-0190"', "premium", id="a premium fax number"),
        pytest.param('fax = "(213) 555-0190"', 'fax = "(213) 155-0190"', "telephone number", id="no such exchange"),
        pytest.param('words = ["ekg", ', 'words = ["", ', "document_types.ekg.words", id="a word that is everywhere"),
        pytest.param("[turnaround]", "[turnaround", "no valid TOML", id="no TOML"),
    ],
)
def test_a_policy_without_sense_is_refused_with_the_place(tmp_path, written, instead, told):
    text = DEFAULT_FILE.read_text()
    assert written in text
    (tmp_path / "policy.toml").write_text(text.replace(written, instead))
    with pytest.raises(PolicyError, match=told):
        load_policy(tmp_path / "policy.toml")


def test_the_images_letter_may_wait_for_its_number():
    assert load_policy().kinds["radiology_images"].letters == ("images_where",)


def test_a_policy_in_another_encoding_is_refused_with_the_line(tmp_path):
    (tmp_path / "policy.toml").write_bytes("a = 1\nb = 'Peña'".encode("latin-1"))
    with pytest.raises(PolicyError, match=r"policy\.toml is no UTF-8 text: see line 2"):
        load_policy(tmp_path / "policy.toml")


def test_a_folder_is_no_policy(tmp_path):
    with pytest.raises(PolicyError, match=f"{tmp_path} cannot be read"):
        load_policy(tmp_path)


def test_a_missing_policy_file_is_named(tmp_path):
    with pytest.raises(PolicyError, match="no policy file"):
        load_policy(tmp_path / "none.toml")
