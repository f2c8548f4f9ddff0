"""Identity: a request and candidate patients in, a graded and explained decision out."""

from matching.blocking import blocking_keys, index_keys
from matching.choose import choose_patient
from matching.explain import explain, explain_veto
from matching.population import CountedPopulation, count_population, name_counts
from matching.requester import (
    DirectoryCandidate,
    DirectoryFaxNumber,
    DirectoryProvider,
    EntryId,
    RequesterClaim,
    RequesterDecision,
    choose_requester,
)
from matching.weights import DEFAULT, Weights

__all__ = [
    "DEFAULT",
    "CountedPopulation",
    "DirectoryCandidate",
    "DirectoryFaxNumber",
    "DirectoryProvider",
    "EntryId",
    "RequesterClaim",
    "RequesterDecision",
    "Weights",
    "blocking_keys",
    "choose_patient",
    "choose_requester",
    "count_population",
    "explain",
    "explain_veto",
    "index_keys",
    "name_counts",
]
