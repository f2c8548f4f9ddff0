"""Letters: fixed words, no patient, and a form whose reference a machine reads when it comes back."""

from dataclasses import fields, replace
from datetime import datetime
from zoneinfo import ZoneInfo

import cv2
import numpy as np
import pytest
import zxingcpp

from outbound.letters import LETTER_KINDS, LetterDetails, build_letter, load_letter_texts
from outbound.model import Recipient, Sender
from outbound.packet import TEXTS_FILE

_ZONE = ZoneInfo("America/Los_Angeles")
_DETAILS = LetterDetails(
    sender=Sender(
        name="Keck Hospital of USC",
        attention="Medical Records",
        address="1500 San Pablo, Rm #1206, Los Angeles, CA 90033",
        phone="(626) 293-2400",
        fax="(323) 865-5482",
    ),
    recipient=Recipient(name="", attention="Medical Records", fax="(213) 555-0143"),
    reference="FI-7K4M-9PXC",
    received_at=datetime(2026, 11, 24, 13, 41, tzinfo=_ZONE),
    received_pages=3,
    sent_at=datetime(2026, 11, 24, 13, 53, tzinfo=_ZONE),
    sender_id="+13238655482",
    missing=("dob", "reply_fax"),
    unreadable_pages=(3, 2),
    direct_phone="(213) 555-0199",
    where="Radiology file room, (213) 555-0177",
    answer_by=datetime(2026, 11, 25, 9, 0, tzinfo=_ZONE),
)


def _words(pages):
    return " ".join(" ".join((page.text or "").replace("\u00a0", " ") for page in pages).split())


@pytest.mark.parametrize("kind", LETTER_KINDS)
def test_every_letter_identifies_the_offices_fax_and_us(kind):
    pages = build_letter(kind, _DETAILS)
    words = _words(pages)
    assert len(pages) == 1
    assert pages[0].pixels.shape == (2156, 1728)
    assert pages[0].document_id is None
    for expected in ("Keck Hospital of USC", "11/24/2026 1:41 PM PST, 3 pages", "FI-7K4M-9PXC", "(213) 555-0143"):
        assert expected in words


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("please_resend", "could not read pages 2 and 3"),
        ("call_us_now", "Call now: (213) 555-0199"),
        ("images_where", "Radiology file room, (213) 555-0177"),
        ("vital_records_where", "Radiology file room, (213) 555-0177"),
        ("authorization_incomplete", "Patient's date of birth"),
        ("authorization_needed", "Signature of the patient or the legal representative"),
        ("delay_notice", "by 11/25/2026 9:00 AM PST"),
        ("more_information", "Date of birth (mm/dd/yyyy) << NEEDED"),
    ],
)
def test_a_letter_says_its_particulars(kind, expected):
    assert expected in _words(build_letter(kind, _DETAILS))


def test_letter_details_have_no_place_for_a_patient():
    assert {field.name for field in fields(LetterDetails)} == {
        "sender",
        "recipient",
        "reference",
        "received_at",
        "received_pages",
        "sent_at",
        "sender_id",
        "missing",
        "unreadable_pages",
        "direct_phone",
        "where",
        "answer_by",
    }


@pytest.mark.parametrize(
    ("missing", "marked"),
    [
        ((), 3),  # nothing named: last and first name, birth date
        (("dob",), 1),
        (("patient_name",), 2),
        (("dob", "reply_fax", "npi"), 3),
        (("provider", "practice", "phone", "requested_types", "other_names"), 5),
    ],
)
def test_only_boxes_asked_for_are_marked(missing, marked):
    words = _words(build_letter("more_information", replace(_DETAILS, missing=missing)))
    assert words.count("<< NEEDED") == marked


