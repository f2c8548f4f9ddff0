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
        pytest.param("[kinds.junk]", "[kinds.spam]", "kinds", id="unknown kind"),
        pytest.param("[turnaround]", "[turnaround", "no valid TOML", id="no TOML"),
    ],
)
def test_a_policy_without_sense_is_refused_with_the_place(tmp_path, written, instead, told):
    text = DEFAULT_FILE.read_text()
    assert written in text
    (tmp_path / "policy.toml").write_text(text.replace(written, instead))
    with pytest.raises(PolicyError, match=told):
        load_policy(tmp_path / "policy.toml")


def test_a_missing_policy_file_is_named(tmp_path):
    with pytest.raises(PolicyError, match="no policy file"):
        load_policy(tmp_path / "none.toml")
