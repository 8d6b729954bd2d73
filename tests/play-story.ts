import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { STORE_VERSION } from '#app/storage/local.server.ts'
import { play } from './stories/play.ts'
import { parseScript, readScript, type Script } from './stories/script.ts'
import { Unsupported } from './stories/shape.ts'
import { startInstance, type TestInstance } from './support/instance.ts'

const USAGE = 'npm run story -- --case FILE --out DIR [--base-url URL] [--headed]'

/** Fields that need an instance of the story's own. */
const needsOwnInstance = (path: string): string | null => {
  const script = parseScript(path) as Partial<Script> | null
  if (script?.now) return 'now'
  if (script?.session?.killMediaServer) return 'session.killMediaServer'
  const silent = Object.entries(script?.respondents ?? {}).find(
    ([, answers]) => Array.isArray(answers) && answers.some((one) => one?.answer === 'silent'),
  )
  return silent ? `respondents.${silent[0]}: silent` : null
}

/** Versions of the parts that the story started for itself. */
async function versionsOf({ ownerUrl }: TestInstance): Promise<Record<string, string>> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  await client.end()
  const modules = await readFile(resolve('media/go.mod'), 'utf8')
  return {
    postgres: rows[0]?.server_version ?? '',
    livekit: /livekit-server v(\S+)/.exec(modules)?.[1] ?? '',
    s3: `SeaweedFS ${STORE_VERSION}`,
  }
}

/** Plays one case script in real browsers. @returns 0 done, 1 a step failed, 2 not possible here, 3 not supported yet. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      case: { type: 'string' },
      out: { type: 'string' },
      'base-url': { type: 'string' },
      headed: { type: 'boolean' },
    },
  })
  if (!values.case || !values.out) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const out = resolve(values.out)
  mkdirSync(out, { recursive: true })
  let instance: TestInstance | null = null
  try {
    const own = values['base-url'] ? needsOwnInstance(values.case) : null
    if (own) {
      process.stdout.write(`${own} needs an instance of the story's own: leave out --base-url\n`)
      return 2
    }
    const script = readScript(values.case)
    instance = values['base-url'] ? null : await startInstance(script.now ? { lawClock: new Date(script.now) } : {})
    const started = instance
    return await play({
      script,
      out,
      baseUrl: values['base-url'] ?? started?.origin ?? '',
      headed: values.headed ?? false,
      ...(started
        ? {
            killMediaServer: async () => started.kill('livekit'),
            moveLawClock: (to: Date) => started.moveLawClock(to),
            versions: await versionsOf(started),
          }
        : {}),
    })
  } catch (error) {
    if (error instanceof Unsupported) {
      process.stdout.write(`not supported by this build: ${error.message}\n`)
      return 3
    }
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    return 1
  } finally {
    await instance?.stop()
  }
}

process.exitCode = await main()
