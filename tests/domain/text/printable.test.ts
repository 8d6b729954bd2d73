import { describe, expect, it } from 'vitest'
import { foldName, readLine, readName, readText } from '#app/domain/text/printable.ts'

const problem = (checked: { ok: true } | { ok: false; problem: string }) => (checked.ok ? null : checked.problem)

describe('names that can be printed', () => {
  it.each(['欧阳·买买提', '𠮷田', '䶮', '马', 'Dai Xiaoyu', "O'Brien", '浙江示例（诸暨）有限公司', '示例商行1号店'])(
    'keeps %s',
    (name) => {
      expect(readName(name)).toEqual({ ok: true, value: name })
    },
  )

  it.each([
    ['zero width space', '戴\u200B小雨'],
    ['zero width joiner', '戴\u200D小雨'],
    ['right-to-left override', '戴\u202E小雨'],
    ['bidirectional isolate', '戴\u2066小雨\u2069'],
    ['byte order mark', '\u200E戴小雨'],
    ['C0 control', '戴\u0007小雨'],
    ['C1 control', '戴\u0090小雨'],
    ['tag character', '戴小雨\u{E0041}'],
    ['private use', '戴\uE000'],
    ['half a character', '戴\uD842'],
  ])('refuses a %s', (_, name) => {
    expect(problem(readName(name))).toBe('text/hidden-character')
  })

  it.each([
    ['only spaces', ' \u3000 ', 'text/empty'],
    ['a second line', '戴小雨\n第四条', 'text/line-break'],
    ['digits only', '12345', 'text/not-a-name'],
    ['a picture', '戴小雨😀', 'text/not-a-name'],
    ['markup', '<b>戴</b>', 'text/not-a-name'],
    ['a hundred marks on one letter', `a${'\u0301'.repeat(100)}`, 'text/stacked-marks'],
    ['101 characters', '戴'.repeat(101), 'text/too-long'],
  ])('refuses %s', (_, name, code) => {
    expect(problem(readName(name))).toBe(code)
  })

  it('composes characters, joins spaces and compares without width, case and dots', () => {
    expect(readName(' Zoe\u0301   Li ')).toEqual({ ok: true, value: 'Zoé Li' })
    expect(foldName('ＤＡＩ Xiaoyu')).toBe(foldName('dai xiaoyu'))
    expect(foldName('买买提・欧阳')).toBe(foldName('买买提·欧阳'))
  })
})

describe('lines and texts', () => {
  it('keeps line breaks in texts only', () => {
    expect(readText('第一行\r\n第二行')).toEqual({ ok: true, value: '第一行\n第二行' })
    expect(problem(readLine('第一行\n第二行'))).toBe('text/line-break')
    expect(problem(readText('第一行\u202E'))).toBe('text/hidden-character')
  })
})
