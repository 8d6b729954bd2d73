import { X509Certificate } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { PDFArray, PDFDict, PDFName } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archive } from '#templates/signing/archive.server.ts'
import type { Authority } from '#templates/signing/authority.server.ts'
import { type Increment, openIncrement, saveIncrement } from '#templates/signing/increment.server.ts'
import { lint, sign } from '#templates/signing/pades.server.ts'
import { type VerifyOptions, verifyPdf } from '#templates/signing/verify.server.ts'
import { count, outsideValidators } from './outside.ts'
import { typeface } from './signable-paper.ts'
import { archived, ceremony, newAuthority, requestFor, toolsFor } from './signing-cast.ts'

const outside = outsideValidators()
const { write } = outside

/** The court signs its reserved field, as it does weeks later. */
const courtSigns = async (pdf: Uint8Array, authority: Authority) => {
  const request = { ...requestFor(pdf, 'mediator'), fieldName: 'Court', name: '沈法官', role: 'judge' } as const
  const token = await lint({ ...request, typeface }, { rootPem: authority.rootPem() })
  return sign(token, await toolsFor(authority, request))
}

let own: Awaited<ReturnType<typeof newAuthority>>
let signed: Uint8Array
let kept: Uint8Array
let ruled: Uint8Array
let keptAgain: Uint8Array

const verified = (pdf: Uint8Array, options: Omit<VerifyOptions, 'rootPem'> = {}) =>
  verifyPdf(pdf, { ...options, rootPem: own.authority.rootPem() })

beforeAll(async () => {
  own = await newAuthority()
  signed = (await ceremony(own.authority)).at(-1) ?? new Uint8Array()
  kept = await archived(signed, own.authority)
  ruled = await courtSigns(kept, own.authority)
  keptAgain = await archived(ruled, own.authority)
  write('root.pem', own.authority.rootPem())
  write('kept.pdf', kept)
  write('kept-again.pdf', keptAgain)
}, 120_000)

afterAll(() => {
  own.close()
  outside.close()
})

describe('a signed paper that was made fit for the archive', () => {
  it('keeps every byte that was signed, and says what level it has reached', async () => {
    expect(Buffer.from(kept.subarray(0, signed.length)).equals(Buffer.from(signed))).toBe(true)
    expect(await verified(signed)).toMatchObject({ verdict: 'good', level: 'T', timestamps: [] })
    const found = await verified(kept)
    expect(found).toMatchObject({ verdict: 'good', level: 'LTA', reasons: [], revisions: 8, emptyFields: ['Court'] })
    expect(found.timestamps).toMatchObject([{ fieldName: 'archive-1', ok: true }])
    expect(found.signatures).toHaveLength(5)
  })

  it('takes the court’s signature weeks later and goes to the archive again; all earlier signatures still hold', async () => {
    expect(await verified(ruled)).toMatchObject({ verdict: 'good', level: 'T', reasons: [] })
    const found = await verified(keptAgain)
    expect(found).toMatchObject({ verdict: 'good', level: 'LTA', reasons: [], emptyFields: [] })
    expect(found.signatures.map(({ ok, kind }) => [ok, kind])).toEqual([
      [true, 'certification'],
      [true, 'party'],
      [true, 'party'],
      [true, 'mediator'],
      [true, 'organisation-seal'],
      [true, 'judge'],
    ])
    expect(found.timestamps.map(({ fieldName, ok }) => [fieldName, ok])).toEqual([
      ['archive-1', true],
      ['archive-2', true],
    ])
  })

  it.each(['kept.pdf', 'kept-again.pdf'])(
    'is accepted with its own validation data by pyHanko, pdfsig and qpdf: %s',
    (file) => {
      const { error, signatures } = outside.askPyhanko(file, 'root.pem')
      expect(error).toBeNull()
      expect(signatures.map(({ good, certification }) => [good, certification])).toEqual(
        signatures.map(() => [true, true]),
      )
      const last = signatures.length - 1
      expect(signatures.map(({ changes }) => changes)).toEqual(
        signatures.map((_, index) => (index === last ? 'LTA_UPDATES' : 'FORM_FILLING')),
      )
      const lasting = { error: null, found: signatures.map(() => 'OK') }
      expect(outside.askPyhankoLasting(file, 'root.pem')).toEqual(lasting)
      // The certificates of people end after twelve years.
      expect(outside.askPyhankoLasting(file, 'root.pem', 14)).toEqual(lasting)
      const report = outside.askPdfsig(file, 'root.pem')
      // It knows no timestamp over a whole file and judges the signatures alone.
      expect(count(report, 'Signature is Valid')).toBe(signatures.length)
      expect(count(report, '- Total document signed')).toBe(1)
      expect([outside.askQpdf(file).status, outside.askQpdf(file).stderr]).toEqual([0, ''])
    },
    120_000,
  )

  it('is what makes it last: without it pyHanko cannot judge the same paper after its certificates have ended', () => {
    write('signed.pdf', signed)
    const { found } = outside.askPyhankoLasting('signed.pdf', 'root.pem', 14)
    expect(found).not.toContain('OK')
  }, 60_000)

  it('is incomplete, not forged, when its way to the archive was cut off and the archive is asked for', async () => {
    const cut = keptAgain.subarray(0, ruled.length)
    expect(await verified(cut, { requiredLevel: 'LTA' })).toMatchObject({
      verdict: 'incomplete',
      level: 'T',
      reasons: ['level T of LTA'],
    })
    expect(await verified(keptAgain, { requiredLevel: 'LTA' })).toMatchObject({ verdict: 'good' })
  })
})

