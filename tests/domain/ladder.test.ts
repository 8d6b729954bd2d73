import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayOf } from '#app/domain/calendar/days.ts'
import { register } from '#app/domain/dispute/dispatch.commands.server.ts'
import { homeOf } from '#app/domain/dispute/home.queries.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { closeUnreachable } from '#app/domain/invitation/again.commands.server.ts'
import { decline } from '#app/domain/invitation/answer.server.ts'
import { climbLadders } from '#app/domain/invitation/climb.server.ts'
import { invite, openLink } from '#app/domain/invitation/commands.server.ts'
import { logContact, markUnreachable } from '#app/domain/invitation/contact.commands.server.ts'
import { contactBook, ladderOf } from '#app/domain/invitation/contact.queries.server.ts'
import { ladder, nextRung } from '#app/domain/invitation/ladder.ts'
import { later, laterByPhone } from '#app/domain/invitation/later.commands.server.ts'
import { letterCodeIn } from '#app/domain/invitation/link-token.ts'
import { findLink } from '#app/domain/invitation/queries.server.ts'
import { fireMissedDeadlines } from '#app/domain/jobs/missed-deadlines.server.ts'
import { outboxOf } from '#app/domain/notice/outbox.server.ts'
import { checkByCode } from '#app/domain/verify/verify.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

const DAY_MS = 86_400_000
let w: World
let dispatcher: Extract<Actor, { kind: 'person' }>
beforeAll(async () => {
  w = await world()
  dispatcher = await w.as('dispatcher')
})
afterAll(() => w.stop())

const act = async (actor: Actor, { id }: WorldDispute, command: unknown, input: unknown = {}) =>
  perform(w.platform, command as Command, { actor, disputeId: id, key: crypto.randomUUID(), input })
const stateOf = async ({ id }: WorldDispute) => (await w.platform.db.dispute.findFirstOrThrow({ where: { id } })).state
const tries = async ({ id }: WorldDispute) => {
  const row = await w.platform.db.invitation.findFirstOrThrow({
    where: { disputeId: id },
    orderBy: { stateSince: 'desc' },
  })
  return ladderOf(
    w.platform.db,
    await codecFor(w.platform.db, w.platform.keys, 'dispute', id),
    row.id,
    w.platform.clock.law(),
  )
}
const climbed = async (dispute: WorldDispute) => (await tries(dispute)).tries.map(({ rung }) => rung)

let start = Date.now()
/** The law's clock so many days after the invitation, and everything that happens by itself by then. */
async function day(days: number): Promise<void> {
  w.setLawTime(new Date(start + days * DAY_MS + 10_000))
  while ((await climbLadders(w.platform)) > 0);
  await fireMissedDeadlines(w.platform)
}

async function invited(): Promise<WorldDispute> {
  start = Date.now()
  w.setLawTime(new Date(start))
  const dispute = await w.disputeAt('filed')
  await act(dispatcher, dispute, register)
  await act(dispatcher, dispute, invite)
  return dispute
}

async function taskOf(dispute: WorldDispute, rung: string): Promise<string> {
  const task = (await tries(dispute)).tries.findLast((one) => one.rung === rung && one.doneAt === null)
  if (!task) throw new Error(`no task ${rung}`)
  return task.id
}
const log = async (dispute: WorldDispute, rung: string, result: string, more: object = {}) =>
  act(dispatcher, dispute, logContact, { attemptId: await taskOf(dispute, rung), result, ...more })

