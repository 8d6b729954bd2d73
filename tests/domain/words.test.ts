import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Locale } from '#app/i18n/locale.ts'
import { titleOf } from '#app/i18n/words/titles.ts'

type Node = string | readonly string[] | ((...values: never[]) => string) | { readonly [key: string]: Node }

const files = import.meta.glob<{ words: Record<Locale, Node> }>('../../app/i18n/words/*.ts', { eager: true })
const areas = Object.entries(files).map(([path, { words }]) => ({ area: path.split('/').at(-1) ?? path, words }))

/** Latin that Chinese pages may carry: names of formats and standards, units, codes, the other language's name. */
const allowedLatin = new Set(
  'HEIC HEIF MOV AMR Word Excel PowerPoint Office WPS PDF PDF/A QR ID EN JPEG PNG MP4 MB GB KB MiB kB SHA CSV Wi-Fi WiFi WeChat OK USB iPhone Chrome Safari Edge Firefox Esc Enter Ctrl Shift Tab J K English'.split(
    ' ',
  ),
)
/** Codes with a hyphen or digits, such as 诸调-26-0412-7K or 7K4M-92QX-PD3T, are no words. */
const looksLikeCode = (word: string) => /\d/.test(word)

const HAN_OR_CHINESE_MARKS = /[\p{Script=Han}，。：；！？（）【】《》、“”]/u
/** The official names and codes that stay Chinese in English sentences. */
const allowedInEnglish = /诸调-[\dA-Z-]+|言和|中文/gu
const curlyQuotes = /[“”]/gu

/** Every text of a tree with its path; sentences with blanks are filled with plain figures and letters. */
const textsOf = (node: Node, path = ''): readonly [path: string, text: string][] => {
  if (typeof node === 'string') return [[path, node]]
  if (Array.isArray(node)) return node.map((text, index) => [`${path}[${index}]`, String(text)])
  if (typeof node === 'function') {
    const blanks = Array.from({ length: Math.max(node.length, 1) }, () => 7 as never)
    return [1, 7].map((count) => [`${path}()`, node(...blanks.map(() => count as never))])
  }
  return Object.entries(node).flatMap(([key, child]) => textsOf(child, path === '' ? key : `${path}.${key}`))
}

const keysOf = (node: Node) => [...new Set(textsOf(node).map(([path]) => path.replace(/\[\d+\]$/, '')))].sort()

describe.each(areas)('the words of $area', ({ words }) => {
  it('have the same keys in both languages', () => {
    expect(keysOf(words.en)).toEqual(keysOf(words['zh-CN']))
  })

  it('are nowhere empty', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      expect(textsOf(words[locale]).filter(([, text]) => text.trim() === '')).toEqual([])
    }
  })

  it('have no Chinese character or mark in English', () => {
    const wrong = textsOf(words.en).filter(([, text]) =>
      HAN_OR_CHINESE_MARKS.test(text.replace(allowedInEnglish, '').replace(curlyQuotes, '')),
    )
    expect(wrong).toEqual([])
  })

  it('have no English word in Chinese except names of formats and keys', () => {
    const wrong = textsOf(words['zh-CN']).filter(([, text]) =>
      (text.match(/[A-Za-z][A-Za-z0-9/-]*/g) ?? []).some(
        (word) => !allowedLatin.has(word) && !looksLikeCode(word) && word.length > 1,
      ),
    )
    expect(wrong).toEqual([])
  })

  it('have no half-width comma, colon or question mark between Chinese characters', () => {
    const wrong = textsOf(words['zh-CN']).filter(([, text]) => /\p{Script=Han}[,:;?!]/u.test(text))
    expect(wrong).toEqual([])
  })
})

describe('the title of a page', () => {
  const source = readFileSync('app/routes.ts', 'utf8')
  const pages = [...source.matchAll(/'(routes\/[^']+)\.tsx'(?:, \{ id: '([^']+)' \})?/g)].map(
    ([, file, id]) => id ?? file,
  )

  it.each(pages)('says in both languages where one is: %s', (id) => {
    for (const locale of ['zh-CN', 'en'] as const) expect(titleOf(locale, id)).not.toBe(titleOf(locale, undefined))
  })
})
