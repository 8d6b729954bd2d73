"""Validates a paper with pyHanko, strictly: python validate.py FILE ROOT DAYS_FROM_NOW [MORE_ROOTS...]; prints JSON."""

import json
import sys
from datetime import datetime, timedelta, timezone

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

path, root, days, *more = sys.argv[1:]
roots = [load_cert_from_pemder(name) for name in [root, *more]]
moment = datetime.now(timezone.utc) + timedelta(days=int(days))
found = []
try:
    with open(path, 'rb') as handle:
        for signature in PdfFileReader(handle, strict=True).embedded_regular_signatures:
            context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=moment)
            status = validate_pdf_signature(signature, signer_validation_context=context, ts_validation_context=context)
            stamp = status.timestamp_validity
            found.append({
                'field': signature.field_name,
                'good': bool(status.bottom_line),
                'coverage': status.coverage.name,
                'changes': status.modification_level.name if status.modification_level else None,
                'certification': status.docmdp_ok,
                'stamped': bool(stamp and stamp.valid and stamp.trusted),
            })
except Exception as error:  # A file that the reader refuses is refused.
    print(json.dumps({'error': type(error).__name__, 'signatures': found}))
    sys.exit()
print(json.dumps({'error': None, 'signatures': found}))
