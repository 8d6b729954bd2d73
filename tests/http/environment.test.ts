import { describe, expect, it } from 'vitest'
import { EnvironmentRefused, parseEnvironment, settingsOf } from '#app/http/env.server.ts'

const whole = {
  APP_ORIGIN: 'https://mediation.example/',
  DATABASE_URL: 'postgresql://yanhe_app:9f2c4e@db.example/yanhe',
  S3_ENDPOINT: 'https://s3.example',
  S3_REGION: 'eu',
  S3_BUCKET: 'yanhe',
  S3_ACCESS_KEY: 'k',
  S3_SECRET_KEY: 'a-secret-of-our-own',
}

describe('the settings', () => {
  it('are understood once, with the origin in one form', () => {
    expect(settingsOf(parseEnvironment(whole))).toMatchObject({
      origin: 'https://mediation.example',
      demo: false,
      livekit: null,
      store: { publicEndpoint: '/_s3' },
    })
  })

  it.each<[string, Record<string, string>, RegExp]>([
    ['a port that is none', { PORT: 'abc' }, /PORT: expected a port/],
    ['an origin with a path', { APP_ORIGIN: 'https://a.example/b' }, /APP_ORIGIN: expected only scheme, host and port/],
    ['a database that is none', { DATABASE_URL: 'mysql://a' }, /DATABASE_URL: expected an address such as postgresql:/],
    ['half a store', { S3_BUCKET: '' }, /S3_BUCKET: expected, because .*S3_ENDPOINT/],
    [
      'half a media server',
      { LIVEKIT_URL: 'wss://l.example' },
      /LIVEKIT_API_KEY: expected, because LIVEKIT_URL is set/,
    ],
    ['a word where 1 or 0 stands', { DEMO: 'maybe' }, /DEMO: expected 1 or 0/],
    ['a proxy that is neither there nor not', { TRUST_PROXY: '10.0.0.1' }, /TRUST_PROXY: expected 1 or 0/],
    ['a password with a stray sign', { DATABASE_URL: 'postgresql://a:5%@b/c' }, /DATABASE_URL: expected an address/],
    ['an owner that is none', { DATABASE_MIGRATION_URL: 'owner' }, /DATABASE_MIGRATION_URL: expected an address/],
    [
      'an owner without a website',
      { DATABASE_URL: '', DATABASE_MIGRATION_URL: 'postgresql://o:p@h/y' },
      /DATABASE_URL: exp/,
    ],
    ['a store that is none', { S3_ENDPOINT: 's3.example' }, /S3_ENDPOINT: expected an address such as https:/],
    ['a place of files that is none', { S3_PUBLIC_ENDPOINT: '/files' }, /S3_PUBLIC_ENDPOINT: expected \/_s3/],
    [
      'a media server that is none',
      { LIVEKIT_URL: 'livekit.example' },
      /LIVEKIT_URL: expected an address such as wss:/,
    ],
    ['a mail server that is none', { SMTP_URL: 'mail.example:25' }, /SMTP_URL: expected an address such as smtps:/],
    [
      'an SMS gateway that is none',
      { SMS_URL: 'ftp://s', SMS_TOKEN: 't' },
      /SMS_URL: expected an address such as https:/,
    ],
    ['a scanner without a port', { CLAMD_URL: 'tcp://127.0.0.1' }, /CLAMD_URL: expected tcp/],
    ['a scanner by name', { CLAMD_URL: 'clamd' }, /CLAMD_URL: expected tcp/],
    ['a limit of no scanner', { CLAMD_MAX_MIB: '100' }, /CLAMD_URL: expected, because CLAMD_MAX_MIB is set/],
    ['half an SMS gateway', { SMS_URL: 'https://s.example' }, /SMS_TOKEN: expected, because SMS_URL is set/],
    ['a folder without a name', { DATA_DIR: ' ' }, /DATA_DIR: must not be empty/],
    ['a moved clock outside the demonstration', { LAW_CLOCK_OFFSET_MS: '5' }, /LAW_CLOCK_OFFSET_MS: only with DEMO=1/],
  ])('stop the start over %s, by name', (_, change, words) => {
    expect(() => parseEnvironment({ ...whole, ...change })).toThrow(EnvironmentRefused)
    expect(() => parseEnvironment({ ...whole, ...change })).toThrow(words)
  })

  it.each<[string, Record<string, string>]>([
    ['DATABASE_URL', { DATABASE_URL: 'postgresql://postgres:postgres@db.example/yanhe' }],
    ['DATABASE_MIGRATION_URL', { DATABASE_MIGRATION_URL: 'postgresql://owner:changeme@db.example/yanhe' }],
    ['SMTP_URL', { SMTP_URL: 'smtps://site:password@mail.example' }],
    ['SMS_TOKEN', { SMS_URL: 'https://sms.example', SMS_TOKEN: 'secret' }],
    ['S3_SECRET_KEY', { S3_SECRET_KEY: 'minioadmin' }],
    ['LIVEKIT_API_SECRET', { LIVEKIT_URL: 'wss://l.example', LIVEKIT_API_KEY: 'devkey', LIVEKIT_API_SECRET: 'secret' }],
  ])('refuse a secret out of a manual in %s, except for a demonstration', (name, change) => {
    const env = { ...whole, ...change, NODE_ENV: 'production' }
    expect(() => parseEnvironment(env)).toThrow(name)
    expect(() => parseEnvironment({ ...env, DEMO: '1' })).not.toThrow()
  })
})
