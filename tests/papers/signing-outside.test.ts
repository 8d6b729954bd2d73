import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue, preparePaper, sealPaper, signPaper } from '#templates/papers.server.ts'
import { certify } from '#templates/signing/pades.server.ts'
import { httpTimestamper } from '#templates/signing/timestamp.server.ts'
import { verifyPdf } from '#templates/signing/verify.server.ts'
import { count, outsideValidators, quiet } from './outside.ts'
import { rentalPaper } from './signable-paper.ts'
import { cast, ceremony, newAuthority, requestFor, toolsFor } from './signing-cast.ts'

const outside = outsideValidators()
const { place, write, askPyhanko, askPdfsig, askQpdf } = outside

let own: Awaited<ReturnType<typeof newAuthority>>
let other: Awaited<ReturnType<typeof newAuthority>>
let signed: Uint8Array

beforeAll(async () => {
  own = await newAuthority()
  other = await newAuthority()
  signed = (await ceremony(own.authority)).at(-1) ?? new Uint8Array()
  write('signed.pdf', signed)
  write('root.pem', own.authority.rootPem())
  write('other.pem', other.authority.rootPem())
}, 60_000)

afterAll(() => {
  own.close()
  other.close()
  outside.close()
})

describe('validators that know nothing of this platform but its root', () => {
  it.each([0, 366])(
    'pyHanko, strictly, accepts all five signatures %i days from now',
    (days) => {
      const { error, signatures } = askPyhanko('signed.pdf', 'root.pem', days)
      expect(error).toBeNull()
      expect(signatures.map(({ field }) => field)).toEqual(['Platform', 'Applicant', 'Respondent', 'Mediator', 'Seal'])
      for (const { good, certification, stamped } of signatures)
        expect([good, certification, stamped]).toEqual([true, true, true])
      expect(signatures.map(({ changes }) => changes)).toEqual([...Array(4).fill('FORM_FILLING'), 'NONE'])
    },
    60_000,
  )

  it('pdfsig accepts all five, the last over the whole document', () => {
    const report = askPdfsig('signed.pdf', 'root.pem')
    expect(count(report, 'Signature is Valid')).toBe(5)
    expect(count(report, 'Certificate is Trusted')).toBe(5)
    expect(count(report, '- Total document signed')).toBe(1)
  })

  it('qpdf finds the file sound', () => {
    const report = askQpdf('signed.pdf')
    expect([report.status, report.stderr]).toEqual([0, ''])
  })

  it('shows in each box who signed, in which office, and when by the law’s clock', () => {
    const text = execFileSync('pdftotext', ['-layout', place('signed.pdf'), '-'], { encoding: 'utf8' })
    for (const { name, roleLabel } of Object.values(cast).slice(1))
      expect(text).toMatch(new RegExp(`${roleLabel} +${name}`))
    expect(count(text, '2026-03-01 10:05:09 +08:00')).toBe(4)
  })

  it('both refuse it under another root', () => {
    const { signatures } = askPyhanko('signed.pdf', 'other.pem')
    expect(signatures.some(({ good }) => good)).toBe(false)
    expect(count(askPdfsig('signed.pdf', 'other.pem'), 'Certificate is Trusted')).toBe(0)
  }, 60_000)

  it.each([
    ['the text', (file: Buffer) => file.indexOf('/Rect')],
    ['the last container', (file: Buffer) => file.lastIndexOf('/Contents <') + 900],
  ])(
    'pyHanko refuses it when one byte of %s differs',
    (_, where) => {
      const file = Buffer.from(signed)
      const at = where(file)
      file[at] = file[at] === 0x61 ? 0x62 : 0x61
      write('changed.pdf', file)
      const { error, signatures } = askPyhanko('changed.pdf', 'root.pem')
      expect(error !== null || signatures.some(({ good }) => !good)).toBe(true)
    },
    60_000,
  )
})

