import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('app/ui/styles/tokens.css', 'utf8')

/** The tokens of one theme, with every reference followed to its colour. */
const tokensOf = (theme: 'day' | 'night') => {
  const blocks = theme === 'day' ? [/:root \{([^}]*)\}/] : [/:root \{([^}]*)\}/, /\[data-theme="night"\] \{([^}]*)\}/]
  const raw = new Map<string, string>()
  for (const block of blocks) {
    const text = block.exec(css)?.[1]?.replace(/\/\*.*?\*\//gs, '') ?? ''
    for (const [, name = '', value = ''] of text.matchAll(/(--[\w-]+):\s*([^;]+);/g)) raw.set(name, value.trim())
  }
  const colour = (name: string): string => {
    const value = raw.get(name) ?? ''
    const reference = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
    return reference ? colour(reference) : value
  }
  return colour
}

const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const contrast = (a: string, b: string) => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['--ground', '--sheet', '--sheet-2', '--hint']
const inks = ['--text', '--text-2', '--text-3', '--link', '--no', '--warn', '--done']
const text = [
  ...grounds.flatMap((ground) => inks.map((ink) => [ink, ground] as const)),
  ['--on-act', '--act'],
  ['--on-act', '--act-hover'],
  ['--on-chosen', '--chosen'],
  ['--text', '--chosen'],
  ['--no', '--no-bg'],
  ['--warn', '--warn-bg'],
  ['--done', '--done-bg'],
  ['--text', '--warn-bg'],
  ['--text', '--no-bg'],
  ['--text', '--done-bg'],
  ['--side-a', '--side-a-bg'],
  ['--side-b', '--side-b-bg'],
  ['--side-m', '--side-m-bg'],
  ['--side-c', '--side-c-bg'],
] as const
const marks = ['--ground', '--sheet', '--sheet-2'].flatMap((ground) =>
  ['--rule-strong', '--act', '--owner', '--seal', '--no'].map((mark) => [mark, ground] as const),
)

describe.each(['day', 'night'] as const)('the colours by %s', (theme) => {
  const colour = tokensOf(theme)
  it.each(text)('text %s on %s reads at 4.5 to 1', (ink, ground) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(marks)('a border or mark %s on %s is seen at 3 to 1', (mark, ground) => {
    expect(contrast(colour(mark), colour(ground))).toBeGreaterThanOrEqual(3)
  })
})

describe('the styles', () => {
  it('ask no other host for anything', () => {
    for (const file of ['tokens', 'base', 'parts']) {
      expect(readFileSync(`app/ui/styles/${file}.css`, 'utf8')).not.toMatch(/url\(|@import|https?:/)
    }
  })
  it('write no raw colour outside the tokens, except on what stays paper in every theme', () => {
    const raw = ['base', 'parts'].flatMap((file) =>
      readFileSync(`app/ui/styles/${file}.css`, 'utf8')
        .split('\n')
        .filter((line) => /#[0-9a-f]{3,6}\b/i.test(line) && !/\.a4|\.pdfpane|\.qr|focus-visible|#000/.test(line)),
    )
    expect(raw).toEqual([])
  })
})
