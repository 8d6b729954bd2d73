import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayOf, startOfDay } from '#app/domain/calendar/days.ts'
import { deadlineKeys, deadlineRow } from '#app/domain/calendar/deadlines.ts'
import { register } from '#app/domain/dispute/dispatch.commands.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { climbOf } from '#app/domain/invitation/ladder.server.ts'
import { ladderBy, nextRung } from '#app/domain/invitation/ladder.ts'
import { noticeKeys, noticeTemplate } from '#app/domain/notice/catalogue.ts'
import { outboxOf } from '#app/domain/notice/outbox.server.ts'
import { afterQuietHours } from '#app/domain/notice/quiet.ts'
import { faultsIn } from '#app/domain/notice/text-rules.ts'
import { noticeText, wordedNotice } from '#app/domain/notice/texts.server.ts'
import { keysOf } from '#app/domain/platform/known-keys.server.ts'
import type { Platform } from '#app/domain/platform/platform.ts'
import { offeredReasons, reasonsIn } from '#app/domain/reason/reasons.server.ts'
import { rules } from '#app/domain/rules/catalogue.ts'
import { rulesOf } from '#app/domain/rules/rules.server.ts'
import { draftView, settingView } from '#app/domain/setting/queries.server.ts'
import { ruleList } from '#app/domain/setting/rule.server.ts'
import { keyOf } from '#app/domain/setting/settled.server.ts'
import { applyDueSettings } from '#app/domain/setting/versions.server.ts'
import { settlesIn } from '#tests/support/settings.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

/** Days that the law names, by hand from the articles. */
const BY_LAW = [
  ['deadline.confirm.apply', 30, 'CPL 205'],
  ['deadline.court.accept', 3, 'JC11 4'],
  ['deadline.term.general', 30, 'OMR 24'],
  ['deadline.term.labour', 15, 'LAB 14'],
  ['deadline.enforce.apply', 2, 'CPL 250'],
] as const

