import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const home = resolve('tests/stories')
const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
const importsOf = (name: string): string[] =>
  [...readFileSync(join(home, name), 'utf8').matchAll(/(?:^|[\s;}])(?:from|import)\s*\(?\s*'([\w@.:/-]+)'/g)].map(
    ([, from = '']) => from,
  )

describe('the story', () => {
  it.each(files)('%s acts as a person would: it knows pages, the browser and its own helpers only', (name) => {
    for (const from of importsOf(name)) {
      if (from === 'playwright' || from.startsWith('node:')) continue
      expect(from.startsWith('.'), `${name} imports ${from}`).toBe(true)
      expect(relative(home, resolve(dirname(join(home, name)), from)).startsWith('..'), `${name} imports ${from}`).toBe(
        false,
      )
    }
  })

  it.each(files)('%s asks no server behind the pages', (name) => {
    expect(readFileSync(join(home, name), 'utf8')).not.toMatch(/\bfetch\(|node:(?:http|https|net)'|\bpg\b/)
  })
})
