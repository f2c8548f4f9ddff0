from datetime import date
from itertools import permutations

import pytest

from fax_intake.records.settle import Claim, Settled, settle


def claim(claim_id: str, **changes) -> Claim:
    plain = {
        "document_type": "imaging_report",
        "service_date": date(2026, 3, 4),
        "status": "final",
        "labels": frozenset(),
        "codes": (),
        "urls": frozenset(),
        "digest": f"digest of {claim_id}",
        "replaces": None,
    }
    return Claim(id=claim_id, **{**plain, **changes})


ONE = {"urls": frozenset({"Binary/1"}), "digest": "same"}


@pytest.mark.parametrize(
    ("claims", "statuses"),
    [
        pytest.param([claim("a"), claim("b")], {"a": "final", "b": "final"}, id="two documents"),
        pytest.param(
            [claim("a"), claim("b", replaces="a", status="amended")],
            {"a": "superseded", "b": "amended"},
            id="amended replaces",
        ),
        pytest.param(
            [claim("a"), claim("b", replaces="a"), claim("c", replaces="b")],
            {"a": "superseded", "b": "superseded", "c": "final"},
            id="a chain of replacements",
        ),
        pytest.param(
            [claim("a"), claim("b", replaces="a", status="entered-in-error")],
            {"a": "final", "b": "entered-in-error"},
            id="a replacement that was an error",
        ),
        pytest.param(
            [claim("a", status="entered-in-error"), claim("b", replaces="a")],
            {"a": "entered-in-error", "b": "final"},
            id="an error stays an error",
        ),
        pytest.param(
            [claim("a", **ONE), claim("DiagnosticReport:b", **ONE)],
            {"a": "final", "DiagnosticReport:b": "superseded"},
            id="one report in two resources",
        ),
        pytest.param(
            [claim("a", digest="same"), claim("b", digest="same")],
            {"a": "final", "b": "superseded"},
            id="the same bytes on one day",
        ),
        pytest.param(
            [claim("a", digest="same"), claim("b", digest="same", service_date=date(2026, 3, 5))],
            {"a": "final", "b": "final"},
            id="the same bytes on two days",
        ),
        pytest.param(
            [claim("a", status="superseded", digest="same"), claim("b", digest="same", replaces="a")],
            {"a": "superseded", "b": "final"},
            id="a replacement with the same bytes",
        ),
        pytest.param(
            [claim("a", **ONE), claim("DiagnosticReport:b", **ONE, status="entered-in-error")],
            {"a": "entered-in-error", "DiagnosticReport:b": "entered-in-error"},
            id="an error noted on one twin",
        ),
        pytest.param(
            [claim("a", **ONE), claim("DiagnosticReport:b", **ONE, status="preliminary")],
            {"a": "preliminary", "DiagnosticReport:b": "superseded"},
            id="a twin that is preliminary",
        ),
        pytest.param(
            [claim("a", **ONE, document_type="other"), claim("DiagnosticReport:b", **ONE)],
            {"a": "superseded", "DiagnosticReport:b": "final"},
            id="the twin with a known type stays",
        ),
        pytest.param(
            [
                claim("a", **ONE),
                claim("b", urls=frozenset({"Binary/1", "Binary/2"})),
                claim("c", urls=frozenset({"Binary/2"})),
            ],
            {"a": "final", "b": "superseded", "c": "superseded"},
            id="twins of a twin",
        ),
        pytest.param([claim("a"), claim("b", status="held")], {"a": "final", "b": "held"}, id="a held document"),
        pytest.param(
            [claim("a", **ONE), claim("DiagnosticReport:b", **ONE, status="held")],
            {"a": "held", "DiagnosticReport:b": "superseded"},
            id="a twin that is held",
        ),
        pytest.param(
            [claim("a", digest="same", status="preliminary"), claim("b", digest="same", status="held")],
            {"a": "held", "b": "superseded"},
            id="held weighs more than preliminary",
        ),
        pytest.param(
            [claim("a"), claim("b", replaces="a", status="held")],
            {"a": "superseded", "b": "held"},
            id="what a held document replaced does not come back",
        ),
        pytest.param(
            [claim("a", status="held"), claim("b", replaces="a")],
            {"a": "superseded", "b": "final"},
            id="a held document that is replaced",
        ),
        pytest.param(
            [claim("a", **ONE, status="held"), claim("DiagnosticReport:b", **ONE, status="entered-in-error")],
            {"a": "entered-in-error", "DiagnosticReport:b": "entered-in-error"},
            id="an error noted on the twin of a held one",
        ),
    ],
)
def test_statuses_in_whatever_order_the_resources_came(claims, statuses):
    for order in permutations(claims):
        assert {i: s.status for i, s in settle(order).items()} == statuses


def test_the_kept_twin_bears_the_labels_and_codes_of_both():
    reference = claim("a", **ONE, labels=frozenset({"N"}), codes=("18748-4",))
    report = claim("DiagnosticReport:b", **ONE, labels=frozenset({"HIV"}), codes=("RAD", "18748-4"))
    assert settle([report, reference]) == {
        "a": Settled(status="final", labels=("HIV", "N"), codes=("18748-4", "RAD")),
        "DiagnosticReport:b": Settled(status="superseded", labels=("HIV",), codes=("RAD", "18748-4"), duplicate_of="a"),
    }


def test_a_document_that_another_chart_replaces_is_superseded():
    assert settle([claim("a")], {"a"})["a"].status == "superseded"


def test_nothing_settles_to_nothing():
    assert settle([]) == {}
