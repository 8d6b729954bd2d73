import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { catalogue } from '#templates/catalogue.ts'
import { fontBytes, fontkit } from '#templates/render/fonts.server.ts'
import { renderDocument } from '#templates/render/render.server.ts'
import { openAuthority } from '#templates/signing/authority.server.ts'
import { issue, pairFromPem, pairToPem, persistentSigner } from '#templates/signing/certificates.server.ts'
import { certify } from '#templates/signing/pades.server.ts'
import { localTimestamper } from '#templates/signing/timestamp.server.ts'
import { rentalPaper } from '#tests/papers/signable-paper.ts'
import { archived, ceremony, requestFor } from '#tests/papers/signing-cast.ts'
import { type Bench, type Finding, sideBySide } from './measure.ts'

const MOST_BYTES = 110_000
const PAPERS_A_ROUND = 4
const SIGNATURES_A_ROUND = 12

/** CPU of this process for one of so many runs, in milliseconds. */
async function cpuOf(times: number, run: () => Promise<unknown>): Promise<number> {
  const from = process.cpuUsage()
  for (let n = 0; n < times; n++) await run()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000 / times
}

const agreement = () =>
  renderDocument({
    document: catalogue['settlement-agreement'] as never,
    data: catalogue['settlement-agreement'].sample,
    locale: 'zh-CN',
    code: '诸调-26-0412-7K',
    verifyUrl: 'https://yanhe.example/verify/ABCD-EFGH-JKLM',
    signable: true,
  })

/** The same words on the same pages, in the same three fonts, and nothing else. */
const barePaper = (pages: readonly (readonly string[])[]) => async () => {
  const file = await PDFDocument.create({ updateMetadata: false })
  file.registerFontkit(fontkit)
  const embed = (name: Parameters<typeof fontBytes>[0]) =>
    file.embedFont(fontBytes(name), { subset: true, features: { liga: false } })
  const [serif, strong, sans] = [await embed('serif'), await embed('strong'), await embed('sans')]
  for (const lines of pages) {
    const page = file.addPage([595.28, 841.89])
    lines.forEach((line, row) => {
      const font = row === 0 ? sans : row < 4 ? strong : serif
      page.drawText(line, { x: 75, y: 790 - row * 14, size: 10, font })
    })
  }
  return file.save({ useObjectStreams: false })
}

async function rendering(place: string): Promise<readonly Finding[]> {
  const { bytes } = await agreement()
  const path = join(place, 'agreement.pdf')
  writeFileSync(path, bytes)
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
  const pages = text
    .split('\f')
    .map((page) => page.split('\n').map((line) => line.trim()))
    .map((lines) => lines.filter(Boolean))
    .filter((lines) => lines.length > 0)
  const bare = barePaper(pages)
  const { ratio, ours, theirs } = await sideBySide(
    () => cpuOf(PAPERS_A_ROUND, agreement),
    () => cpuOf(PAPERS_A_ROUND, bare),
  )
  const sides = `${ours.toFixed(0)} ms CPU for ${pages.length} pages, bare ${theirs.toFixed(0)} ms`
  return [
    { what: 'paper rendered, CPU against bare pdf-lib', value: ratio, unit: '×', goal: { atMost: 1.3 }, sides },
    {
      what: 'unsigned agreement',
      value: bytes.length / 1000,
      unit: 'kB',
      goal: { atMost: MOST_BYTES / 1000 },
      sides: `${pages.length} pages`,
    },
  ]
}

const pyhanko = process.env.PYHANKO ?? join(homedir(), '.cache/yanhe/pyhanko/bin/pyhanko')

/** The same file, key, field and level: a certification with a timestamp made in the process. */
async function signing(place: string): Promise<Finding> {
  await openAuthority({ dir: place })
  const home = join(place, 'authority')
  const issuing = pairFromPem(readFileSync(join(home, 'issuing.pem'), 'utf8'))
  const pair = await issue('signer', { commonName: 'Yanhe 言和', unit: 'platform' }, issuing)
  writeFileSync(join(place, 'signer.pem'), pairToPem(pair))
  // The timestamp service that pyHanko carries for trials knows RSA alone; both sides use the same key.
  const stamp = await issue('timestamp', { commonName: 'Yanhe Timestamp' }, issuing, 'RSA-2048')
  writeFileSync(join(place, 'stamp.pem'), pairToPem(stamp))
  const holder = { commonName: 'Yanhe Timestamp', role: 'platform' } as const
  const timestamper = localTimestamper(persistentSigner(holder, stamp, [issuing.certificate]))
  const pdf = await rentalPaper()
  writeFileSync(join(place, 'paper.pdf'), pdf)
  const signer = persistentSigner({ commonName: 'Yanhe 言和', role: 'platform' }, pair, [issuing.certificate])
  const request = requestFor(pdf, 'platform')
  const ours = async () => {
    const from = performance.now()
    for (let n = 0; n < SIGNATURES_A_ROUND; n++) await certify(request, { signer, timestamper })
    return (performance.now() - from) / SIGNATURES_A_ROUND
  }
  const script = join(import.meta.dirname, 'sign-with-pyhanko.py')
  const theirs = async () => {
    const args = [script, place, String(SIGNATURES_A_ROUND)]
    const { stdout, stderr } = spawnSync(join(dirname(pyhanko), 'python'), args, { encoding: 'utf8' })
    if (!Number(stdout)) throw new Error(stderr)
    return Number(stdout)
  }
  const found = await sideBySide(theirs, ours, 5)
  const sides = `${found.theirs.toFixed(1)} ms a signature, pyHanko ${found.ours.toFixed(1)} ms`
  return { what: 'signed, rate against pyHanko', value: found.ratio, unit: '×', goal: { atLeast: 3 }, sides }
}

async function whole(place: string): Promise<Finding> {
  const authority = await openAuthority({ dir: place })
  const sitting = async () => archived((await ceremony(authority)).at(-1) ?? new Uint8Array(), authority)
  await sitting()
  const value = await cpuOf(3, sitting)
  const sides = 'rendering, five signatures each tried before, to the archive'
  return { what: 'whole ceremony', value, unit: 'ms CPU', goal: null, sides }
}

export const papers: Bench = {
  name: 'papers',
  about: 'rendering against bare pdf-lib, signing against pyHanko, a whole ceremony',
  async run() {
    const place = mkdtempSync(join(tmpdir(), 'yanhe-bench-papers-'))
    try {
      return [...(await rendering(place)), await signing(place), await whole(place)]
    } finally {
      rmSync(place, { recursive: true, force: true })
    }
  },
}
