import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certify, lint, sign } from '#templates/signing/pades.server.ts'
import { verifyPdf } from '#templates/signing/verify.server.ts'
import { outsideValidators } from './outside.ts'
import { archived, ceremony, newAuthority, requestFor, signAs, toolsFor } from './signing-cast.ts'
import { append, catalogOf, containers, numberOf, objectText, overwrite } from './tamper.ts'

const outside = outsideValidators()
let own: Awaited<ReturnType<typeof newAuthority>>
let other: Awaited<ReturnType<typeof newAuthority>>
/** Platform, two parties, mediator, seal; to the archive; weeks later the court; to the archive again. */
let steps: readonly Uint8Array[]
let whole: Uint8Array

beforeAll(async () => {
  own = await newAuthority()
  other = await newAuthority()
  const five = await ceremony(own.authority)
  const kept = await archived(five.at(-1) ?? new Uint8Array(), own.authority)
  const request = { ...requestFor(kept, 'mediator'), fieldName: 'Court', name: '沈法官', role: 'judge' } as const
  const token = await lint(request, { rootPem: own.authority.rootPem() })
  const ruled = await sign(token, await toolsFor(own.authority, request))
  whole = await archived(ruled, own.authority)
  steps = [...five, kept, ruled, whole]
}, 120_000)

afterAll(() => {
  own.close()
  other.close()
  outside.close()
})

const judged = async (file: Uint8Array) => {
  const { verdict, reasons } = await verifyPdf(file, { rootPem: own.authority.rootPem(), requiredLevel: 'LTA' })
  return { verdict, reasons: reasons.join('; ') }
}

const flip = (file: Uint8Array, at: number) => {
  const copy = Buffer.from(file)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

const page = () => numberOf(whole, /\/Type \/Page\b(?!s)/)
const changedObject = (number: number, change: (text: string) => string) =>
  append(whole, { [number]: change(objectText(whole, number)) })
const changedCatalog = (change: (text: string) => string) => changedObject(catalogOf(whole), change)
const withEntry = (entry: string) => (text: string) => text.replace(/>>$/, `${entry} >>`)
const lastRange = () => /\/ByteRange \[[^\]]+\]/g

