"""Reason codes: why a request waits for a person (domain.md section 5), and what staff are told about each."""

from enum import StrEnum


class Reason(StrEnum):
    UNCLEAR_KIND = "unclear_kind"
    UNCLEAR_NAME = "unclear_name"
    UNCLEAR_DOB = "unclear_dob"
    NO_MATCH = "no_match"
    AMBIGUOUS_MATCH = "ambiguous_match"
    WEAK_MATCH = "weak_match"
    REQUESTER_UNKNOWN = "requester_unknown"
    NUMBER_UNVERIFIED = "number_unverified"
    NUMBER_MISSING = "number_missing"
    NUMBER_STALE = "number_stale"
    NOT_TREATMENT = "not_treatment"
    PATIENT_RESTRICTED = "patient_restricted"
    DECEASED = "deceased"
    MINOR = "minor"
    SENSITIVE_CONTENT = "sensitive_content"
    OUT_OF_STATE = "out_of_state"
    FACILITY_SCOPE = "facility_scope"
    NOTHING_FOUND = "nothing_found"
    WHOLE_CHART = "whole_chart"
    TOO_LONG = "too_long"
    STALE_RECORDS = "stale_records"
    DUPLICATE = "duplicate"
    QUIET_DESTINATION = "quiet_destination"
    BUDGET_PAUSED = "budget_paused"
    PARTIAL_FAX = "partial_fax"
    DECODE_FAILED = "decode_failed"
    PROCESSING_FAILED = "processing_failed"
    CONVERSION_FAILED = "conversion_failed"
    PREFLIGHT_FAILED = "preflight_failed"
    DELIVERY_FAILED = "delivery_failed"
    DELIVERY_UNKNOWN = "delivery_unknown"


IN_PLAIN_WORDS = {
    Reason.UNCLEAR_KIND: "It is not certain what kind of fax this is, or not all of it was read.",
    Reason.UNCLEAR_NAME: "The patient's name was not read with certainty, or differs within the fax.",
    Reason.UNCLEAR_DOB: "The date of birth was not read with certainty, or differs within the fax.",
    Reason.NO_MATCH: "Nobody on file fits.",
    Reason.AMBIGUOUS_MATCH: "More than one patient on file could be meant (twin, Jr/Sr, namesake).",
    Reason.WEAK_MATCH: "One patient on file may be meant, but not certainly.",
    Reason.REQUESTER_UNKNOWN: "No single directory entry fits the requester and the number.",
    Reason.NUMBER_UNVERIFIED: "Nobody has verified this fax number for the requester.",
    Reason.NUMBER_MISSING: "The fax does not say which number to answer.",
    Reason.NUMBER_STALE: "The number was verified too long ago; verify it again.",
    Reason.NOT_TREATMENT: "The purpose is not treatment or continuing care.",
    Reason.PATIENT_RESTRICTED: "The patient has a restriction, a confidentiality flag or an open identity problem.",
    Reason.DECEASED: "The patient is recorded as deceased.",
    Reason.MINOR: "The patient is a minor and a document is of a service that minors may consent to themselves.",
    Reason.SENSITIVE_CONTENT: "A document is of a category that is never released unattended.",
    Reason.OUT_OF_STATE: "The requester is outside the state and a document is protected by state law.",
    Reason.FACILITY_SCOPE: "A document is outside what the asked facility may release.",
    Reason.NOTHING_FOUND: "There is no document to send.",
    Reason.WHOLE_CHART: "The whole chart was asked for.",
    Reason.TOO_LONG: "The packet has too many pages, or would take too long on the wire.",
    Reason.STALE_RECORDS: "The records on file have not been brought up to date.",
    Reason.DUPLICATE: "The same was asked or answered a short time ago.",
    Reason.QUIET_DESTINATION: "Nobody attends the destination's fax now, and its line is not marked secure.",
    Reason.BUDGET_PAUSED: "The error budget is used up; unattended release is paused.",
    Reason.PARTIAL_FAX: "The fax broke off before its end.",
    Reason.DECODE_FAILED: "The file could not be opened as a fax.",
    Reason.PROCESSING_FAILED: "The program failed on this fax.",
    Reason.CONVERSION_FAILED: "A document could not be made into legible fax pages.",
    Reason.PREFLIGHT_FAILED: "A page of the packet does not surely belong to this patient.",
    Reason.DELIVERY_FAILED: "The answer could not be delivered.",
    Reason.DELIVERY_UNKNOWN: "It is not known whether the answer arrived; ask the office or the carrier.",
}
