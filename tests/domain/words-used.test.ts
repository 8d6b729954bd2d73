import { describe, expect, it } from 'vitest'
import { catalogueIn, saidBy } from '#dev/words-used.ts'

const component = (body: string, local = 'words') =>
  `import { words${local === 'words' ? '' : ` as ${local}`} } from '#app/i18n/words/court.ts'\n${body}`
const keysOf = (text: string) => saidBy(text).map(({ keys }) => keys && [...keys].sort())

describe('the words that a component sends to the browser', () => {
  it.each([
    ['those read behind a dot', 'const A = () => { const t = useWords(words); return <p>{t.title} {t.lede(1)}</p> }'],
    ['those of a pattern', 'const A = () => { const { title, lede: first } = useWords(words); return first(title) }'],
    [
      'those of a pattern of a name',
      'const A = () => { const t = useWords(words); const { title, lede } = t; return title }',
    ],
    ['all that two functions read', 'const A = () => useWords(words).title\nconst B = () => useWords(words).lede'],
    [
      'and no types',
      'const A = () => { const t = useWords(words); type K = keyof typeof t.states; return t.title + t.lede }',
    ],
  ])('are %s', (_, body) => {
    expect(keysOf(component(body))).toEqual([['lede', 'title']])
  })

  it('are those of the catalogue under its name in the file', () => {
    const text = `${component('const A = () => useWords(court).title', 'court')}\nimport { words } from '#app/i18n/words/ui.ts'\nconst B = () => useWords(words).skip`
    expect(saidBy(text).map(({ catalogue, local, keys }) => [catalogue, local, [...(keys ?? [])]])).toEqual([
      ['court', 'court', ['title']],
      ['ui', 'words', ['skip']],
    ])
  })

  it.each([
    ['are handed on', 'const A = () => { const t = useWords(words); return <B t={t} /> }'],
    ['are chosen by a value', 'const A = ({ key }) => useWords(words)[key]'],
    ['are chosen by a value of a name', 'const A = ({ key }) => { const t = useWords(words); return t[key] }'],
    [
      'are taken apart without saying how',
      'const A = () => { const { title, ...rest } = useWords(words); return rest }',
    ],
    ['are asked for in another way', 'const loader = () => wordsFor(locale, words).title'],
  ])('are all of them where they %s', (_, body) => {
    expect(keysOf(component(body))).toEqual([null])
  })

  it('are cut from the catalogue with what stands before it, in both languages', () => {
    const { before, languages } = catalogueIn(
      `import { n } from '../n.ts'\nexport const words = defineWords({ 'zh-CN': { a: (x: number) => n(x), 'b/c': { d: '丁' } }, en: { a: String, 'b/c': { d: 'D' } } })`,
    )
    expect(before).toBe("import { n } from '../n.ts'")
    expect([...languages].map(([locale, texts]) => [locale, ...texts.keys()])).toEqual([
      ['zh-CN', 'a', 'b/c'],
      ['en', 'a', 'b/c'],
    ])
    expect(languages.get('en')?.get('b/c')).toBe("{ d: 'D' }")
  })

  it('are refused as a catalogue when a key stands for another file', () => {
    expect(() => catalogueIn('export const words = defineWords({ en: { ...others } })')).toThrow('plain keys')
  })
})