/** What the literature on signed PDFs knows: incremental saving, shadows, universal forgery, wrapping. */
const attacks: readonly (readonly [name: string, make: () => Uint8Array | Promise<Uint8Array>])[] = [
  ['01 a bit of the text', () => flip(whole, 5000)],
  ['02 a bit of a signature', () => flip(whole, (containers(whole)[1]?.at ?? 0) + 600)],
  ['03 bytes behind the end', () => Buffer.concat([whole, Buffer.from('% more\n')])],
  [
    '04 the last range made shorter',
    () => {
      const [range = ''] = [...Buffer.from(whole).toString('latin1').matchAll(lastRange())].at(-1) ?? []
      const numbers = range.match(/\d+/g) ?? []
      const shorter = range.replace(/\d+(?=[^\d]*$)/, String(Number(numbers[3]) - 10).padStart(numbers[3]?.length ?? 0))
      return overwrite(whole, range, shorter)
    },
  ],
  [
    '05 a page with other contents',
    () => changedObject(page(), (text) => text.replace(/\/Contents [^/]+/, '/Contents [] ')),
  ],
  [
    '06 an object behind the end without a table',
    () => Buffer.concat([whole, Buffer.from('9000 0 obj\n<< >>\nendobj\n')]),
  ],
  [
    '07 the same trailer once more',
    () => {
      const file = Buffer.from(whole)
      return Buffer.concat([file, file.subarray(file.lastIndexOf('trailer'))])
    },
  ],
  ['08 another tree of pages', () => changedCatalog((text) => text.replace(/\/Pages \d+ 0 R/, `/Pages ${page()} 0 R`))],
  [
    '09 an annotation over a clause',
    () =>
      append(whole, {
        [page()]: objectText(whole, page()).replace('/Annots [', '/Annots [ 9000 0 R'),
        9000: '<< /Type /Annot /Subtype /FreeText /Rect [ 50 400 500 700 ] /Contents (x) >>',
      }),
  ],
  [
    '10 a font with other letters',
    () =>
      changedObject(numberOf(whole, /\/Type \/Font\b[\s\S]*\/ToUnicode/), (text) =>
        text.replace(/\/ToUnicode \d+/, '/ToUnicode 1'),
      ),
  ],
  ['11 an attachment replaced', () => changedCatalog(withEntry('/Names << /EmbeddedFiles << /Names [] >> >>'))],
  ['12 an attachment added', () => changedCatalog(withEntry('/AF [ << /Type /Filespec /F (a) >> ]'))],
  ['13 a script at opening', () => changedCatalog(withEntry('/OpenAction << /S /JavaScript /JS (x) >>'))],
  [
    '14 a signed field with another drawing',
    () => changedObject(numberOf(whole, /\/T \(Seal\)/), (text) => text.replace(/\/N \d+ 0 R/, '/N 1 0 R')),
  ],
  [
    '15 other metadata',
    () => changedCatalog((text) => withEntry('/Metadata 9 0 R')(text.replace(/\/Metadata \d+ 0 R/, ''))),
  ],
  ['16 the certification taken away', () => changedCatalog((text) => text.replace(/\/Perms <<[^>]+>>/, ''))],
  ...(
    [
      ['17 the last signature without contents', '/Contents', '/Contentz'],
      ['20 the last signature without a range', '/ByteRange', '/ByteRangf'],
    ] as const
  ).map(([name, from, to]) => [name, () => overwrite(whole, from, to)] as const),
  [
    '18 the last signature with empty contents',
    () => {
      const { hex } = containers(whole).at(-1) ?? { hex: '' }
      return overwrite(whole, `<${hex}>`, `<>${' '.repeat(hex.length)}`)
    },
  ],
  [
    '19 the last signature all zeros',
    () => {
      const { hex } = containers(whole).at(-1) ?? { hex: '' }
      return overwrite(whole, hex, '0'.repeat(hex.length))
    },
  ],
  [
    '21 the last range negative',
    () => {
      const [range = ''] = [...Buffer.from(whole).toString('latin1').matchAll(lastRange())].at(-1) ?? []
      return overwrite(whole, range, range.replace('[ 0 ', '[-0 '))
    },
  ],
  [
    '22 the second range moved, something put between',
    () => {
      const file = Buffer.from(whole)
      const { at = 0, hex = '' } = containers(whole).at(-1) ?? {}
      const [gap, extra] = [at + hex.length, Buffer.from('61')]
      return Buffer.concat([file.subarray(0, gap), extra, file.subarray(gap)])
    },
  ],
  [
    '23 entries in the place of the container',
    () => {
      const { hex } = containers(whole).at(-1) ?? { hex: '' }
      const injected = '> /Name (x) /X <'
      return overwrite(whole, hex.slice(-injected.length), injected)
    },
  ],
  ['24 the last timestamp cut off', () => whole.subarray(0, Buffer.from(whole).lastIndexOf('%%EOF', -60) + 6)],
  ['25 the court’s signature cut off', () => whole.subarray(0, steps.at(-4)?.length)],
  [
    '26 two signatures exchanged',
    () => {
      const file = Buffer.from(whole)
      const [, one, two] = containers(whole)
      file.write(two?.hex ?? '', one?.at ?? 0, 'latin1')
      file.write(one?.hex ?? '', two?.at ?? 0, 'latin1')
      return file
    },
  ],
  [
    '27 a signature played again in another field',
    () => {
      const file = Buffer.from(whole)
      const [, one, two] = containers(whole)
      file.write(one?.hex ?? '', two?.at ?? 0, 'latin1')
      return file
    },
  ],
  [
    '28 the value of a signed field taken away',
    () => changedObject(numberOf(whole, /\/T \(Respondent\)/), (text) => text.replace(/\/V \d+ 0 R/, '')),
  ],
  [
    '29 written anew by a library',
    async () => (await PDFDocument.load(whole, { updateMetadata: false })).save({ useObjectStreams: false }),
  ],
  [
    '30 the timestamp of the first signature cut off',
    () => {
      const file = Buffer.from(whole)
      const first = containers(whole)[1]
      const token = first?.hex.indexOf('060b2a864886f70d010910020e') ?? -1
      file.write('0'.repeat(200), (first?.at ?? 0) + token, 'latin1')
      return file
    },
  ],
  ['31 what the archive needs taken away', () => changedCatalog((text) => text.replace(/\/DSS \d+ 0 R/, ''))],
  [
    '32 all signed by an authority of the same name',
    async () => archived((await ceremony(other.authority)).at(-1) ?? new Uint8Array(), other.authority),
  ],
  ['34 one more signature by somebody', () => signedByOther(whole)],
  [
    '35 changed and then signed anew by somebody',
    () => signedByOther(changedCatalog(withEntry('/Lang (en)')) as Uint8Array),
  ],
  ['36 another table for other readers', () => append(whole, { 9000: '<< /S /JavaScript >>' }, '\n/XRefStm 12')],
]

