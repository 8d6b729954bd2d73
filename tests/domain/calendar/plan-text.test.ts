import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { planDiff } from '#app/domain/calendar/plan-diff.ts'
import { readPlan, writePlan } from '#app/domain/calendar/plan-text.ts'
import { planOf } from '#tests/support/calendars.ts'

const plain = `年份：2027
来源：一份为测试写的安排
元旦：2027-01-01 至 2027-01-03
春节 / Spring Festival：2027年2月5日至11日
上班：2027-01-30、2027-02-14`

const wrong = (text: string) => {
  const read = readPlan(text)
  return 'problems' in read ? read.problems.map(({ code, line }) => `${line ?? '-'} ${code}`) : 'read'
}

describe('a yearly plan of holidays, as it is pasted', () => {
  it('is read from the notice as it stands on the page', () => {
    const plan = planOf(readFileSync('tests/golden/holidays-2026.txt', 'utf8'))
    expect(plan.source).toBe('国务院办公厅关于2026年部分节假日安排的通知')
    expect(plan.holidays.map(({ zh, en, fromOn, toOn }) => [zh, en, fromOn, toOn])).toEqual([
      ['元旦', 'New Year', '2026-01-01', '2026-01-03'],
      ['春节', 'Spring Festival', '2026-02-15', '2026-02-23'],
      ['清明节', 'Qingming', '2026-04-04', '2026-04-06'],
      ['劳动节', 'Labour Day', '2026-05-01', '2026-05-05'],
      ['端午节', 'Dragon Boat Festival', '2026-06-19', '2026-06-21'],
      ['中秋节', 'Mid-Autumn Festival', '2026-09-25', '2026-09-27'],
      ['国庆节', 'National Day', '2026-10-01', '2026-10-07'],
    ])
    expect(plan.makeUpDays).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ])
  })

  it('is read from lines and from JSON, and written so that it can be read again', () => {
    const plan = planOf(plain)
    expect(plan.holidays[1]).toEqual({ zh: '春节', en: 'Spring Festival', fromOn: '2027-02-05', toOn: '2027-02-11' })
    expect(planOf(writePlan(plan))).toEqual(plan)
    expect(planOf(JSON.stringify(plan))).toEqual(plan)
  })

  it.each([
    ['nothing of a year', '元旦：2027-01-01', ['- holidays/no-year']],
    ['a day that does not exist', plain.replace('2027-01-03', '2027-02-30'), ['3 holidays/bad-day']],
    ['a line that says nothing', `${plain}\n元旦放假`, ['6 holidays/bad-line']],
    ['a weekday that is not the date’s', `${plain}\n劳动节：5月1日（周五）`, ['6 holidays/bad-weekday']],
    ['the wrong way round', plain.replace('2027-01-03', '2026-12-31'), ['- holidays/bad-order']],
    ['days of another year', plain.replaceAll('2027-01-30', '2028-01-29'), ['- holidays/other-year']],
    ['holidays that overlap', `${plain}\n清明节：2027-02-11 至 2027-02-12`, ['- holidays/overlap']],
    ['work on a working day', plain.replace('2027-01-30', '2027-01-29'), ['- holidays/work-on-weekday']],
    ['work on a holiday', plain.replace('2027-01-30', '2027-01-02'), ['- holidays/work-on-holiday']],
    ['no source', plain.replace('来源：一份为测试写的安排', ''), ['- holidays/no-source']],
    ['no holiday', '年份：2027\n来源：一份为测试写的安排', ['- holidays/no-holidays']],
    ['broken JSON', '{"year": 2027', ['- holidays/bad-json']],
  ])('is refused with %s, and the line is named', (_, text, problems) => {
    expect(wrong(text)).toEqual(problems)
  })

  it('shows against the version before what is new, changed and gone', () => {
    const before = planOf(plain)
    const after = planOf(
      plain
        .replace('至11日', '至10日')
        .replace('、2027-02-14', '')
        .replace('元旦：2027-01-01 至 2027-01-03', '劳动节：2027-05-01 至 2027-05-03'),
    )
    expect(
      planDiff(before, after).map(({ zh, fromOn, difference }) => `${zh || '上班'} ${fromOn} ${difference}`),
    ).toEqual([
      '春节 2027-02-05 changed',
      '劳动节 2027-05-01 new',
      '上班 2027-01-30 same',
      '元旦 2027-01-01 gone',
      '上班 2027-02-14 gone',
    ])
    expect(new Set(planDiff(null, after).map(({ difference }) => difference))).toEqual(new Set(['new']))
  })
})
