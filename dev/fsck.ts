import { Client, Pool } from 'pg'
import { EnvironmentRefused, settingsOf } from '#app/http/env.server.ts'
import { createStore } from '#app/storage/store.server.ts'
import { createDb } from '#prisma/client.server.ts'
import { checkRecord, invariantCount } from './invariants.ts'
import { environmentOfRunning } from './running.ts'
import { checkFiles, checkStrays, storedCount } from './stored-files.ts'

const SHOWN = 5

/** `npm run fsck`: is everything true that the record and the store promise? Changes nothing. Exit 1 when not. */
async function main(): Promise<number> {
  const env = await environmentOfRunning()
  const settings = settingsOf(env)
  const connectionString = env.DATABASE_MIGRATION_URL ?? settings.databaseUrl
  const client = new Client({ connectionString })
  const pool = new Pool({ connectionString, max: 2 })
  await client.connect()
  try {
    const { accessKeyId: accessKey, secretAccessKey: secretKey } = settings.store
    const store = createStore({ ...settings.store, accessKey, secretKey })
    const findings = [
      ...(await checkRecord(client)),
      ...(await checkFiles(client, store)),
      ...(await checkStrays(createDb(pool), store)),
    ]
    for (const { key, says, ids } of findings) {
      process.stdout.write(`BROKEN ${key}: ${says}\n  ${ids.slice(0, SHOWN).join('\n  ')}\n`)
      if (ids.length > SHOWN) process.stdout.write(`  and ${ids.length - SHOWN} more\n`)
    }
    process.stdout.write(`${invariantCount + storedCount} sentences checked, ${findings.length} broken\n`)
    return findings.length === 0 ? 0 : 1
  } finally {
    await client.end()
    await pool.end()
  }
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
