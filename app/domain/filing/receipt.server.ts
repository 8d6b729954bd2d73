import { codecFor } from '#prisma/codec.server.ts'
import { glyphsMissing, type PaperData, preparePaper } from '#templates/papers.server.ts'
import { dayOf } from '../calendar/days.ts'
import { claimsOf, topicName } from '../dispute/home.queries.server.ts'
import { keepSnapshot } from '../engine/documents.server.ts'
import { performSystem } from '../engine/perform.server.ts'
import type { Effect, OutboxHandler } from '../engine/types.ts'
import { frameOf, newDocumentCode, recordPaper, storePaper } from '../papers/papers.server.ts'
import { partiesOf } from '../party/parties.server.ts'
import type { Platform } from '../platform/platform.ts'
import { moneyInPlainWords } from '../text/money.ts'
import { tellHelper } from './helper.server.ts'

const TEMPLATE = 'filing-receipt'
/** Stands where a character has no shape in the fonts: seen, not blank. */
const BOX = '□'

/** What people typed freely, such as the name of a file, with a box for what no font has. */
const printed = (text: string): string => {
  const missing = new Set(glyphsMissing(text))
  return [...text].map((character) => (missing.has(character) ? BOX : character)).join('')
}

async function receiptData(platform: Platform, disputeId: string): Promise<PaperData<typeof TEMPLATE> | null> {
  const { db, keys } = platform
  const dispute = await db.dispute.findFirstOrThrow({ where: { id: disputeId }, include: { organisation: true } })
  if (!dispute.code || !dispute.filedAt) return null
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const [parties, claims, items, reply] = await Promise.all([
    partiesOf(db, platform, disputeId),
    claimsOf(db, codec, disputeId),
    db.evidenceItem.findMany({ where: { disputeId, state: 'verified' }, orderBy: { exhibitNo: 'asc' } }),
    db.deadline.findFirst({ where: { disputeId, key: 'intake.firstReply' }, orderBy: { dueAt: 'asc' } }),
  ])
  const names = (side: string) => parties.filter((one) => one.side === side).map(({ name }) => name)
  const wants = claims.map(({ amountFen, text }) =>
    amountFen === null ? printed(text ?? '') : moneyInPlainWords(amountFen, 'zh-CN'),
  )
  const { zh, en } = topicName(dispute.intakeType)
  return {
    code: dispute.code,
    filedAt: dispute.filedAt.toISOString(),
    applicants: names('applicant'),
    respondents: names('respondent'),
    disputeKind: { 'zh-CN': zh, en },
    ...(dispute.organisation ? { organisation: dispute.organisation.name } : {}),
    ...(wants.length > 0 ? { wants: `${wants.join('；')}。` } : {}),
    ...(items.length > 0
      ? {
          evidence: items.map((item) => ({
            name: printed(codec.open(`evidence_item.file_name/${item.id}`, item.fileName)),
            sha256: Buffer.from(item.sha256 ?? []).toString('hex'),
            receivedAt: item.stateSince.toISOString(),
          })),
        }
      : {}),
    ...(reply ? { replyBy: dayOf(reply.dueAt) } : {}),
  }
}

/** The receipt as a file: what was applied for and when, certified by the platform; made once. */
const issueReceipt: OutboxHandler = async (platform, { disputeId }) => {
  const where = { disputeId, templateId: TEMPLATE }
  if (await platform.db.document.findFirst({ where })) return
  const data = await receiptData(platform, disputeId)
  if (!data) return
  const code = newDocumentCode(platform)
  const paper = await preparePaper({ ...frameOf(platform, data.code, code), templateId: TEMPLATE, data })
  const objectKey = await storePaper(platform, paper)
  await performSystem(platform, disputeId, async (act) => {
    if (await act.tx.document.findFirst({ where })) return
    const documentId = await recordPaper(act, { templateId: TEMPLATE, code, data, paper, objectKey, signatures: 1 })
    await act.note('document.issued', { documentId }, new Uint8Array(Buffer.from(paper.sha256, 'hex')))
  })
}

/** Paper 1 is kept as data; the applicant gets the receipt of it as a file. */
const applicationReceived: Effect = async (step) => {
  await keepSnapshot(step, 1)
  await step.act.later('issueReceipt', step.act.disputeId)
}

export const filingDocuments: Readonly<Record<string, Effect>> = { '1': applicationReceived }
export const filingHandlers: Readonly<Record<string, OutboxHandler>> = { issueReceipt, tellHelper }
