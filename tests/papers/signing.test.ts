import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyPdf } from '#templates/signing/verify.server.ts'
import { rentalPaper } from './signable-paper.ts'
import { cast, ceremony, newAuthority } from './signing-cast.ts'

let own: Awaited<ReturnType<typeof newAuthority>>
let other: Awaited<ReturnType<typeof newAuthority>>
let files: readonly Uint8Array[]
let signed: Uint8Array
const day = 86_400_000

const verdictOf = async (bytes: Uint8Array, at?: Date) =>
  (await verifyPdf(bytes, { rootPem: own.authority.rootPem(), ...(at && { at }) })).verdict

beforeAll(async () => {
  own = await newAuthority()
  other = await newAuthority()
  files = await ceremony(own.authority)
  signed = files.at(-1) ?? new Uint8Array()
}, 60_000)

afterAll(() => {
  own.close()
  other.close()
})

describe('an agreement signed by everybody', () => {
  it('is good: five signatures in six revisions, and the court field still empty', async () => {
    const result = await verifyPdf(signed, { rootPem: own.authority.rootPem() })
    expect(result).toMatchObject({ verdict: 'good', reasons: [], revisions: 6, emptyFields: ['Court'] })
    expect(result.signatures.map(({ kind, signerName }) => [kind, signerName])).toEqual(
      Object.values(cast).map(({ role, name }) => [role === 'platform' ? 'certification' : role, name]),
    )
    expect(result.signatures.every(({ ok, coversWholeRevision }) => ok && coversWholeRevision)).toBe(true)
  })

  it('keeps every earlier revision byte for byte', () => {
    for (const [index, file] of files.entries())
      if (index > 0) expect(Buffer.compare(signed.subarray(0, file.length), file)).toBe(0)
  })

  it('is still good a year later, and no longer when the root has run out', async () => {
    expect(await verdictOf(signed, new Date(Date.now() + 366 * day))).toBe('good')
    expect(await verdictOf(signed, new Date(Date.now() + 40 * 366 * day))).toBe('forged')
    expect(await verdictOf(signed, new Date(Date.now() - day))).toBe('forged')
  })

  it('is refused under another root', async () => {
    const result = await verifyPdf(signed, { rootPem: other.authority.rootPem() })
    expect(result.verdict).toBe('forged')
    expect(result.signatures.some(({ ok }) => ok)).toBe(false)
  })

  it('is whole but shorter when the last signature is cut off, which the revision hashes show', async () => {
    const whole = await verifyPdf(signed, { rootPem: own.authority.rootPem() })
    const cut = await verifyPdf(files.at(-2) ?? signed, { rootPem: own.authority.rootPem() })
    expect(cut).toMatchObject({ verdict: 'good', revisions: 5, emptyFields: ['Seal', 'Court'] })
    expect(whole.revisionHashes.slice(0, 5)).toEqual(cut.revisionHashes)
    const requiredFields = Object.values(cast).map(({ fieldName }) => fieldName)
    const asked = await verifyPdf(files.at(-2) ?? signed, { rootPem: own.authority.rootPem(), requiredFields })
    expect(asked).toMatchObject({ verdict: 'incomplete', reasons: ['Seal: not signed'] })
  })

  it('is incomplete before anybody has signed, and unreadable when it is something else', async () => {
    expect(await verdictOf(await rentalPaper())).toBe('incomplete')
    expect(await verdictOf(Buffer.from('not a paper'))).toBe('unreadable')
    expect(await verdictOf(new Uint8Array())).toBe('unreadable')
  })
})

/** Positions all over the file, and more densely in the last signature, which nothing after it covers. */
const samplePositions = (file: Uint8Array): readonly number[] => {
  const last = Buffer.from(file).lastIndexOf('/Contents <') + 11
  const dense = Array.from({ length: 260 }, (_, index) => last + index * 29)
  const spread = Array.from({ length: 240 }, (_, index) => Math.floor((index * file.length) / 240))
  return [...dense, ...spread, file.length - 1, file.length - 2, last - 1]
}

describe('a changed file is refused', () => {
  it('when a single bit of a byte differs, wherever it is', async () => {
    const accepted: string[] = []
    for (const [index, position] of samplePositions(signed).entries()) {
      const flipped = Uint8Array.from(signed)
      flipped[position] = (flipped[position] ?? 0) ^ (1 << (index % 8))
      if ((await verdictOf(flipped)) === 'good') accepted.push(`${position} bit ${index % 8}`)
    }
    expect(accepted).toEqual([])
  }, 180_000)

  it('when the letter case of the container changes, which no signature covers', async () => {
    const text = Buffer.from(signed)
    const last = text.lastIndexOf('/Contents <') + 11
    const letter = last + text.toString('latin1', last, last + 400).search(/[a-f]/)
    text[letter] = (text[letter] ?? 0) ^ 0x20
    expect(await verdictOf(text)).toBe('forged')
  })

  it.each([
    ['a line behind the end', (file: Buffer) => Buffer.concat([file, Buffer.from('\n')])],
    ['a comment behind the end', (file: Buffer) => Buffer.concat([file, Buffer.from('% more\n')])],
    ['the last byte missing', (file: Buffer) => file.subarray(0, -1)],
    ['a cut in the middle', (file: Buffer) => file.subarray(0, file.length >> 1)],
    ['bytes before the header', (file: Buffer) => Buffer.concat([Buffer.from('\n'), file])],
  ])('with %s', async (_, change) => {
    expect(await verdictOf(change(Buffer.from(signed)))).toBe('forged')
  })
})
