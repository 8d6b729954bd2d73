import { describe, expect, it } from 'vitest'
import { emptyDraft } from '#app/domain/filing/draft.ts'
import { letterOf } from '#app/domain/filing/letter.server.ts'
import type { Answers, IntakeType } from '#app/domain/intake/types.ts'

const TODAY = '2026-11-24'
const letter = (topic: IntakeType, guide: Answers, locale: 'zh-CN' | 'en' = 'zh-CN') =>
  letterOf({ ...emptyDraft(topic), guide }, locale, TODAY)?.text

describe('the letter to send first', () => {
  const tenant = { role: 'tenant', movedOut: 'out', deposit: '3400', asked: 'broke', leaveDate: '2026-09-10' }

  it('is written from the answers, with a day to answer by, and lines for what is not known', () => {
    const text = letter('rental', tenant)
    expect(text).toContain('我在2026年9月10日退租，押金3400元还没有退。')
    expect(text).toContain('请您在2026年12月4日前给我一个答复。')
    expect(text).toMatch(/^＿＿＿＿：/)
    expect(letter('rental', tenant, 'en')).toContain('the deposit of 3400 yuan')
  })

  it('says nothing for a question that was skipped or not known, and uses own words as they are', () => {
    const text = letter('rental', { ...tenant, asked: 'none', leaveDate: 'none', movedOut: 'none' })
    expect(text).toContain('我在＿＿＿＿退租')
    expect(text).toContain('您说的理由是：＿＿＿＿。')
    expect(letter('rental', { ...tenant, asked: { text: '说我养了猫' } })).toContain('您说的理由是：说我养了猫。')
  })

  it('knows the names and wishes that were written since', () => {
    const draft = {
      ...emptyDraft('consumer' as const),
      guide: { order: 'A-1', since: '2026-10-01' },
      facts: '洗衣机用了两天就漏水。',
      want: { amountFen: 150_000, acts: ['退钱', '来人拉走'] },
    }
    const text = letterOf(draft, 'zh-CN', TODAY)?.text
    expect(text).toContain('问题是：洗衣机用了两天就漏水。')
    expect(text).toContain('我希望：退钱；来人拉走。')
  })

  it('is not offered to the other side of the matter, nor where the other side has run away', () => {
    expect(letter('rental', { role: 'landlord' })).toBeUndefined()
    expect(letter('wages', { fled: 'yes' })).toBeUndefined()
  })
})
