import { describe, expect, it } from 'vitest'
import { noticeKeys, noticeTemplate } from '#app/domain/notice/catalogue.ts'
import { noticePlan, noticeSteps } from '#app/domain/notice/plan.ts'
import { isQuietHour, QUIET_HOURS } from '#app/domain/notice/quiet.ts'
import { isOneMessage, noticeDay, noticeInstant, renderNotice } from '#app/domain/notice/render.ts'
import { widestValues } from '#app/domain/notice/text-rules.ts'
import { wordedNotice } from '#app/domain/notice/texts.server.ts'
import { workflows } from '#app/domain/workflow/index.ts'

const widest = widestValues('zh-CN')

describe.each(noticeKeys)('the notice %s', (key) => {
  it('fits into one message in Chinese', () => {
    const { sms, short } = renderNotice(wordedNotice(key, null), 'zh-CN', widest)
    expect([...(sms ?? short)].length).toBeLessThanOrEqual(70)
    expect(isOneMessage(sms ?? short)).toBe(true)
  })

  it('fits into one message in English and keeps its languages apart', () => {
    const { sms, short, subject, text } = renderNotice(wordedNotice(key, null), 'en', {
      ...widest,
      sign: 'Zhuji',
      code: 'ZT-26-1125-7QPK',
      organisation: 'Committee',
    })
    expect((sms ?? short).length).toBeLessThanOrEqual(160)
    expect(/\p{Script=Han}|[，。；：（）]/u.test(`${short}${subject}${text}`)).toBe(false)
  })

  it('carries no mark of the template, no sum and no name', () => {
    const { short, body, subject } = noticeTemplate(key)
    for (const text of [short.zh, short.en, body.zh, body.en, subject.zh, subject.en]) {
      expect(text).not.toMatch(/\{\{(?:name|amount|payer|payee|mediator|party|address|phone)\w*\}\}|[¥￥]|\d元/)
    }
    const { subject: zhSubject, text, mail } = renderNotice(wordedNotice(key, null), 'zh-CN', widest)
    expect(`${zhSubject}${text}${mail}`).not.toMatch(/\{\{|\}\}|undefined/)
  })
})

describe('rendering', () => {
  it('frames a mail and says times of China', () => {
    const { mail, subject } = renderNotice(wordedNotice('booked', null), 'zh-CN', widest)
    expect(subject).not.toBe('')
    expect(mail).toContain('戴小雨：\n\n')
    expect(mail).toContain(
      '查看：odr.example/k/7QmX2a　案件码：诸调-26-1125-7QPK　电话：0575-87000000（工作日9:00—17:00）',
    )
    expect(noticeInstant(new Date('2026-11-25T11:30:00Z'), 'zh-CN')).toBe('11月25日19:30')
    expect(noticeInstant(new Date('2026-11-25T11:30:00Z'), 'en')).toBe('25 Nov 19:30')
    expect(noticeDay('2026-05-01', 'en')).toBe('1 May')
  })

  it.each([
    // The clocks of London change on 25 October 2026 and 28 March 2027, those of New York on 1 November and 14 March.
    ['Europe/London', '2026-10-24T19:30', '10月24日12:30（北京19:30）'],
    ['Europe/London', '2026-10-26T19:30', '10月26日11:30（北京19:30）'],
    ['Europe/London', '2027-03-27T19:30', '3月27日11:30（北京19:30）'],
    ['Europe/London', '2027-03-29T19:30', '3月29日12:30（北京19:30）'],
    ['America/New_York', '2026-10-31T09:00', '10月30日21:00（北京10月31日09:00）'],
    ['America/New_York', '2026-11-02T09:00', '11月1日20:00（北京11月2日09:00）'],
    ['America/New_York', '2027-03-13T09:00', '3月12日20:00（北京3月13日09:00）'],
    ['America/New_York', '2027-03-15T09:00', '3月14日21:00（北京3月15日09:00）'],
    ['Asia/Shanghai', '2026-10-26T19:30', '10月26日19:30'],
    ['Asia/Singapore', '2026-10-26T19:30', '10月26日19:30'],
  ])('says to a reader in %s at %s in Beijing: %s', (zone, beijing, said) => {
    expect(noticeInstant(new Date(`${beijing}:00+08:00`), 'zh-CN', zone)).toBe(said)
  })

  it('says the pair of times in English too', () => {
    const at = new Date('2026-11-02T09:00:00+08:00')
    expect(noticeInstant(at, 'en', 'America/New_York')).toBe('1 Nov 20:00 (Beijing 2 Nov 09:00)')
  })

  it.each(noticeKeys)('%s takes no more than two joined messages abroad, where it says a pair of times', (key) => {
    const at = new Date('2026-11-22T09:00:00+08:00')
    const { sms, short } = renderNotice(wordedNotice(key, null), 'zh-CN', { ...widest, at, zone: 'America/New_York' })
    // Joined messages hold 67 characters each.
    expect([...(sms ?? short)].length).toBeLessThanOrEqual(2 * 67)
  })

  it('counts a message as the network does', () => {
    expect(
      ['调'.repeat(70), '调'.repeat(71), 'a'.repeat(160), 'a'.repeat(161), `${'a'.repeat(70)}调`].map(isOneMessage),
    ).toEqual([true, false, true, false, false])
  })

  it('names the value that is missing', () => {
    expect(() => renderNotice(wordedNotice('login-code', null), 'zh-CN', { sign: '诸暨调解' })).toThrow(
      'login-code needs code6',
    )
  })

  it('sends nothing by mail to somebody who may be threatened', () => {
    expect(renderNotice(wordedNotice('safety-check', null), 'zh-CN', widest)).toMatchObject({
      mail: null,
      sending: 'always',
    })
  })

  it('keeps reminders for the day and sends what people wait for at once', () => {
    expect(
      ['login-code', 'receipt', 'sign-ask', 'booked', 'ruling-made', 'remind-1h', 'remind-10min'].map(
        (key) => noticeTemplate(key as 'receipt').sending,
      ),
    ).toEqual(Array(7).fill('always'))
    expect(
      ['invite-first', 'sign-remind', 'due-soon', 'remind-24h'].map((key) => noticeTemplate(key as 'receipt').sending),
    ).toEqual(Array(4).fill('daytime'))
    expect(
      ['20:59', '21:00', '07:59', '08:00', '00:30'].map((time) =>
        isQuietHour(new Date(`2026-11-25T${time}:00+08:00`), QUIET_HOURS),
      ),
    ).toEqual([false, true, true, false, true])
  })
})

describe('the plan of notices', () => {
  it('knows every notice that the workflow tables send', () => {
    for (const [workflow, table] of Object.entries(workflows)) {
      const rows = Object.values(table.transitions) as readonly { effects: readonly string[] }[]
      for (const effect of rows.flatMap(({ effects }) => effects)) {
        if (!effect.startsWith('notice.')) continue
        const name = effect.slice('notice.'.length)
        // An empty plan is one that the twin of the event tells: then some workflow does tell it.
        const told = [workflow, ...Object.keys(workflows)].flatMap((one) => noticeSteps(name, one))
        expect(told.length).toBeGreaterThan(0)
      }
    }
  })

  it('tells each audience once', () => {
    for (const steps of Object.values(noticePlan)) {
      expect(new Set(steps.map(({ to }) => to)).size).toBe(steps.length)
    }
    expect(noticeSteps('returned', 'confirmationCase')[0]?.notice).toBe('court-returned')
    expect(noticeSteps('returned', 'dispute')[0]?.notice).toBe('application-returned')
  })
})
