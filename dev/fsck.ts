import { EnvironmentRefused, settingsOf } from '#app/http/env.server.ts'
import { createStore } from '#app/storage/store.server.ts'
import { checkEverything, wordsOfFindings } from './check-all.ts'
import { environmentOfRunning } from './running.ts'

/** `npm run fsck`: is everything true that the record and the store promise? Changes nothing. Exit 1 when not. */
async function main(): Promise<number> {
  const env = await environmentOfRunning()
  const settings = settingsOf(env)
  const { accessKeyId: accessKey, secretAccessKey: secretKey } = settings.store
  const store = createStore({ ...settings.store, accessKey, secretKey })
  const connectionString = env.DATABASE_MIGRATION_URL ?? settings.databaseUrl
  const findings = await checkEverything({ connectionString, store })
  process.stdout.write(`${wordsOfFindings(findings)}\n`)
  return findings.length === 0 ? 0 : 1
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof EnvironmentRefused ? error.message : String((error as Error)?.stack ?? error)}\n`,
    )
    process.exitCode = 2
  },
)
