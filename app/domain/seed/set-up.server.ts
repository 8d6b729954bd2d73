import type { Tx } from '#prisma/client.server.ts'
import { addContact, createPerson } from '../account/people.server.ts'
import type { StaffRole } from '../engine/actor.ts'
import { readPhone } from '../identity/phone.ts'
import type { Platform } from '../platform/platform.ts'
import { SYSTEM_PERSON_ID, seedReference } from './reference.server.ts'

/** What cannot be set up as it was asked for; the message says why. */
export class SetUpRefused extends Error {
  override readonly name = 'SetUpRefused'
}

/** A person with a post: name as in the identity document, and the phone that logs in. */
export interface NewStaff {
  readonly name: string
  readonly phone: string
}

export interface NewOrganisation {
  readonly name: string
  readonly areaId: string
  /** Short mark in front of case codes, such as 诸调. */
  readonly mark: string
  readonly publicPhone: string
  readonly creditCode?: string | undefined
  readonly courtIds: readonly string[]
  /** Who manages the organisation and holds its seal. */
  readonly admin: NewStaff
}

/** Weekday 1 (Monday) to 7 with local times such as 09:00. */
export interface Hours {
  readonly weekday: number
  readonly from: string
  readonly to: string
}

/** By what a mediator works: without one that is valid nobody gets a case. Days such as 2026-01-01. */
export interface Certificate {
  readonly name: string
  readonly from: string
  /** Null for one without an end. */
  readonly to: string | null
}

export interface NewMediator extends NewStaff {
  readonly organisationId: string
  readonly topics: readonly string[]
  readonly hours: readonly Hours[]
  readonly certificate: Certificate
}

const DAY_ONE_ROLES = ['platformAdmin', 'dispatcher', 'clerk', 'judge'] as const
export type PlainRole = (typeof DAY_ONE_ROLES)[number]
export const isPlainRole = (word: string): word is PlainRole => (DAY_ONE_ROLES as readonly string[]).includes(word)

/** Areas and courts of the province, and the platform itself as the giver of the first posts. */
export async function setUpReference(tx: Tx, platform: Platform): Promise<void> {
  await seedReference(tx, platform)
  if (await tx.person.findFirst({ where: { id: SYSTEM_PERSON_ID } })) return
  const itself: Platform = { ...platform, chance: { ...platform.chance, id: () => SYSTEM_PERSON_ID } }
  await createPerson(tx, itself, { kind: 'organisation', name: '平台' })
}

/** An organisation with its seal and the person who holds it. @returns its id. */
export async function createOrganisation(tx: Tx, platform: Platform, wanted: NewOrganisation): Promise<string> {
  if (!(await tx.area.findFirst({ where: { id: wanted.areaId } }))) throw new SetUpRefused(`no area ${wanted.areaId}`)
  const id = platform.chance.id()
  const { name, areaId, mark, publicPhone, creditCode = null } = wanted
  const fixed = { kind: 'peoplesMediation', feeRule: 'free', state: 'active', sealKeyRef: `organisation-${id}` }
  await tx.organisation.create({ data: { id, name, areaId, mark, publicPhone, creditCode, ...fixed } })
  for (const courtId of wanted.courtIds) {
    await tx.organisationCourt.create({ data: { organisationId: id, courtId, validFrom: platform.clock.law() } })
  }
  await giveRole(tx, platform, wanted.admin, { role: 'orgAdmin', organisationId: id })
  return id
}

/** A people's court. @returns its id. */
export async function createCourt(
  tx: Tx,
  platform: Platform,
  { name, areaId, code }: { readonly name: string; readonly areaId: string; readonly code: string },
): Promise<string> {
  const id = platform.chance.id()
  await tx.court.create({ data: { id, name, areaId, code, level: 'basic' } })
  return id
}

/** A mediator with working hours. @returns the person's id. */
export async function createMediator(tx: Tx, platform: Platform, wanted: NewMediator): Promise<string> {
  if (wanted.hours.length === 0) throw new SetUpRefused('a mediator needs hours')
  const { organisationId } = wanted
  const personId = await giveRole(tx, platform, wanted, { role: 'mediator', organisationId })
  const id = platform.chance.id()
  const words = { bioZh: '', bioEn: '' }
  await tx.mediator.create({ data: { id, personId, organisationId, state: 'active', isLeadAble: true, ...words } })
  const topics = wanted.topics.map((value) => ({ mediatorId: id, kind: 'topic', value }))
  await tx.mediatorSkill.createMany({ data: [...topics, { mediatorId: id, kind: 'language', value: 'zh' }] })
  await tx.mediatorHours.createMany({
    data: wanted.hours.map(({ weekday, from, to }) => ({
      mediatorId: id,
      weekday,
      fromTime: timeOfDay(from),
      toTime: timeOfDay(to),
    })),
  })
  const { name, from, to } = wanted.certificate
  const valid = { validFrom: new Date(from), validTo: to ? new Date(to) : null }
  await tx.mediatorQualification.create({ data: { id: platform.chance.id(), mediatorId: id, name, ...valid } })
  return personId
}

/** A post for a new person, or for the one who logs in with this phone already. @returns the person's id. */
export async function giveRole(
  tx: Tx,
  platform: Platform,
  { name, phone }: NewStaff,
  post: { readonly role: StaffRole; readonly organisationId?: string; readonly courtId?: string },
): Promise<string> {
  const read = readPhone(phone)
  if (!read.ok) throw new SetUpRefused(`${phone} is not a mobile number`)
  const { e164 } = read.value
  const known = await tx.contact.findFirst({
    where: { kind: 'phone', valueBidx: platform.keys.index('phone', e164), verifiedAt: { not: null } },
  })
  const personId = known?.personId ?? (await createPerson(tx, platform, { kind: 'person', name }))
  const now = platform.clock.real()
  if (!known) await addContact(tx, platform, { personId, kind: 'phone', value: e164, verifiedAt: now })
  const id = platform.chance.id()
  await tx.staffRole.create({ data: { id, personId, ...post, validFrom: now, grantedBy: SYSTEM_PERSON_ID } })
  return personId
}

/** Times of day in the record have no date. */
const timeOfDay = (text: string): Date => new Date(`1970-01-01T${text}:00Z`)
