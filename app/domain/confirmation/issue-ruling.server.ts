import { codecFor } from '#prisma/codec.server.ts'
import type { ConfirmationCase, SignatureIntent } from '#prisma/generated/client.ts'
import { preparePaper, sealPaper, signPaper } from '#templates/papers.server.ts'
import { readPerson } from '../account/people.server.ts'
import { performSystem } from '../engine/perform.server.ts'
import type { Act, OutboxHandler } from '../engine/types.ts'
import { frameOf, lastRevision, newDocumentCode, recordPaper, storePaper } from '../papers/papers.server.ts'
import { closeIfPerformed } from '../performance/performance.server.ts'
import type { Platform } from '../platform/platform.ts'
import { ENDED_BY_RULING, RULINGS, type RulingDraft, rulingDraftOf } from './ruling.server.ts'

async function signed(platform: Platform, found: ConfirmationCase, draft: RulingDraft, code: string) {
  const { db, authority, clock } = platform
  const dispute = await db.dispute.findFirstOrThrow({ where: { id: found.disputeId }, select: { code: true } })
  const court = await db.court.findFirstOrThrow({ where: { id: found.courtId } })
  const prepared = await preparePaper({
    ...frameOf(platform, dispute.code, code),
    templateId: draft.templateId,
    data: draft.data as never,
  })
  const { name } = await readPerson(db, platform, found.judgeId ?? '')
  const common = { authority, when: clock.law() }
  const byJudge = await signPaper({
    ...common,
    bytes: prepared.bytes,
    fieldName: 'judge',
    signer: { name, role: 'judge', mark: { kind: 'typed' } },
  })
  const sealed = await sealPaper({
    ...common,
    bytes: byJudge.bytes,
    fieldName: 'court-seal',
    seal: { sealKeyRef: `court-${court.id}`, name: court.name, role: 'court-seal' },
  })
  return { ...sealed, judgeCertSerial: byJudge.certSerial }
}

const NEXT = {
  'confirmation-ruling': 'recordConfirmed',
  'ruling-dismissal': 'recordDismissed',
  'ruling-non-acceptance': null,
  'ruling-withdrawal': null,
} as const

type Paper = Awaited<ReturnType<typeof signed>>

/** The judge's intent, if it still stands for exactly this draft; it is taken, so that it can no longer be undone. */
async function takeIntent({ db }: Platform, id: string): Promise<SignatureIntent | null> {
  const intent = await db.signatureIntent.findFirst({ where: { id } })
  if (!intent) return null
  const where = { id, state: { in: ['wait', 'signing'] } }
  const { count } = await db.signatureIntent.updateMany({ where, data: { state: 'signing' } })
  return count === 1 ? intent : null
}

interface Issue {
  readonly found: ConfirmationCase
  readonly intent: SignatureIntent
  readonly draft: RulingDraft
  readonly code: string
  readonly paper: Paper
  readonly objectKey: string
}

/** The paper, the judge's signature and what follows for the case and the dispute, in one transaction. */
async function recordRuling(act: Act, { found, intent, draft, code, paper, objectKey }: Issue): Promise<void> {
  const caseId = found.id
  if (await act.tx.document.findFirst({ where: { caseId, templateId: { in: [...RULINGS] } } })) return
  if (found.state === 'awaitingRuling') {
    const event = draft.templateId === 'ruling-dismissal' ? 'dismiss' : 'confirm'
    await act.follow('confirmationCase', caseId, event, { bodySha256: draft.sha256 })
  }
  const { templateId, data } = draft
  const about = { templateId, code, data, caseId, signatures: 3, fieldName: 'court-seal' } as const
  const documentId = await recordPaper(act, { ...about, paper, objectKey })
  const { id: revisionId } = await lastRevision(act.tx, documentId)
  await act.tx.signature.create({
    data: {
      id: act.platform.chance.id(),
      intentId: intent.id,
      caseId,
      personId: intent.personId,
      bodySha256: new Uint8Array(intent.bodySha256),
      method: 'eSign',
      certSerial: paper.judgeCertSerial,
      signedAt: act.now,
      revisionId,
    },
  })
  await act.note('ruling.issued', { documentId }, new Uint8Array(Buffer.from(paper.sha256, 'hex')))
  const next = NEXT[templateId]
  if (next && (await act.dispute()).state === 'confirming')
    await act.move('dispute', act.disputeId, next, { documentId })
  // What was performed while the court decided is not asked for again.
  await closeIfPerformed(act)
}

/**
 * Signs and seals a ruling, stores it, and lets case and dispute follow. The target is the judge's intent. May run
 * again.
 */
const issueRuling: OutboxHandler = async (platform, { target, disputeId }) => {
  const intent = await takeIntent(platform, target)
  const found = await platform.db.confirmationCase.findFirst({ where: { id: intent?.caseId ?? target } })
  if (!intent || !found?.judgeId || !['awaitingRuling', ...ENDED_BY_RULING].includes(found.state)) return
  const draft = rulingDraftOf(await codecFor(platform.db, platform.keys, 'dispute', disputeId), found)
  if (!draft || Buffer.from(intent.bodySha256).toString('hex') !== draft.sha256) return
  const code = newDocumentCode(platform)
  await platform.fault('ruling.key:before')
  const paper = await signed(platform, found, draft, code)
  const objectKey = await storePaper(platform, paper)
  await platform.fault('ruling.stored')
  await performSystem(platform, disputeId, (act) => recordRuling(act, { found, intent, draft, code, paper, objectKey }))
}

export const rulingHandlers: Readonly<Record<string, OutboxHandler>> = { issueRuling }
