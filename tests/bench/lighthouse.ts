import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startSession } from '#app/domain/account/sessions.server.ts'
import { cookies } from '#app/http/visitor.server.ts'
import { everyState } from '#tests/support/every-state.ts'
import { type WholeWorld, wholeWorld } from '#tests/support/whole-world.ts'
import type { Bench, Finding } from './measure.ts'

/** No package of this project: 150 packages for one measurement. npx fetches it for this run alone. */
const LIGHTHOUSE = ['--yes', 'lighthouse@12.8.2']
const MOST_LCP_S = 2.5
const LINE = { kbitPerSecond: 400, roundTripMs: 400 }
/** The line is slowed while the page loads, handshakes and all, not computed afterwards. */
const FLAGS = [
  ...['--quiet', '--output=json', '--only-categories=performance', '--form-factor=mobile'],
  ...['--chrome-flags=--headless=new --no-sandbox --disable-gpu', '--throttling-method=devtools'],
  ...['--screenEmulation.mobile', '--screenEmulation.width=390', '--screenEmulation.height=844'],
  '--screenEmulation.deviceScaleFactor=2',
  `--throttling.requestLatencyMs=${LINE.roundTripMs}`,
  `--throttling.downloadThroughputKbps=${LINE.kbitPerSecond}`,
  `--throttling.uploadThroughputKbps=${LINE.kbitPerSecond}`,
  '--throttling.cpuSlowdownMultiplier=1',
]
const CHROME = process.env.CHROMIUM ?? '/usr/bin/chromium'

interface Page {
  readonly name: string
  readonly path: string
  readonly cookie: string
}

interface Report {
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>
  readonly runtimeError?: { readonly message: string }
}

async function pagesOf(w: WholeWorld): Promise<readonly Page[]> {
  const states = await everyState(w)
  const session = `${cookies.session}=${await startSession(w.platform, states.willing.applicant)}`
  return [
    { name: 'the front page', path: '/', cookie: '' },
    { name: 'the guide', path: '/guide/rental', cookie: '' },
    { name: 'the link of an invitation', path: `/i/${states.invited.token}`, cookie: '' },
    { name: 'the invitation', path: '/i', cookie: `${cookies.invitation}=${states.asked.token}` },
    { name: 'login', path: '/login', cookie: '' },
    { name: 'the home of a case', path: `/c/${encodeURIComponent(states.willing.code)}`, cookie: session },
  ]
}

const run = promisify(execFile)

async function reportOf(url: string, cookie: string): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'yanhe-lighthouse-'))
  const [headers, report] = [join(folder, 'headers.json'), join(folder, 'report.json')]
  try {
    await writeFile(headers, JSON.stringify({ Cookie: `lang=zh-CN; ${cookie}` }))
    const args = [...LIGHTHOUSE, url, ...FLAGS, `--extra-headers=${headers}`, `--output-path=${report}`]
    await run('npx', args, { env: { ...process.env, CHROME_PATH: CHROME } })
    return JSON.parse(await readFile(report, 'utf8')) as Report
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function findingOf(origin: string, { name, path, cookie }: Page): Promise<Finding> {
  const { audits, runtimeError } = await reportOf(`${origin}${path}`, cookie)
  if (runtimeError) throw new Error(`${name}: ${runtimeError.message}`)
  const value = (audit: string) => audits[audit]?.numericValue ?? Number.NaN
  return {
    what: `largest paint of ${name}`,
    value: value('largest-contentful-paint') / 1_000,
    unit: 's',
    goal: { atMost: MOST_LCP_S },
    sides: `first paint ${(value('first-contentful-paint') / 1_000).toFixed(2)} s, ${Math.round(value('total-byte-weight') / 1_000)} kB in all`,
  }
}

/** How soon the largest thing of a page stands there on a bad line. */
export const lighthouse: Bench = {
  name: 'lighthouse',
  about: `pages of a party on a line of ${LINE.kbitPerSecond} kbit/s and ${LINE.roundTripMs} ms, by Lighthouse (fetched by npx, needs Chromium)`,
  onlyWhenNamed: true,
  async run({ say }) {
    const w = await wholeWorld()
    try {
      const findings: Finding[] = []
      for (const page of await pagesOf(w)) {
        findings.push(await findingOf(w.origin, page))
        say(`${page.name}: ${findings.at(-1)?.value.toFixed(2)} s`)
      }
      return findings
    } finally {
      await w.stop()
    }
  },
}
