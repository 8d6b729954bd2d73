import { codecFor } from '#prisma/codec.server.ts'
import { glyphsMissing, type PaperData, preparePaper, sealPaper } from '#templates/papers.server.ts'
import { readPerson } from '../account/people.server.ts'
import { dayOf } from '../calendar/days.ts'
import { topicName } from '../dispute/home.queries.server.ts'
import { performSystem } from '../engine/perform.server.ts'
import { frameOf, newDocumentCode, recordPaper, storePaper } from '../papers/papers.server.ts'
import { partiesOf } from '../party/parties.server.ts'
import type { Platform } from '../platform/platform.ts'
import { CLIMBING } from './ladder.ts'

const TEMPLATE = 'invitation-to-mediate'
const OFFICE_HOURS = '8:30—21:00'
/** Stands where a character has no shape in the fonts: seen, not blank. */
const BOX = '□'

const printed = (text: string): string => {
  const missing = new Set(glyphsMissing(text))
  return [...text].map((character) => (missing.has(character) ? BOX : character)).join('')
}

const letterRow = (db: Platform['db'], invitationId: string) =>
  db.contactAttempt.findFirst({
    where: { invitationId, channel: 'letter', followsId: null },
    include: { invitation: { include: { party: true, dispute: { include: { organisation: true } } } } },
  })
type LetterRow = NonNullable<Awaited<ReturnType<typeof letterRow>>>
type Organisation = NonNullable<LetterRow['invitation']['dispute']['organisation']>

async function letterData(
  platform: Platform,
  row: LetterRow,
  organisation: Organisation,
): Promise<PaperData<typeof TEMPLATE> | null> {
  const { db, keys, settings } = platform
  const { dispute, disputeId, party } = row.invitation
  if (!row.letterCode) return null
  const codec = await codecFor(db, keys, 'dispute', disputeId)
  const letterCode = codec.open(`contact_attempt.letter_code/${row.id}`, row.letterCode)
  const [recipient, parties, due] = await Promise.all([
    readPerson(db, platform, party.personId),
    partiesOf(db, platform, disputeId),
    db.deadline.findFirst({ where: { disputeId, key: 'invitation.answer' }, orderBy: { dueAt: 'desc' } }),
  ])
  const { zh, en } = topicName(dispute.intakeType)
  return {
    recipient: printed(recipient.name),
    applicants: parties.filter(({ side }) => side === 'applicant').map(({ name }) => printed(name)),
    organisation: organisation.name,
    organisationPhone: organisation.publicPhone,
    officeHours: OFFICE_HOURS,
    disputeKind: { 'zh-CN': zh, en },
    openUrl: `${settings.origin}/i/${letterCode}`,
    typeUrl: `${settings.origin}/i/letter`,
    letterCode,
    replyBy: dayOf(new Date((due?.dueAt ?? row.at).getTime() - 1)),
    issuedOn: dayOf(row.at),
  }
}

/** The letter as a file: certified by the platform, sealed by the organisation. */
async function printLetter(platform: Platform, row: LetterRow, organisation: Organisation) {
  const data = await letterData(platform, row, organisation)
  if (!data) return null
  const code = newDocumentCode(platform)
  const frame = frameOf(platform, row.invitation.dispute.code, code)
  const prepared = await preparePaper({ ...frame, templateId: TEMPLATE, data })
  const sealKeyRef = organisation.sealKeyRef ?? `organisation-${organisation.id}`
  const paper = await sealPaper({
    bytes: prepared.bytes,
    fieldName: 'seal',
    authority: platform.authority,
    when: row.at,
    seal: { sealKeyRef, name: organisation.name, role: 'organisation-seal' },
  })
  return { templateId: TEMPLATE, code, data, paper, signatures: 2, fieldName: 'seal' } as const
}

/** Made once for each invitation. */
async function issueLetter(platform: Platform, invitationId: string): Promise<void> {
  const row = await letterRow(platform.db, invitationId)
  const organisation = row?.invitation.dispute.organisation
  if (!row || row.documentId || !organisation) return
  const letter = await printLetter(platform, row, organisation)
  if (!letter) return
  const objectKey = await storePaper(platform, letter.paper)
  await performSystem(platform, row.invitation.disputeId, async (act) => {
    if ((await act.tx.contactAttempt.count({ where: { id: row.id, documentId: null } })) === 0) return
    const documentId = await recordPaper(act, { ...letter, objectKey })
    await act.tx.contactAttempt.update({ where: { id: row.id }, data: { documentId } })
    await act.note('document.issued', { documentId }, new Uint8Array(Buffer.from(letter.paper.sha256, 'hex')))
  })
}

const BATCH = 10

/**
 * Makes the letters that somebody is to post: of invitations that nobody has answered yet. A row without its paper is
 * all that asks for one, so that what failed is made at the next round.
 */
export async function makeLetters(platform: Platform): Promise<number> {
  const rows = await platform.db.contactAttempt.findMany({
    where: {
      channel: 'letter',
      documentId: null,
      doneAt: null,
      letterCode: { not: null },
      invitation: { state: { in: [...CLIMBING] }, dispute: { state: 'inviting', organisationId: { not: null } } },
    },
    orderBy: { at: 'asc' },
    take: BATCH,
    select: { invitationId: true },
  })
  for (const { invitationId } of rows) {
    // One letter that cannot be made must not hold up the others.
    await issueLetter(platform, invitationId).catch((err: unknown) =>
      platform.log.warn({ invitationId, err }, 'letter not made'),
    )
  }
  return rows.length
}
