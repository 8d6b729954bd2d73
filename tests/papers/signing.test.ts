import { PDFName, PDFRef } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentTypes, signDigest } from '#templates/signing/cms.server.ts'
import {
  findField,
  type Increment,
  openIncrement,
  reserve,
  sealIncrement,
} from '#templates/signing/increment.server.ts'
import { certify, lint, sign } from '#templates/signing/pades.server.ts'
import { SigningError } from '#templates/signing/types.ts'
import { verifyPdf } from '#templates/signing/verify.server.ts'
import { rentalPaper } from './signable-paper.ts'
import { cast, ceremony, newAuthority, requestFor, signAs, toolsFor } from './signing-cast.ts'

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
  }, 60_000)

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

/** A further revision by somebody who holds a valid key of this instance, with one change that signing does not need. */
const signWithChange = async (change: (increment: Increment) => void, fieldName = 'Court') => {
  const increment = await openIncrement(signed)
  const { context } = increment.document
  const field = findField(increment, fieldName)
  const dict = context.obj({ Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached' })
  dict.set(PDFName.of('Name'), context.obj('x'))
  reserve(dict, 8192)
  const ref = increment.add(dict)
  field.dict.set(PDFName.of('V'), ref)
  increment.touch(field.ref)
  change(increment)
  const signer = await own.authority.issueSigner({ commonName: 'x', role: 'judge' })
  const { stamp } = own.authority.timestamper
  return sealIncrement(increment, ref, 8192, (digest) =>
    signDigest({ contentType: contentTypes.data, digest }, signer, stamp),
  )
}

const reasonsFor = async (change: (increment: Increment) => void, fieldName?: string) => {
  const result = await verifyPdf(await signWithChange(change, fieldName), { rootPem: own.authority.rootPem() })
  return [result.verdict, result.reasons.join()]
}

describe('a signed revision that does more than sign is refused', () => {
  const touchPage = (increment: Increment, key: string, value: string | object) => {
    const page = increment.document.getPage(0)
    page.node.set(PDFName.of(key), increment.document.context.obj(value as never))
    increment.touch(page.ref)
  }

  it.each([
    [
      'the page is rotated',
      (increment: Increment) => touchPage(increment, 'Rotate', { R: 90 }),
      'something besides one field',
    ],
    [
      'an annotation is laid over it',
      (increment: Increment) => touchPage(increment, 'Annots', []),
      'something besides one field',
    ],
    [
      'an object that nothing needs is hidden in it',
      (increment: Increment) => void increment.add(increment.document.context.obj({ S: 'JavaScript' })),
      'an object that nothing needs',
    ],
    [
      'another field changes with it',
      (increment: Increment) => increment.touch(findField(increment, 'Seal').ref),
      'something besides one field',
    ],
    [
      'the catalogue opens a script',
      (increment: Increment) => {
        const { catalog, context } = increment.document
        catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'JavaScript' }))
        if (context.trailerInfo.Root instanceof PDFRef) increment.touch(context.trailerInfo.Root)
      },
      'something besides one field',
    ],
    [
      'the field moves',
      (increment: Increment) =>
        findField(increment, 'Court').dict.set(PDFName.of('Rect'), increment.document.context.obj([0, 0, 500, 800])),
      'a field was changed',
    ],
  ])('when %s', async (_, change, because) => {
    const [verdict, reasons] = await reasonsFor(change)
    expect(verdict).toBe('forged')
    expect(reasons).toContain(because)
  })

  it('when a field is signed for the second time', async () => {
    const [verdict, reasons] = await reasonsFor(() => {}, 'Seal')
    expect([verdict, reasons]).toEqual(['forged', expect.stringContaining('signed twice')])
  })

  it('when it has no time of signing', async () => {
    expect(await reasonsFor(() => {})).toEqual(['forged', expect.stringContaining('no time of signing')])
  })
})

describe('what cannot be signed is refused before the key is used', () => {
  const codeOf = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'signed',
      (error: unknown) => (error instanceof SigningError ? error.code : String(error)),
    )

  it.each([
    ['a field that does not exist', { fieldName: 'Stranger' }, 'field-missing'],
    ['a field that is signed', { fieldName: 'Seal' }, 'field-signed'],
    ['a name without characters', { name: ' ' }, 'name-empty'],
    ['a name that no font can print', { name: '𠮷田' }, 'glyph-missing'],
    [
      'a drawing outside its pad',
      {
        mark: {
          kind: 'drawn',
          strokes: {
            width: 10,
            height: 10,
            lines: [
              [
                [0, 0],
                [99, 99],
              ],
            ],
          },
        },
      },
      'strokes-form',
    ],
    ['an empty drawing', { mark: { kind: 'drawn', strokes: { width: 10, height: 10, lines: [] } } }, 'strokes-form'],
  ] as const)('%s', async (_, change, code) => {
    const request = { ...requestFor(signed, 'mediator'), fieldName: 'Court', ...change }
    expect(await codeOf(lint(request, own.authority.rootPem()))).toBe(code)
  })

  it('a paper that is not certified, or certified already', async () => {
    const paper = await rentalPaper()
    expect(await codeOf(signAs(own.authority, paper, 'applicant'))).toBe('not-certified')
    const again = { ...requestFor(signed, 'platform'), fieldName: 'Court' }
    expect(await codeOf(certify(again, await toolsFor(own.authority, again)))).toBe('already-certified')
  })

  it('a paper that was changed since it was certified', async () => {
    const changed = Buffer.from(files[1] ?? signed)
    const at = changed.indexOf('/SigFlags 3')
    changed.write('/SigFlags 1', at, 'latin1')
    expect(await codeOf(signAs(own.authority, changed, 'applicant'))).toBe('lint-failed')
  })

  it("somebody else's key", async () => {
    const request = requestFor(files[1] ?? signed, 'applicant')
    const token = await lint(request, own.authority.rootPem())
    const tools = await toolsFor(own.authority, requestFor(signed, 'mediator'))
    expect(await codeOf(sign(token, tools))).toBe('signer-mismatch')
  })
})
