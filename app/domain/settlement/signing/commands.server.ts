import { z } from 'zod'
import { personOf } from '../../engine/actor.ts'
import { byOf, defineCommand } from '../../engine/command.ts'
import { DomainError } from '../../errors.ts'
import { checkAgain, giveConsent } from '../commands.server.ts'
import { needOpenVersion } from '../versions.server.ts'
import { slotOf } from './guards.server.ts'
import { faultOfMark, MarkFields, markOf } from './marks.ts'
import { signerName } from './signer.server.ts'

const ticked = z.literal('yes', 'settlement/tick').optional()

/** What somebody sends to sign: the text he saw, the code he got for it, his ticks and his name. */
export const SignFields = MarkFields.extend({
  bodySha256: z.string().regex(/^[0-9a-f]{64}$/),
  codeId: z.uuid().optional(),
  eSignature: ticked,
  amount: ticked,
  date: ticked,
  consequence: ticked,
})

/** Signs the agreement: the intent is recorded here, the key is used afterwards. */
export const signAgreement = defineCommand({
  name: 'agreementVersion.sign',
  by: byOf('agreementVersion', 'sign'),
  input: SignFields,
  run: async (act, input) => {
    const version = await needOpenVersion(act)
    const slot = await slotOf(act, { versionId: version.id })
    const personId = personOf(act.actor)
    if (!slot || !personId) throw new DomainError('guard/isRequiredSigner')
    if (slot.kind !== 'seal') {
      const fault = faultOfMark(input, await signerName(act.tx, act.platform, slot, personId))
      if (fault) throw new DomainError('request/invalid', { typedName: fault })
    }
    // A day may have passed since the text was opened: what blocks is looked for once more before a hand is put to it.
    if (slot.kind !== 'seal' && (await checkAgain(act, version)).some(({ level }) => level === 'block')) {
      throw new DomainError('settlement/text-blocked')
    }
    if (slot.kind === 'party' && input.eSignature) await giveConsent(act, personId)
    const keyPoints = (['amount', 'date', 'consequence'] as const).filter((point) => input[point] === 'yes')
    const mark = slot.kind === 'seal' ? undefined : markOf(input)
    await act.move('agreementVersion', version.id, 'sign', {
      bodySha256: input.bodySha256,
      codeId: input.codeId,
      slotId: slot.id,
      keyPoints,
      doc: version.bodySha256 ? new Uint8Array(version.bodySha256) : undefined,
      secret: { mark },
    })
  },
})
