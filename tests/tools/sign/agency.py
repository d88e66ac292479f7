"""agency.py ROOT: signs PDFs as a signing service would, for each line "IN OUT KEY FIELD [BOX]" of its input.

An incremental update by pyHanko with KEY.key and KEY.crt, PAdES B-B, in the field FIELD; BOX
(page,x1,y1,x2,y2, the page from 0) makes a new one that is seen.
"""

import sys

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

root = sys.argv[1]


def sign(source, target, key, name, box=None):
    signer = signers.SimpleSigner.load(key + ".key", key + ".crt", ca_chain_files=(root,))
    spec = None
    if box:
        page, *corners = (int(number) for number in box.split(","))
        spec = fields.SigFieldSpec(name, on_page=page, box=tuple(corners))
    claims = signers.PdfSignatureMetadata(
        field_name=name, subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha256"
    )
    with open(source, "rb") as pdf, open(target, "wb") as out:
        writer = IncrementalPdfFileWriter(pdf)
        signers.PdfSigner(claims, signer=signer, new_field_spec=spec).sign_pdf(writer, output=out)


for line in sys.stdin:
    sign(*line.split())
