import type { Tx } from '#prisma/client.server.ts'
import { readPerson } from '../account/people.server.ts'
import { inForce, onRoster } from '../account/posts.server.ts'
import { dayOf } from '../calendar/days.ts'
import type { StaffRole } from '../engine/actor.ts'
import { DomainError } from '../errors.ts'
import { postsToGive, settingRows } from '../policy/settings.ts'
import { settings } from './catalogue.server.ts'
import type { Asking } from './drafts.server.ts'
import { busyAssignments, toHandOver } from './in-hand.server.ts'
import { lastDayOf } from './mediator-times.ts'
import { areaName } from './names.server.ts'
import type { Office } from './setting.ts'

type Reading = Omit<Asking, 'kind' | 'key'>

/** Every organisation with its state and how many people hold posts there. */
export async function organisationList({ tx, platform, locale }: Reading) {
  const rows = await tx.organisation.findMany({
    orderBy: { name: 'asc' },
    include: { area: true, staffRoles: { where: inForce(platform.clock.real()), select: { personId: true } } },
  })
  return rows.map(({ id, name, state, area, staffRoles }) => ({
    id,
    name,
    state: state as 'active' | 'suspended' | 'closed',
    area: locale === 'en' ? (area.nameEn ?? area.nameZh) : area.nameZh,
    people: new Set(staffRoles.map(({ personId }) => personId)).size,
  }))
}

/** The courts whose name or mark holds these words, with how many people hold posts there. */
export async function courtList({ tx, platform }: Reading, find: string) {
  const where = find ? { OR: [{ name: { contains: find } }, { code: { contains: find } }] } : {}
  const rows = await tx.court.findMany({
    where,
    orderBy: { code: 'asc' },
    include: { staffRoles: { where: inForce(platform.clock.real()), select: { personId: true } } },
  })
  return rows.map(({ id, name, code, staffRoles }) => ({
    id,
    name,
    code,
    people: new Set(staffRoles.map(({ personId }) => personId)).size,
  }))
}

/** The organisations that somebody may settle: those of his posts. */
export const ownOrganisations = ({ actor }: Reading): string[] =>
  actor.kind === 'person'
    ? actor.posts.flatMap(({ role, organisationId }) => (role === 'orgAdmin' && organisationId ? [organisationId] : []))
    : []

/** The people of one place, with their posts; those that ended stand apart. */
async function peopleOf(office: Office, place: { organisationId: string } | { courtId: string }) {
  const { tx, platform } = office
  const now = platform.clock.real()
  const rows = await tx.staffRole.findMany({ where: place, orderBy: [{ role: 'asc' }, { validFrom: 'asc' }] })
  const people = []
  for (const { id, personId, role, validFrom, validTo } of rows) {
    const { name } = await readPerson(tx, platform, personId)
    people.push({
      id,
      personId,
      name,
      role: role as StaffRole,
      fromOn: dayOf(validFrom),
      toOn: validTo ? lastDayOf(validTo) : null,
      state: validTo && validTo <= now ? ('ended' as const) : validFrom > now ? ('ahead' as const) : ('held' as const),
    })
  }
  return people
}

/** An organisation as its administrator sees it: its card, its people, its mediators, and what has to be handed over. */
export async function organisationHome(reading: Reading, organisationId: string) {
  const { tx, platform, actor, locale } = reading
  const row = await tx.organisation.findFirst({ where: { id: organisationId } })
  const rows = settingRows(actor, 'organisation', organisationId)
  if (!row) throw new DomainError('dispute/unknown')
  if (rows.length === 0) throw new DomainError('account/not-staff')
  const office: Office = { ...reading, rows }
  const [people, inHand, handOver] = await Promise.all([
    peopleOf(office, { organisationId }),
    busyAssignments(office, { organisationId }),
    toHandOver(office, organisationId),
  ])
  const names = new Map(people.map(({ personId, name }) => [personId, name]))
  return {
    organisation: {
      id: organisationId,
      name: row.name,
      state: row.state as 'active' | 'suspended' | 'closed',
      area: await areaName(tx, row.areaId, locale),
      publicPhone: row.publicPhone,
    },
    people,
    mediators: await mediatorsOf(tx, { organisationId, people, inHand }),
    handOver: handOver.map(({ personId, code, topic, sessions }) => ({
      code,
      topic,
      name: names.get(personId) ?? '',
      next: sessions[0]?.startsAt.toISOString() ?? null,
    })),
    toGive: [...postsToGive(settingRows(actor, 'post', organisationId))].filter((role) => !isCourtRole(role)),
    isPlatform: platform !== null && rows.some(({ where }) => where === 'everywhere'),
  }
}

const isCourtRole = (role: StaffRole): boolean => role === 'clerk' || role === 'judge'

interface Shown {
  readonly organisationId: string
  readonly people: Awaited<ReturnType<typeof peopleOf>>
  readonly inHand: Awaited<ReturnType<typeof busyAssignments>>
}

async function mediatorsOf(tx: Tx, { organisationId, people, inHand }: Shown) {
  const still = new Map(
    people.flatMap(({ personId, name, role, state }) =>
      role === 'mediator' && state !== 'ended' ? [[personId, name] as const] : [],
    ),
  )
  const cards = await tx.mediator.findMany({
    where: { organisationId, personId: { in: [...still.keys()] } },
    include: { mediatorQualifications: true, mediatorHourss: true },
    orderBy: { id: 'asc' },
  })
  return cards.map(({ id, personId, state, isAlwaysOpen, mediatorQualifications, mediatorHourss }) => ({
    id,
    name: still.get(personId) ?? '',
    isPaused: state !== 'active',
    cases: inHand.filter((one) => one.personId === personId).length,
    hasCertificate: mediatorQualifications.length > 0,
    hasHours: isAlwaysOpen || mediatorHourss.length > 0,
  }))
}

/** The organisations whose agreements a court takes; who stands on it is settled with each organisation. */
async function rosterOf({ tx, platform }: Office, courtId: string) {
  const rows = await tx.organisationCourt.findMany({
    where: { courtId, ...onRoster(new Date(dayOf(platform.clock.real()))) },
    include: { organisation: { select: { id: true, name: true, state: true } } },
  })
  return rows.map(({ organisation: { id, name, state } }) => ({
    id,
    name,
    state: state as 'active' | 'suspended' | 'closed',
  }))
}

/** A court, its people, and the organisations on its roster. */
export async function courtHome(reading: Reading, courtId: string) {
  const { tx, actor } = reading
  const rows = settingRows(actor, 'court', null)
  if (rows.length === 0) throw new DomainError('account/not-staff')
  const court = await tx.court.findFirst({ where: { id: courtId } })
  if (!court) throw new DomainError('dispute/unknown')
  const office: Office = { ...reading, rows }
  return {
    court: { id: courtId, name: court.name },
    lines: await settings.court.lines(office, settings.court.schema.parse(court)),
    people: await peopleOf(office, { courtId }),
    roster: await rosterOf(office, courtId),
    toGive: [...postsToGive(settingRows(actor, 'post', null))].filter(isCourtRole),
  }
}