const invitee = async ({ id }: WorldDispute) => {
  const row = await w.platform.db.invitation.findFirstOrThrow({ where: { disputeId: id, state: { not: 'revoked' } } })
  return { kind: 'invitee', disputeId: id, invitationId: row.id, locale: 'zh-CN' } as const
}
const letterCode = async ({ id }: WorldDispute): Promise<string> => {
  const row = await w.platform.db.contactAttempt.findFirstOrThrow({
    where: { channel: 'letter', invitation: { disputeId: id } },
  })
  const codec = await codecFor(w.platform.db, w.platform.keys, 'dispute', id)
  return codec.openMaybe(`contact_attempt.letter_code/${row.id}`, row.letterCode) ?? ''
}
/** Messages to the invited person as they were rendered, oldest first. */
const messages = async ({ id }: WorldDispute) => {
  const keys = await w.platform.db.notice.findMany({
    where: { disputeId: id, key: { startsWith: 'invite-' } },
    orderBy: { stateAt: 'asc' },
  })
  const all = await outboxOf(w.platform)
  return keys.map((row) => all.find((one) => one.id === row.id)?.text ?? '')
}

describe('the ladder to somebody who does not answer', () => {
  it('is climbed day by day, each rung once, and ends with the applicant knowing what was tried', async () => {
    const dispute = await invited()
    expect(await climbed(dispute)).toEqual(['message', 'letter'])
    await day(1.9)
    expect(await climbed(dispute)).toEqual(['message', 'letter'])
    await day(2)
    await Promise.all([climbLadders(w.platform), climbLadders(w.platform), climbLadders(w.platform)])
    expect(await climbed(dispute)).toEqual(['message', 'letter', 'secondMessage'])
    const [first = '', second = ''] = await messages(dispute)
    expect(second).toContain('前天的邀请')
    // The second message has the link of the first: whoever looks at the old one is not turned away.
    const link = /\/i\/[\w-]+/.exec(first)?.[0] ?? 'none'
    expect(second).toContain(link)
    await log(dispute, 'letter', 'posted')
    await day(5)
    await log(dispute, 'call', 'noAnswer')
    expect(await climbed(dispute)).toEqual(['message', 'letter', 'secondMessage', 'call', 'call'])
    await log(dispute, 'call', 'noAnswer')
    await log(dispute, 'call', 'noAnswer')
    await day(10)
    await log(dispute, 'visit', 'moved')
    expect(await climbed(dispute)).toEqual(['message', 'letter', 'secondMessage', 'call', 'call', 'call', 'visit'])
    await day(14)
    expect(await stateOf(dispute)).toBe('inviting')
    await day(18)
    expect(await stateOf(dispute)).toBe('unreachable')
    const applicant = await w.as(dispute.applicant.personId)
    const roles = await rolesTowards(w.platform.db, applicant, dispute.id)
    const home = await homeOf(w.platform, dispute.id, roles, applicant.personId)
    expect(home.tried.map(({ channel, result }) => `${channel} ${result}`)).toEqual([
      'sms sent',
      'letter posted',
      'sms sent',
      'call noAnswer',
      'call noAnswer',
      'call noAnswer',
      'visit moved',
    ])
    expect(home.next).toMatchObject({ words: 'unreachable', to: 'close', mine: true })
    expect(home.routes.map(({ key }) => key)).toContain('sue')
    await act(applicant, dispute, closeUnreachable)
    expect(await stateOf(dispute)).toBe('closedFailed')
    const after = await homeOf(w.platform, dispute.id, roles, applicant.personId)
    expect(after.tried).toHaveLength(7)
  })

  it('stops at once when he answers', async () => {
    const dispute = await invited()
    await day(2)
    await act(await invitee(dispute), dispute, decline, {})
    await day(5)
    await day(10)
    expect(await climbed(dispute)).toEqual(['message', 'letter', 'secondMessage'])
    expect((await tries(dispute)).next).toBeNull()
  })

  it('keeps the link alive with every rung, so that a message or letter in his hand is never worth nothing', async () => {
    const dispute = await invited()
    const code = await letterCode(dispute)
    for (const days of [2, 5, 10]) await day(days)
    await day(14.5)
    expect((await findLink(w.platform, code)).state).toBe('fresh')
  })

  it('lets the dispatcher say early that nobody can be reached, with a reason, and nobody else', async () => {
    const dispute = await invited()
    await expect(act(dispatcher, dispute, markUnreachable, {})).rejects.toMatchObject({ code: 'request/invalid' })
    await expect(act(dispatcher, dispute, markUnreachable, { why: 'other' })).rejects.toMatchObject({
      fields: { text: 'request/required' },
    })
    const applicant = await w.as(dispute.applicant.personId)
    await expect(act(applicant, dispute, markUnreachable, { why: 'moved' })).rejects.toMatchObject({
      code: 'dispute/not-allowed',
    })
    await act(dispatcher, dispute, markUnreachable, { why: 'moved' })
    expect(await stateOf(dispute)).toBe('unreachable')
    const told = await w.platform.db.notice.findFirst({
      where: { disputeId: dispute.id, key: 'respondent-unreachable' },
    })
    expect(told?.personId).toBe(dispute.applicant.personId)
  })
})

