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
import { verifyPdf } from '#templates/signing/verify.server.ts'
import { ceremony, newAuthority } from './signing-cast.ts'
import { append, catalogOf, containers } from './tamper.ts'

let own: Awaited<ReturnType<typeof newAuthority>>
let files: readonly Uint8Array[]
let signed: Uint8Array

beforeAll(async () => {
  own = await newAuthority()
  files = await ceremony(own.authority)
  signed = files.at(-1) ?? new Uint8Array()
}, 60_000)

afterAll(() => own.close())

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

describe('a revision that nobody signed is refused', () => {
  it.each([
    ['with nothing in it', {}, ''],
    ['with a new object', { 9000: '<< /S /JavaScript >>' }, ''],
    ['with an entry for old readers', {}, '\n/XRefStm 12'],
  ])('%s', async (_, objects, extra) => {
    const result = await verifyPdf(append(signed, objects, extra), { rootPem: own.authority.rootPem() })
    expect([result.verdict, result.reasons.length]).toEqual(['forged', 1])
  })

  it('with another catalogue, in which nothing is certified', async () => {
    const objects = { [catalogOf(signed)]: '<< /Type /Catalog /Pages 1 0 R >>' }
    expect(await verifyPdf(append(signed, objects), { rootPem: own.authority.rootPem() })).toMatchObject({
      verdict: 'forged',
    })
  })
})

describe('a signature in the wrong place is refused', () => {
  it.each([
    ['copied over another', [1, 1]],
    ['exchanged with another', [2, 1]],
  ])('%s', async (_, [first = 0, second = 0]) => {
    const file = Buffer.from(signed)
    const places = containers(file)
    expect(places).toHaveLength(5)
    file.write(places[first]?.hex ?? '', places[1]?.at ?? 0, 'latin1')
    file.write(places[second]?.hex ?? '', places[2]?.at ?? 0, 'latin1')
    expect(await verifyPdf(file, { rootPem: own.authority.rootPem() })).toMatchObject({ verdict: 'forged' })
  })

  it('or emptied', async () => {
    const file = Buffer.from(signed)
    const last = containers(file).at(-1)
    file.write('0'.repeat(last?.hex.length ?? 0), last?.at ?? 0, 'latin1')
    expect(await verifyPdf(file, { rootPem: own.authority.rootPem() })).toMatchObject({ verdict: 'forged' })
  })
})
