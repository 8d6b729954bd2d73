import { readPerson } from '#app/domain/account/people.server.ts'
import { personOf } from '#app/domain/engine/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import { evidenceOf } from '#app/domain/evidence/queries.server.ts'
import { maskPhone } from '#app/domain/identity/masking.ts'
import { cockpitNotes } from '#app/domain/mediator/cockpit.queries.server.ts'
import { agendaOf } from '#app/domain/session/agenda.server.ts'
import {
  confirmedPeople,
  currentSession,
  deviceLights,
  idNumbersOf,
  openWishes,
  topicOf,
} from '#app/domain/session/page-queries.server.ts'
import { spokenTimes } from '#app/domain/session/presence.server.ts'
import { recordOf } from '#app/domain/session/record.server.ts'
import { isPrivateRoom, type RoomKey } from '#app/domain/session/rooms.ts'
import { type OpenSignal, openSignals } from '#app/domain/session/signals.server.ts'
import { addedRooms, ownPlace, readiness, readSession, type SessionView } from '#app/domain/session/view.server.ts'
import type { CaseContext } from './context.server.ts'

const MINUTE_MS = 60_000

const meOf = (context: CaseContext): string => personOf(context.actor) ?? ''

/** Only for the mediators of the dispute. */
export function requireMediator(context: CaseContext): void {
  if (!context.roles.has('mediator')) throw new DomainError('dispute/not-allowed')
}

/** Only for the parties. */
export function requireParty(context: CaseContext): void {
  if (!context.roles.has('party')) throw new DomainError('dispute/not-allowed')
}

/** What every page of a session begins with. */
export async function sessionFrame(context: CaseContext) {
  const { platform, disputeId, code, locale } = context
  const [session, topic] = await Promise.all([currentSession(platform, disputeId), topicOf(platform, disputeId)])
  const view = session ? await readSession(platform, disputeId, session.id) : null
  return {
    code,
    topic: topic[locale],
    view,
    now: platform.clock.real().toISOString(),
    lawNow: platform.clock.law().toISOString(),
  }
}

/** From when a party may come into the waiting room, by the mediator's own settings. */
async function opensAt({ platform, disputeId }: CaseContext, startsAt: string | null): Promise<string | null> {
  if (!startsAt) return null
  const { mediatorId } = await platform.db.dispute.findFirstOrThrow({ where: { id: disputeId } })
  const mediator = mediatorId ? await platform.db.mediator.findFirst({ where: { id: mediatorId } }) : null
  if (mediator?.isAlwaysOpen) return null
  const at = new Date(Date.parse(startsAt) - (mediator?.opensMinutesBefore ?? 15) * MINUTE_MS)
  return at > platform.clock.law() ? at.toISOString() : null
}

/** P8: what a party has done and still has to do, and when the door opens. */
export async function preparationPage(context: CaseContext) {
  requireParty(context)
  const { platform, disputeId, url } = context
  const me = meOf(context)
  const frame = await sessionFrame(context)
  const [ready, person, lights] = await Promise.all([
    readiness(platform, disputeId, me),
    readPerson(platform.db, platform, me),
    frame.view ? deviceLights(platform, disputeId, frame.view.id) : null,
  ])
  if (!ready) throw new DomainError('dispute/not-allowed')
  return {
    ...frame,
    view: frame.view ? publicView(frame.view, me) : null,
    ...ready,
    suggestedAddress: person.postal ?? '',
    phone: person.phone ? maskPhone(person.phone) : null,
    lights: lights?.get(me) ?? null,
    record: frame.view ? await recordFor(context, frame.view, me) : null,
    opensAt: await opensAt(context, frame.view?.startsAt ?? null),
    step: url.searchParams.get('step'),
    isCodeSent: url.searchParams.has('sent'),
    codeRefused:
      url.searchParams.get('sent') === 'tooMany'
        ? new DomainError('account/too-many-codes').words(context.locale)
        : null,
    zone: person.timeZone,
  }
}

/** After a session: who was there and when, for whoever was there. */
async function recordFor({ platform: { db } }: CaseContext, view: SessionView, me: string) {
  if (view.state !== 'ended' && view.state !== 'recorded') return null
  const { people, from, to } = await recordOf(db, view.id)
  if (!people.some(({ personId }) => personId === me)) return null
  const answer = await db.recordConfirmation.findFirst({ where: { sessionId: view.id, personId: me } })
  const names = new Map(view.people.map(({ personId, name, side }) => [personId, { name, side }]))
  return {
    from,
    to,
    answer: answer?.answer ?? null,
    people: people.flatMap(({ personId, at }) => {
      const known = names.get(personId)
      return known ? [{ ...known, at }] : []
    }),
  }
}

/** A session as a party may know it: who is there, never what the others carry as identity in the room. */
const publicView = (view: SessionView, me: string) => {
  const mine = view.people.find(({ personId }) => personId === me)?.at ?? null
  const led = view.people.find(({ side, at }) => side === 'mediator' && at !== mine && isApart(at))
  const visited = view.people.find(({ side, at }) => side !== 'mediator' && at !== null && at === led?.at)
  return {
    id: view.id,
    state: view.state,
    startsAt: view.startsAt,
    endsAt: view.endsAt,
    /** Which side a mediator speaks with apart from the reader; never a word of it. */
    talkingWith: visited?.side ?? null,
    stateSince: view.stateSince,
    pauseCause: view.pauseCause,
    pauseUntil: view.pauseUntil,
    people: view.people.map(({ personId, name, side, place, at, identity }) => ({
      name,
      side,
      place,
      isMe: personId === me,
      /** In the same room as the reader. */
      isHere: at !== null && at === mine,
      // Needed to say whose picture is whose; it opens nothing.
      identity: at === mine ? identity : null,
    })),
  }
}

