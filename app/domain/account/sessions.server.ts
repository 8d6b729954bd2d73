import { createHash } from 'node:crypto'
import { codecWith } from '#prisma/codec.server.ts'
import { type Actor, type StaffPost, type StaffRole, staffRoles } from '../engine/actor.ts'
import type { Platform } from '../platform/platform.ts'
import { lateSince } from './code-delivery.server.ts'
import { inForce } from './posts.server.ts'

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
export async function actorOfSession(platform: Platform, token: string): Promise<PersonActor | null> {
  return (await readSession(platform, token))?.actor ?? null
}

type PersonActor = Extract<Actor, { kind: 'person' }>

/** What every page of a logged-in reader begins with. */
interface ReadSession {
  readonly actor: PersonActor
  /** Whether codes do not get through at the moment; asked in the same statement, as every page says so. */
  readonly areCodesLate: boolean
}

interface SessionRow {
  readonly person_id: string
  readonly seen_at: Date
  readonly step_up_until: Date | null
  readonly second_at: Date | null
  readonly name: Uint8Array
  readonly locale: string
  readonly wrapped_dek: Uint8Array | null
  readonly kek_id: string
  readonly posts: readonly {
    readonly role: string
    readonly organisationId: string | null
    readonly courtId: string | null
  }[]
  readonly codes_late: boolean
}

/** The session behind a cookie with the person, his key and his posts, in one statement: each page of his asks this. */
export async function readSession(platform: Platform, token: string): Promise<ReadSession | null> {
  const { db, clock, keys } = platform
  const now = clock.real()
  const idHash = hashOf(token)
  const rows = await db.$queryRaw<SessionRow[]>`
    select s.person_id, s.seen_at, s.step_up_until, s.second_at, p.name, p.locale, k.wrapped_dek, k.kek_id,
      coalesce((select json_agg(json_build_object('role', r.role, 'organisationId', r.organisation_id, 'courtId', r.court_id))
        from staff_role r where r.person_id = s.person_id and r.valid_from <= ${now} and (r.valid_to is null or r.valid_to > ${now})),
        '[]') as posts,
      exists (select 1 from notice n where n.key = 'login-code' and n.state = 'queued' and n.attempts > 0
        and n.not_before > ${lateSince(platform)}) as codes_late
    from login_session s join person p on p.id = s.person_id join person_key k on k.person_id = p.id
    where s.id_hash = ${idHash} and s.revoked_at is null and s.expires_at > ${now}`
  const row = rows[0]
  if (!row || row.seen_at.getTime() + IDLE_MS < now.getTime()) return null
  if (row.seen_at.getTime() + SEEN_EVERY_MS < now.getTime()) {
    await db.loginSession.updateMany({ where: { idHash }, data: { seenAt: now } })
  }
  const { person_id: personId } = row
  const codec = codecWith(keys, { wrappedDek: row.wrapped_dek, kekId: row.kek_id }, personId)
  const isProved = holdsPosts(platform, { secondAt: row.second_at })
  const actor: PersonActor = {
    kind: 'person',
    personId,
    name: codec.open(`person.name/${personId}`, row.name),
    locale: row.locale === 'en' ? 'en' : 'zh-CN',
    posts: isProved ? row.posts.flatMap((post) => knownPost(post)) : [],
    stepUpUntil: row.step_up_until,
    sessionHash: idHash,
  }
  return { actor, areCodesLate: row.codes_late }
}

/** Posts are held only by somebody who proved himself twice; a demonstration asks for nothing. */
const holdsPosts = ({ settings }: Platform, { secondAt }: { secondAt: Date | null }): boolean =>
  settings.demo || secondAt !== null

const isStaffRole = (role: string): role is StaffRole => (staffRoles as readonly string[]).includes(role)

const knownPost = ({ role, organisationId, courtId }: SessionRow['posts'][number]): StaffPost[] =>
  isStaffRole(role) ? [{ role, organisationId, courtId }] : []

/** The posts a person holds now. */
export async function postsOf({ db, clock }: Platform, personId: string): Promise<StaffPost[]> {
  const rows = await db.staffRole.findMany({ where: { personId, ...inForce(clock.real()) } })
  return rows.flatMap(knownPost)
}

export async function endSession({ db, clock }: Platform, token: string): Promise<void> {
  await db.loginSession.updateMany({
    where: { idHash: hashOf(token), revokedAt: null },
    data: { revokedAt: clock.real() },
  })
}
