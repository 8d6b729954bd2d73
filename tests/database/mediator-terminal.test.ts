import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts'

const HOURS = '1-5 09:00-12:00'

describe('a mediator who is set up at the terminal', () => {
  let database: FreshDatabase
  const dir = mkdtempSync(join(tmpdir(), 'yanhe-admin-'))
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(async () => {
    await database?.drop()
    rmSync(dir, { recursive: true, force: true })
  })

  const admin = (...given: string[]) => {
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
  }

  it('has the certificate without which nobody gets a case; without one he is not made', async () => {
    const made = admin(
      ...['organisation', '--name', '某某人民调解委员会', '--area', '330681', '--mark', '某调'],
      ...['--phone', '0575-00001234', '--admin-name', '金示例', '--admin-phone', '13900000011'],
    )
    const organisation = /organisation (\S+)/.exec(made.said)?.[1] ?? ''
    const staff = ['mediator', '--organisation', organisation, '--name', '陆示例', '--phone', '13800000001']
    const certificate = ['--certificate', '人民调解员证', '--certificate-from', '2026-01-01']
    expect(admin(...staff, '--hours', HOURS)).toMatchObject({
      status: 1,
      said: expect.stringContaining('--certificate-from is needed'),
    })
    expect(admin(...staff, '--hours', HOURS, ...certificate, '--certificate-to', '2026-06-01')).toMatchObject({
      status: 1,
      said: expect.stringContaining('has ended'),
    })
    expect(admin(...staff, '--hours', HOURS, ...certificate).status).toBe(0)
    const client = new Client({ connectionString: database.appUrl })
    await client.connect()
    const { rows } = await client.query('select name, valid_from::text, valid_to from mediator_qualification')
    await client.end()
    expect(rows).toEqual([{ name: '人民调解员证', valid_from: '2026-01-01', valid_to: null }])
  }, 120_000)
})
