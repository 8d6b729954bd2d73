import type { Tx } from '#prisma/client.server.ts'
import { type Codec, codecFor } from '#prisma/codec.server.ts'
import { partiesOf } from '../party/parties.server.ts'
import type { Platform } from '../platform/platform.ts'
import { moneyInPlainWords } from '../text/money.ts'
import { mayRaise } from './own.ts'

/** Whether requests may still change: not while a text of the agreement lies with the parties. */
export async function isOpenForRequests(tx: Tx, { id, state }: { id: string; state: string }): Promise<boolean> {
  if (!mayRaise(state)) return false
  return (await tx.agreementVersion.count({ where: { disputeId: id, state: { in: ['reading', 'signing'] } } })) === 0
}

/** The claims that the dispute was filed with. */
export const ofApplicants = (disputeId: string) => ({ disputeId, party: { side: 'applicant' } })

/** A request of the respondent's own, with what the other side says to it. */
export interface OwnRequest {
  readonly id: string
  readonly partyId: string
  readonly amountFen: number | null
  readonly text: string | null
  readonly facts: string
  readonly raisedAt: string
  readonly answers: readonly { readonly partyId: string; readonly answer: string; readonly text: string | null }[]
}

/** The requests of respondents that stand, oldest first. */
export async function ownRequests(tx: Tx, codec: Codec, disputeId: string): Promise<OwnRequest[]> {
  const rows = await tx.claim.findMany({
    where: { disputeId, raisedAt: { not: null }, withdrawnAt: null, party: { leftAt: null } },
    include: { claimAnswers: true },
    orderBy: [{ raisedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, partyId, amountFen, text, facts, raisedAt, claimAnswers }) => ({
    id,
    partyId,
    amountFen: amountFen === null ? null : Number(amountFen),
    text: codec.openMaybe(`claim.text/${id}`, text),
    facts: codec.openMaybe(`claim.facts/${id}`, facts) ?? '',
    raisedAt: raisedAt?.toISOString() ?? '',
    answers: claimAnswers.map((one) => ({
      partyId: one.partyId,
      answer: one.answer,
      text: codec.openMaybe(`claim_answer.text/${id}/${one.partyId}`, one.text),
    })),
  }))
}

/** How many requests stand, and how many of them wait for an answer of this party. */
export async function countOwn(tx: Tx, disputeId: string, partyId: string | null) {
  const where = { disputeId, raisedAt: { not: null }, withdrawnAt: null, party: { leftAt: null } }
  const [all, answered] = await Promise.all([
    tx.claim.count({ where }),
    partyId ? tx.claim.count({ where: { ...where, claimAnswers: { some: { partyId } } } }) : 0,
  ])
  return { all, unanswered: all - answered }
}

/** The page of the respondent's own requests, for both sides. */
export async function ownRequestsView(
  { db, keys }: Pick<Platform, 'db' | 'keys'>,
  disputeId: string,
  personId: string,
) {
  const dispute = await db.dispute.findFirstOrThrow({ where: { id: disputeId } })
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const [parties, requests] = await Promise.all([partiesOf(db, { keys }, disputeId), ownRequests(db, codec, disputeId)])
  const me = parties.find((party) => party.personId === personId)
  const nameOf = (partyId: string) => parties.find((party) => party.partyId === partyId)?.name ?? ''
  return {
    isOpen: await isOpenForRequests(db, dispute),
    requests: requests.map(({ partyId, answers, ...request }) => ({
      ...request,
      isMine: partyId === me?.partyId,
      by: nameOf(partyId),
      mine: answers.find((one) => one.partyId === me?.partyId) ?? null,
      answers: answers.map((one) => ({ name: nameOf(one.partyId), answer: one.answer, text: one.text })),
    })),
  }
}

/** The same as part of the facts of an agreement, in Chinese as the paper is; empty where nothing was asked for. */
export function ownInPaper(requests: readonly OwnRequest[]): string {
  if (requests.length === 0) return ''
  const lines = requests.map(({ amountFen, text, facts }, index) => {
    const wish = [amountFen === null ? '' : `支付${moneyInPlainWords(amountFen, 'zh-CN')}`, text ?? '']
      .filter(Boolean)
      .join('，')
    return `${index + 1}．${wish}。理由：${facts}`
  })
  return `\n被申请人在调解中另提出：\n${lines.join('\n')}`
}
