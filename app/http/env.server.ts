import { z } from 'zod'
import type { Settings } from '#app/domain/platform/settings.ts'

/** What is wrong with the environment, one line for each variable. The start stops. */
export class EnvironmentRefused extends Error {
  override readonly name = 'EnvironmentRefused'
}

const text = z.string().trim().min(1, 'must not be empty')
const onOff = z
  .enum(['1', '0', 'true', 'false', 'on', 'off'], 'expected 1 or 0')
  .transform((word) => ['1', 'true', 'on'].includes(word))
const urlOf = (schemes: readonly string[], example: string) =>
  text.refine((value) => schemes.some((scheme) => isAddress(value, scheme)), {
    error: `expected an address such as ${example}`,
  })
function isAddress(value: string, scheme: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, hostname, password } = new URL(value)
  try {
    // A stray percent sign in a password would stop the start later, with no name.
    decodeURIComponent(password)
  } catch {
    return false
  }
  return protocol === `${scheme}:` && hostname !== ''
}
const origin = urlOf(['http', 'https'], 'https://mediation.example').refine(
  (value) => URL.canParse(value) && ['', '/'].includes(new URL(value).pathname + new URL(value).search),
  { error: 'expected only scheme, host and port, such as https://mediation.example' },
)
const postgres = urlOf(['postgres', 'postgresql'], 'postgresql://user:password@host:5432/yanhe')
const whole = (what: string) => z.coerce.number(`expected ${what}`).int(`expected ${what}`)

/** Every variable that the platform reads; the only place where the environment is understood. */
const Environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: whole('a port, 1–65535').min(1, 'expected a port, 1–65535').max(65_535, 'expected a port, 1–65535').optional(),
  HOST: text.optional(),
  APP_ORIGIN: origin.transform((value) => new URL(value).origin).optional(),
  DATA_DIR: text.optional(),
  DEMO: onOff.optional(),
  TRUST_PROXY: onOff.optional(),
  WORKER: onOff.optional(),
  DATABASE_URL: postgres.optional(),
  DATABASE_MIGRATION_URL: postgres.optional(),
  S3_ENDPOINT: urlOf(['http', 'https'], 'https://s3.example').optional(),
  S3_REGION: text.optional(),
  S3_BUCKET: text.optional(),
  S3_ACCESS_KEY: text.optional(),
  S3_SECRET_KEY: text.optional(),
  S3_PUBLIC_ENDPOINT: text
    .refine((value) => value === '/_s3' || /^https?:\/\/./.test(value), {
      error: 'expected /_s3 (through this site) or the address that browsers use, such as https://s3.example',
    })
    .optional(),
  CLAMD_URL: text
    .refine((value) => /^unix:\/./.test(value) || (isAddress(value, 'tcp') && new URL(value).port !== ''), {
      error: 'expected tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl',
    })
    .optional(),
  CLAMD_MAX_MIB: whole('a number of MiB').min(1, 'expected at least 1').max(4095, 'expected at most 4095').optional(),
  LIVEKIT_URL: urlOf(['ws', 'wss', 'http', 'https'], 'wss://livekit.example').optional(),
  LIVEKIT_PUBLIC_URL: urlOf(['ws', 'wss'], 'wss://livekit.example').optional(),
  LIVEKIT_API_KEY: text.optional(),
  LIVEKIT_API_SECRET: text.optional(),
  SMTP_URL: urlOf(['smtp', 'smtps'], 'smtps://user:password@mail.example').optional(),
  SMS_URL: urlOf(['http', 'https'], 'https://sms.example/send').optional(),
  SMS_TOKEN: text.optional(),
  SITE_SIGN: text.optional(),
  HELP_PHONE: text.optional(),
  LAW_CLOCK_OFFSET_MS: whole('a number of milliseconds').optional(),
  BACKUP_PASSPHRASE: text.optional(),
  YANHE_FAULT: text.optional(),
  YANHE_FAULT_LOG: text.optional(),
  WEED_BIN: text.optional(),
  LIVEKIT_SERVER_BIN: text.optional(),
  YANHE_CACHE_DIR: text.optional(),
  YANHE_BUILD_DIR: text.optional(),
})

/** Names of every variable that the platform reads. */
export const environmentNames: readonly string[] = Object.keys(Environment.shape)

/** The environment, understood. */
export type Environment = z.infer<typeof Environment>

/** What says nothing without another. */
const companions: readonly (readonly [keyof Environment, keyof Environment])[] = [
  ['DATABASE_MIGRATION_URL', 'DATABASE_URL'],
  ['S3_PUBLIC_ENDPOINT', 'S3_ENDPOINT'],
  ['LIVEKIT_PUBLIC_URL', 'LIVEKIT_URL'],
  ['CLAMD_MAX_MIB', 'CLAMD_URL'],
]
const groups: readonly (readonly (keyof Environment)[])[] = [
  ['S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'],
  ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET'],
  ['SMS_URL', 'SMS_TOKEN'],
]
const defaultSecrets = [
  '',
  'secret',
  'devkey',
  'postgres',
  'password',
  'minioadmin',
  'admin',
  'yanhe',
  'changeme',
  'any',
]
/** `MaxFileSize` of clamd where its settings are untouched. */
const CLAMD_MAX_MIB = 100
const MIN_SECRET_CHARS = 32