describe('a certificate that was revoked', () => {
  it('does not count for what is signed afterwards, and still counts for what was signed before', async () => {
    const { authority, close } = await newAuthority()
    const files = await ceremony(authority)
    const before = await archived(files.at(-1) ?? new Uint8Array(), authority)
    const seal = await authority.sealSigner({
      sealKeyRef: 'keqiao',
      commonName: '柯桥区人民调解委员会',
      role: 'organisation-seal',
      keyAlgorithm: 'RSA-2048',
    })
    const { serialNumber } = new X509Certificate(seal.certificate)
    // Lists count in whole seconds.
    await setTimeout(1100)
    await authority.revoke(serialNumber)
    await authority.revoke(serialNumber)
    const rootPem = authority.rootPem()
    const after = await archived((await ceremony(authority)).at(-1) ?? new Uint8Array(), authority)
    expect(await verifyPdf(after, { rootPem })).toMatchObject({
      verdict: 'forged',
      reasons: ['Seal: the certificate was revoked before it was used'],
    })
    // Archived once more, the earlier paper holds the list that names the seal, and its own time before that.
    const again = await archived(before, authority)
    expect(await verifyPdf(again, { rootPem })).toMatchObject({ verdict: 'good', level: 'LTA', reasons: [] })
    close()
  }, 60_000)
})

