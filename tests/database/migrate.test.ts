import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ensureDatabase, MigrationRefused, migrate, readMigrations } from '#dev/migrate.ts'
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

describe('a database of an older version', () => {
  it('comes to this version with every row it had', async () => {
    const name = 'test_older'
    await ensureDatabase(`${inject('databaseServer')}postgres`, name)
    const url = `${inject('databaseServer')}${name}`
    const all = (await readMigrations()).map((migration) => migration.name)
    const older = all.filter((migration) => migration < '0003')
    expect(await migrate(url, undefined, new Set(older))).toEqual(older)
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query(OLDER_ROWS)
    expect(await migrate(url)).toEqual(all.slice(older.length))
    const { rows } = await client.query(
      `select d.code, d.state, d.facts, c.tries, c.used_by, e.event, v.state as text from dispute d
         join trail_event e on e.subject_id = d.id join agreement_version v on v.dispute_id = d.id, one_time_code c`,
    )
    await client.end()
    expect(rows).toEqual([
      {
        ...{ code: 'OLD-1', state: 'draft', facts: Buffer.from('sealed'), tries: 2, used_by: null },
        ...{ event: expect.any(String), text: 'draft' },
      },
    ])
  })
})

/** A case as version 0.1 left it: a draft with its trail, an agreement that is being written, a code that was tried twice. */
const OLDER_ROWS = `
  insert into dispute (id, code, intake_type, stat_type, source, facts)
    values ('00000000-0000-7000-8000-000000000001', 'OLD-1', 'rental', 'housing', 'web', 'sealed');
  insert into trail_chain (id, kind) values ('00000000-0000-7000-8000-000000000001', 'dispute');
  select append_event('00000000-0000-7000-8000-000000000001', 'dispute.startDraft', 'applicant', 'a', sha256('x'), null,
    sha256('salt'), 'cipher', 'dispute', 1, '00000000-0000-7000-8000-000000000001', 'none',
    (select event from workflow_rule where workflow = 'dispute' and from_state = 'none' and to_state = 'draft'), 'draft');
  insert into agreement_version (id, dispute_id, version_no)
    values ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', 1);
  select append_event('00000000-0000-7000-8000-000000000001', 'agreementVersion.draft', 'mediator', 'b', sha256('y'), null,
    sha256('more'), 'cipher', 'agreementVersion', 1, '00000000-0000-7000-8000-000000000002', 'none',
    (select event from workflow_rule where workflow = 'agreementVersion' and from_state = 'none' and to_state = 'draft'), 'draft');
  insert into one_time_code (id, contact_bidx, purpose, bound_to, code_hash, tries, expires_at)
    values ('00000000-0000-7000-8000-000000000003', 'x', 'login', '', 'x', 2, now())`

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
