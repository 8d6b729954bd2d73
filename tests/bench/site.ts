import { readdir, readFile, stat } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { Client } from 'pg'
import { csrfTokenOf, startSession } from '#app/domain/account/sessions.server.ts'
import { demoAccounts } from '#app/domain/seed/people.ts'
import { parseEnvironment, settingsOf } from '#app/http/env.server.ts'
import { createPlatform, type OpenPlatform } from '#app/http/platform.server.ts'
import { cookies } from '#app/http/visitor.server.ts'
import { startInstance, type TestInstance } from '#tests/support/instance.ts'
import { generate, type Wanted } from './generate.ts'

/** A whole throw-away platform with made disputes; nothing works in the background. */
export interface BenchSite {
  readonly instance: TestInstance
  readonly platform: OpenPlatform
  /** As the owner of the tables. */
  readonly owner: Client
  readonly webPid: number
  session(accountOrPersonId: string): Promise<Session>
  stop(): Promise<void>
}

/** Somebody logged in, at a browser without scripts. */
export interface Session {
  readonly cookie: string
  readonly csrf: string
}

/** `durable`: every commit is forced to disk, as in use. */
export async function openSite(wanted: Wanted & { readonly durable?: boolean }): Promise<BenchSite> {
  const instance = await startInstance({
    withoutVideo: true,
    durable: wanted.durable ?? false,
    webEnv: { WORKER: '0' },
  })
  const owner = new Client({ connectionString: instance.ownerUrl })
  await owner.connect()
  const env = parseEnvironment({ ...process.env, ...instance.inside.env })
  const platform = await createPlatform(settingsOf(env))
  await generate(owner, platform.keys, wanted)
  return {
    instance,
    platform,
    owner,
    webPid: instance.inside.webs[0]?.pid ?? 0,
    async session(who) {
      const personId = demoAccounts.find(({ key }) => key === who)?.personId ?? who
      const token = await startSession(platform, personId, { steppedUp: true, provedTwice: true })
      return { cookie: `${cookies.session}=${token}`, csrf: csrfTokenOf(platform, token) }
    },
    async stop() {
      await owner.end()
      await platform.close()
      await instance.stop()
    },
  }
}

/** What came back, read to its end as it came, pressed or not. */
export interface Got {
  readonly status: number
  readonly bytes: number
  readonly text: string
}

/** Asks with connections that stay open and takes pressed answers, as a browser does. */
export class Asker {
  private readonly agent: Agent

  constructor(atOnce = 1) {
    this.agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  }

  get(origin: string, path: string, cookie = ''): Promise<Got> {
    return this.ask(origin, path, { cookie, 'accept-encoding': 'gzip' })
  }

  post(origin: string, path: string, fields: Readonly<Record<string, string>>, session: Session): Promise<Got> {
    const body = new URLSearchParams({ csrf: session.csrf, ...fields }).toString()
    const type = { 'content-type': 'application/x-www-form-urlencoded', origin, 'sec-fetch-site': 'same-origin' }
    return this.ask(origin, path, { cookie: session.cookie, ...type }, body)
  }

  close(): void {
    this.agent.destroy()
  }

  private ask(origin: string, path: string, headers: Record<string, string>, body?: string): Promise<Got> {
    return new Promise((resolve, reject) => {
      const method = body === undefined ? 'GET' : 'POST'
      const sent = request(`${origin}${path}`, { method, headers, agent: this.agent }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.once('error', reject)
        answer.once('end', () => {
          const whole = Buffer.concat(chunks)
          resolve({ status: answer.statusCode ?? 0, bytes: whole.length, text: whole.toString() })
        })
      })
      sent.once('error', reject)
      sent.end(body)
    })
  }
}

/** Every statement that the database is given while something runs, from its own log. */
export async function statementsOf({ owner, instance }: BenchSite, run: () => Promise<unknown>): Promise<string[]> {
  const path = await logFile(join(instance.dataDir, 'postgres'))
  await logAll(owner, 'all')
  const from = (await stat(path)).size
  await run()
  await logAll(owner, 'none')
  const text = (await readFile(path)).subarray(from).toString()
  // The text may begin on the next line.
  const said = Array.from(text.matchAll(/LOG: {2}(?:statement|execute [^:]*):\s*(\S.*)/g), ([, words = '']) => words)
  return said.filter((words) => !/^alter system|^select pg_reload/.test(words))
}

async function logAll(owner: Client, what: 'all' | 'none'): Promise<void> {
  await owner.query(`alter system set log_statement = '${what}'`)
  await owner.query('select pg_reload_conf()')
  // Each server process takes the new setting before its next statement; the signal is on its way.
  await new Promise((wait) => setTimeout(wait, 500))
}

async function logFile(folder: string): Promise<string> {
  const found = (await readdir(folder, { recursive: true })).find((name) => name.endsWith('postgres.log'))
  if (!found) throw new Error('the database keeps no log')
  return join(folder, found)
}
