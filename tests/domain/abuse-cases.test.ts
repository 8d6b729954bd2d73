import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const rows = readFileSync('docs/abuse-cases.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| AB-'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`(tests.*)`$/, '$1')),
  )

describe('the table of abuse cases', () => {
  it('has rows with a case, what is tried, a file and a test', () => {
    expect(rows.length).toBeGreaterThan(50)
    for (const row of rows) expect(row).toHaveLength(4)
  })

  it.each(rows)('%s (%s) points to a test that is there', (_, __, file = '', name = '') => {
    expect(readFileSync(file, 'utf8')).toContain(name)
  })
})
