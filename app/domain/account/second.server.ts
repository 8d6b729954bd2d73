import { generateURI, verify } from 'otplib'
import type { Tx } from '#prisma/client.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { personByPhone } from './people.server.ts'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const SECRET_BYTES = 20
/** Clocks of phones go wrong a little: one step earlier or later counts too. */
const TOLERANCE_SECONDS = 30

/** Twenty bytes are thirty-two characters without a rest. */
function base32(bytes: Uint8Array): string {
  let bits = 0
  let value = 0
  let text = ''
  for (const byte of bytes) {
    value = (value << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32.charAt((value >>> (bits - 5)) & 31)
    value &= (1 << bits) - 1
  }
  return text
}

/**
 * Gives the person of this number a new authenticator; an earlier one no longer counts.
 * @returns the address that an authenticator app reads from a QR picture; it is shown once.
 * @throws DomainError `account/unknown-phone` when nobody proved this number.
 */
export async function enrolSecond(tx: Tx, platform: Platform, phone: string): Promise<string> {
  const personId = await personByPhone(tx, platform, phone)
  if (!personId) throw new DomainError('account/unknown-phone')
  const id = platform.chance.id()
  const secret = base32(platform.chance.bytes(SECRET_BYTES))
  const codec = await codecFor(tx, platform.keys, 'person', personId)
  await tx.credential.updateMany({
    where: { personId, kind: 'totp', revokedAt: null },
    data: { revokedAt: platform.clock.real() },
  })
  await tx.credential.create({
    data: { id, personId, kind: 'totp', publicData: {}, secret: codec.seal(`credential.secret/${id}`, secret) },
  })
  return generateURI({ issuer: platform.settings.sign, label: phone.slice(-4), secret })
}

/**
 * Checks the digits of a person's authenticator; the same digits count once.
 * @throws DomainError when there is none, or they are wrong, at the field `second`.
 */
export async function checkSecond(platform: Platform, personId: string, digits: string): Promise<void> {
  const { db, keys } = platform
  const row = await db.credential.findFirst({ where: { personId, kind: 'totp', revokedAt: null } })
  if (!row?.secret) throw new DomainError('account/second-missing')
  const secret = (await codecFor(db, keys, 'person', personId)).open(`credential.secret/${row.id}`, row.secret)
  const wrong = new DomainError('account/second-wrong', { second: 'account/second-wrong' })
  const token = digits.normalize('NFKC').replace(/\D/g, '')
  if (token.length !== 6) throw wrong
  const outcome = await verify({ secret, token, epochTolerance: TOLERANCE_SECONDS })
  if (!outcome.valid || !('timeStep' in outcome)) throw wrong
  const step = Number(outcome.timeStep)
  const used = await db.$executeRaw`update credential
    set public_data = jsonb_build_object('lastStep', ${step}::bigint)
    where id = ${row.id}::uuid and coalesce((public_data->>'lastStep')::bigint, 0) < ${step}::bigint`
  if (used === 0) throw wrong
}
