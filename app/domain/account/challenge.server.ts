import { createHash, timingSafeEqual } from 'node:crypto'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'

const LASTS_MS = 10 * 60_000
const RANDOM_BYTES = 16
const TIME_BYTES = 8
const MAC_BYTES = 32

const macOf = ({ keys }: Pick<Platform, 'keys'>, holder: string, head: Buffer): Uint8Array =>
  keys.secretHash('passkey', `${holder}/${head.toString('hex')}`)

/**
 * A challenge for a passkey, good for ten minutes and for the holder of one cookie (`holder`, its form token). Nothing
 * is written when a page is drawn: chance, end and a keyed hash over both are the challenge itself.
 * @returns base64url of 56 bytes.
 */
export function newChallenge(platform: Platform, holder: string): string {
  const end = Buffer.alloc(TIME_BYTES)
  end.writeBigUInt64BE(BigInt(platform.clock.real().getTime() + LASTS_MS))
  const head = Buffer.concat([platform.chance.bytes(RANDOM_BYTES), end])
  return Buffer.concat([head, macOf(platform, holder, head)]).toString('base64url')
}

/**
 * Uses a challenge up.
 * @throws DomainError `account/passkey-late` when it expired, `account/passkey-wrong` when it was not made for this
 * holder or has been used.
 */
export async function spendChallenge(platform: Platform, holder: string, challenge: string): Promise<void> {
  const { db, clock } = platform
  const bytes = Buffer.from(challenge, 'base64url')
  const head = bytes.subarray(0, RANDOM_BYTES + TIME_BYTES)
  const mac = bytes.subarray(RANDOM_BYTES + TIME_BYTES)
  const isOurs = mac.length === MAC_BYTES && timingSafeEqual(mac, macOf(platform, holder, head))
  if (!isOurs) throw new DomainError('account/passkey-wrong')
  const expiresAt = new Date(Number(head.readBigUInt64BE(RANDOM_BYTES)))
  const now = clock.real()
  if (expiresAt < now) throw new DomainError('account/passkey-late')
  await db.spentChallenge.deleteMany({ where: { expiresAt: { lt: now } } })
  const hash = new Uint8Array(createHash('sha256').update(bytes).digest())
  const { count } = await db.spentChallenge.createMany({ data: [{ hash, expiresAt }], skipDuplicates: true })
  if (count === 0) throw new DomainError('account/passkey-wrong')
}
