"""A packet as the office receives it: cover, contents, documents, header lines, and its continuation."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from outbound.model import FaxPage, PatientHeading, Recipient, Sender, SourceDocument
from outbound.packet import build_packet, rebuild_from
from outbound.placing import HEADER_ROWS
from outbound.sheets import header_line, printed_moment, printed_number, with_header

_ZONE = ZoneInfo("America/Los_Angeles")
_PATIENT = PatientHeading(
    name="Quillfeather, Ottoline M",
    family="Quillfeather",
    given="Ottoline M",
    birth_date=date(1961, 2, 3),
    mrn="00481937",
)
_ENVELOPE = {
    "sender": Sender(
        name="Keck Hospital of USC",
        attention="Medical Records",
        address="1500 San Pablo, Rm #1206, Los Angeles, CA 90033",
        phone="(626) 293-2400",
        fax="(323) 865-5482",
    ),
    "recipient": Recipient(name="Alder Family Practice", attention="Medical Records", fax="(213) 555-0143"),
    "reference": "FI-7K4M-9PXC",
    "sent_at": datetime(2026, 11, 24, 13, 53, tzinfo=_ZONE),
    "sender_id": "+13238655482",
}


def _pages(document_id, count):
    pages = []
    for number in range(count):
        pixels = np.zeros((2156, 1728), np.bool_)
        pixels[500 + 10 * number : 505 + 10 * number, 300:900] = True
        pages.append(FaxPage(pixels=pixels, document_id=document_id, text=f"{document_id} page {number + 1}"))
    return tuple(pages)


def _documents(page_counts, title="Chest X-ray, two views"):
    return [
        (
            SourceDocument(
                document_id=f"doc-{number}",
                title=title,
                document_type="imaging_report",
                service_date=date(2026, 3, 1 + number % 28),
                content_type="",
                content=b"",
                is_preliminary=number == 1,
            ),
            _pages(f"doc-{number}", count),
        )
        for number, count in enumerate(page_counts)
    ]


def _packet(page_counts=(2, 1, 3), **changes):
    return build_packet(patient=_PATIENT, documents=_documents(page_counts), **(_ENVELOPE | changes))


def _words(page):
    return " ".join((page.text or "").replace("\u00a0", " ").split())


def test_cover_names_sender_recipient_pages_and_reference():
    cover = _words(_packet().pages[0])
    for expected in (
        "Keck Hospital of USC",
        "1500 San Pablo, Rm #1206, Los Angeles, CA 90033",
        "Alder Family Practice",
        "(213) 555-0143",
        "11/24/2026 1:53 PM PST",
        "Pages 8",
        "FI-7K4M-9PXC",
        "Call back (626) 293-2400",
        "may not be the complete record",
        "patient's written authorization",
        "If this fax is not for you",
    ):
        assert expected in cover


@pytest.mark.parametrize("secret", ["Quillfeather", "Ottoline", "1961", "00481937", "X-ray"])
def test_cover_and_continuation_cover_name_no_patient(secret):
    whole = _packet()
    continuation = rebuild_from(whole, first_unconfirmed_page=4, **_ENVELOPE)
    assert secret.lower() not in _words(whole.pages[0]).lower()
    assert secret.lower() not in _words(continuation.pages[0]).lower()


def test_page_two_names_the_patient_and_lists_what_is_sent():
    contents = _words(_packet().pages[1])
    for expected in (
        "Quillfeather, Ottoline M",
        "02/03/1961",
        "00481937",
        "03/01/2026 Chest X-ray, two views 3-4",
        "03/02/2026 Chest X-ray, two views (preliminary) 5",
        "03/03/2026 Chest X-ray, two views 6-8",
    ):
        assert expected in contents


def test_documents_follow_in_order_and_are_not_changed_below_the_header():
    packet = _packet()
    assert packet.document_pages == {"doc-0": (3, 4), "doc-1": (5, 5), "doc-2": (6, 8)}
    assert (packet.first_page, packet.total_pages, len(packet.pages)) == (1, 8, 8)
    sources = [page for _, pages in _documents((2, 1, 3)) for page in pages]
    for sent, source in zip(packet.pages[2:], sources, strict=True):
        assert sent.document_id == source.document_id
        assert sent.text == source.text
        assert np.array_equal(sent.pixels[HEADER_ROWS:], source.pixels[HEADER_ROWS:])
        assert sent.pixels[:HEADER_ROWS].any()


def test_every_page_has_a_header_of_its_own():
    bands = {packet_page.pixels[:HEADER_ROWS].tobytes() for packet_page in _packet().pages}
    assert len(bands) == 8


def test_emergency_is_said_on_the_cover():
    assert "EMERGENCY" in _words(_packet(is_emergency=True).pages[0])
    assert "EMERGENCY" not in _words(_packet().pages[0])


def test_a_long_contents_list_takes_pages_that_are_counted():
    packet = _packet(page_counts=(1,) * 60)
    assert packet.total_pages == 1 + 3 + 60
    assert packet.document_pages["doc-0"] == (5, 5)
    assert all("Quillfeather" in _words(page) for page in packet.pages[1:4])


@pytest.mark.parametrize("title", ["W" * 300, "Report <b>& more", "Ünïcode résumé"])
def test_a_title_of_any_kind_fits(title):
    packet = build_packet(patient=_PATIENT, documents=_documents((1,) * 28, title=title), **_ENVELOPE)
    assert packet.total_pages == 30


def test_a_continuation_has_a_new_cover_and_the_old_numbers():
    whole = _packet()
    later = {**_ENVELOPE, "sent_at": datetime(2026, 11, 24, 14, 2, tzinfo=_ZONE)}
    rest = rebuild_from(whole, first_unconfirmed_page=5, **later)
    assert "Continuation: pages 5 to 8 of FI-7K4M-9PXC" in _words(rest.pages[0])
    assert "Pages 5: this cover, then pages 5 to 8" in _words(rest.pages[0])
    assert (rest.first_page, rest.total_pages, len(rest.pages)) == (5, 8, 5)
    assert rest.document_pages == {"doc-1": (5, 5), "doc-2": (6, 8)}
    for sent, source in zip(rest.pages[1:], whole.pages[4:], strict=True):
        assert np.array_equal(sent.pixels[HEADER_ROWS:], source.pixels[HEADER_ROWS:])
        assert not np.array_equal(sent.pixels[:HEADER_ROWS], source.pixels[:HEADER_ROWS])  # the new call's time


def test_a_packet_can_be_built_as_a_continuation_at_once():
    at_once = _packet(first_page=5)
    rebuilt = rebuild_from(_packet(), first_unconfirmed_page=5, **_ENVELOPE)
    assert all(np.array_equal(a.pixels, b.pixels) for a, b in zip(at_once.pages, rebuilt.pages, strict=True))


def test_same_arguments_give_same_pels():
    assert all(np.array_equal(a.pixels, b.pixels) for a, b in zip(_packet().pages, _packet().pages, strict=True))


@pytest.mark.parametrize(
    "build",
    [
        pytest.param(lambda: _packet(page_counts=()), id="no documents"),
        pytest.param(lambda: _packet(page_counts=(1, 0)), id="a document without pages"),
        pytest.param(lambda: _packet(sent_at=datetime(2026, 11, 24, 13, 53)), id="no time zone"),  # noqa: DTZ001
        pytest.param(lambda: _packet(first_page=9), id="a page behind the last"),
        pytest.param(lambda: rebuild_from(_packet(), first_unconfirmed_page=0, **_ENVELOPE), id="page zero"),
        pytest.param(
            lambda: rebuild_from(_packet(first_page=4), first_unconfirmed_page=5, **_ENVELOPE),
            id="a continuation of a continuation",
        ),
    ],
)
def test_what_is_no_packet_is_refused(build):
    with pytest.raises(ValueError, match=r"."):
        build()


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param(datetime(2026, 11, 24, 0, 5, tzinfo=_ZONE), "11/24/2026 12:05 AM PST", id="after midnight"),
        pytest.param(datetime(2026, 7, 4, 12, 0, tzinfo=_ZONE), "07/04/2026 12:00 PM PDT", id="noon in summer"),
    ],
)
def test_moments_are_printed_as_offices_write_them(at, expected):
    assert printed_moment(at) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+13238655482", "(323) 865-5482"),
        ("3238655482", "(323) 865-5482"),
        ("(323) 865-5482", "(323) 865-5482"),
        ("+442079460018", "+442079460018"),
    ],
)
def test_numbers_are_printed_as_offices_write_them(number, expected):
    assert printed_number(number) == expected


def test_header_line_has_what_the_rules_want():
    line = header_line(
        sent_at=_ENVELOPE["sent_at"],
        sender_name="Keck Hospital of USC",
        sender_id="+13238655482",
        reference="FI-7K4M-9PXC",
        place="page 3 of 12",
    )
    assert line == "11/24/2026 1:53 PM PST   Keck Hospital of USC (323) 865-5482   FI-7K4M-9PXC   page 3 of 12"


@pytest.mark.parametrize("dpi_y", [98, 196])
@pytest.mark.parametrize("name", ["X", "A hospital with a very long name " * 6])
def test_a_header_fits_its_band(dpi_y, name):
    blank = FaxPage(pixels=np.zeros((11 * dpi_y, 1728), np.bool_), dpi_y=dpi_y)
    stamped = with_header(blank, f"11/24/2026 1:53 PM PST   {name}   page 3 of 12")
    rows = round(HEADER_ROWS * dpi_y / 196)
    assert stamped.pixels[:rows].any()
    assert not stamped.pixels[rows:].any()
    assert not stamped.pixels[:, :40].any()
    assert not stamped.pixels[:, -40:].any()
    assert not blank.pixels.any()  # the page given is not written into
