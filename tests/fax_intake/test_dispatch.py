"""From a decision to a sure end, against a carrier that plays every fault in the book."""

import time
from dataclasses import replace

import pytest
from workflow_stage import (
    OFFICE_NUMBER,
    bring,
    calls_of,
    disclosures_of,
    reading,
    running,
    sent_files,
    stage,
    wait_for,
)

from fax_intake.store.requests import set_switch
from fax_intake.store.tables import Patient, Request
from fax_intake.workflow import dispatch
from outbound.errors import DeliveryUnknownError
from outbound.gateways.spool import SpoolGateway
from outbound.tiff import read_tiff_f

pytestmark = pytest.mark.usefixtures("on_both_databases")


def play(**rule):
    return {"call": [{"number": OFFICE_NUMBER} | rule]}


def test_a_request_whose_gates_hold_is_delivered_whole(tmp_path):
    with stage(tmp_path) as office, running(office):
        one = bring(office, reading())
        request = wait_for(office, one, "delivered")
        assert (request.patient_id, request.requester_id, request.decided_by) == ("p1", "e1", "policy")
        [call] = calls_of(office, one)
        assert call[:3] == ("delivered", None, 1)
        [disclosure] = disclosures_of(office, one)
        assert (disclosure.patient_id, disclosure.documents, disclosure.is_partial) == (
            "p1",
            ["d1"],
            False,
        )
        [received] = sent_files(office)
        assert len(read_tiff_f(received.read_bytes())) == call[3]


@pytest.mark.parametrize(
    ("rule", "calls", "state", "reasons"),
    [
        pytest.param({"play": "busy", "times": 2}, ["busy", "busy", None], "delivered", [], id="busy twice"),
        pytest.param({"play": "busy"}, ["busy"] * 10, "failed", ["delivery_failed"], id="always busy: ten tries"),
        pytest.param({"play": "no_answer", "times": 1}, ["no_answer", None], "delivered", [], id="no answer once"),
        pytest.param({"play": "no_answer"}, ["no_answer"] * 3, "failed", ["delivery_failed"], id="never an answer"),
        pytest.param({"play": "not_a_fax"}, ["not_a_fax"] * 2, "failed", ["delivery_failed"], id="a voice answers"),
        pytest.param(
            {"play": "rejected_number"}, ["rejected_number"], "failed", ["delivery_failed"], id="rejected number"
        ),
        pytest.param(
            {"on_send": "rejected"}, ["rejected_number"], "failed", ["delivery_failed"], id="refused by the carrier"
        ),
        pytest.param({"play": "document"}, ["document"], "failed", ["delivery_failed"], id="document refused"),
        pytest.param({"play": "capacity", "times": 1}, ["capacity", None], "delivered", [], id="carrier full once"),
        pytest.param(
            {"on_send": "unavailable", "times": 1}, ["capacity", None], "delivered", [], id="carrier away once"
        ),
        pytest.param({"on_send": "lost_response"}, [None], "delivered", [], id="lost response, found by look-up"),
        pytest.param({"play": "unknown"}, ["unknown"], "failed", ["delivery_unknown"], id="the carrier lost sight"),
        pytest.param(
            {"play": "done_without_pages"}, ["unknown"], "failed", ["delivery_unknown"], id="done, with no page"
        ),
        pytest.param({"events": ["duplicate", "out_of_order"]}, [None], "delivered", [], id="events twice, disordered"),
        pytest.param({"events": ["early"]}, [None], "delivered", [], id="event before the send call returns"),
        pytest.param({"events": ["none"]}, [None], "delivered", [], id="no event ever: polling tells"),
    ],
)
def test_each_fault_ends_surely(tmp_path, rule, calls, state, reasons):
    with stage(tmp_path, play(**rule)) as office, running(office):
        one = bring(office, reading())
        request = wait_for(office, one, "delivered", "failed")
        assert (request.state, request.reason_codes) == (state, reasons)
        assert [failure for _, failure, _, _ in calls_of(office, one)] == calls
        assert len([d for d in disclosures_of(office, one) if not d.is_partial]) == (state == "delivered")


def test_a_call_that_breaks_is_a_partial_disclosure_and_goes_on_from_the_first_unconfirmed_page(tmp_path):
    with stage(tmp_path, play(play="line_error", after_page=3, times=1)) as office, running(office):
        one = bring(office, reading())
        wait_for(office, one, "delivered")
        first, second = calls_of(office, one)
        assert first == ("partial", "line_error", 1, 3)
        assert second[:3] == ("delivered", None, 4)
        partial, rest = disclosures_of(office, one)
        assert (partial.pages, partial.is_partial, rest.is_partial) == (3, True, False)


