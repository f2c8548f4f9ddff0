"""From a reading to a decision: letters, answers to our questions, repeats, and what a person does at the desk."""

from datetime import date

import pytest
from workflow_stage import (
    OFFICE_NUMBER,
    bring,
    calls_of,
    letters_of,
    reading,
    running,
    sent_files,
    stage,
    wait_for,
)

from fax_intake.desk import review
from fax_intake.status import fax_lines
from fax_intake.store import audit
from fax_intake.store.tables import DirectoryNumber, Request

pytestmark = pytest.mark.usefixtures("on_both_databases")

NO_DOB = {"dob": None, "dob_confidence": 0.0, "mrn": None}
STRANGER = {"name": "Nobody, Nigel", "family": "Nobody", "given": "Nigel", "dob": date(1933, 2, 1), "mrn": None}


def reference_of(office, one):
    with office.database.read() as session:
        return session.get_one(Request, one).reference


def test_an_office_is_asked_and_its_answer_completes_the_request(tmp_path):
    with stage(tmp_path) as office, running(office):
        asked = bring(office, reading(patient=NO_DOB))
        request = wait_for(office, asked, "waiting_for_office")
        assert (letters_of(office, asked), request.reason_codes) == (["more_information"], ["unclear_dob"])
        answer = bring(office, reading(kind="more_information", quoted_reference=request.reference))
        assert wait_for(office, asked, "delivered").patient_id == "p1"
        joined = wait_for(office, answer, "set_aside")
        assert joined.joined_to == asked


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        pytest.param({"reply_fax": "+12135550155"}, "requester_unknown", id="another office quotes our reference"),
        pytest.param({"quoted_reference": "FI-3333-3333"}, "unclear_kind", id="a reference that we never gave"),
        pytest.param({"quoted_reference": None}, "unclear_kind", id="no reference"),
        pytest.param({"reply_fax": None}, "requester_unknown", id="no number, and the machine's is not known"),
    ],
)
def test_an_answer_that_does_not_surely_belong_comes_to_a_person(tmp_path, said, reason):
    with stage(tmp_path) as office, running(office):
        asked = bring(office, reading(patient=NO_DOB))
        quoted = wait_for(office, asked, "waiting_for_office").reference
        answer = bring(office, reading(**({"kind": "more_information", "quoted_reference": quoted} | said)))
        assert wait_for(office, answer, "in_review").reason_codes == [reason]
        wait_for(office, asked, "waiting_for_office")
        assert len(sent_files(office)) == 1  # our question, and nothing else


def test_an_answer_without_a_number_joins_when_machine_and_network_agree_on_the_office(tmp_path):
    with stage(tmp_path) as office, running(office):
        asked = bring(office, reading(patient=NO_DOB))
        quoted = wait_for(office, asked, "waiting_for_office").reference
        said = reading(kind="more_information", quoted_reference=quoted, reply_fax=None)
        bring(office, said, caller_id="(213) 555-0143", tsi="213 555 0143")
        wait_for(office, asked, "delivered")


def test_an_answer_that_contradicts_the_request_comes_to_a_person(tmp_path):
    with stage(tmp_path) as office, running(office):
        asked = bring(office, reading(patient=NO_DOB))
        quoted = wait_for(office, asked, "waiting_for_office").reference
        bring(office, reading(kind="more_information", quoted_reference=quoted, patient={"family": "Ashgrave"}))
        assert "unclear_name" in wait_for(office, asked, "in_review").reason_codes


def test_the_same_request_again_joins_the_open_one(tmp_path):
    with stage(tmp_path) as office, running(office):
        first = bring(office, reading(patient={"dob_confidence": 0.5}))
        wait_for(office, first, "in_review")
        second = bring(office, reading())
        assert wait_for(office, second, "set_aside").joined_to == first
        assert sent_files(office) == []


def test_the_same_request_after_delivery_comes_to_a_person(tmp_path):
    with stage(tmp_path) as office, running(office):
        wait_for(office, bring(office, reading()), "delivered")
        assert wait_for(office, bring(office, reading()), "in_review").reason_codes == ["duplicate"]
        assert len(sent_files(office)) == 1


def test_an_emergency_that_waits_for_a_person_is_told_to_call(tmp_path):
    with stage(tmp_path) as office, running(office):
        one = bring(office, reading(kind="emergency", patient=STRANGER))
        assert wait_for(office, one, "in_review").reason_codes == ["no_match"]
        assert letters_of(office, one) == ["call_us_now"]


