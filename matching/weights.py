"""Every weight and prior of identity, each with its source, in one place.

Words: `share` is a probability, `rate` the probability of an event for one request or person, `bits` a log2 likelihood
ratio. "study": the measurement of 2026 summarised in this package's README (85.8 million public death records for name
and date coincidences, a generator for faults of requests). "judged": a prior set by hand, on the cautious side, that a
site replaces by counts from its reviewed decisions.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Likelihoods P(seen | true record), chance agreements P(seen | anyone), priors, and the bounds of a decision."""

    # --- the open world -------------------------------------------------------------------------------------------
    absent_share: float = 0.2  # requests about people who are not on file; judged, the floor for a site's own figure
    twin_rate: float = 0.03  # people born as a twin (US births: 31 in 1,000); the twin may be the one asked for
    namesake_relative_rate: float = 0.03  # people with a parent or child of the same first and last name; judged
    household_relative_rate: float = 0.5  # same surname, same home, another given name and birth date; judged
    relative_absent_share: float = 0.5  # such a relative is not on file, and as likely to be asked for; judged
    twin_like_name_factor: float = 4.0  # a twin's name resembles its sibling's (MARIA, MARINA) so much oftener; judged
    twin_same_name_share: float = 0.02  # a twin's name is read or written as its sibling's; judged
    relative_same_birth_share: float = 0.05  # a namesake relative's birth date is given as the patient's; judged

    # --- chance agreement -----------------------------------------------------------------------------------------
    unknown_word: float = (
        0.1  # people on file, of any size of index, who could bear a word that nobody is known to bear
    )
    compound_family: float = 0.05  # share of people with two surnames; judged
    name_pair_factor: float = 1.7  # P(given and family) over the product of both: names come in cultures (study)
    birth_years_effective: float = 26.0  # people of one full name are born as if within 26 years (study)
    new_year_factor: float = 6.0  # 1 January stands for "unknown" in registers; judged
    background_patients: float = 1000.0  # an index this small is believed half, an ordinary name's share the other half
    background_family: float = 5e-4  # P(two people share a surname) is 6.2e-4 (study)
    background_given: float = 1e-3  # P(two people share a first name) is 1.5e-3 (study)
    chance_mrn: float = 1e-5  # another register's number happens to equal ours; judged
    chance_phone: float = 2e-5  # two households share a number (clinic, shelter, recycled); judged
    chance_address: float = 5e-5  # large buildings without a unit number; judged
    chance_near_phone: float = 2e-4  # one digit away from another household's number; judged
    chance_zip: float = 0.1  # shares the ZIP code, given that the street differs; judged: patients live near
    chance_middle: float = 0.005  # a middle name is never believed rarer: the index counts first names; judged
    chance_in_care: float = 0.02  # share of the index in the care of one requester (50 practices); judged
    household_cap_bits: float = 15.0  # phone and address together say "this household" once, not twice
    alternatives_cap_bits: float = 6.0  # a second surname, on the page and on file; judged (a chance of 1 in 64)

    # --- likelihood of agreement, given the true record -------------------------------------------------------------
    name_exact: float = 0.93  # study
    name_joined: float = 0.01  # tokens run together or split by the reader; judged
    family_part: float = 0.04  # one of two surnames written; judged
    family_alias: float = 0.03  # the request uses a former name that is on file; judged
    family_conflict: float = 0.02  # a new surname that nobody told us; judged from the study's 1.7-2.6 %
    given_nickname: float = 0.03  # a short form of the name on file; judged
    given_middle_used: float = 0.01  # goes by the middle name; judged
    given_part: float = 0.3  # one of two first names is written; judged
    given_initial: float = 0.01  # only the initial is written; judged
    given_truncated: float = 0.002  # cut off at the edge of a box; judged
    given_conflict: float = 0.004  # another name altogether; judged from the study's 1.2-1.4 % less the levels above
    edit_ocr: float = 4e-4  # one confusable misreading, a given one of those possible in a name (study)
    edit_typed: float = 6e-5  # any other single edit (study)
    edit_two: float = 2e-6  # two edits; judged
    misread_by_doubt: float = (
        20.0  # a misreading is so much likelier, plus 1, where the reader is wholly unsure; judged
    )
    edit_far_share: float = 0.3  # P(seen) of a misread name is more than the candidate's own contribution; judged
    middle_exact: float = 0.9
    middle_written: float = 0.3  # letters that give a middle name or initial; judged
    middle_edited_bits: float = 1.0  # a middle name with one fault; judged
    middle_conflict: float = 0.03  # judged; middle names differ in 58 % of confirmed duplicates (Just et al. 2016)
    middle_initial_chance: float = 0.09  # mean squared share of initials among English and Spanish names
    suffix_exact: float = 0.9
    suffix_chance: float = 0.03  # people with a suffix
    suffix_conflict: float = 0.02
    suffix_unsaid: float = 0.5  # one side says Jr, the other nothing; judged
    birth_exact: float = 0.93  # study
    birth_two_digit_year: float = 0.9  # the century is missing; two centuries agree by chance
    birth_repaired: float = 0.5  # letters put back to digits (O, l); judged
    birth_damaged: float = 0.25  # a separator or the month's spelling was guessed; judged
    birth_swapped: float = 0.01  # day and month exchanged; judged
    birth_one_digit: float = 7e-4  # 0.02 over about 30 misreadings of one digit; judged
    birth_transposed: float = 8e-4  # 0.004 over 5 neighbours; judged
    birth_same_month_day: float = 2e-4  # another year: 0.012 over about 60 years; judged
    birth_same_year_part: float = 1.6e-4  # year and one of month, day: 0.006 over about 40; judged
    birth_two_digits: float = 2e-5  # two digits misread; judged
    birth_conflict: float = 0.01  # altogether another date (the parent's, the visit's); judged
    sex_exact: float = 0.99
    sex_conflict: float = 0.01
    mrn_exact: float = 0.9
    mrn_near: float = 1e-3  # one digit misread: 0.03 over about 30; judged
    mrn_near_chance: float = 1e-4
    mrn_conflict: float = 0.05  # the office quotes its own chart number; judged
    phone_exact: float = 0.5
    phone_near: float = 5e-4
    phone_conflict: float = 0.5  # people have several; judged
    address_exact: float = 0.6
    address_near: float = 0.05
    address_near_chance: float = 5e-4
    address_zip: float = 0.18  # moved within the ZIP code, or the street was misread; judged
    address_conflict: float = 0.3  # people move; judged
    kin_household: float = 0.1  # gives the phone or address of kin on file; judged
    kin_households: float = 4.0  # homes over which the kin of one surname are spread; judged
    in_care: float = 0.3  # a requester of continuity of care is known to us as such; judged

    # --- bounds of a decision --------------------------------------------------------------------------------------
    max_risk: float = 3e-4  # largest 1 - probability of one unattended release
    min_confidence: float = 0.5  # a name or birth date read less surely than this is never certain
    probable_from: float = 0.9
    possible_from: float = 3e-4  # below: certainly not; low, since a wrong "not on file" sends an office away
    top_candidates: int = 12  # how many possible ones are reported at most; five always


DEFAULT = Weights()