describe('a letter, a call, a visit', () => {
  it('is written down once by the dispatcher, with a result that fits', async () => {
    const dispute = await invited()
    await day(5)
    const attemptId = await taskOf(dispute, 'call')
    await expect(log(dispute, 'call', 'posted')).rejects.toMatchObject({ fields: { result: 'invitation/choose' } })
    await expect(
      act(await w.as(dispute.applicant.personId), dispute, logContact, { attemptId, result: 'reached' }),
    ).rejects.toMatchObject({ code: 'dispute/not-allowed' })
    await log(dispute, 'call', 'reached', { note: '说周末看看' })
    await expect(act(dispatcher, dispute, logContact, { attemptId, result: 'noAnswer' })).rejects.toMatchObject({
      code: 'state/moved-on',
    })
    const done = (await tries(dispute)).tries.find(({ id }) => id === attemptId)
    expect(done).toMatchObject({ result: 'reached', note: '说周末看看', results: [] })
    const other = await invited()
    await expect(act(dispatcher, other, logContact, { attemptId, result: 'reached' })).rejects.toMatchObject({
      code: 'invitation/unknown',
    })
  })

  it('comes again at the hour he asked for, by day and before his time is over', async () => {
    const dispute = await invited()
    await day(5)
    const on = (days: number, time: string) =>
      `${new Date(start + days * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10)}T${time}`
    for (const callAt of ['', on(6, '22:30'), on(1, '10:00'), on(40, '10:00')]) {
      await expect(log(dispute, 'call', 'callBack', { callAt })).rejects.toMatchObject({
        fields: { callAt: 'dispatch/call-time' },
      })
    }
    await log(dispute, 'call', 'callBack', { callAt: on(7, '19:30') })
    const [again] = (await tries(dispute)).tries.filter(({ rung, doneAt }) => rung === 'call' && doneAt === null)
    expect(again?.dueAt).toBe(new Date(`${on(7, '19:30')}:00+08:00`).toISOString())
  })

  it('lets the number go when somebody else answers it', async () => {
    const dispute = await invited()
    await day(5)
    await log(dispute, 'call', 'wrongPerson')
    expect((await w.platform.db.invitation.findFirstOrThrow({ where: { disputeId: dispute.id } })).state).toBe(
      'wrongPerson',
    )
    await day(10)
    expect(await climbed(dispute)).toEqual(['message', 'letter', 'secondMessage', 'call'])
  })
})

