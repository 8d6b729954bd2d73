import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshDatabase } from './database.ts'

/** `npm run admin` on an empty database, as somebody at the terminal of the machine has it. */
export async function terminal() {
  const database = await freshDatabase()
  const dir = mkdtempSync(join(tmpdir(), 'yanhe-admin-'))
  return {
    dir,
    databaseUrl: database.appUrl,
    admin: (...given: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'dev/admin.ts', ...given], {
        encoding: 'utf8',
        env: {
          ...process.env,
          APP_ORIGIN: 'http://127.0.0.1:3000',
          DATA_DIR: dir,
          DATABASE_URL: database.appUrl,
          S3_ENDPOINT: 'http://127.0.0.1:9',
          S3_REGION: 'us-east-1',
          S3_BUCKET: 'yanhe',
          S3_ACCESS_KEY: 'a-key',
          S3_SECRET_KEY: 'a-secret-that-is-long-enough',
        },
      })
      return { status, said: `${stdout}${stderr}` }
    },
    async stop() {
      await database.drop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

export type Terminal = Awaited<ReturnType<typeof terminal>>