@pytest.mark.parametrize(
    ("pages", "expected"),
    [((), "could not read it."), ((4,), "could not read page 4."), ((3, 1, 2, 2), "could not read pages 1, 2 and 3.")],
)
def test_unreadable_pages_are_named(pages, expected):
    assert expected in _words(build_letter("please_resend", replace(_DETAILS, unreadable_pages=pages)))


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        pytest.param("love_letter", {}, id="no such letter"),
        pytest.param("call_us_now", {"direct_phone": ""}, id="no number to call"),
        pytest.param("images_where", {"where": ""}, id="nobody has the images"),
        pytest.param("delay_notice", {"answer_by": None}, id="no time to answer by"),
        pytest.param("authorization_incomplete", {"missing": ()}, id="nothing is missing"),
        pytest.param("more_information", {"missing": ("Jane Doe's birth date",)}, id="an item in free words"),
        pytest.param("please_resend", {"sent_at": datetime(2026, 1, 1)}, id="no time zone"),  # noqa: DTZ001
    ],
)
def test_a_letter_without_its_particulars_is_not_made(kind, changes):
    with pytest.raises(ValueError, match=r"."):
        build_letter(kind, replace(_DETAILS, **changes))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("{direct_phone}", "{patient}", id="a word nobody fills in"),
        pytest.param("[letters.sender_notice]", "[letters.sender_note]", id="an unknown letter"),
    ],
)
def test_a_changed_wording_is_checked(tmp_path, old, new):
    file = tmp_path / "letters.toml"
    file.write_text(TEXTS_FILE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=r"letters\.toml"):
        load_letter_texts(file)


def test_another_wording_is_used(tmp_path):
    file = tmp_path / "letters.toml"
    text = TEXTS_FILE.read_text(encoding="utf-8").replace("Your fax was not for us", "A fax went astray")
    file.write_text(text, encoding="utf-8")
    assert "A fax went astray" in _words(build_letter("sender_notice", _DETAILS, load_letter_texts(file)))


def _through_the_line(page, damage, rng):
    grey = np.where(page.pixels, np.uint8(0), np.uint8(255))
    if "upside down" in damage:
        grey = grey[::-1, ::-1].copy()
    if "tilted" in damage:
        turn = cv2.getRotationMatrix2D((864, 1078), 1.7, 1)
        grey = cv2.warpAffine(grey, turn, (1728, 2156), borderValue=255)
    if "standard" in damage:
        grey = cv2.resize(grey, (1728, 1078), interpolation=cv2.INTER_AREA)
    ink = grey < 128
    if "noise" in damage:
        ink ^= rng.random(ink.shape) < 0.01
    if "bad rows" in damage:
        for row in np.flatnonzero(rng.random(len(ink)) < 0.03):
            ink[row] = ink[max(0, row - 1)]
        ink = np.delete(ink, np.flatnonzero(rng.random(len(ink)) < 0.01), axis=0)
    return cv2.resize(np.where(ink, np.uint8(0), np.uint8(255)), (1728, 2156), interpolation=cv2.INTER_LINEAR)


@pytest.mark.parametrize(
    "damage",
    [
        "none",
        "standard",
        "standard, noise",
        "standard, upside down",
        "tilted, noise",
        "fine, bad rows",
        "standard, tilted",
    ],
)
@pytest.mark.parametrize("reference", ["FI-7K4M-9PXC", "FI-WXYW-TRRD"])
def test_the_forms_reference_is_read_by_machine_after_the_line(damage, reference):
    (page,) = build_letter("more_information", replace(_DETAILS, reference=reference))
    received = _through_the_line(page, damage, np.random.default_rng(4))
    found = {code.text for code in zxingcpp.read_barcodes(received)}
    assert found == {reference}


def test_the_form_has_both_codes():
    (page,) = build_letter("more_information", _DETAILS)
    codes = zxingcpp.read_barcodes(np.where(page.pixels, np.uint8(0), np.uint8(255)))
    assert sorted(str(code.format).rpartition(".")[2].replace(" ", "") for code in codes) == ["Code128", "QRCode"]
