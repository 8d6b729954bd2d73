import type { Tx } from '#prisma/client.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { phoneIndex, readPerson } from '../account/people.server.ts'
import { type Day, dayOf } from '../calendar/days.ts'
import { shownDay } from '../calendar/shown.ts'
import { DomainError } from '../errors.ts'
import { maskPhone, surnameOf } from '../identity/masking.ts'
import { readResidentId } from '../identity/resident-id.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import { isIntakeType } from '../intake/types.ts'
import type { Platform } from '../platform/platform.ts'
import { mayChangeMind, STILL_OPEN } from './change-mind.ts'
import type { CodeWord } from './code-word.ts'
import { namedDay, openDays } from './later.server.ts'
import { byToken, letterCodeIn } from './link-token.ts'
import { MOST_MISMATCHES } from './reasons.ts'
import { type Talk, talkOf, wordOn } from './words.server.ts'

type Part = Pick<Platform, 'db' | 'keys' | 'clock'>

export type LinkState = 'fresh' | 'expired' | 'frozen' | 'over'
const FRESH = ['sent', 'opened', 'known']

export interface FoundLink {
  readonly id: string
  readonly disputeId: string
  readonly state: LinkState
  /** By which way it came. */
  readonly through: 'sms' | 'letter'
}

/** What a link is worth now; reading it uses nothing up. @throws DomainError `invitation/unknown`. */
export async function findLink({ db, clock }: Part, token: string): Promise<FoundLink> {
  const through = letterCodeIn(token) === null ? 'sms' : 'letter'
  const row =
    through === 'letter' || /^[\w-]{10,64}$/.test(token)
      ? await db.invitation.findFirst({
          where: byToken(token),
          include: { dispute: { select: { state: true } } },
        })
      : null
  if (!row) throw new DomainError('invitation/unknown')
  return { id: row.id, disputeId: row.disputeId, state: linkState(row, row.dispute.state, clock.law()), through }
}

function linkState(row: { state: string; expiresAt: Date | null }, disputeState: string, now: Date): LinkState {
  if (row.state === 'frozen') return 'frozen'
  if (row.state === 'expired') return 'expired'
  // Whoever declined comes back by his link while it lasts; after that it is over, not to be renewed.
  if (mayChangeMind(disputeState, row.state)) {
    return row.expiresAt !== null && row.expiresAt > now ? 'fresh' : 'over'
  }
  if (!FRESH.includes(row.state)) return 'over'
  return row.expiresAt !== null && row.expiresAt > now ? 'fresh' : 'expired'
}

/** Who asks, as far as a stranger may know: surname and title, or less. */
export interface Asker {
  readonly kind: 'person' | 'organisation'
  readonly surname: string | null
  readonly sex: 'male' | 'female' | null
}

export interface Landing {
  readonly asker: Asker
  readonly topic: { readonly zh: string; readonly en: string }
  readonly organisation: string
  readonly phone: string
  readonly word: CodeWord | null
  readonly lastDay: Day
  /** The holidays of that year are not published: the day shown is the earlier one. */
  readonly isFlagged: boolean
  readonly talk: readonly Talk[]
  readonly state: string
  /** The day on which he is asked again, while it is still to come. */
  readonly askAgainOn: Day | null
  /** Days on which he may ask to be asked again; none when that has been done or his time is over. */
  readonly laterDays: readonly Day[]
  /** He declined, and may still say yes. */
  readonly mayChangeMind: boolean
  /** The invited number with its middle hidden. */
  readonly invitedPhone: string
  readonly invitedKind: 'person' | 'organisation'
}

async function askerOf(tx: Tx, platform: Part, disputeId: string): Promise<Asker> {
  const party = await tx.party.findFirst({
    where: { disputeId, side: 'applicant', leftAt: null },
    orderBy: { ordinal: 'asc' },
  })
  if (!party) return { kind: 'person', surname: null, sex: null }
  const person = await readPerson(tx, platform, party.personId)
  if (person.kind === 'organisation') return { kind: 'organisation', surname: null, sex: null }
  const id = person.idNumber ? readResidentId(person.idNumber) : null
  return { kind: 'person', surname: surnameOf(person.name), sex: id?.ok ? id.value.sex : null }
}

/** What the invitation says before the code: surname, topic, who we are, how to check, until when. */
export async function landingOf(platform: Part, invitationId: string): Promise<Landing> {
  const { db, keys, clock } = platform
  const row = await db.invitation.findFirstOrThrow({
    where: { id: invitationId },
    include: { party: true, dispute: { include: { organisation: true } } },
  })
  const codec = await codecFor(db, keys, 'dispute', row.disputeId)
  const [asker, invited, askAgainOn, days, due] = await Promise.all([
    askerOf(db, platform, row.disputeId),
    readPerson(db, platform, row.party.personId),
    namedDay(db, row.id),
    openDays(db, row.id, clock.law()),
    db.deadline.findFirst({
      where: { disputeId: row.disputeId, key: 'invitation.answer', metAt: null, cancelledAt: null },
    }),
  ])
  const { intakeType, organisation } = row.dispute
  const last = row.expiresAt ?? clock.law()
  return {
    asker,
    topic: intakeTopic(isIntakeType(intakeType) ? intakeType : 'other').name,
    organisation: organisation?.name ?? '',
    phone: organisation?.publicPhone ?? '',
    word: wordOn(keys, codec, row, dayOf(clock.real())),
    lastDay: due ? shownDay(due) : dayOf(new Date(last.getTime() - 1)),
    isFlagged: due?.isFlagged ?? false,
    talk: talkOf(codec, row),
    state: row.state,
    askAgainOn,
    laterDays: days,
    mayChangeMind: mayChangeMind(row.dispute.state, row.state),
    invitedPhone: invited.phone ? maskPhone(invited.phone) : '',
    invitedKind: invited.kind,
  }
}

/** Name and number of the invited party, for the check that it is he; never shown. */
export async function invitedPerson(platform: Part, invitationId: string) {
  const row = await platform.db.invitation.findFirstOrThrow({
    where: { id: invitationId },
    include: { party: true },
  })
  return { ...(await readPerson(platform.db, platform, row.party.personId)), disputeId: row.disputeId }
}

/** Open invitations to the telephone of somebody who has logged in with it, and declined ones while a yes still counts. */
export async function invitationsFor(platform: Part, personId: string): Promise<{ id: string; disputeId: string }[]> {
  const { phone } = await readPerson(platform.db, platform, personId)
  if (!phone) return []
  return platform.db.invitation.findMany({
    where: {
      OR: [
        { state: { in: ['sent', 'opened', 'expired'] }, dispute: { state: 'inviting' } },
        {
          state: 'declined',
          failedMatches: { lt: MOST_MISMATCHES },
          dispute: { state: { in: [...STILL_OPEN] } },
        },
      ],
      party: {
        leftAt: null,
        person: { contacts: { some: { valueBidx: phoneIndex(platform, phone), suppressedAt: null } } },
      },
    },
    orderBy: { stateSince: 'desc' },
    select: { id: true, disputeId: true },
  })
}
