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

/** A new secret for an authenticator app, and the address that the app reads from a QR picture. */
function newSecret({ chance, settings }: Platform, label: string): { secret: string; address: string } {
  const secret = base32(chance.bytes(SECRET_BYTES))
  return { secret, address: generateURI({ issuer: settings.sign, label, secret }) }
}

/** Keeps the secret of a person's authenticator; an earlier one no longer counts. */
async function keepSecond(
  tx: Tx,
  platform: Platform,
  given: { personId: string; secret: string; lastStep?: number },
): Promise<void> {
  const { personId, secret, lastStep } = given
  const id = platform.chance.id()
  const codec = await codecFor(tx, platform.keys, 'person', personId)
  await tx.credential.updateMany({
    where: { personId, kind: 'totp', revokedAt: null },
    data: { revokedAt: platform.clock.real() },
  })
  const publicData = lastStep === undefined ? {} : { lastStep }
  await tx.credential.create({
    data: { id, personId, kind: 'totp', publicData, secret: codec.seal(`credential.secret/${id}`, secret) },
  })
}

/**
 * Gives the person of this number a new authenticator; an earlier one no longer counts.
 * @returns the address that an authenticator app reads from a QR picture; it is shown once.
 * @throws DomainError `account/unknown-phone` when nobody proved this number.
 */
export async function enrolSecond(tx: Tx, platform: Platform, phone: string): Promise<string> {
  const personId = await personByPhone(tx, platform, phone)
  if (!personId) throw new DomainError('account/unknown-phone')
  const { secret, address } = newSecret(platform, phone.slice(-4))
  await keepSecond(tx, platform, { personId, secret })
  return address
}

/** What somebody's page offers him for a new authenticator: nothing is kept before he proves that his app has it. */
export interface SecondOffer {
  readonly address: string
  /** The secret in letters, in groups of four, for whoever cannot scan. */
  readonly letters: string
  /** The secret, closed for this person; comes back with the form. */
  readonly sealed: string
}

export async function offerSecond(platform: Platform, personId: string, label: string): Promise<SecondOffer> {
  const { secret, address } = newSecret(platform, label)
  const codec = await codecFor(platform.db, platform.keys, 'person', personId)
  return {
    address,
    letters: secret.replace(/.{4}(?=.)/g, '$& '),
    sealed: Buffer.from(codec.seal(OFFER, secret)).toString('base64url'),
  }
}
const OFFER = 'credential.offer'

/**
 * Takes the offered authenticator into use once its digits are right.
 * @throws DomainError at the field `digits` when they are not.
 */
export async function acceptSecond(
  platform: Platform,
  personId: string,
  given: { sealed: string; digits: string },
): Promise<void> {
  const codec = await codecFor(platform.db, platform.keys, 'person', personId)
  let secret: string
  try {
    secret = codec.open(OFFER, Buffer.from(given.sealed, 'base64url'))
  } catch {
    throw new DomainError('request/foreign')
  }
  const lastStep = await stepOf(secret, given.digits)
  if (lastStep === null) throw new DomainError('account/second-wrong', { digits: 'account/second-wrong' })
  await platform.db.$transaction((tx) => keepSecond(tx, platform, { personId, secret, lastStep }))
}

/** Whether a person has an authenticator. */
export const hasSecond = async ({ db }: Platform, personId: string): Promise<boolean> =>
  (await db.credential.count({ where: { personId, kind: 'totp', revokedAt: null } })) > 0

/** The step of time to which these digits belong, or null. */
async function stepOf(secret: string, digits: string): Promise<number | null> {
  const token = digits.normalize('NFKC').replace(/\D/g, '')
  if (token.length !== 6) return null
  const outcome = await verify({ secret, token, epochTolerance: TOLERANCE_SECONDS })
  return outcome.valid && 'timeStep' in outcome ? Number(outcome.timeStep) : null
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
  const step = await stepOf(secret, digits)
  if (step === null) throw wrong
  const used = await db.$executeRaw`update credential
    set public_data = jsonb_build_object('lastStep', ${step}::bigint)
    where id = ${row.id}::uuid and coalesce((public_data->>'lastStep')::bigint, 0) < ${step}::bigint`
  if (used === 0) throw wrong
}
