import { randomBytes } from 'node:crypto'
import { contentTypes, sha256, sha256Algorithm, signDigest } from './cms.server.ts'
import { expectTag, generalizedTime, integer, membersOf, octets, oid, readOne, sameBytes, sequence } from './der.ts'
import { type Signer, SigningError, type Timestamper } from './types.ts'

/** Policy of the built-in service: real time of this machine, accurate to a second, evidence for this instance only. */
export const TIMESTAMP_POLICY = '1.3.6.1.4.1.99999.1.1'

/** What the stamp says: this digest existed at this time (RFC 3161 §2.4.2). */
export const timestampContent = (digest: Uint8Array, serial: Uint8Array, at: Date): Uint8Array =>
  sequence(
    integer(1),
    oid(TIMESTAMP_POLICY),
    sequence(sha256Algorithm, octets(digest)),
    integer(serial),
    generalizedTime(at),
    sequence(integer(1)),
  )

/** The timestamp service built into this instance, in real time whatever the law's clock says. */
export const localTimestamper = (signer: Signer, now: () => Date = () => new Date()): Timestamper => ({
  stamp: async (digest) => {
    const serial = Uint8Array.of(1, ...randomBytes(10))
    const content = timestampContent(digest, serial, now())
    return signDigest({ contentType: contentTypes.timestamp, digest: sha256(content), content }, signer)
  },
})

/** The query of RFC 3161 §2.4.1, asking for the certificate. */
export const timestampQuery = (digest: Uint8Array, nonce: Uint8Array): Uint8Array =>
  sequence(integer(1), sequence(sha256Algorithm, octets(digest)), integer(nonce), Uint8Array.of(0x01, 0x01, 0xff))

/** The token inside a reply; refuses a reply that is not granted or belongs to another question. */
export const tokenFromReply = (reply: Uint8Array, digest: Uint8Array, nonce: Uint8Array): Uint8Array => {
  const [status, token] = membersOf(readOne(reply, 0x30).content)
  const [code] = membersOf(expectTag(status, 0x30).content)
  const granted = code && (sameBytes(code.raw, integer(0)) || sameBytes(code.raw, integer(1)))
  if (!granted || !token) throw new SigningError('timestamp-refused', Buffer.from(reply).toString('hex').slice(0, 200))
  const raw = Buffer.from(token.raw)
  if (!raw.includes(Buffer.from(octets(digest))) || !raw.includes(Buffer.from(integer(nonce))))
    throw new SigningError('timestamp-refused', 'the reply belongs to another question')
  return Uint8Array.from(raw)
}

/**
 * A timestamp service elsewhere, by its URL (RFC 3161 over HTTP).
 *
 * @throws SigningError `timestamp-refused` when it answers with anything but a token for our question.
 */
export const httpTimestamper = (url: string, timeoutMs = 10_000): Timestamper => ({
  stamp: async (digest) => {
    const nonce = Uint8Array.of(1, ...randomBytes(8))
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query' },
        body: Buffer.from(timestampQuery(digest, nonce)),
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (!response.ok) throw new SigningError('timestamp-refused', `HTTP ${response.status}`)
      return tokenFromReply(new Uint8Array(await response.arrayBuffer()), digest, nonce)
    } catch (error) {
      if (error instanceof SigningError) throw error
      throw new SigningError('timestamp-refused', String(error), { cause: error })
    }
  },
})