describe('somebody who wants time to think', () => {
  const inDays = (days: number) => addDays(dayOf(new Date(start)), days)

  it('is left alone until the day he named, asked once more in its morning, and only then pressed again', async () => {
    const dispute = await invited()
    const he = await invitee(dispute)
    await act(he, dispute, openLink, {})
    await act(he, dispute, later, { on: inDays(7) })
    await day(6)
    expect(await climbed(dispute)).toEqual(['message', 'letter'])
    expect((await tries(dispute)).next).toMatchObject({ rung: 'askedFor' })
    w.setLawTime(new Date(`${inDays(7)}T09:00:01+08:00`))
    await Promise.all([climbLadders(w.platform), climbLadders(w.platform)])
    expect(await climbed(dispute)).toEqual(['message', 'letter', 'askedFor'])
    const [first = '', again = ''] = await messages(dispute)
    expect(again).toContain('您说过今天再问您')
    expect(again).toContain(/\/i\/[\w-]+/.exec(first)?.[0] ?? 'none')
    expect((await findLink(w.platform, await letterCode(dispute))).state).toBe('fresh')
    w.setLawTime(new Date(`${inDays(8)}T08:59:00+08:00`))
    await climbLadders(w.platform)
    expect(await climbed(dispute)).toHaveLength(3)
    await day(9.5)
    expect(await climbed(dispute)).toEqual(['message', 'letter', 'askedFor', 'call'])
    // Asked again as he wished: now he says yes or no.
    await expect(act(he, dispute, later, { on: inDays(12) })).rejects.toMatchObject({ code: 'guard/mayWait' })
  })

  it('tells the applicant the day and no more, may change it, and may answer before it', async () => {
    const dispute = await invited()
    const he = await invitee(dispute)
    const key = crypto.randomUUID()
    for (const _ of [1, 2]) {
      await perform(w.platform, later as unknown as Command, {
        actor: he,
        disputeId: dispute.id,
        key,
        input: { on: inDays(3) },
      })
    }
    await act(he, dispute, later, { on: inDays(10) })
    const told = await w.platform.db.notice.findMany({ where: { disputeId: dispute.id, key: 'respondent-later' } })
    expect(told.map(({ personId }) => personId)).toEqual([dispute.applicant.personId, dispute.applicant.personId])
    const roles = await rolesTowards(w.platform.db, await w.as(dispute.applicant.personId), dispute.id)
    const home = await homeOf(w.platform, dispute.id, roles, dispute.applicant.personId)
    expect(home.askAgainOn).toEqual([inDays(10)])
    await act(he, dispute, decline, {})
    await day(11)
    expect(await climbed(dispute)).toEqual(['message', 'letter'])
  })

  it('chooses a day that leaves one to answer, and nobody chooses it for him but the dispatcher he told', async () => {
    const dispute = await invited()
    const he = await invitee(dispute)
    for (const on of ['', inDays(0), inDays(2), inDays(16), '2026-02-30']) {
      await expect(act(he, dispute, later, { on }), on).rejects.toMatchObject({ code: 'request/invalid' })
    }
    const applicant = await w.as(dispute.applicant.personId)
    await expect(act(applicant, dispute, later, { on: inDays(3) })).rejects.toMatchObject({
      code: 'dispute/not-allowed',
    })
    const { invitationId } = he
    await expect(act(applicant, dispute, laterByPhone, { invitationId, on: inDays(3) })).rejects.toMatchObject({
      code: 'dispute/not-allowed',
    })
    const other = await invited()
    await expect(act(dispatcher, other, laterByPhone, { invitationId, on: inDays(3) })).rejects.toMatchObject({
      code: 'invitation/unknown',
    })
    await act(dispatcher, dispute, laterByPhone, { invitationId, on: inDays(3) })
    expect((await tries(dispute)).answerBy).toBe(new Date(`${inDays(3)}T09:00:00+08:00`).toISOString())
    // On the last days there is nothing left to choose.
    await day(14.5)
    expect((await tries(dispute)).laterDays).toEqual([])
  })
})