def test_a_call_that_breaks_after_the_cover_disclosed_nothing(tmp_path):
    with stage(tmp_path, play(play="line_error", after_page=1, times=1)) as office, running(office):
        one = bring(office, reading())
        wait_for(office, one, "delivered")
        assert [first_page for _, _, first_page, _ in calls_of(office, one)] == [1, 1]
        assert [d.is_partial for d in disclosures_of(office, one)] == [False]


def test_without_a_look_up_or_a_key_a_lost_response_is_never_repeated(tmp_path):
    script = play(on_send="lost_response") | {"look_up": "cannot"}
    with stage(tmp_path, script) as office:
        office.gateway.capabilities = type(office.gateway.capabilities)(
            looks_up_references=False,
            honours_idempotency_key=False,
            look_up_lag_s=0,
            counts_pages_on_failure=True,
            cancels=True,
        )
        with running(office):
            one = bring(office, reading())
            request = wait_for(office, one, "failed")
            assert request.reason_codes == ["delivery_unknown"]
            assert [state for state, _, _, _ in calls_of(office, one)] == ["unknown"]


def test_nothing_is_dialled_while_sending_is_stopped(tmp_path):
    with stage(tmp_path) as office, running(office):
        with office.database.write() as session:
            set_switch(session, "sending", "stopped", at=office.clock(), actor="supervisor")
        one = bring(office, reading())
        wait_for_state(office, one, "dispatching")
        assert calls_of(office, one) == []
        with office.database.write() as session:
            set_switch(session, "sending", "running", at=office.clock(), actor="supervisor")
        wait_for(office, one, "delivered")


def test_a_restriction_recorded_while_the_packet_waits_stops_it(tmp_path):
    with stage(tmp_path) as office, running(office):
        with office.database.write() as session:
            set_switch(session, "sending", "stopped", at=office.clock(), actor="supervisor")
        one = bring(office, reading())
        wait_for_state(office, one, "dispatching")
        with office.database.write() as session:
            session.get_one(Patient, "p1").flags = ["restricted"]
            set_switch(session, "sending", "running", at=office.clock(), actor="supervisor")
        request = wait_for_state(office, one, "in_review")
        assert request.reason_codes == ["patient_restricted"]
        assert sent_files(office) == []


def wait_for_state(office, one, state):
    for _ in range(200):
        with office.database.read() as session:
            request = session.get_one(Request, one)
        if request.state == state:
            return request
        time.sleep(0.05)
    raise AssertionError(f"{request.state} {request.reason_codes}")


class Carrier:
    """The sample carrier, which for so many questions does not answer."""

    def __init__(self, carrier, *, away_for):
        self._carrier, self.left = carrier, away_for

    def look_up(self, reference):
        if self.left:
            self.left -= 1
            raise DeliveryUnknownError("no answer")
        return self._carrier.look_up(reference)

    def __getattr__(self, name):
        return getattr(self._carrier, name)


@pytest.mark.parametrize("lost", ["lost_response", "lost_request"])
def test_a_carrier_that_does_not_say_what_it_took_is_asked_again(tmp_path, monkeypatch, lost):
    monkeypatch.setattr(dispatch, "ASK_FIRST_S", 0.01)
    script = {"call": [{"on_send": lost, "times": 1}]}
    with stage(tmp_path, script) as office:
        settings = office.settings.model_copy(update={"retry_pace": 100.0})
        carrier = Carrier(office.gateway, away_for=3)
        with running(replace(office, gateway=carrier, settings=settings)):
            one = bring(office, reading())
            assert wait_for(office, one, "delivered", "failed").state == "delivered"
        assert carrier.left == 0
        ends = {"lost_response": ["delivered"], "lost_request": ["failed", "delivered"]}
        assert [state for state, *_ in calls_of(office, one)] == ends[lost]
        assert len(sent_files(office)) == 1


def test_a_call_that_was_busy_and_went_through_later_is_not_made_again(tmp_path):
    """Some carriers try again by themselves after they have said "busy"."""
    with stage(tmp_path, {"call": [{"play": "busy", "times": 1, "late_delivery_s": 60, "events": ["none"]}]}) as office:
        settings = office.settings.model_copy(update={"retry_pace": 10.0})
        slow = SpoolGateway(office.settings.outbox, office.clock, office.gateway._script, 100)
        with running(replace(office, gateway=slow, settings=settings)):
            one = bring(office, reading())
            assert wait_for(office, one, "delivered", "failed", within_s=40).state == "delivered"
        assert [state for state, *_ in calls_of(office, one)] == ["delivered", "cancelled"]
        assert len(sent_files(office)) == 1
