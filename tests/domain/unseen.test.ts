import { describe, expect, it } from 'vitest'
import { proposeDismissal } from '#app/domain/confirmation/desk.commands.server.ts'
import { returnCase } from '#app/domain/confirmation/return.commands.server.ts'
import { readPhone } from '#app/domain/identity/phone.ts'
import { confirmServiceAddress } from '#app/domain/session/preparation.server.ts'
import { seenInput } from '#app/domain/text/unseen.ts'

describe('what a person types', () => {
  it.each([
    ['a face', '好的😀'],
    ['a family of pictures', '👨‍👩‍👧'],
    ['a heart as phones send it', '❤️'],
    ['lines', '第一行\r\n第二行\t完'],
    ['rare characters', '䶮𬺓𰻞𠮷'],
    ['an alphabet from the right', 'مرحبا'],
    ['something that looks like a script', '<script>alert(1)</script>'],
  ])('is kept as it is with %s', (_, words) => {
    expect(seenInput({ body: words, list: [words] })).toEqual({ input: { body: words, list: [words] }, faults: [] })
  })

  it('loses the marks that a phone puts around a copied number, and is then read', () => {
    const { input, faults } = seenInput({ phone: '\u202a+86 138 0000 0001\u202c' })
    expect([input, faults]).toEqual([{ phone: '+86 138 0000 0001' }, []])
    expect(readPhone('\u2068138\u200b0000\u2060 0001\u2069')).toMatchObject({
      ok: true,
      value: { e164: '+8613800000001' },
    })
  })

  it.each([
    ['a null byte', '甲\u0000乙'],
    ['a turn of direction', '付\u202e元001\u202c元'],
    ['half of a pair', '甲\ud800乙'],
    ['a character that is none', '甲\uffff乙'],
    ['a control of a terminal', '甲\u001b[2J乙'],
  ])('is refused by the name of its field with %s', (_, words) => {
    expect(seenInput({ good: '甲', body: words, more: { inside: [words] } }).faults).toEqual(['body', 'more'])
    expect(seenInput({ [words]: '甲' }).faults).toHaveLength(1)
  })

  it('is refused when it is lists within lists without end, and never a matter of patience', () => {
    const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))
    expect(seenInput({ body: deep }).faults).toEqual(['body'])
  })

  it('changes nothing of dates and bytes', () => {
    const given = { at: new Date(0), bytes: new Uint8Array([1]) }
    expect(seenInput(given).input).toEqual(given)
  })
})

describe('words that a paper of the court prints', () => {
  const problem = (outcome: { error?: { issues: readonly { message: string }[] } | undefined }) =>
    outcome.error?.issues[0]?.message
  const address = (typed: string) =>
    problem(confirmServiceAddress.input.safeParse({ address: typed, eService: 'yes', codeId: crypto.randomUUID() }))
  const finding = (typed: string) => problem(proposeDismissal.input.safeParse({ ground: '5', finding: typed }))
  const note = (typed: string) =>
    problem(returnCase.input.safeParse({ reasons: ['R6'], note: typed, cureOn: '2026-12-01', clause: '' }))

  it('are taken when they can be printed, in one line or in several', () => {
    expect(address('浙江省诸暨市示例路1号 <3单元>')).toBeUndefined()
    expect(finding('协议第（二）项没有写明地点。\n请看第三页。')).toBeUndefined()
    expect(note('')).toBeUndefined()
  })

  it.each([
    ['a face', '示例路1号😀', 'text/unprintable'],
    ['a character that no font has', '示例路𠮷号', 'text/unprintable'],
    ['a character without a width', '示例路\u200b一号', 'text/hidden-character'],
    ['stacked marks', `示例路Z${'\u0301'.repeat(20)}`, 'text/stacked-marks'],
    ['too many characters', '长'.repeat(1_001), 'text/too-long'],
  ])('are refused where they are typed with %s: a ruling must never wait for a font', (_, typed, code) => {
    expect([address(typed), finding(typed), note(typed)]).toEqual([code, code, code])
  })

  it('are asked of the words to each single clause too', () => {
    const given = { reasons: ['R6'], note: '', cureOn: '2026-12-01', clauseNo: ['1', '2'], clauseReason: ['', ''] }
    const notes = (clauseNote: readonly string[]) => problem(returnCase.input.safeParse({ ...given, clauseNote }))
    expect([notes(['', '没有写明交到哪里。']), notes(['好', '第二项😀'])]).toEqual([undefined, 'text/unprintable'])
  })

  it('an address is one line: nobody adds a paragraph to an application by it', () => {
    expect(address('示例路1号\n（五）被申请人另付一万元。')).toBe('text/line-break')
  })
})
