import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { inboxOf, PAGE_ROWS } from '#app/domain/dispute/inbox.queries.server.ts'
import { checkRecord } from '#dev/invariants.ts'
import { generate } from '#tests/bench/generate.ts'
import { DEMO_ORGANISATION_ID, type World, world } from '#tests/support/world.ts'

const ROWS = 1_000
let w: World
let owner: Client
beforeAll(async () => {
  w = await world()
  const { pathname } = new URL(w.platform.settings.databaseUrl)
  owner = new Client({ connectionString: `${inject('databaseServer')}${pathname.slice(1)}` })
  await owner.connect()
  await generate(owner, w.platform.keys, { rows: ROWS })
}, 60_000)
afterAll(async () => {
  await owner?.end()
  await w?.stop()
})

describe('a thousand disputes made for measuring', () => {
  it('keep every sentence of the record, though no trigger watched', async () => {
    expect(await checkRecord(owner)).toEqual([])
    const { rows } = await owner.query(`select count(*)::int as disputes,
      (select count(*)::int from party) as parties, (select count(distinct state)::int from dispute) as states from dispute`)
    expect(rows).toEqual([{ disputes: ROWS, parties: 2 * ROWS, states: 15 }])
  })

  it('break no foreign key', async () => {
    const { rows: keys } = await owner.query<{ name: string; sql: string }>(`
      select c.conrelid::regclass || ' ' || c.conname as name,
        format('select 1 from %s t where (%s) is not null and not exists (select 1 from %s f where (%s) = (%s)) limit 1',
          c.conrelid::regclass,
          (select string_agg('t.' || quote_ident(a.attname), ', ' order by k.ord) from unnest(c.conkey) with ordinality k(num, ord)
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num),
          c.confrelid::regclass,
          (select string_agg('t.' || quote_ident(a.attname), ', ' order by k.ord) from unnest(c.conkey) with ordinality k(num, ord)
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num),
          (select string_agg('f.' || quote_ident(a.attname), ', ' order by k.ord) from unnest(c.confkey) with ordinality k(num, ord)
            join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.num)) as sql
      from pg_constraint c where c.contype = 'f'`)
    expect(keys.length).toBeGreaterThan(100)
    const broken: string[] = []
    for (const { name, sql } of keys) if ((await owner.query(sql)).rowCount) broken.push(name)
    expect(broken).toEqual([])
  })

  it('fill more than one page of a desk with names that open, and triggers watch again', async () => {
    const posts = [{ role: 'dispatcher' as const, organisationId: DEMO_ORGANISATION_ID, courtId: null }]
    const { cases, next } = await inboxOf(w.platform, posts)
    expect(cases.length).toBe(PAGE_ROWS)
    expect(next).not.toBeNull()
    for (const { applicants, respondents } of cases) {
      expect(applicants.concat(respondents).join('')).toMatch(/^[\p{Script=Han}*]{2,}$/u)
    }
    await expect(owner.query(`update dispute set state = 'filed' where state = 'closedRefused'`)).rejects.toThrow(
      'state',
    )
  })

  it('stand in the inbox of their desk each once, page by page, the nearest deadline first and those without one last', async () => {
    const posts = [{ role: 'dispatcher' as const, organisationId: DEMO_ORGANISATION_ID, courtId: null }]
    await owner.query(`update dispute set due_on = null where right(code, 1) in ('2', '3', '4')`)
    const { filters, total } = await inboxOf(w.platform, posts)
    const states = filters.map(({ key }) => key)
    const { rows } = await owner.query<{ code: string }>(
      'select code from dispute where organisation_id = $1 and state = any($2)',
      [DEMO_ORGANISATION_ID, states],
    )
    const seen: { code: string; dueOn: string | null }[] = []
    let after: string | null = null
    do {
      const { cases, next }: { cases: typeof seen; next: string | null } = await inboxOf(w.platform, posts, { after })
      seen.push(...cases)
      expect(cases.length).toBe(next ? PAGE_ROWS : total % PAGE_ROWS || PAGE_ROWS)
      after = next
    } while (after && seen.length <= rows.length)
    expect(seen.map(({ code }) => code).sort()).toEqual(rows.map(({ code }) => code).sort())
    expect(total).toBe(rows.length)
    const days = seen.map(({ dueOn }) => dueOn ?? '9')
    expect(days).toEqual([...days].sort())
    expect(days.at(-1)).toBe('9')
    const only = await inboxOf(w.platform, posts, { state: 'filed', after: 'nonsense~1~x' })
    expect(new Set(only.cases.map(({ state }) => state.key))).toEqual(new Set(['filed']))
  })
})