const isApart = (at: RoomKey | null): boolean => at !== null && isPrivateRoom(at)

/** What is said to all rooms, and whether somebody knocks at the room of the reader. */
const signalsFor = (signals: readonly OpenSignal[], at: RoomKey | null) => ({
  toAll: signals.find(({ kind }) => kind === 'broadcast')?.words ?? null,
  knocking: signals.find(({ kind, room }) => kind === 'knock' && room !== null && room === at)?.name ?? null,
})

export type PublicView = ReturnType<typeof publicView>

/** P10: where I am, who else, and what is shown. */
export async function roomPage(context: CaseContext) {
  requireParty(context)
  const { platform } = context
  const me = meOf(context)
  const frame = await sessionFrame(context)
  if (!frame.view) throw new DomainError('session/unknown')
  const { view } = frame
  const [place, exhibits, lights, hands, signals, added] = await Promise.all([
    ownPlace(platform, view.id, me),
    exhibitsFor(context),
    deviceLights(platform, context.disputeId, view.id),
    openWishes(platform, context.disputeId, view.id),
    openSignals(platform, context.disputeId, view.id),
    addedRooms(platform, context.disputeId, view.id),
  ])
  const shown = place.place === 'joint' ? (exhibits.find(({ id }) => id === view.shownEvidenceId) ?? null) : null
  const waiting = view.people.filter((person) => person.place === 'waiting')
  const sorted = [...waiting].sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1))
  return {
    ...frame,
    view: publicView(view, me),
    me,
    ...place,
    ...signalsFor(signals, place.at),
    roomName: added.find(({ key }) => key === place.at)?.name ?? null,
    exhibits,
    shown,
    lights: lights.get(me) ?? null,
    wishes: hands.filter(({ personId }) => personId === me).map(({ wish }) => wish),
    position: sorted.findIndex(({ personId }) => personId === me) + 1,
    hasVideo: platform.media.publicUrl !== null,
  }
}

async function exhibitsFor(context: CaseContext) {
  const items = await evidenceOf(context)
  return items
    .filter(({ isShared, mayOpen }) => isShared && mayOpen)
    .map(({ id, no, description, fileName, type }) => ({
      id,
      no,
      label: description || fileName,
      isImage: type === 'image/jpeg' || type === 'image/png',
      url: `/c/${encodeURIComponent(context.code)}/evidence/${id}/file`,
    }))
}

/** M4 and M6: the whole board, for the mediators of the dispute. */
export async function consolePage(context: CaseContext) {
  requireMediator(context)
  const { platform, disputeId } = context
  const frame = await sessionFrame(context)
  if (!frame.view) return { ...frame, board: null }
  const { view } = frame
  const me = meOf(context)
  const [place, exhibits, lights, hands, ids, confirmed] = await Promise.all([
    ownPlace(platform, view.id, me),
    exhibitsFor(context),
    deviceLights(platform, disputeId, view.id),
    openWishes(platform, disputeId, view.id),
    idNumbersOf(platform, view.people),
    confirmedPeople(platform, disputeId),
  ])
  const people = await Promise.all(
    view.people.map(async (person) => ({
      ...person,
      isMe: person.personId === me,
      lights: lights.get(person.personId) ?? null,
      wishes: hands.filter(({ personId }) => personId === person.personId),
      idNumber: ids.get(person.personId)?.idNumber ?? null,
      isOrganisation: ids.get(person.personId)?.kind === 'organisation',
      isConfirmed: confirmed.has(person.personId),
      missing: person.side === 'mediator' ? [] : await missingOf(context, person.personId),
      phone: person.side === 'mediator' ? null : (await readPerson(platform.db, platform, person.personId)).phone,
    })),
  )
  const aside = await besideBoard(context, view.id)
  return {
    ...frame,
    board: { ...view, ...place, ...aside, people, exhibits, hasVideo: platform.media.publicUrl !== null },
  }
}

/** What stands around the board: rooms that were added, signals, agenda, notes, who spoke for how long, who belongs where. */
async function besideBoard({ platform, disputeId, actor }: CaseContext, sessionId: string) {
  const [added, signals, agenda, notes, spoken, plans] = await Promise.all([
    addedRooms(platform, disputeId, sessionId),
    openSignals(platform, disputeId, sessionId),
    agendaOf(platform, disputeId, sessionId),
    cockpitNotes(platform, disputeId, personOf(actor) ?? ''),
    spokenTimes(platform, sessionId),
    platform.db.seatPlan.findMany({ where: { sessionId } }),
  ])
  return {
    added,
    signals,
    agenda,
    notes,
    spoken: Object.fromEntries(spoken),
    plans: Object.fromEntries(plans.map(({ personId, room }) => [personId, room])),
  }
}

/** What keeps a person from being let in. */
async function missingOf({ platform, disputeId }: CaseContext, personId: string) {
  const ready = await readiness(platform, disputeId, personId)
  const missing: ('rights' | 'consents' | 'address')[] = []
  if (!ready?.rightsRead) missing.push('rights')
  if (!ready || !['mediation', 'video', 'identity'].every((step) => ready.consents.includes(step)))
    missing.push('consents')
  if (!ready?.address) missing.push('address')
  return missing
}
