import { describe, expect, it } from 'vitest'
import { Me, Who } from '#app/domain/filing/schema.ts'
import { catalogue } from '#templates/papers.server.ts'
import { inkIn, rasterOf, render, wordsOf } from '#tests/papers/prepared.ts'

const ME = {
  kind: 'person',
  idKind: 'residentId',
  idNumber: '330699199903074521',
  phone: '13811110001',
  address: '诸暨',
  consentIdentity: 'yes',
}
const problemOf = (name: string): string | null => {
  const [me, who] = [Me.safeParse({ ...ME, name }), Who.safeParse({ name, phone: '13811110002' })]
  expect(me.success).toBe(who.success)
  return me.error?.issues.find(({ path }) => path[0] === 'name')?.message ?? null
}

const printable = ['阿卜杜拉·买买提', "O'Brien", 'D’Ávila', '䶮静', '𬺓一', '𰻞二', 'Nguyễn']

describe('a name', () => {
  it.each(printable)('%s is taken as it is', (name) => {
    expect(problemOf(name)).toBeNull()
  })

  it('that was taken is in the file with ink in every word, and with its own letters', async () => {
    const { sample } = catalogue['filing-receipt']
    const { bytes } = await render('filing-receipt', 'zh-CN', {
      ...sample,
      applicants: printable,
      respondents: printable,
    })
    const words = wordsOf(bytes)
    // The list of words is a page of HTML.
    const all = words
      .map(({ text }) => text)
      .join('')
      .replaceAll('&apos;', "'")
    for (const name of printable) expect(all).toContain(name)
    for (const page of new Set(words.map((word) => word.page))) {
      const raster = rasterOf(bytes, page)
      for (const { text, box } of words.filter((word) => word.page === page)) {
        expect(inkIn(raster, box), text).toBeGreaterThan(0)
      }
    }
  }, 120_000)

  it.each([
    ['a rare character that no font has', '𠮷野', 'filing/unprintable'],
    ['a script that the fonts do not have', 'أحمد', 'filing/unprintable'],
    ['a picture', '王😀', 'text/not-a-name'],
    ['a mark that turns the direction', '戴\u202e小雨', 'text/hidden-character'],
    ['a right-to-left mark', '戴小雨\u200f一', 'text/hidden-character'],
    ['a character without a width', '戴\u200b小雨', 'text/hidden-character'],
    ['stacked marks', 'Z\u0301\u0302\u0303\u0304o', 'text/stacked-marks'],
  ])('with %s is refused at the field', (_, name, code) => {
    expect(problemOf(name)).toBe(code)
  })
})

describe('the number of the other side', () => {
  const problem = (kind: string, idNumber: string): string | null =>
    Who.safeParse({ kind, name: '诸暨示例物业', phone: '13811110002', idNumber }).error?.issues[0]?.message ?? null

  it.each([
    ['a credit code with its check character', 'organisation', '91330699MA2ABCDE11', null],
    ['a credit code with another one', 'organisation', '91330699MA2ABCDE1K', 'identity/credit-code-check'],
    ['a credit code that is too short', 'organisation', '91330699MA2ABCDE', 'identity/credit-code-form'],
    ['a resident ID', 'person', '330699196409183112', null],
    ['a resident ID with another last digit', 'person', '330699196409183113', 'identity/resident-id-check'],
    ['no number', 'organisation', '', null],
  ])('%s: what is said is about the document that they have', (_, kind, number, code) => {
    expect(problem(kind, number)).toBe(code)
  })
})