describe('what administrators settle in place of what ships', () => {
  let w: World
  let acts: ReturnType<typeof settlesIn>
  let admin: Actor
  beforeAll(async () => {
    w = await world()
    acts = settlesIn(w)
    admin = await w.as('platformAdmin')
  })
  afterAll(() => w.stop())

  const codeOf = (error: unknown) =>
    error instanceof DomainError ? (Object.values(error.fields)[0] ?? error.code) : String(error)
  const today = () => dayOf(new Date())
  const at = (ms: number): Platform => ({ ...w.platform, clock: { ...w.platform.clock, real: () => new Date(ms) } })
  const registered = async (): Promise<WorldDispute> => {
    const dispute = await w.disputeAt('filed')
    const actor = await w.as('dispatcher')
    await perform(w.platform, register, { actor, disputeId: dispute.id, key: crypto.randomUUID(), input: {} })
    return dispute
  }
  const rule = (name: string) => ({ kind: 'rule', key: keyOf('rule', name) }) as const
  const notice = (name: string) => ({ kind: 'notice', key: keyOf('notice', name) }) as const
  const reason = (name: string) => ({ kind: 'reason', key: keyOf('reason', name) }) as const

  describe('rules', () => {
    it('ship as the catalogue of deadlines has them, and the law’s own figures cannot be changed', async () => {
      for (const [name, figure, basis] of BY_LAW) {
        expect(rules.find((one) => one.name === name)).toMatchObject({
          lawSets: 'all',
          basis,
          figures: [{ shipped: figure }],
        })
        const refused = await acts.change(admin, { ...rule(name), typed: { n1: String(figure - 1) } }).catch(codeOf)
        expect([name, refused]).toEqual([name, 'setting/by-law'])
      }
      const now = await rulesOf(w.platform.db)
      for (const key of deadlineKeys) expect([key, now.amounts(key)]).toEqual([key, deadlineRow(key).amounts])
      expect((await acts.see(admin, 'rule', rule('ladder').key, settingView)).history).toEqual([])
    })

    it('keep within their bounds, where the law says at most within the law’s', async () => {
      const wish = (n1: string) => ({ ...rule('deadline.inviteRespondent'), typed: { n1 } })
      for (const wrong of ['0', '4', '-1', '2.5', '', '二']) {
        expect(await acts.change(admin, wish(wrong)).catch(codeOf)).toBe('setting/bad-number')
      }
      await acts.change(admin, wish('2'))
      expect((await rulesOf(w.platform.db)).amounts('inviteRespondent')).toEqual([2])
      await acts.change(admin, wish('3'))
      const shown = await ruleList({ tx: w.platform.db, locale: 'zh-CN' })
      expect(shown.find(({ key }) => key === wish('').key)).toMatchObject({ value: '3个工作日', isChanged: false })
    })

    it('are the platform administrator’s alone', async () => {
      for (const who of ['orgAdmin', 'dispatcher', 'mediator', 'clerk', 'judge', 'applicant']) {
        const refused = await acts
          .change(await w.as(who), { ...rule('quietHours'), typed: { from: '22', to: '9' } })
          .catch(codeOf)
        expect([who, refused]).toEqual([who, 'account/not-staff'])
      }
    })

    it('count for what begins after them: a deadline that runs keeps its length', async () => {
      const resolve = (id: string) =>
        w.platform.db.deadline.findFirstOrThrow({ where: { disputeId: id, key: 'inviteRespondent' } })
      const before = await registered()
      await acts.change(admin, { ...rule('deadline.inviteRespondent'), typed: { n1: '1' } })
      const after = await registered()
      expect([(await resolve(before.id)).amount, (await resolve(after.id)).amount]).toEqual([3, 1])
      expect((await resolve(after.id)).dueAt.getTime()).toBeLessThan((await resolve(before.id)).dueAt.getTime())
      await acts.change(admin, { ...rule('deadline.inviteRespondent'), typed: { n1: '3' } })
    })

    it('count from their day on, and can be taken back as an earlier version has them', async () => {
      const on = addDays(today(), 3)
      await acts.change(admin, { ...rule('quietHours'), typed: { from: '20', to: '9' }, on })
      expect((await rulesOf(w.platform.db)).quiet).toEqual({ from: 21, to: 8 })
      await applyDueSettings(at(startOfDay(on).getTime() + 1000))
      const { quiet } = await rulesOf(w.platform.db)
      const evening = new Date('2026-11-25T20:30:00+08:00')
      expect(afterQuietHours(evening, quiet)).toEqual(new Date('2026-11-26T09:00:00+08:00'))
      await acts.change(admin, { ...rule('quietHours'), typed: { from: '21', to: '8' } })
      const { history } = await acts.see(admin, 'rule', rule('quietHours').key, settingView)
      expect(history.map(({ version, note }) => [version, note])).toEqual([
        [2, '为了测试'],
        [1, '为了测试'],
      ])
    })

    it('fit together: each step of the ladder after the one before, the last before the time to answer is over', async () => {
      const typed = await acts.formOf(admin, 'rule', rule('ladder').key)
      const change = (more: object) =>
        acts.change(admin, { ...rule('ladder'), typed: { ...typed, ...more } }).catch(codeOf)
      expect(await change({ call: '2' })).toBe('setting/not-in-order')
      expect(await change({ visit: '15' })).toBe('setting/not-together')
      const short = { ...rule('deadline.invitation.answer'), typed: { n1: '12' } }
      expect(await change({ visit: '13' })).toBeTypeOf('number')
      expect(await acts.change(admin, short).catch(codeOf)).toBe('setting/not-together')
      const rungs = ladderBy((await rulesOf(w.platform.db)).of('ladder'))
      const startedAt = new Date('2026-11-02T01:00:00Z')
      const climb = climbOf(
        [1, 2, 3, 4].map((no) => ({ rung: no, at: startedAt, followsId: null })),
        null,
      )
      expect(climb && nextRung(climb, rungs)?.dueAt).toEqual(new Date('2026-11-15T01:00:00Z'))
      expect(await change({})).toBeTypeOf('number')
    })

    it('are tried on a past case before they count', async () => {
      const past = await w.platform.db.deadline.findFirstOrThrow({ where: { key: 'inviteRespondent' } })
      await w.platform.db.deadline.update({
        where: { id: past.id },
        data: { startsAt: new Date('2026-11-20T02:00:00Z'), metAt: new Date('2026-11-25T02:00:00Z') },
      })
      await acts.draft(admin, { ...rule('deadline.inviteRespondent'), typed: { n1: '1' } })
      const view = await acts.see(admin, 'rule', rule('deadline.inviteRespondent').key, draftView)
      expect(view?.trial).toMatchObject({ title: '放到一件过去的案件上试试', chosen: past.id })
      const [last, happened] = view?.trial?.lines ?? []
      expect([last?.was, last?.is]).toEqual([expect.stringContaining('11月25日'), expect.stringContaining('11月23日')])
      expect(happened?.is).toContain('按新的算已经晚了')
    })
  })

  describe('the words of messages', () => {
    const form = () => acts.formOf(admin, 'notice', notice('accepted').key)
    const change = async (more: object) =>
      acts.change(admin, { ...notice('accepted'), typed: { ...(await form()), ...more } }).catch(codeOf)

    it('as they ship keep every rule that new words have to keep', () => {
      for (const key of noticeKeys) {
        const { short, subject, body } = noticeTemplate(key)
        const texts = {
          ...{ shortZh: short.zh, shortEn: short.en, subjectZh: subject.zh, subjectEn: subject.en },
          ...{ bodyZh: body.zh, bodyEn: body.en },
        }
        expect([key, faultsIn(wordedNotice(key, texts), texts)]).toEqual([key, {}])
      }
    })

    it.each([
      ['a sum', '对方欠您3400元，请看：{{url}}', 'setting/notice-sum'],
      ['a link of somebody else', '请看 http://evil.example/x {{url}}', 'setting/notice-foreign'],
      ['a number of somebody else', '请打13800000001：{{url}}', 'setting/notice-foreign'],
      ['a place that is not there', '{{respondentName}}的事：{{url}}', 'setting/bad-place'],
      ['an open brace', '请看{{url：', 'setting/bad-place'],
      ['no link where the message needs one', '申请收到了', 'setting/place-missing'],
      ['nothing', '', 'request/required'],
      ['another language', 'We have it: {{url}}', 'setting/notice-language'],
      ['more than one message', `${'申请收到了，'.repeat(14)}{{url}}`, 'setting/notice-too-long'],
    ])('never hold %s', async (_, shortZh, code) => {
      expect(await change({ shortZh })).toBe(code)
    })

    it('go out as settled, also those that were never changed as they ship', async () => {
      expect(await change({ shortZh: '您的申请我们接下了，马上联系对方：{{url}}' })).toBeTypeOf('number')
      await registered()
      const [sent] = (await outboxOf(w.platform)).filter(({ key }) => key === 'accepted')
      expect(sent?.text).toContain('您的申请我们接下了，马上联系对方：http')
      expect((await noticeText(w.platform.db, 'booked')).short).toEqual(noticeTemplate('booked').short)
    })

    it('are shown as a past case would have them, without its name or code', async () => {
      const { code } = await w.platform.db.dispute.findFirstOrThrow({ where: { code: { not: null } } })
      await acts.draft(admin, { ...notice('accepted'), typed: { ...(await form()), subjectZh: '收到了您的申请' } })
      const view = await acts.see(admin, 'notice', notice('accepted').key, draftView)
      const shown = JSON.stringify(view?.trial)
      expect(view?.trial?.lines.length).toBeGreaterThan(1)
      expect(shown).not.toContain(code)
      expect(shown).not.toContain('{{')
    })
  })

  describe('reasons', () => {
    const fresh = { zh: '缺少送达地址确认书', en: 'The confirmation of the service address is missing' }
    const ask = { askZh: '请双方补交送达地址确认书', askEn: 'Both sides submit the confirmation of their addresses' }

    it('that ship can be set aside but not deleted, and “other” always stays', async () => {
      const noTime = { ...reason('decline/noTime'), typed: { zh: '没有时间', en: 'I have no time' } }
      const as = (state: string) => acts.change(admin, { ...noTime, typed: { ...noTime.typed, state } }).catch(codeOf)
      expect(await as('removed')).toBe('setting/reason-ships')
      expect(await as('setAside')).toBeTypeOf('number')
      expect((await offeredReasons(w.platform.db, 'decline')).map(({ code }) => code)).not.toContain('noTime')
      expect(await as('offered')).toBeTypeOf('number')
      const other = { ...reason('decline/other'), typed: { zh: '其他', en: 'Something else', state: 'setAside' } }
      expect(await acts.change(admin, other).catch(codeOf)).toBe('setting/reason-always')
    })

    it('that nobody has used can be deleted, and their code is not given again', async () => {
      const [one, two] = [w.platform.chance.id(), w.platform.chance.id()]
      const typed = { zh: '已经搬走了', en: 'I have moved away' }
      await acts.change(admin, { kind: 'reason', key: one, typed, query: { list: 'decline' } })
      await acts.change(admin, { kind: 'reason', key: one, typed: { ...typed, state: 'removed' } })
      await acts.change(admin, { kind: 'reason', key: two, typed, query: { list: 'decline' } })
      const kept = await reasonsIn(w.platform.db, 'decline')
      expect(kept.filter(({ isShipped }) => !isShipped).map(({ code, state }) => [code, state])).toEqual([
        ['own1', 'removed'],
        ['own2', 'offered'],
      ])
    })

    it('are settled by the platform administrator alone', async () => {
      for (const who of ['orgAdmin', 'clerk', 'judge', 'mediator']) {
        const wish = { ...reason('return/R6'), typed: { ...fresh, ...ask, state: 'offered' } }
        expect(await acts.change(await w.as(who), wish).catch(codeOf)).toBe('account/not-staff')
      }
    })
  })

  describe('the keys of the authority', () => {
    const key = keyOf('authority', 'timestamp')
    const wish = { kind: 'authority', key, typed: { renew: 'yes' } } as const

    it('are renewed by the platform administrator alone, and the earlier one is kept and said to be retired', async () => {
      expect(await acts.change(await w.as('orgAdmin'), wish).catch(codeOf)).toBe('account/not-staff')
      expect(await acts.change(admin, { ...wish, typed: {} }).catch(codeOf)).toBe('setting/nothing-changed')
      const keysNow = async () => (await keysOf(w.platform)).filter(({ kind }) => kind === 'timestamp')
      const before = await keysNow()
      await acts.change(admin, wish)
      const after = await keysNow()
      expect(before.map(({ isRetired }) => isRetired)).toEqual([false])
      expect(after.map(({ isRetired }) => isRetired)).toEqual([true, false])
      expect(after[0]?.fingerprint).toBe(before[0]?.fingerprint)
      await acts.change(admin, { kind: 'authority', key: keyOf('authority', 'issuing'), typed: { renew: 'yes' } })
      expect((await keysOf(w.platform)).filter(({ kind }) => kind === 'root')).toHaveLength(2)
    })
  })
})