describe('the code of a letter', () => {
  it('leads to the invitation however it is typed, and counts for the letter', async () => {
    const dispute = await invited()
    const code = await letterCode(dispute)
    for (const typed of [code, code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' — ')} `]) {
      expect(letterCodeIn(typed), typed).toBe(code)
      expect(await findLink(w.platform, typed)).toMatchObject({ through: 'letter', state: 'fresh' })
    }
    expect(letterCodeIn('K0QM-2R9D')).toBeNull()
    await expect(findLink(w.platform, 'ZZZZ-ZZZZ')).rejects.toMatchObject({ code: 'invitation/unknown' })
    await act(await invitee(dispute), dispute, openLink, { through: 'letter' })
    const opened = (await tries(dispute)).tries.flatMap(({ rung, openedAt }) => (openedAt ? [rung] : []))
    expect(opened).toEqual(['letter'])
  })

  it('can be checked by anybody, who learns which organisation sent it and no more', async () => {
    const dispute = await invited()
    const [first = ''] = await messages(dispute)
    const code = await letterCode(dispute)
    for (const typed of [code, /https?:\S+\/i\/[\w-]+/.exec(first)?.[0] ?? '']) {
      const found = await checkByCode(w.platform, typed)
      expect(found).toMatchObject({ verdict: 'genuine', invitation: { isOpen: true } })
      expect(JSON.stringify(found)).not.toMatch(/戴|马建国|押金|138/)
    }
    await act(await invitee(dispute), dispute, decline, {})
    expect((await checkByCode(w.platform, code)).verdict).toBe('genuine')
    expect(await checkByCode(w.platform, 'ZZZZ-ZZZZ')).toEqual({ verdict: 'unknown' })
  })
})

describe('the page of those who have not answered', () => {
  it('shows who is waited for, what is to be done, what is next, and how far each channel leads', async () => {
    const dispute = await invited()
    const before = (await contactBook(w.platform, dispatcher.posts)).funnel
    const letter = (rows: typeof before) => rows.find(({ channel }) => channel === 'letter')
    await log(dispute, 'letter', 'posted')
    await act(await invitee(dispute), dispute, openLink, { through: 'letter' })
    const book = await contactBook(w.platform, dispatcher.posts)
    const mine = book.people.find(({ code }) => code === dispute.code)
    expect(mine).toMatchObject({ opened: true, task: null, next: { rung: 'secondMessage' } })
    expect(mine?.name).not.toContain('马建国')
    await act(await invitee(dispute), dispute, decline, {})
    const after = letter((await contactBook(w.platform, dispatcher.posts)).funnel)
    const was = letter(before)
    expect(after?.sent).toBe((was?.sent ?? 0) + 1)
    expect(after?.opened).toBe((was?.opened ?? 0) + 1)
    expect(after?.answered).toBe((was?.answered ?? 0) + 1)
    const elsewhere = dispatcher.posts.map((post) => ({ ...post, organisationId: w.platform.chance.id() }))
    expect((await contactBook(w.platform, elsewhere)).people).toEqual([])
  })
})

describe('the next rung', () => {
  it('waits for the day that he named', () => {
    const startedAt = new Date('2026-11-02T01:00:00Z')
    const named = new Date('2026-11-09T16:00:00Z')
    expect(nextRung({ startedAt, climbed: [1, 2], answerBy: null }, ladder)?.dueAt).toEqual(
      new Date('2026-11-04T01:00:00Z'),
    )
    expect(nextRung({ startedAt, climbed: [1, 2], answerBy: named }, ladder)?.dueAt).toEqual(named)
    expect(nextRung({ startedAt, climbed: [1, 2], answerBy: named }, ladder)?.rung.key).toBe('askedFor')
    // A day of peace after the message that he asked for; the second message is not sent besides.
    expect(nextRung({ startedAt, climbed: [1, 2, 6], answerBy: named }, ladder)).toMatchObject({
      rung: { key: 'call' },
      dueAt: new Date('2026-11-10T16:00:00Z'),
    })
    expect(nextRung({ startedAt, climbed: [1, 2, 3, 4, 6], answerBy: named }, ladder)?.dueAt).toEqual(
      new Date('2026-11-12T01:00:00Z'),
    )
    expect(nextRung({ startedAt, climbed: [1, 2, 3, 4, 5], answerBy: null }, ladder)).toBeNull()
  })
})
