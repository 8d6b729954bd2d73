import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ensureDatabase, MigrationRefused, migrate } from '#dev/migrate.ts'
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts'

describe('bringing a database up to date', () => {
  const name = 'test_migrate'
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yanhe-migrations-'))
    await cp('prisma/migrations', folder, { recursive: true })
    await ensureDatabase(`${inject('databaseServer')}postgres`, name)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('applies each migration once, also when two start at once', async () => {
    const url = `${inject('databaseServer')}${name}`
    const applied = await Promise.all([migrate(url, folder), migrate(url, folder)])
    expect(applied.flat()).toContain('0001_record')
    expect(new Set(applied.flat()).size).toBe(applied.flat().length)
    expect(await migrate(url, folder)).toEqual([])
  })

  it('changes nothing when an applied migration was edited', async () => {
    await writeFile(join(folder, '0001_record/migration.sql'), 'drop table person')
    await expect(migrate(`${inject('databaseServer')}${name}`, folder)).rejects.toThrow(MigrationRefused)
  })
})

describe('the website as the database knows it', () => {
  let database: FreshDatabase
  let app: Client

  beforeAll(async () => {
    database = await freshDatabase()
    app = new Client({ connectionString: database.appUrl })
    await app.connect()
  })
  afterAll(async () => {
    await app.end()
    await database.drop()
  })

  it('reads the record, and can neither write the trail by hand nor change a rule', async () => {
    expect((await app.query('select count(*)::int as n from dispute')).rows).toEqual([{ n: 0 }])
    await expect(app.query('delete from trail_event')).rejects.toThrow(/permission denied/)
    await expect(app.query(`update workflow_rule set to_state = 'effective'`)).rejects.toThrow(/permission denied/)
    await expect(app.query('drop table dispute')).rejects.toThrow(/must be owner/)
  })

  it('reads Chinese letters as letters', async () => {
    expect((await app.query(`select '调解' ~ '^\\w+$' as ok`)).rows).toEqual([{ ok: true }])
  })
})
