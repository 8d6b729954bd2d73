"""
Certifies paper.pdf in PLACE so many times with pyHanko, with the keys of signer.pem and stamp.pem there, and prints the milliseconds of one: python sign-with-pyhanko.py PLACE TIMES.
"""

import sys
import time
from io import BytesIO
from pathlib import Path

from asn1crypto import pem
from pyhanko.keys import load_cert_from_pemder, load_private_key_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers, timestamps
from pyhanko_certvalidator.registry import SimpleCertificateStore

place, times = Path(sys.argv[1]), int(sys.argv[2])


def pair(path):
    """A key and its certificate out of one file, each written to one of its own."""
    key, certificate = path.with_suffix('.key'), path.with_suffix('.crt')
    blocks = list(pem.unarmor(path.read_bytes(), multiple=True))
    for name, _, body in blocks:
        target = certificate if name == 'CERTIFICATE' else key
        target.write_bytes(pem.armor(name, body))
    return load_cert_from_pemder(str(certificate)), load_private_key_from_pemder(str(key), passphrase=None)


issuing, _ = pair(place / 'authority/issuing.pem')
stamp, stamp_key = pair(place / 'stamp.pem')
holder, key = pair(place / 'signer.pem')
store = SimpleCertificateStore.from_certs([issuing])
signer = signers.SimpleSigner(signing_cert=holder, signing_key=key, cert_registry=store)
timestamper = timestamps.DummyTimeStamper(tsa_cert=stamp, tsa_key=stamp_key, certs_to_embed=store)
metadata = signers.PdfSignatureMetadata(
    field_name='Platform',
    md_algorithm='sha256',
    certify=True,
    docmdp_permissions=fields.MDPPerm.FILL_FORMS,
    subfilter=fields.SigSeedSubFilter.PADES,
    name='Yanhe 言和',
    reason='签署调解协议书',
)
pdf = (place / 'paper.pdf').read_bytes()


def once():
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    signers.PdfSigner(metadata, signer=signer, timestamper=timestamper).sign_pdf(writer, existing_fields_only=True)


once()
began = time.perf_counter()
for _ in range(times):
    once()
print((time.perf_counter() - began) * 1000 / times)
