import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { EnvironmentRefused, settingsOf } from '#app/http/env.server.ts'
import { createStore, type Store } from '#app/storage/store.server.ts'
import { checkRecord, invariantCount } from './invariants.ts'
import { environmentOfRunning } from './running.ts'

const SHOWN = 5

/** `npm run fsck`: is everything true that the record and the store promise? Changes nothing. Exit 1 when not. */
async function main(): Promise<number> {
  const env = await environmentOfRunning()
  const settings = settingsOf(env)
  const client = new Client({ connectionString: env.DATABASE_MIGRATION_URL ?? settings.databaseUrl })
  await client.connect()
  try {
    const { accessKeyId: accessKey, secretAccessKey: secretKey } = settings.store
    const store = createStore({ ...settings.store, accessKey, secretKey })
    const findings = [...(await checkRecord(client)), ...(await checkPapers(client, store))]
    for (const { key, says, ids } of findings) {
      process.stdout.write(`BROKEN ${key}: ${says}\n  ${ids.slice(0, SHOWN).join('\n  ')}\n`)
      if (ids.length > SHOWN) process.stdout.write(`  and ${ids.length - SHOWN} more\n`)
    }
    process.stdout.write(`${invariantCount + 1} sentences checked, ${findings.length} broken\n`)
    return findings.length === 0 ? 0 : 1
  } finally {
    await client.end()
  }
}

/** Every revision of every paper is in the store, byte for byte. */
async function checkPapers(client: Client, store: Store) {
  const { rows } = await client.query<{ id: string; object_key: string; sha256: Buffer }>(
    'select id, object_key, sha256 from document_revision order by id',
  )
  const ids: string[] = []
  for (const { id, object_key, sha256 } of rows) if (!(await isStored(store, object_key, sha256))) ids.push(id)
  return ids.length === 0 ? [] : [{ key: 'papers', says: 'every paper is in the store, byte for byte', ids }]
}

async function isStored(store: Store, key: string, sha256: Buffer): Promise<boolean> {
  try {
    const { body } = await store.get(key)
    const hash = createHash('sha256')
    for await (const chunk of body) hash.update(chunk)
    return hash.digest().equals(sha256)
  } catch (error) {
    if (error instanceof Error && error.name === 'ObjectMissing') return false
    throw error
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