/**
 * Understands the environment once.
 *
 * @throws EnvironmentRefused with the name of each wrong variable and what is expected.
 */
export function parseEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    refuse(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
  }
  const found = parsed.data as Environment
  refuse([...halfGroups(found), ...lonely(found), ...demoOnly(found), ...weakSecrets(found)])
  return found
}

function refuse(lines: readonly string[]): void {
  if (lines.length > 0) throw new EnvironmentRefused(`The settings cannot be used.\n${lines.join('\n')}`)
}

function halfGroups(env: Environment): string[] {
  return groups.flatMap((group) => {
    const missing = group.filter((name) => env[name] === undefined)
    const given = group.filter((name) => env[name] !== undefined)
    if (missing.length === 0 || given.length === 0) return []
    return missing.map((name) => `${name}: expected, because ${given.join(' and ')} is set`)
  })
}

function lonely(env: Environment): string[] {
  const alone = companions.filter(([name, other]) => env[name] !== undefined && env[other] === undefined)
  return alone.map(([name, other]) => `${other}: expected, because ${name} is set`)
}

function demoOnly(env: Environment): string[] {
  if (env.DEMO || env.NODE_ENV === 'test') return []
  const names = ['LAW_CLOCK_OFFSET_MS', 'YANHE_FAULT', 'YANHE_FAULT_LOG'] as const
  return names.filter((name) => env[name] !== undefined).map((name) => `${name}: only with DEMO=1`)
}

/** A real instance must not stand on a secret that is printed in some manual. */
function weakSecrets(env: Environment): string[] {
  if (env.DEMO || env.NODE_ENV !== 'production') return []
  const secrets: Readonly<Record<string, string | undefined>> = {
    DATABASE_URL: passwordOf(env.DATABASE_URL),
    DATABASE_MIGRATION_URL: passwordOf(env.DATABASE_MIGRATION_URL),
    S3_SECRET_KEY: env.S3_SECRET_KEY,
    LIVEKIT_API_SECRET: env.LIVEKIT_API_SECRET,
    SMTP_URL: passwordOf(env.SMTP_URL) || undefined,
    SMS_TOKEN: env.SMS_TOKEN,
  }
  const lines = Object.entries(secrets).flatMap(([name, secret]) =>
    secret !== undefined && defaultSecrets.includes(secret) ? [`${name}: expected a secret of your own`] : [],
  )
  const { LIVEKIT_API_SECRET: media } = env
  if (media && media.length < MIN_SECRET_CHARS) lines.push('LIVEKIT_API_SECRET: expected at least 32 characters')
  return lines
}

const passwordOf = (url: string | undefined) => (url ? decodeURIComponent(new URL(url).password) : undefined)

/**
 * Settings of one web process or worker: every part has an address by now.
 *
 * @throws EnvironmentRefused when one is missing.
 */
export function settingsOf(env: Environment): Settings {
  const { APP_ORIGIN, DATABASE_URL, S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY } = env
  if (!APP_ORIGIN || !DATABASE_URL || !S3_ENDPOINT || !S3_REGION || !S3_BUCKET || !S3_ACCESS_KEY || !S3_SECRET_KEY) {
    const needed = { APP_ORIGIN, DATABASE_URL, S3_ENDPOINT }
    const missing = Object.entries(needed).filter(([, value]) => !value)
    throw new EnvironmentRefused(missing.map(([name]) => `${name}: expected, or use npm start`).join('\n'))
  }
  return {
    origin: APP_ORIGIN,
    demo: env.DEMO ?? false,
    dataDir: env.DATA_DIR ?? '.data',
    trustProxy: env.TRUST_PROXY ?? false,
    databaseUrl: DATABASE_URL,
    store: {
      endpoint: S3_ENDPOINT,
      region: S3_REGION,
      bucket: S3_BUCKET,
      accessKeyId: S3_ACCESS_KEY,
      secretAccessKey: S3_SECRET_KEY,
      publicEndpoint: env.S3_PUBLIC_ENDPOINT ?? '/_s3',
    },
    livekit: livekitOf(env),
    clamd: env.CLAMD_URL ? { url: env.CLAMD_URL, maxBytes: (env.CLAMD_MAX_MIB ?? CLAMD_MAX_MIB) * 1024 ** 2 } : null,
    smtpUrl: env.SMTP_URL ?? null,
    sms: env.SMS_URL && env.SMS_TOKEN ? { url: env.SMS_URL, token: env.SMS_TOKEN } : null,
    lawClockOffsetMs: env.LAW_CLOCK_OFFSET_MS ?? 0,
    sign: env.SITE_SIGN ?? '诸暨调解',
    helpPhone: env.HELP_PHONE ?? '0575-0000-1234',
  }
}

function livekitOf(env: Environment): Settings['livekit'] {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = env
  if (!url || !apiKey || !apiSecret) return null
  return { url, publicUrl: env.LIVEKIT_PUBLIC_URL ?? url.replace(/^http/, 'ws'), apiKey, apiSecret }
}
