import { addContact, createPerson, readPerson } from '../account/people.server.ts'
import { dayOf } from '../calendar/days.ts'
import { keepSnapshot } from '../engine/documents.server.ts'
import type { Act, Effect, EffectStep } from '../engine/types.ts'
import { spokenWord } from './code-word.ts'
import { firstRungs, ladderEffects } from './ladder.server.ts'
import { laterEffects } from './later.server.ts'
import { newLink } from './link.server.ts'
import { wordOn } from './words.server.ts'

const TOKEN_BYTES = 16
const OPEN = ['prepared', 'sent', 'opened', 'known', 'frozen', 'expired']
/** States after which a party is invited anew by a row of its own. */
const OVER = ['wrongPerson', 'revoked']

/** Prepares an invitation for one party. @returns its id. */
export async function prepareFor(act: Act, partyId: string): Promise<string> {
  const id = act.platform.chance.id()
  await act.tx.invitation.create({ data: { id, disputeId: act.disputeId, partyId } })
  await act.follow('invitation', id, 'prepare')
  return id
}

const openInvitation: Effect = async ({ act }) => {
  const parties = await act.tx.party.findMany({
    where: {
      disputeId: act.disputeId,
      side: 'respondent',
      leftAt: null,
      invitations: { none: { state: { notIn: OVER } } },
    },
    orderBy: { ordinal: 'asc' },
  })
  for (const { id } of parties) await prepareFor(act, id)
}

const mintCodeWord: Effect = async ({ act, subjectId }) => {
  const seed = Buffer.from(act.platform.chance.bytes(TOKEN_BYTES)).toString('hex')
  await act.tx.invitation.update({
    where: { id: subjectId },
    data: { codeWord: act.codec.seal(`invitation.code_word/${subjectId}`, seed) },
  })
}

/** The link, the word and the last day go to the notice that follows; the record keeps only the link's hash. */
const mintLink: Effect = async ({ act, subjectId, facts }) => {
  const { token, expiresAt } = await newLink(act, subjectId)
  const row = await act.tx.invitation.findFirstOrThrow({ where: { id: subjectId }, include: { party: true } })
  const { locale } = await readPerson(act.tx, act.platform, row.party.personId)
  const word = wordOn(act.platform.keys, act.codec, row, dayOf(act.platform.clock.real()))
  facts.url = `${act.platform.settings.origin}/i/${token}`
  facts.personId = row.party.personId
  facts.on = dayOf(new Date(expiresAt.getTime() - 1))
  if (word) facts.code4 = spokenWord(word, locale)
}

const revokeLink: Effect = async ({ act, subjectId }) => {
  await act.tx.invitation.update({ where: { id: subjectId }, data: { expiresAt: act.now } })
}

/** Whenever a dispute closes, no invitation stays open. */
export async function closeInvitations(act: Act): Promise<void> {
  const rows = await act.tx.invitation.findMany({ where: { disputeId: act.disputeId, state: { in: OPEN } } })
  for (const { id } of rows) await act.follow('invitation', id, 'revoke')
}

const revokeInvitations: Effect = ({ act }) => closeInvitations(act)

/**
 * The number is let go: nothing goes there any more in this dispute. A person who has an account by it keeps it; the
 * party then goes on under a person of its own.
 */
const freeContact: Effect = async ({ act, subjectId }) => {
  const { party } = await act.tx.invitation.findFirstOrThrow({ where: { id: subjectId }, include: { party: true } })
  const contacts = await act.tx.contact.findMany({
    where: { personId: party.personId, kind: 'phone', suppressedAt: null },
  })
  if (contacts.every(({ verifiedAt }) => verifiedAt === null)) {
    await act.tx.contact.updateMany({
      where: { id: { in: contacts.map(({ id }) => id) } },
      data: { suppressedAt: act.platform.clock.real() },
    })
    return
  }
  const { kind, name, locale, phone } = await readPerson(act.tx, act.platform, party.personId)
  const personId = await createPerson(act.tx, act.platform, { kind, name, locale })
  if (phone) await addContact(act.tx, act.platform, { personId, kind: 'phone', value: phone })
  await act.tx.contact.updateMany({ where: { personId }, data: { suppressedAt: act.platform.clock.real() } })
  await act.tx.party.update({ where: { id: party.id }, data: { personId } })
}

export const invitationEffects: Readonly<Record<string, Effect>> = {
  openInvitation,
  mintCodeWord,
  mintLink,
  revokeLink,
  revokeInvitations,
  freeContact,
  ...ladderEffects,
  ...laterEffects,
}

/** The invitation as a paper is issued when it is sent, and never holds the link; the letter follows as a file. */
async function invitationPaper(step: EffectStep): Promise<void> {
  if (step.workflow !== 'invitation' || step.event !== 'send') return
  await firstRungs(step)
  const { personId, on } = step.facts
  await keepSnapshot(step, 4, { personId, on, law: step.act.now.toISOString() })
}

export const invitationDocuments: Readonly<Record<string, Effect>> = { '4': invitationPaper }
