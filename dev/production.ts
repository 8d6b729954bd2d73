import { type Environment, EnvironmentRefused, parseEnvironment } from '#app/http/env.server.ts'

/** What a real instance is given by address; it brings none of them itself. */
const NEEDED = ['APP_ORIGIN', 'DATA_DIR', 'DATABASE_URL', 'S3_ENDPOINT', 'LIVEKIT_URL', 'SMTP_URL', 'SMS_URL'] as const
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * The environment of a real instance: every part by address, no demonstration, secrets of its own, TLS in front.
 *
 * @throws EnvironmentRefused with one line for each variable that is missing or unsafe.
 */
export function productionEnvironment(given: Readonly<Record<string, string | undefined>>): Environment {
  const env = parseEnvironment({ ...given, NODE_ENV: 'production' })
  const lines = NEEDED.filter((name) => env[name] === undefined).map((name) => `${name}: expected`)
  if (env.DEMO) lines.push('DEMO: expected 0; a demonstration lets everybody in as anybody')
  if (env.APP_ORIGIN && !isSafe(env.APP_ORIGIN)) {
    lines.push('APP_ORIGIN: expected https; without it nobody can log in, and no camera works')
  }
  if (lines.length > 0) throw new EnvironmentRefused(`A real instance cannot start like this.\n${lines.join('\n')}`)
  return env
}

const isSafe = (origin: string): boolean => {
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' || LOOPBACK.includes(hostname)
}

/** Runs a command; what the operator can mend is said in one line each, and ends it with 1. */
export function orSay(run: () => Promise<unknown>): void {
  run().catch((error: unknown) => {
    const words = error instanceof EnvironmentRefused || isPlain(error) ? error.message : (error as Error).stack
    process.stderr.write(`${words ?? String(error)}\n`)
    process.exit(1)
  })
}

const isPlain = (error: unknown): error is Error => error instanceof Error && error.name === 'MigrationRefused'
