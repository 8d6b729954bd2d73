import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts'

describe('the holidays of a year at the terminal', () => {
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
  const file = (text: string) => {
    writeFileSync(join(dir, 'plan.txt'), text)
    return join(dir, 'plan.txt')
  }

  it('are checked and published, with what was read; what is wrong is said by its line and changes nothing', () => {
    const wrong = admin('holidays', '--load', file('年份：2027\n来源：一份为测试写的安排\n元旦：2027-01-32'))
    expect(wrong).toMatchObject({ status: 1 })
    expect(wrong.said).toContain('nothing was changed.\nline 3: A date in this line does not exist.')
    const plan = '年份：2027\n来源：一份为测试写的安排\n元旦：2027-01-01 至 2027-01-03\n上班：2027-01-09'
    const loaded = admin('holidays', '--load', file(plan))
    expect(loaded).toEqual({ status: 0, said: `${plan}\npublished: 2027, version 1\n` })
  }, 60_000)
})
