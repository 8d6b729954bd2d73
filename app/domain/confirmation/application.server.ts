import { createHash } from 'node:crypto'
import type { PaperData } from '#templates/papers.server.ts'
import { dayOf } from '../calendar/days.ts'
import { payloadText } from '../engine/trail.server.ts'
import type { Act } from '../engine/types.ts'
import type { JurisdictionReason } from '../intake/courts.ts'
import type { Agreement } from './case.server.ts'

type Application = PaperData<'judicial-confirmation-application'>

const NOT_YET = {
  'zh-CN': '协议约定的履行期限尚未届满，各方将按约履行。',
  en: 'The time for performance has not expired; the parties will perform as agreed.',
}
const ANNEXES = [
  { name: { 'zh-CN': '调解协议书', en: 'Settlement agreement' }, copies: 1 },
  { name: { 'zh-CN': '调解组织主持调解证明', en: 'Certificate of the mediation organisation' }, copies: 1 },
  { name: { 'zh-CN': '各方身份证明', en: 'Proof of identity of the parties' }, copies: 1 },
]

export interface Chosen {
  readonly court: string
  readonly reason: JurisdictionReason
  readonly lastDay: string
}

async function addressesOf(act: Act, { text }: Agreement) {
  const rows = await act.tx.serviceAddress.findMany({
    where: { partyId: { in: text.parties.map(({ partyId }) => partyId) }, replacedAt: null },
  })
  return text.parties.flatMap(({ partyId, name }) => {
    const row = rows.find((one) => one.partyId === partyId)
    return row ? [{ name, address: act.codec.open(`service_address.address/${row.id}`, row.address) }] : []
  })
}

/** The joint application as paper 17 prints it; what is signed is the hash of exactly this. */
export async function applicationData(
  act: Act,
  agreement: Agreement,
  { court, reason, lastDay }: Chosen,
): Promise<Application> {
  const { text } = agreement
  const addresses = await addressesOf(act, agreement)
  const defaults = text.clauses.filter(({ no }) => no === null).map(({ formal }) => ({ text: formal }))
  return {
    parties: text.parties.map(({ partyId: _, personId: __, ...party }) => ({ ...party, role: 'applicant' as const })),
    agreementOn: agreement.agreementOn,
    organisation: text.organisation,
    agreementNumber: agreement.agreementNumber,
    disputeKind: text.disputeKind,
    mediators: text.mediators.map(({ name }) => name),
    effective: { on: dayOf(agreement.effectiveAt), lastConfirmOn: lastDay },
    clauses: text.clauses.flatMap(({ no, formal }) => (no === null ? [] : [{ no, text: formal }])),
    ...(defaults.length > 0 ? { defaultClauses: defaults } : {}),
    jurisdiction: reason,
    performanceState: NOT_YET,
    ...(addresses.length > 0 ? { serviceAddresses: addresses } : {}),
    court,
    appliedOn: dayOf(act.now),
    annexes: ANNEXES,
  }
}

/** Where the data of an application lie until its paper is made. */
export const applicationPlace = (caseId: string) => `confirmation_case.application/${caseId}`

export const hashOfData = (data: unknown): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(payloadText(data)).digest())
