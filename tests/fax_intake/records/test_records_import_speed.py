import time

from fhir_builders import inline, patient, reference

GIVEN = ("Lena", "Ana", "Sean", "Minh", "Rosa", "Omar", "Grace", "Wei")
FAMILY = ("Okafor", "Garcia", "Nguyen", "Brandt", "Petrosyan", "Lopez", "Kim", "Ito")


def test_five_hundred_patients_with_documents_take_less_than_five_cpu_seconds(hospital):
    # The goal is 5,000 patients and 4,000 documents in 25 s on one core; measured figures are in the package's README.
    patients = [
        patient(
            f"p{n}",
            name=[{"use": "official", "family": FAMILY[n % 8] + str(n % 97), "given": [GIVEN[n // 8 % 8]]}],
            birthDate=f"19{n % 60 + 30}-{n % 12 + 1:02}-{n % 28 + 1:02}",
        )
        for n in range(500)
    ]
    notes = [reference(f"d{n}", f"p{n}", content=[{"attachment": inline(f"Note {n}. " * 400)}]) for n in range(400)]
    started = time.process_time()
    summary = hospital.take(*patients, *notes)
    assert (summary.patients.new, summary.documents.new) == (500, 400)
    assert time.process_time() - started < 5
