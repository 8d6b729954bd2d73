import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Terminal, terminal } from '#tests/support/terminal.ts'

describe('the holidays of a year at the terminal', () => {
  let at: Terminal
  beforeAll(async () => {
    at = await terminal()
  })
  afterAll(() => at?.stop())

  const file = (text: string) => {
    writeFileSync(join(at.dir, 'plan.txt'), text)
    return join(at.dir, 'plan.txt')
  }

  it('are checked and published, with what was read; what is wrong is said by its line and changes nothing', () => {
    const wrong = at.admin('holidays', '--load', file('年份：2027\n来源：一份为测试写的安排\n元旦：2027-01-32'))
    expect(wrong).toMatchObject({ status: 1 })
    expect(wrong.said).toContain('nothing was changed.\nline 3: A date in this line does not exist.')
    const plan = '年份：2027\n来源：一份为测试写的安排\n元旦：2027-01-01 至 2027-01-03\n上班：2027-01-09'
    const loaded = at.admin('holidays', '--load', file(plan))
    expect(loaded).toEqual({ status: 0, said: `${plan}\npublished: 2027, version 1\n` })
  }, 60_000)
})
