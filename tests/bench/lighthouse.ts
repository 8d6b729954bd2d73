import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startSession } from '#app/domain/account/sessions.server.ts'
import { cookies } from '#app/http/visitor.server.ts'
import { type CaseInState, everyState } from '#tests/support/every-state.ts'
import { wholeWorld } from '#tests/support/whole-world.ts'

/**
 * Measures with Lighthouse 12 how soon the largest thing of a page stands there on a bad line, on an instance of its own:
 *
 *     npm install --prefix /tmp/lighthouse lighthouse@12.8.2
 *     LIGHTHOUSE=/tmp/lighthouse node dev/run.mjs tests/bench/lighthouse.ts [simulate|devtools]
 *
 * Lighthouse is no package of this project: 150 packages for one measurement. `simulate` computes the line with its
 * handshakes out of one load without a brake, `devtools` brakes the load itself. Ends with 1 when a page is late.
 */
const MOST_LCP_MS = 2_500
const LINE = { kbitPerSecond: 400, roundTripMs: 400 }

interface Report {
  readonly lhr: {
    readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>
    readonly lighthouseVersion: string
    readonly runtimeError?: { readonly message: string }
  }
}
type Lighthouse = (url: string, flags: object, config: object) => Promise<Report | undefined>
type Launcher = {
  readonly launch: (options: object) => Promise<{ readonly port: number; readonly kill: () => void }>
}

const say = (line: string) => void process.stdout.write(`${line}\n`)

async function installed(): Promise<{ lighthouse: Lighthouse; launcher: Launcher }> {
  const modules = join(process.env.LIGHTHOUSE ?? '/tmp/lighthouse', 'node_modules')
  const [lighthouse, launcher] = ['lighthouse/core/index.js', 'chrome-launcher/dist/index.js'].map((path) =>
    join(modules, path),
  )
  if (!lighthouse || !launcher) throw new Error('unreachable')
  try {
    await access(lighthouse)
  } catch {
    say('Lighthouse is not installed. Once: npm install --prefix /tmp/lighthouse lighthouse@12.8.2')
    process.exit(2)
  }
  const { default: run } = (await import(pathToFileURL(lighthouse).href)) as { default: Lighthouse }
  return { lighthouse: run, launcher: (await import(pathToFileURL(launcher).href)) as Launcher }
}

const flagsFor = (port: number, method: string, cookie: string) => ({
  port,
  output: 'json',
  logLevel: 'error',
  onlyCategories: ['performance'],
  formFactor: 'mobile',
  screenEmulation: { mobile: true, width: 390, height: 844, deviceScaleFactor: 2, disabled: false },
  throttlingMethod: method,
  throttling: {
    rttMs: LINE.roundTripMs,
    throughputKbps: LINE.kbitPerSecond,
    requestLatencyMs: LINE.roundTripMs,
    downloadThroughputKbps: LINE.kbitPerSecond,
    uploadThroughputKbps: LINE.kbitPerSecond,
    cpuSlowdownMultiplier: 1,
  },
  extraHeaders: { Cookie: cookie },
})

async function measure(method: string): Promise<boolean> {
  const { lighthouse, launcher } = await installed()
  const w = await wholeWorld()
  const states = await everyState(w)
  const session = async ({ applicant }: CaseInState) =>
    `${cookies.session}=${await startSession(w.platform, applicant)}`
  const invitation = `${cookies.invitation}=${states.asked.token}`
  const pages: readonly (readonly [name: string, path: string, cookie: string])[] = [
    ['the front door', '/', ''],
    ['R1, the link of the message', `/i/${states.invited.token}`, ''],
    ['R1, the invitation', '/i', invitation],
    ['the home of a case', `/c/${encodeURIComponent(states.willing.code)}`, await session(states.willing)],
    ['filing: what happened', `/file/${states.draft.id}/what`, `${cookies.draft}=${states.draft.token}`],
  ]
  const chrome = await launcher.launch({
    chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
  })
  let isLate = false
  try {
    for (const [name, path, cookie] of pages) {
      const report = await lighthouse(`${w.origin}${path}`, flagsFor(chrome.port, method, `lang=zh-CN; ${cookie}`), {
        extends: 'lighthouse:default',
      })
      if (!report || report.lhr.runtimeError) throw new Error(report?.lhr.runtimeError?.message ?? 'no report')
      const value = (audit: string) => Math.round(report.lhr.audits[audit]?.numericValue ?? Number.NaN)
      const lcp = value('largest-contentful-paint')
      isLate ||= !(lcp <= MOST_LCP_MS)
      say(
        `${lcp <= MOST_LCP_MS ? 'in time' : 'LATE   '}  LCP ${lcp} ms, FCP ${value('first-contentful-paint')} ms, ${value('total-byte-weight')} bytes in all: ${name}`,
      )
    }
    say(`${method}, ${LINE.kbitPerSecond} kbit/s, ${LINE.roundTripMs} ms, processor as it is`)
  } finally {
    chrome.kill()
    await w.stop()
  }
  return isLate
}

process.exitCode = (await measure(process.argv[2] ?? 'simulate')) ? 1 : 0
