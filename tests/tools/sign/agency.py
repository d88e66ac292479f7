"""agency.py IN OUT KEY CERTIFICATE ROOT FIELD [BOX]: signs a PDF as a signing service would.

An incremental update by pyHanko, PAdES B-B, in the field FIELD; BOX (page,x1,y1,x2,y2, the page
from 0) makes a new one that is seen.
"""

import sys

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

source, target, key, certificate, root, name = sys.argv[1:7]
signer = signers.SimpleSigner.load(key, certificate, ca_chain_files=(root,))
spec = None
if len(sys.argv) > 7:
    page, *box = (int(number) for number in sys.argv[7].split(","))
    spec = fields.SigFieldSpec(name, on_page=page, box=tuple(box))
claims = signers.PdfSignatureMetadata(
    field_name=name, subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha256"
)
with open(source, "rb") as pdf, open(target, "wb") as out:
    writer = IncrementalPdfFileWriter(pdf)
    signers.PdfSigner(claims, signer=signer, new_field_spec=spec).sign_pdf(writer, output=out)
