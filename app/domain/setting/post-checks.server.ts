import type { Tx } from '#prisma/client.server.ts'
import { startOfDay } from '../calendar/days.ts'
import { DomainError } from '../errors.ts'
import { COURT_POSTS, endOf, type PostBody } from './post-body.ts'
import type { Change, Office } from './setting.ts'

type Room = Pick<Office, 'tx' | 'platform'>

/** @throws DomainError when a post cannot be given or ended like this. */
export async function checkPost({ tx, platform }: Room, { key, before, body }: Change<PostBody>): Promise<void> {
  await checkPlace(tx, body)
  const now = platform.clock.real()
  if (before) {
    const row = await tx.staffRole.findFirstOrThrow({ where: { id: key } })
    if (row.validTo && row.validTo <= now) throw new DomainError('setting/post-over')
    if (body.toOn) await keepsLastAdmin(tx, key, body, now)
    return
  }
  if (!body.personId) return
  const end = endOf(body, now)
  // A mediator has one card: he works for one organisation at a time, and none takes him from another.
  const at = { organisationId: body.organisationId, courtId: body.courtId }
  const place = body.role === 'mediator' ? { role: body.role } : { role: body.role, ...at }
  const same = await tx.staffRole.findFirst({
    where: {
      personId: body.personId,
      ...place,
      OR: [{ validTo: null }, { validTo: { gt: startOfDay(body.fromOn) } }],
      ...(end ? { validFrom: { lt: end } } : {}),
    },
  })
  if (same) throw new DomainError('request/invalid', { phone: 'setting/has-post' })
}

async function checkPlace(tx: Tx, { role, organisationId, courtId }: PostBody): Promise<void> {
  const isCourt = COURT_POSTS.includes(role)
  const place = isCourt
    ? courtId && !organisationId && (await tx.court.findFirst({ where: { id: courtId } }))
    : organisationId && !courtId && (await tx.organisation.findFirst({ where: { id: organisationId } }))
  if (!place) throw new DomainError('state/moved-on')
}

/** Nobody would hold the seal or take in what comes: an organisation that is open keeps one of each. */
async function keepsLastAdmin(tx: Tx, key: string, { role, organisationId }: PostBody, now: Date): Promise<void> {
  if (!organisationId || (role !== 'orgAdmin' && role !== 'dispatcher')) return
  const { state } = await tx.organisation.findFirstOrThrow({ where: { id: organisationId } })
  const others = await tx.staffRole.count({
    where: { id: { not: key }, role, organisationId, validTo: null, validFrom: { lte: now } },
  })
  if (state === 'active' && others === 0) throw new DomainError('request/invalid', { toOn: 'setting/last-one' })
}
