"""The layouts: name -> function of values, style and random numbers that draws pages and tells their truth."""

from collections.abc import Callable, Mapping
from random import Random

from sample_faxes.layouts import forms, letters, others, rights, tables
from sample_faxes.values import Drawn, Style, Values

Layout = Callable[[Values, Style, Random], Drawn]

LAYOUTS: Mapping[str, Layout] = {
    # requests of practices
    "letter_block": letters.letter_block,
    "prose_letter": letters.prose_letter,
    "memo": letters.memo,
    "note": letters.note,
    "cover_only": letters.cover_only,
    "cover_form": forms.cover_form,
    "lined_form": forms.lined_form,
    "boxed_form": forms.boxed_form,
    "bilingual_form": forms.bilingual_form,
    "referral_sheet": forms.referral_sheet,
    "emergency_sheet": forms.emergency_sheet,
    "images_form": forms.images_form,
    "emr_print": tables.emr_print,
    "batch_table": tables.batch_table,
    "lab_report": tables.lab_report,
    "refill_request": tables.refill_request,
    # everybody else
    "authorization": rights.authorization,
    "patient_letter": rights.patient_letter,
    "rights_form": rights.rights_form,
    "attorney_letter": others.attorney_letter,
    "subpoena": others.subpoena,
    "disability_request": others.disability_request,
    "copy_service": others.copy_service,
    "vital_records_letter": others.vital_records_letter,
    "flyer": others.flyer,
    "chart_page": others.chart_page,
}