describe('a ruling as the court issues it', () => {
  it('is accepted by pyHanko, pdfsig and qpdf, signed by the judge and sealed', async () => {
    const { authority } = own
    const when = new Date('2026-12-04T02:00:00Z')
    const { bytes } = await preparePaper({
      templateId: 'confirmation-ruling',
      data: catalogue['confirmation-ruling'].sample,
      locale: 'zh-CN',
      code: '诸调-26-0412-7K',
      verifyUrl: 'https://yanhe.example/verify/ABCD',
      authority,
      certify: true,
      platformName: '言和',
    })
    const judge = { name: '沈法官', role: 'judge', mark: { kind: 'typed' } } as const
    const ruled = await signPaper({ bytes, fieldName: 'judge', authority, when, signer: judge })
    const seal = { sealKeyRef: 'court-1', name: '诸暨市人民法院', role: 'court-seal' } as const
    const sealed = await sealPaper({ bytes: ruled.bytes, fieldName: 'court-seal', authority, when, seal })
    write('ruling.pdf', sealed.bytes)
    const { error, signatures } = askPyhanko('ruling.pdf', 'root.pem')
    expect(error).toBeNull()
    expect(signatures.map(({ field, good, certification }) => [field, good, certification])).toEqual([
      ['platform', true, true],
      ['judge', true, true],
      ['court-seal', true, true],
    ])
    const report = askPdfsig('ruling.pdf', 'root.pem')
    expect([count(report, 'Signature is Valid'), count(report, '- Total document signed')]).toEqual([3, 1])
    expect(askQpdf('ruling.pdf').status).toBe(0)
  }, 60_000)
})

describe('a timestamp service elsewhere (RFC 3161 over HTTP)', () => {
  let server: Server
  let url: string
  let reply: 'granted' | 'old' | 'failing' = 'granted'
  let kept: Buffer | null = null

  const answer = (query: Buffer) => {
    write('query.tsq', query)
    const pair = join(other.dir, 'authority/timestamp.pem')
    const chain = join(other.dir, 'authority/issuing.pem')
    const files = ['-queryfile', place('query.tsq'), '-config', place('tsa.cnf'), '-out', place('reply')]
    execFileSync('openssl', ['ts', '-reply', ...files, '-inkey', pair, '-signer', pair, '-chain', chain], {
      stdio: [...quiet],
    })
    return readFileSync(place('reply'))
  }

  beforeAll(async () => {
    const lines = ['[tsa]', 'default_tsa = one', '[one]', `serial = ${place('serial')}`, 'default_policy = 1.2.3.4.1']
    lines.push('digests = sha256', 'signer_digest = sha256', 'accuracy = secs:1', 'ess_cert_id_alg = sha256', '')
    write('tsa.cnf', lines.join('\n'))
    write('serial', '01\n')
    server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        if (reply === 'failing') response.writeHead(503)
        else kept = reply === 'old' && kept ? kept : answer(Buffer.concat(parts))
        response.end(reply === 'failing' ? '' : kept)
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
  })
  afterAll(() => new Promise((done) => server.close(done)))

  const certifyWith = async () => {
    const request = requestFor(await rentalPaper(), 'platform')
    return certify(request, { ...(await toolsFor(own.authority, request)), timestamper: httpTimestamper(url) })
  }

  it('is understood by it, by our verifier and by pyHanko, once its root is trusted', async () => {
    reply = 'granted'
    const file = await certifyWith()
    const [rootPem, timestampRootPem] = [own.authority.rootPem(), other.authority.rootPem()]
    expect(await verifyPdf(file, { rootPem, timestampRootPem })).toMatchObject({ verdict: 'good', reasons: [] })
    expect(await verifyPdf(file, { rootPem })).toMatchObject({ verdict: 'forged' })
    write('elsewhere.pdf', file)
    const { signatures } = askPyhanko('elsewhere.pdf', 'root.pem', 0, ['other.pem'])
    expect(signatures).toMatchObject([{ good: true, stamped: true }])
  }, 60_000)

  it('is refused when it answers another question, fails, or is away', async () => {
    reply = 'old'
    await expect(certifyWith()).rejects.toMatchObject({ code: 'timestamp-refused' })
    reply = 'failing'
    await expect(certifyWith()).rejects.toMatchObject({ code: 'timestamp-refused' })
    const nobody = httpTimestamper('http://127.0.0.1:9/', 500)
    await expect(nobody.stamp(new Uint8Array(32))).rejects.toMatchObject({ code: 'timestamp-refused' })
  })
})