def test_no_more_letters_a_day_to_one_number_than_the_policy_says(tmp_path):
    with stage(tmp_path) as office, running(office):
        kinds = [bring(office, reading(kind="vital_records")) for _ in range(4)]
        states = [wait_for(office, one, "answered", "in_review").state for one in kinds]
        assert sorted(states) == ["answered", "answered", "answered", "in_review"]


def test_in_shadow_mode_nothing_goes_out_and_what_would_have_is_recorded(tmp_path):
    with stage(tmp_path, mode="shadow") as office, running(office):
        request = wait_for(office, bring(office, reading()), "in_review")
        assert (request.would_release, request.reason_codes) == (True, [])
        incomplete = wait_for(office, bring(office, reading(patient=NO_DOB | {"family": "Other"})), "in_review")
        assert not incomplete.would_release
        assert sent_files(office) == []


def test_a_person_releases_what_waits(tmp_path):
    with stage(tmp_path) as office, running(office):
        one = bring(office, reading(requested_types=("all",)))
        wait_for(office, one, "in_review")
        with pytest.raises(review.ReviewError, match="whole_chart"):
            review.approve(office, reference_of(office, one), actor="clerk", reason="")
        review.approve(office, reference_of(office, one), actor="clerk", reason="the office called")
        assert wait_for(office, one, "delivered").decided_by == "clerk"
        with office.database.read() as session:
            assert audit.verify(session) is None
            told = str([(entry.action, entry.detail) for entry in audit.rows(session)])
        assert "the office called" not in told


def test_a_person_cannot_release_to_a_number_that_nobody_verified(tmp_path):
    with stage(tmp_path) as office, running(office):
        with office.database.write() as session:
            session.get_one(DirectoryNumber, ("e1", OFFICE_NUMBER)).verified_at = None
        one = bring(office, reading())
        assert wait_for(office, one, "in_review").reason_codes == ["number_unverified"]
        with pytest.raises(review.ReviewError, match="not verified"):
            review.approve(office, reference_of(office, one), actor="clerk", reason="I know them")
        assert calls_of(office, one) == []


def test_a_misread_birth_date_is_corrected_and_the_request_goes_its_way(tmp_path):
    with stage(tmp_path) as office, running(office):
        one = bring(office, reading(patient={"dob": date(1961, 4, 17), "mrn": None}))
        wait_for(office, one, "in_review")
        corrections = review.Corrections(birth_date=date(1961, 4, 12), mrn="00481937")
        review.correct(office, reference_of(office, one), corrections, actor="clerk")
        wait_for(office, one, "delivered")


@pytest.mark.parametrize(
    "letter", ["no_records_found", "authorization_needed", "authorization_incomplete", "sender_notice"]
)
def test_a_person_answers_by_letter(tmp_path, letter):
    with stage(tmp_path) as office, running(office):
        one = bring(office, reading(patient=STRANGER, auth_missing=("signature", "purpose")))
        wait_for(office, one, "in_review")
        review.answer_by_letter(office, reference_of(office, one), letter, actor="clerk")
        wait_for(office, one, "answered")
        assert letters_of(office, one) == [letter]


def test_an_overturned_release_pauses_unattended_release(tmp_path):
    with stage(tmp_path) as office, running(office):
        one = bring(office, reading())
        wait_for(office, one, "delivered")
        review.overturn(office, reference_of(office, one), actor="privacy officer", reason="wrong person")
        assert "budget_paused" in wait_for(office, bring(office, reading()), "in_review").reason_codes


def test_status_shows_each_fax_with_its_own_requests_and_calls(tmp_path):
    with stage(tmp_path) as office, running(office):
        first, second = (bring(office, one) for one in (reading(), reading(patient=STRANGER)))
        wait_for(office, first, "delivered")
        wait_for(office, second, "in_review")
        with office.database.read() as session:
            lines, newest = fax_lines(session), fax_lines(session, limit=1)
    assert [line["state"] for line in lines] == ["delivered", "in_review"]
    requests = [request for line in lines for request in line["requests"]]
    assert [[call["what"] for call in request["attempts"]] for request in requests] == [["packet"], []]
    assert [request["times"][-1]["state"] for request in requests] == ["delivered", "in_review"]
    assert newest == lines[1:]
