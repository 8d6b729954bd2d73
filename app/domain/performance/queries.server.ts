import { codecFor } from '#prisma/codec.server.ts'
import { partiesOf } from '../party/parties.server.ts'
import type { Platform } from '../platform/platform.ts'
import { clauseDefinition } from '../settlement/clauses/library.server.ts'
import { renderClause } from '../settlement/clauses/render.ts'
import { clausesOf } from '../settlement/versions.server.ts'

/** P16: what is owed under the version in force, by whom, until when, and how far it is. */
export async function performanceView(platform: Platform, disputeId: string, personId: string, locale: 'zh-CN' | 'en') {
  const { db, keys } = platform
  const version = await db.agreementVersion.findFirst({ where: { disputeId, state: 'effective' } })
  if (!version) return { items: [], isDone: false }
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const [rows, parties, clauses] = await Promise.all([
    db.performanceItem.findMany({ where: { versionId: version.id }, orderBy: [{ dueOn: 'asc' }, { ordinal: 'asc' }] }),
    partiesOf(db, platform, disputeId),
    clausesOf(db, codec, version.id),
  ])
  const me = parties.find((party) => party.personId === personId)?.partyId
  const people = parties.map(({ partyId, name }) => ({ id: partyId, name }))
  const nameOf = (id: string) => people.find((party) => party.id === id)?.name ?? ''
  const { state: place } = await db.dispute.findFirstOrThrow({ where: { id: disputeId }, select: { state: true } })
  const over = ['settled', 'waived']
  return {
    /** Nothing is left to perform, and nothing about the court is open. */
    isDone: ['performing', 'confirmed'].includes(place) && rows.every(({ state }) => over.includes(state)),
    items: rows.map(({ id, state, clauseId, ordinal, amountFen, dueOn, debtorId, creditorId }) => {
      const clause = clauses.find((each) => each.id === clauseId)
      const reader = {
        locale,
        parties: people,
        effectiveAt: version.effectiveAt,
        ...(me ? { readerId: me } : {}),
      }
      return {
        id,
        state,
        ordinal,
        amountFen: amountFen === null ? null : Number(amountFen),
        dueOn: dueOn.toISOString().slice(0, 10),
        debtor: nameOf(debtorId),
        creditor: nameOf(creditorId),
        isDebtor: debtorId === me,
        isCreditor: creditorId === me,
        words: clause ? renderClause(clauseDefinition(clause.key), clause.values, reader).plain : '',
      }
    }),
  }
}
export type PerformanceView = Awaited<ReturnType<typeof performanceView>>
