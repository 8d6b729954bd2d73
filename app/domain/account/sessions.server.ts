import { createHash } from 'node:crypto'
import { type Actor, type StaffPost, type StaffRole, staffRoles } from '../engine/actor.ts'
import type { Platform } from '../platform/platform.ts'
import { readPerson } from './people.server.ts'

const ABSOLUTE_MS = 12 * 3_600_000
const IDLE_MS = 2 * 3_600_000
const STEP_UP_MS = 10 * 60_000
const SEEN_EVERY_MS = 60_000
const TOKEN_BYTES = 32

const hashOf = (value: string) => new Uint8Array(createHash('sha256').update(value).digest())

/** The form token that belongs to a cookie value: nobody who lacks the cookie can know it. */
export const csrfTokenOf = ({ keys }: Pick<Platform, 'keys'>, cookie: string): string =>
  Buffer.from(keys.secretHash('csrf', cookie)).toString('base64url')

/** A new value for a cookie. */
export const newToken = ({ chance }: Pick<Platform, 'chance'>): string =>
  Buffer.from(chance.bytes(TOKEN_BYTES)).toString('base64url')

/** Logs a person in. Always a new session, so that a planted cookie is worth nothing. @returns the cookie value. */
export async function startSession(
  platform: Platform,
  personId: string,
  options: { steppedUp?: boolean; provedTwice?: boolean } = {},
): Promise<string> {
  const token = newToken(platform)
  const now = platform.clock.real()
  await platform.db.loginSession.create({
    data: {
      idHash: hashOf(token),
      personId,
      actingRole: 'self',
      csrfHash: hashOf(csrfTokenOf(platform, token)),
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + ABSOLUTE_MS),
      stepUpUntil: options.steppedUp ? new Date(now.getTime() + STEP_UP_MS) : null,
      secondAt: options.provedTwice ? now : null,
    },
  })
  return token
}

/** Who holds this cookie, or null: unknown, left, idle for two hours, or older than twelve. */
export async function actorOfSession(
  platform: Platform,
  token: string,
): Promise<Extract<Actor, { kind: 'person' }> | null> {
  const { db, clock } = platform
  const now = clock.real()
  const idHash = hashOf(token)
  const row = await db.loginSession.findFirst({ where: { idHash, revokedAt: null, expiresAt: { gt: now } } })
  if (!row || row.seenAt.getTime() + IDLE_MS < now.getTime()) return null
  if (row.seenAt.getTime() + SEEN_EVERY_MS < now.getTime()) {
    await db.loginSession.updateMany({ where: { idHash }, data: { seenAt: now } })
  }
  const [person, posts] = await Promise.all([readPerson(db, platform, row.personId), postsOf(platform, row.personId)])
  return {
    kind: 'person',
    personId: row.personId,
    name: person.name,
    locale: person.locale,
    posts: holdsPosts(platform, row) ? posts : [],
    stepUpUntil: row.stepUpUntil,
    sessionHash: new Uint8Array(row.idHash),
  }
}

/** Posts are held only by somebody who proved himself twice; a demonstration asks for nothing. */
const holdsPosts = ({ settings }: Platform, { secondAt }: { secondAt: Date | null }): boolean =>
  settings.demo || secondAt !== null

const isStaffRole = (role: string): role is StaffRole => (staffRoles as readonly string[]).includes(role)

/** The posts a person holds now. */
export async function postsOf({ db, clock }: Platform, personId: string): Promise<StaffPost[]> {
  const now = clock.real()
  const rows = await db.staffRole.findMany({
    where: { personId, validFrom: { lte: now }, OR: [{ validTo: null }, { validTo: { gt: now } }] },
  })
  return rows.flatMap(({ role, organisationId, courtId }) =>
    isStaffRole(role) ? [{ role, organisationId, courtId }] : [],
  )
}

export async function endSession({ db, clock }: Platform, token: string): Promise<void> {
  await db.loginSession.updateMany({
    where: { idHash: hashOf(token), revokedAt: null },
    data: { revokedAt: clock.real() },
  })
}
