"""Laboratory panels: analytes, units, reference ranges and ordinary results."""

from collections.abc import Mapping, Sequence
from random import Random

from sample_hospital.grammar import expand

# analyte: (printed name, unit, reference low, reference high, decimals)
_ANALYTES: dict[str, tuple[str, str, float, float, int]] = {
    "WBC": ("White blood cells", "K/uL", 4.0, 11.0, 1),
    "HGB": ("Hemoglobin", "g/dL", 12.0, 16.0, 1),
    "HCT": ("Hematocrit", "%", 36.0, 47.0, 1),
    "PLT": ("Platelets", "K/uL", 150, 400, 0),
    "SODIUM": ("Sodium", "mmol/L", 136, 145, 0),
    "POTASSIUM": ("Potassium", "mmol/L", 3.5, 5.1, 1),
    "CHLORIDE": ("Chloride", "mmol/L", 98, 107, 0),
    "CO2": ("Carbon dioxide", "mmol/L", 22, 29, 0),
    "BUN": ("Urea nitrogen", "mg/dL", 7, 20, 0),
    "CREATININE": ("Creatinine", "mg/dL", 0.6, 1.2, 2),
    "GLUCOSE": ("Glucose", "mg/dL", 70, 110, 0),
    "CALCIUM": ("Calcium", "mg/dL", 8.6, 10.2, 1),
    "MAGNESIUM": ("Magnesium", "mg/dL", 1.7, 2.4, 1),
    "AST": ("AST", "U/L", 10, 40, 0),
    "ALT": ("ALT", "U/L", 7, 45, 0),
    "ALKP": ("Alkaline phosphatase", "U/L", 40, 120, 0),
    "TBIL": ("Bilirubin, total", "mg/dL", 0.2, 1.2, 1),
    "ALBUMIN": ("Albumin", "g/dL", 3.5, 5.0, 1),
    "LIPASE": ("Lipase", "U/L", 10, 60, 0),
    "TROPONIN": ("Troponin I", "ng/mL", 0.00, 0.04, 2),
    "BNP": ("B-type natriuretic peptide", "pg/mL", 5, 100, 0),
    "INR": ("INR", "", 0.9, 1.1, 1),
    "PTT": ("aPTT", "s", 25, 36, 0),
    "CHOL": ("Cholesterol, total", "mg/dL", 120, 200, 0),
    "HDL": ("HDL cholesterol", "mg/dL", 40, 75, 0),
    "LDL": ("LDL cholesterol, calc", "mg/dL", 50, 115, 0),
    "TRIG": ("Triglycerides", "mg/dL", 50, 150, 0),
    "A1C": ("Hemoglobin A1c", "%", 4.6, 5.6, 1),
    "TSH": ("TSH", "uIU/mL", 0.4, 4.2, 2),
    "FT4": ("Free T4", "ng/dL", 0.8, 1.7, 1),
    "PSA": ("PSA, total", "ng/mL", 0.1, 4.0, 2),
    "CEA": ("CEA", "ng/mL", 0.3, 3.4, 1),
    "LACTATE": ("Lactate", "mmol/L", 0.5, 2.0, 1),
    "CRP": ("C-reactive protein", "mg/L", 0.2, 5.0, 1),
    "KETONE": ("Beta-hydroxybutyrate", "mmol/L", 0.02, 0.27, 2),
    "UWBC": ("Urine WBC", "/HPF", 0, 5, 0),
    "URBC": ("Urine RBC", "/HPF", 0, 2, 0),
    "UPROT": ("Urine protein/creatinine", "mg/g", 20, 150, 0),
    "TACRO": ("Tacrolimus trough", "ng/mL", 5.0, 10.0, 1),
    "LDH": ("LDH", "U/L", 120, 240, 0),
}

_PANELS: dict[str, tuple[str, tuple[str, ...]]] = {
    "cbc": ("COMPLETE BLOOD COUNT", ("WBC", "HGB", "HCT", "PLT")),
    "bmp": (
        "BASIC METABOLIC PANEL",
        ("SODIUM", "POTASSIUM", "CHLORIDE", "CO2", "BUN", "CREATININE", "GLUCOSE", "CALCIUM", "MAGNESIUM"),
    ),
    "liver": ("HEPATIC FUNCTION PANEL", ("AST", "ALT", "ALKP", "TBIL", "ALBUMIN")),
    "lipase": ("LIPASE", ("LIPASE",)),
    "troponin": ("CARDIAC MARKERS", ("TROPONIN",)),
    "bnp": ("NATRIURETIC PEPTIDE", ("BNP",)),
    "coag": ("COAGULATION", ("INR", "PTT")),
    "lipid": ("LIPID PANEL, FASTING", ("CHOL", "HDL", "LDL", "TRIG")),
    "a1c": ("GLYCATED HEMOGLOBIN", ("A1C",)),
    "tsh": ("THYROID", ("TSH", "FT4")),
    "psa": ("PROSTATE-SPECIFIC ANTIGEN", ("PSA",)),
    "cea": ("TUMOR MARKER", ("CEA",)),
    "sepsis": ("INFLAMMATION", ("LACTATE", "CRP")),
    "ketone": ("KETONES", ("KETONE",)),
    "urine": ("URINALYSIS, MICROSCOPIC", ("UWBC", "URBC", "UPROT")),
    "tacrolimus": ("DRUG LEVEL", ("TACRO",)),
    "ldh": ("CHEMISTRY", ("LDH",)),
}

HEADER = ("Test", "Result", "Flag", "Units", "Reference")


def results_for(
    panels: Sequence[str], abnormal: Mapping[str, str], rng: Random, slots: Mapping[str, str]
) -> dict[str, str]:
    """One result for every analyte of the panels: the story's where it gives one, else an ordinary one.

    Args:
        panels: keys of the panels above.
        abnormal: analyte -> template of the result that the story asks for.
        rng: ordinary results.
        slots: for the templates.
    """
    results: dict[str, str] = {}
    for panel in panels:
        for analyte in _PANELS[panel][1]:
            if analyte in results:
                continue
            _, _, low, high, decimals = _ANALYTES[analyte]
            if analyte in abnormal:
                results[analyte] = expand(abnormal[analyte], rng, slots)
            elif analyte == "HCT":  # three times the hemoglobin, as every intern learns
                results[analyte] = f"{float(results['HGB']) * 3 + rng.uniform(-0.6, 0.6):.1f}"
            else:
                span = high - low
                results[analyte] = f"{rng.triangular(low + span * 0.02, high + span * 0.03):.{decimals}f}"
    return results


def panel_table(panel: str, results: Mapping[str, str]) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """A panel's title and its table (test, result, flag, units, reference range) with the header row."""
    title, analytes = _PANELS[panel]
    return title, (HEADER, *(_row(analyte, results[analyte]) for analyte in analytes))


def _row(analyte: str, result: str) -> tuple[str, ...]:
    name, unit, low, high, decimals = _ANALYTES[analyte]
    value = float(result.replace(",", ""))
    flag = "H" if value > high else "L" if value < low else ""
    return name, result, flag, unit, f"{low:.{decimals}f} - {high:.{decimals}f}"


def summary_lines(panels: Sequence[str], results: Mapping[str, str]) -> list[str]:
    """One line a panel, as clinicians quote results in their notes."""
    return [
        ", ".join(f"{_ANALYTES[analyte][0]} {results[analyte]}" for analyte in _PANELS[panel][1][:6])
        for panel in panels
    ]
