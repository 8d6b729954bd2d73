import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Terminal, terminal } from '#tests/support/terminal.ts'

const HOURS = '1-5 09:00-12:00'

describe('a mediator who is set up at the terminal', () => {
  let at: Terminal
  beforeAll(async () => {
    at = await terminal()
  })
  afterAll(() => at?.stop())

  it('has the certificate without which nobody gets a case; without one he is not made', async () => {
    const made = at.admin(
      ...['organisation', '--name', '某某人民调解委员会', '--area', '330681', '--mark', '某调'],
      ...['--phone', '0575-00001234', '--admin-name', '金示例', '--admin-phone', '13900000011'],
    )
    const organisation = /organisation (\S+)/.exec(made.said)?.[1] ?? ''
    const staff = ['mediator', '--organisation', organisation, '--name', '陆示例', '--phone', '13800000001']
    const certificate = ['--certificate', '人民调解员证', '--certificate-from', '2026-01-01']
    expect(at.admin(...staff, '--hours', HOURS)).toMatchObject({
      status: 1,
      said: expect.stringContaining('--certificate-from is needed'),
    })
    expect(at.admin(...staff, '--hours', HOURS, ...certificate, '--certificate-to', '2026-06-01')).toMatchObject({
      status: 1,
      said: expect.stringContaining('has ended'),
    })
    expect(at.admin(...staff, '--hours', HOURS, ...certificate).status).toBe(0)
    const client = new Client({ connectionString: at.databaseUrl })
    await client.connect()
    const { rows } = await client.query('select name, valid_from::text, valid_to from mediator_qualification')
    await client.end()
    expect(rows).toEqual([{ name: '人民调解员证', valid_from: '2026-01-01', valid_to: null }])
  }, 240_000)
})