/** A signature of a stranger in a field that he adds himself, by a tool that knows how. */
async function signedByOther(file: Uint8Array): Promise<Uint8Array> {
  const rendered = steps[0] ?? new Uint8Array()
  const request = requestFor(rendered, 'platform')
  const strange = await certify(request, await toolsFor(other.authority, request))
  // The revision alone, behind the file: its table names the place that it had, its objects those of the paper.
  const added = Buffer.from(strange.subarray(rendered.length)).toString('latin1')
  const shift = file.length - rendered.length
  const moved = added
    .replace(/(\d{10}) 00000 n/g, (_, at: string) => `${String(Number(at) + shift).padStart(10, '0')} 00000 n`)
    .replace(/\/Prev \d+/, `/Prev ${/startxref\n(\d+)\n%%EOF\n$/.exec(Buffer.from(file).toString('latin1'))?.[1]}`)
    .replace(/startxref\n(\d+)/, (_, at: string) => `startxref\n${Number(at) + shift}`)
  return Buffer.concat([file, Buffer.from(moved, 'latin1')])
}

describe('a paper that somebody tampered with', () => {
  it('00 is good as long as nobody did', async () => {
    expect(await judged(whole)).toEqual({ verdict: 'good', reasons: '' })
  })

  it.each(attacks)('is refused without asking the platform: %s', async (name, make) => {
    const file = await make()
    expect(Buffer.from(file).equals(Buffer.from(whole))).toBe(false)
    const { verdict, reasons } = await judged(file)
    // What was cut off leaves a whole, shorter paper: only that it is not fit for the archive shows.
    expect(verdict).toBe(/cut off$/.test(name) && !name.includes('first') ? 'incomplete' : 'forged')
    expect(reasons).not.toBe('')
  })

  it('33 is refused when a certificate had ended before it was used', async () => {
    const later = new Date(Date.now() + 40 * 365.25 * 86_400_000)
    const found = await verifyPdf(whole, { rootPem: own.authority.rootPem(), at: later })
    expect(found.verdict).toBe('forged')
  })

  it('is never taken for good when any bytes differ, wherever they are', async () => {
    let seed = 20261127
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed % below
    }
    const taken: number[] = []
    for (let round = 0; round < 150; round++) {
      const at = next(whole.length)
      const file = Buffer.from(whole)
      file[at] = (file[at] ?? 0) ^ (1 + next(255))
      const { verdict } = await judged(file)
      if (verdict === 'good' || verdict === 'incomplete') taken.push(at)
    }
    expect(taken).toEqual([])
  }, 60_000)
})

describe('npm run verify', () => {
  const ask = (file: string, ...options: string[]) => {
    const program = ['--import', 'tsx', 'dev/verify.ts', outside.place(file), '--root', outside.place('root.pem')]
    const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...options], { encoding: 'utf8' })
    return { status, stdout, stderr }
  }
  beforeAll(async () => {
    outside.write('root.pem', own.authority.rootPem())
    outside.write('whole.pdf', whole)
    outside.write('forged.pdf', flip(whole, 5000))
    outside.write('cut.pdf', steps.at(-2) ?? new Uint8Array())
    outside.write('asked.pdf', await signAs(own.authority, steps[1] ?? new Uint8Array(), 'applicant'))
    outside.write('kept.pdf', steps.at(-3) ?? new Uint8Array())
    outside.write('note.pdf', 'not a paper')
  })

  it('says good with 0, forged with 1, incomplete with 2, unreadable with 3, and why', () => {
    const good = ask('whole.pdf')
    expect([good.status, good.stdout]).toEqual([
      0,
      expect.stringMatching(/^good: [\s\S]*PAdES baseline LTA[\s\S]*沈法官/),
    ])
    const forged = ask('forged.pdf')
    expect([forged.status, forged.stdout]).toEqual([1, expect.stringContaining('FORGED OR CHANGED')])
    expect(ask('cut.pdf')).toMatchObject({ status: 2, stdout: expect.stringContaining('level T of LTA') })
    expect(ask('kept.pdf')).toMatchObject({ status: 2, stdout: expect.stringContaining('Court: not signed') })
    expect(ask('asked.pdf')).toMatchObject({ status: 2, stdout: expect.stringContaining('Mediator: not signed') })
    expect(ask('note.pdf')).toMatchObject({ status: 3, stdout: expect.stringContaining('not a paper of this kind') })
    expect(ask('missing.pdf').status).toBe(3)
  }, 60_000)

  it('says the same to a program', () => {
    const { status, stdout } = ask('whole.pdf', '--json')
    expect([status, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ verdict: 'good', level: 'LTA' })])
    const sha256 = createHash('sha256').update(whole).digest('hex')
    expect(JSON.parse(stdout).revisionHashes.at(-1)).toBe(sha256)
  }, 60_000)
})
