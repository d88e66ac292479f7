"""judge.py ROOT PDF...: what pyHanko says of each signature, one line each.

FILE FIELD intact|broken valid|invalid trusted|untrusted COVERAGE CHANGES; `FILE broken` when the
file cannot be read any more.
"""

import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

root = load_cert_from_pemder(sys.argv[1])


def word(value, yes, no):
    return yes if value else no


def judge(path):
    with open(path, "rb") as pdf:
        for signature in PdfFileReader(pdf).embedded_signatures:
            status = validate_pdf_signature(signature, ValidationContext(trust_roots=[root]))
            changes = status.modification_level.name if status.modification_level else "UNKNOWN"
            print(
                path,
                signature.field_name,
                word(status.intact, "intact", "broken"),
                word(status.valid, "valid", "invalid"),
                word(status.trusted, "trusted", "untrusted"),
                status.coverage.name,
                changes,
            )


for path in sys.argv[2:]:
    try:
        judge(path)
    except Exception as error:  # whatever a damaged file makes it raise
        print(path, "broken", type(error).__name__)
