"""
Validates a paper with pyHanko by ETSI EN 319 102-1 §5.6.3 with nothing but what the file carries, revocation required:
python validate-lasting.py FILE ROOT [YEARS_FROM_NOW]; prints JSON.
"""

import asyncio
import json
import sys
from datetime import datetime, timedelta, timezone

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.ades import ades_lta_validation, simulate_future_ades_lta_validation
from pyhanko.sign.validation.policy_decl import (
    CertificateFetchingRule,
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager

path, root, *rest = sys.argv[1:]
years = int(rest[0]) if rest else 0
policy = CertValidationPolicySpec(
    trust_manager=SimpleTrustManager.build(trust_roots=[load_cert_from_pemder(root)]),
    revinfo_policy=CertRevTrustPolicy(REQUIRE_REVINFO),
)
nothing_fetched = RevocationInfoGatheringSpec(
    RevinfoOnlineFetchingRule.LOCAL_ONLY, certificate_fetching_rule=CertificateFetchingRule.NEVER_FETCH
)
spec = PdfSignatureValidationSpec(SignatureValidationSpec(policy, nothing_fetched))


async def judge(signature):
    if years == 0:
        return await ades_lta_validation(signature, spec)
    moment = datetime.now(timezone.utc) + timedelta(days=365.25 * years)
    return await simulate_future_ades_lta_validation(signature, spec, moment)


async def main():
    found = []
    with open(path, 'rb') as handle:
        for signature in PdfFileReader(handle, strict=True).embedded_regular_signatures:
            found.append((await judge(signature)).ades_subindic.name)
    return found


try:
    print(json.dumps({'error': None, 'found': asyncio.run(main())}))
except Exception as error:
    print(json.dumps({'error': f'{type(error).__name__}: {error}', 'found': []}))
