import { type Environment, EnvironmentRefused, parseEnvironment } from '#app/http/env.server.ts'
import { createStore } from '#app/storage/store.server.ts'
import { adopt } from './migrate.ts'
import { orSay } from './production.ts'

/** `npm run migrate`: brings database and bucket of a real instance up to date, before its processes start. */
orSay(async () => {
  const env = parseEnvironment({ ...process.env, NODE_ENV: 'production' })
  const { DATABASE_URL: app, DATABASE_MIGRATION_URL: owner } = env
  if (!app || !owner) throw new EnvironmentRefused('DATABASE_URL and DATABASE_MIGRATION_URL: expected')
  await adopt(app, owner, say)
  if (env.S3_ENDPOINT) await makeBucket(env)
  say('The database is ready.')
})

/** Makes the bucket, with Object Lock, when these keys may; the keys of the website need no such right. */
async function makeBucket(env: Environment): Promise<void> {
  const { S3_ENDPOINT = '', S3_REGION = '', S3_BUCKET = '', S3_ACCESS_KEY = '', S3_SECRET_KEY = '' } = env
  const at = { endpoint: S3_ENDPOINT, region: S3_REGION, bucket: S3_BUCKET }
  await createStore({ ...at, accessKey: S3_ACCESS_KEY, secretKey: S3_SECRET_KEY }).ensureBucket()
  say(`The bucket ${S3_BUCKET} is there.`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
