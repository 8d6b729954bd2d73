import { Client, Pool } from 'pg'
import { type Environment, settingsOf } from '#app/http/env.server.ts'
import { createStore, type Store } from '#app/storage/store.server.ts'
import { createDb } from '#prisma/client.server.ts'
import { checkRecord, type Finding, invariantCount } from './invariants.ts'
import { checkFiles, checkStrays, storedCount } from './stored-files.ts'

/** Where the record and its files are. */
export interface Checked {
  /** Address that may read every table. */
  readonly connectionString: string
  readonly store: Store
  /** The moment of a backup, when the record comes from one. */
  readonly asOf?: Date
}

/** Record and files of a running instance. @throws EnvironmentRefused with what is missing. */
export function checkedOf(env: Environment): Checked {
  const { databaseUrl, store } = settingsOf(env)
  return {
    connectionString: env.DATABASE_MIGRATION_URL ?? databaseUrl,
    store: createStore({ ...store, accessKey: store.accessKeyId, secretKey: store.secretAccessKey }),
  }
}

/** Is everything true that the record and the store promise? Changes nothing. @returns what is broken. */
export async function checkEverything({ connectionString, store, asOf }: Checked): Promise<Finding[]> {
  const client = new Client({ connectionString })
  const pool = new Pool({ connectionString, max: 2 })
  await client.connect()
  try {
    return [
      ...(await checkRecord(client, asOf)),
      ...(await checkFiles(client, store)),
      ...(await checkStrays(createDb(pool), store)),
    ]
  } finally {
    await client.end()
    await pool.end()
  }
}

const SHOWN = 5

/** What was found, for a terminal: one line for each sentence that is broken, some ids, and the sum. */
export function wordsOfFindings(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ key, says, ids }) => [
    `BROKEN ${key}: ${says}`,
    ...ids.slice(0, SHOWN).map((id) => `  ${id}`),
    ...(ids.length > SHOWN ? [`  and ${ids.length - SHOWN} more`] : []),
  ])
  return [...lines, `${invariantCount + storedCount} sentences checked, ${findings.length} broken`].join('\n')
}