describe('a revision for the archive that does more is refused', () => {
  const store = (increment: Increment): PDFDict => increment.document.catalog.lookup(PDFName.of('DSS'), PDFDict)
  const changed = async (change: (increment: Increment) => void) => {
    const increment = await openIncrement(kept)
    change(increment)
    const { verdict, reasons } = await verified(saveIncrement(increment))
    return [verdict, reasons.join()]
  }
  const touchRoot = (increment: Increment) => {
    const { Root } = increment.document.context.trailerInfo
    increment.touch(Root as Parameters<Increment['touch']>[0])
  }
  /** A store of its own in place of the present one. */
  const newStore = (increment: Increment, keep: 'all' | 'none', lists: readonly Uint8Array[], extra = false) => {
    const { context, catalog } = increment.document
    const old = (key: string) => (keep === 'all' ? store(increment).lookup(PDFName.of(key), PDFArray).asArray() : [])
    const fresh = context.obj({ Type: 'DSS' })
    fresh.set(PDFName.of('Certs'), context.obj(old('Certs')))
    const added = lists.map((list) => increment.add(context.flateStream(list)))
    fresh.set(PDFName.of('CRLs'), context.obj([...old('CRLs'), ...added]))
    if (extra) fresh.set(PDFName.of('VRI'), context.obj({}))
    catalog.set(PDFName.of('DSS'), increment.add(fresh))
    touchRoot(increment)
  }

  it.each([
    ['the store is emptied', (one: Increment) => newStore(one, 'none', []), 'taken out of the store'],
    ['the store gets another kind of entry', (one: Increment) => newStore(one, 'all', [], true), 'of another kind'],
    [
      'the store holds no list but something else',
      (one: Increment) => newStore(one, 'all', [Buffer.from('0500', 'hex')]),
      'expected tag',
    ],
    [
      'the store is taken away',
      (one: Increment) => {
        one.document.catalog.delete(PDFName.of('DSS'))
        touchRoot(one)
      },
      'a revision without exactly one signature',
    ],
    [
      'the catalogue opens a script with it',
      (one: Increment) => {
        newStore(one, 'all', [])
        one.document.catalog.set(PDFName.of('OpenAction'), one.document.context.obj({ S: 'JavaScript' }))
      },
      'the catalogue was changed',
    ],
    [
      'a page changes with it',
      (one: Increment) => {
        newStore(one, 'all', [])
        const page = one.document.getPage(0)
        page.node.set(PDFName.of('Rotate'), one.document.context.obj(90))
        one.touch(page.ref)
      },
      'something besides the store',
    ],
    [
      'an object that nothing needs comes with it',
      (one: Increment) => {
        newStore(one, 'all', [])
        one.add(one.document.context.obj({ S: 'JavaScript' }))
      },
      'an object that nothing needs',
    ],
  ])('%s', async (_, change, because) => {
    const [verdict, reasons] = await changed(change)
    expect([verdict, reasons]).toEqual(['forged', expect.stringContaining(because)])
  })

  it('a list of revocations that another authority issued', async () => {
    const other = await newAuthority()
    const { lists } = await other.authority.validationData()
    const [verdict, reasons] = await changed((one) => newStore(one, 'all', lists))
    expect([verdict, reasons]).toEqual(['forged', expect.stringContaining('that nobody issued')])
    other.close()
  })

  it('a timestamp of another service, or over an earlier file', async () => {
    const other = await newAuthority()
    const { file: strange } = await archive(signed, {
      validation: await own.authority.validationData(),
      timestamper: other.authority.timestamper,
    })
    expect(await verified(strange)).toMatchObject({
      verdict: 'forged',
      reasons: ['archive-1: the timestamp leads to no trusted root'],
    })
    const tokens: Uint8Array[] = []
    const once = {
      stamp: async (digest: Uint8Array) => {
        tokens.push(await own.authority.timestamper.stamp(digest))
        return tokens[0] ?? new Uint8Array()
      },
    }
    const validation = await own.authority.validationData()
    const { file: first } = await archive(signed, { validation, timestamper: once })
    const { file: replayed } = await archive(first, { validation, timestamper: once })
    expect(await verified(replayed)).toMatchObject({
      verdict: 'forged',
      reasons: ['archive-2: the timestamp belongs to another signature'],
    })
    other.close()
  })

  it('any byte of the archive’s revisions that is another', async () => {
    const wrong: number[] = []
    for (let at = signed.length; at < kept.length; at += 293) {
      const file = Uint8Array.from(kept)
      file[at] = (file[at] ?? 0) ^ 1
      const { verdict } = await verified(file)
      if (verdict !== 'forged' && verdict !== 'unreadable') wrong.push(at)
    }
    expect(wrong).toEqual([])
  }, 60_000)
})

describe('a list of revocations', () => {
  it('names its issuer, its number and what it revokes so that OpenSSL reads the same', async () => {
    const { certificates, lists } = await own.authority.validationData()
    expect([certificates.length, lists.length]).toEqual([3, 2])
    const [, list = new Uint8Array()] = lists
    write('issuing.crl', list)
    const text = outside.askOpenssl(['crl', '-inform', 'DER', '-in', outside.place('issuing.crl'), '-text', '-noout'])
    expect(text).toMatch(/Issuer: CN\s*=\s*Yanhe [0-9a-f]{8} Issuing/)
    expect(text).toMatch(/X509v3 CRL Number:/)
    expect(text).toMatch(/No Revoked Certificates/)
  })
})
