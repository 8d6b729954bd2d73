import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { newChallenge, spendChallenge } from './challenge.server.ts'

/** What is kept of a passkey (Web Authentication Level 3, credential record): nothing of it is secret. */
const record = z.object({
  credentialId: z.string(),
  /** COSE key, base64url. */
  publicKey: z.string(),
  counter: z.number(),
  name: z.string(),
  addedAt: z.iso.datetime(),
  usedAt: z.iso.datetime().nullable(),
  /** Kept by a service over several devices. */
  isSynced: z.boolean(),
})

export interface Passkey {
  readonly id: string
  readonly name: string
  readonly addedAt: Date
  readonly usedAt: Date | null
  readonly isSynced: boolean
}

const NAME_LENGTH = 40
/**
 * Signatures that a passkey may make (IANA COSE algorithms): EdDSA, ES256, RS256. The library offers ML-DSA first, which
 * Node still calls an experiment.
 */
const ALGORITHMS = [-8, -7, -257]
const response = z.looseObject({ id: z.string().max(2048), response: z.looseObject({ clientDataJSON: z.string() }) })
const clientData = z.object({ challenge: z.string().max(512) })

/**
 * Name of the site for passkeys: its host. Null where browsers allow none: an address in numbers, or no secure
 * connection (Web Authentication Level 3, relying party identifier).
 */
export function relyingParty({ settings }: Pick<Platform, 'settings'>): string | null {
  const { protocol, hostname } = new URL(settings.origin)
  if (hostname === 'localhost') return hostname
  const isNumber = /^[\d.]+$|^\[/.test(hostname)
  return protocol === 'https:' && !isNumber ? hostname : null
}

/**
 * What a login page asks a browser for, as JSON, or null where passkeys cannot be used.
 * @param holder form token of the cookie.
 */
export async function passkeyRequest(platform: Platform, holder: string): Promise<string | null> {
  const rpID = relyingParty(platform)
  if (!rpID) return null
  const challenge = Buffer.from(newChallenge(platform, holder), 'base64url')
  return JSON.stringify(
    await generateAuthenticationOptions({ rpID, challenge: new Uint8Array(challenge), userVerification: 'required' }),
  )
}

/** What the page of a person asks a browser for to make a passkey, as JSON, or null where that is not possible. */
export async function passkeyOffer(
  platform: Platform,
  person: { personId: string; name: string },
  holder: string,
): Promise<string | null> {
  const rpID = relyingParty(platform)
  if (!rpID) return null
  const rows = await rowsOf(platform, person.personId)
  const options = await generateRegistrationOptions({
    rpName: platform.settings.sign,
    rpID,
    userName: person.name,
    userDisplayName: person.name,
    userID: new Uint8Array(Buffer.from(person.personId.replaceAll('-', ''), 'hex')),
    challenge: new Uint8Array(Buffer.from(newChallenge(platform, holder), 'base64url')),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: rows.map(({ data }) => ({ id: data.credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return JSON.stringify(options)
}

/** An answer as the browser gave it, and its challenge. @throws DomainError when it is none. */
function readAnswer(text: string): { answer: z.infer<typeof response>; challenge: string } {
  try {
    const answer = response.parse(JSON.parse(text))
    const inside: unknown = JSON.parse(Buffer.from(answer.response.clientDataJSON, 'base64url').toString())
    return { answer, challenge: clientData.parse(inside).challenge }
  } catch (error) {
    throw new DomainError('account/passkey-wrong', {}, { cause: error })
  }
}

/** What the library finds wrong is one refusal for the person; the cause is in the log. */
async function checked<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check()
  } catch (error) {
    throw new DomainError('account/passkey-wrong', {}, { cause: error })
  }
}

/**
 * Adds the passkey that a browser has made.
 * @throws DomainError `account/passkey-name` at the field `name`, `account/passkey-known`, `-wrong` or `-late`.
 */
export async function addPasskey(
  platform: Platform,
  personId: string,
  given: { text: string; name: string; holder: string },
): Promise<void> {
  const name = given.name.normalize('NFKC').trim()
  if (name === '' || [...name].length > NAME_LENGTH) {
    throw new DomainError('account/passkey-name', { name: 'account/passkey-name' })
  }
  const rpID = relyingParty(platform)
  const { answer, challenge } = readAnswer(given.text)
  if (!rpID) throw new DomainError('account/passkey-wrong')
  await spendChallenge(platform, given.holder, challenge)
  const { verified, registrationInfo } = await checked(() =>
    verifyRegistrationResponse({
      response: answer as unknown as RegistrationResponseJSON,
      supportedAlgorithmIDs: ALGORITHMS,
      expectedChallenge: challenge,
      expectedOrigin: platform.settings.origin,
      expectedRPID: rpID,
    }),
  )
  if (!verified || !registrationInfo) throw new DomainError('account/passkey-wrong')
  const { credential, credentialBackedUp } = registrationInfo
  const publicData: z.infer<typeof record> = {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    name,
    addedAt: platform.clock.real().toISOString(),
    usedAt: null,
    isSynced: credentialBackedUp,
  }
  const { count } = await platform.db.credential.createMany({
    data: [{ id: platform.chance.id(), personId, kind: 'passkey', publicData }],
    skipDuplicates: true,
  })
  if (count === 0) throw new DomainError('account/passkey-known')
}

/**
 * Whose passkey has answered the challenge of the login page. A passkey verifies its holder (by finger, face or PIN)
 * and is something he has: two proofs in one.
 * @throws DomainError `account/passkey-wrong` or `-late`.
 */
export async function personOfPasskey(platform: Platform, text: string, holder: string): Promise<string> {
  const { db, clock } = platform
  const rpID = relyingParty(platform)
  const { answer, challenge } = readAnswer(text)
  const row = await db.credential.findFirst({
    where: { kind: 'passkey', revokedAt: null, publicData: { path: ['credentialId'], equals: answer.id } },
  })
  if (!row || !rpID) throw new DomainError('account/passkey-wrong')
  await spendChallenge(platform, holder, challenge)
  const data = record.parse(row.publicData)
  const { verified, authenticationInfo } = await checked(() =>
    verifyAuthenticationResponse({
      response: answer as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: platform.settings.origin,
      expectedRPID: rpID,
      credential: {
        id: data.credentialId,
        publicKey: new Uint8Array(Buffer.from(data.publicKey, 'base64url')),
        counter: data.counter,
      },
    }),
  )
  if (!verified) throw new DomainError('account/passkey-wrong')
  const used = { ...data, counter: authenticationInfo.newCounter, usedAt: clock.real().toISOString() }
  await db.credential.update({ where: { id: row.id }, data: { publicData: used } })
  return row.personId
}

/** Takes a passkey of this person out of use; that of somebody else stays. */
export const removePasskey = ({ db, clock }: Platform, personId: string, id: string) =>
  db.credential.updateMany({
    where: { id, personId, kind: 'passkey', revokedAt: null },
    data: { revokedAt: clock.real() },
  })

async function rowsOf({ db }: Platform, personId: string) {
  const rows = await db.credential.findMany({
    where: { personId, kind: 'passkey', revokedAt: null },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id, publicData }) => ({ id, data: record.parse(publicData) }))
}

/** The passkeys of a person, in the order in which he added them. */
export const passkeysOf = async (platform: Platform, personId: string): Promise<Passkey[]> =>
  (await rowsOf(platform, personId)).map(({ id, data: { name, addedAt, usedAt, isSynced } }) => ({
    id,
    name,
    addedAt: new Date(addedAt),
    usedAt: usedAt ? new Date(usedAt) : null,
    isSynced,
  }))
