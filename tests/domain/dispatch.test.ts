import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOf } from '#app/domain/calendar/days.ts'
import { refile, supplement, withdraw } from '#app/domain/dispute/applicant.commands.server.ts'
import {
  askForMore,
  assignOrganisation,
  refuseAcceptance,
  register,
  returnFiling,
} from '#app/domain/dispute/dispatch.commands.server.ts'
import { dispatchCase } from '#app/domain/dispute/dispatch.queries.server.ts'
import { homeOf } from '#app/domain/dispute/home.queries.server.ts'
import { inboxOf } from '#app/domain/dispute/inbox.queries.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { invite } from '#app/domain/invitation/commands.server.ts'
import { outboxOf } from '#app/domain/notice/outbox.server.ts'
import { DEMO_ORGANISATION_ID, type World, type WorldDispute, world } from '#tests/support/world.ts'

let at: World
let dispatcher: Extract<Actor, { kind: 'person' }>
beforeAll(async () => {
  at = await world()
  dispatcher = await at.as('dispatcher')
})
afterAll(() => at.stop())

let keys = 0
const act = (actor: Actor, dispute: WorldDispute, command: unknown, input: unknown = {}) => {
  keys += 1
  return perform(at.platform, command as Command, { actor, disputeId: dispute.id, key: `form-${keys}`, input })
}

const rowOf = (dispute: WorldDispute) => at.platform.db.dispute.findFirstOrThrow({ where: { id: dispute.id } })
const applicantOf = (dispute: WorldDispute) => at.as(dispute.applicant.personId)

async function homeFor(dispute: WorldDispute) {
  const roles = await rolesTowards(at.platform.db, await applicantOf(dispute), dispute.id)
  return homeOf(at.platform, dispute.id, roles, dispute.applicant.personId)
}

describe('the dispatcher', () => {
  it('asks once for all that is missing, and goes on when every point is answered', async () => {
    const dispute = await at.disputeAt('filed')
    await act(dispatcher, dispute, askForMore, { defects: '租房合同\n转账记录\n' })
    const home = await homeFor(dispute)
    expect(home.defects).toEqual(['租房合同', '转账记录'])
    expect(home.next).toMatchObject({ words: 'supplement', mine: true })
    const applicant = await applicantOf(dispute)
    await expect(act(applicant, dispute, supplement, { answers: ['有合同'] })).rejects.toMatchObject({
      code: 'guard/defectsAnswered',
    })
    await act(applicant, dispute, supplement, { answers: ['有合同', '没有，是现金'] })
    expect((await rowOf(dispute)).state).toBe('filed')
    expect((await dispatchCase(at.platform, dispute.id)).supplement).toEqual([
      { question: '租房合同', answer: '有合同' },
      { question: '转账记录', answer: '没有，是现金' },
    ])
    await act(dispatcher, dispute, register)
    expect((await rowOf(dispute)).fileNumber).toMatch(/^（\d{4}）诸人调字第\d+号$/)
  })

  it('tells the applicant the days that are still to come, not those that are met', async () => {
    const dispute = await at.disputeAt('filed')
    await act(dispatcher, dispute, register)
    const due = await at.platform.db.deadline.findFirstOrThrow({
      where: { disputeId: dispute.id, key: 'inviteRespondent' },
    })
    const sent = await at.platform.db.notice.findFirstOrThrow({ where: { disputeId: dispute.id, key: 'accepted' } })
    const message = (await outboxOf(at.platform)).find(({ id }) => id === sent.id)
    const [, month, day] = dayOf(new Date(due.dueAt.getTime() - 1))
      .split('-')
      .map(Number)
    expect(message?.text).toContain(`最晚${month}月${day}日联系对方`)
  })

  it('numbers the files of an organisation without gaps, also when two register at once', async () => {
    const disputes = await Promise.all([at.disputeAt('filed'), at.disputeAt('filed'), at.disputeAt('filed')])
    await Promise.all(disputes.map((dispute) => act(dispatcher, dispute, register)))
    const numbers = await Promise.all(disputes.map(async (dispute) => (await rowOf(dispute)).fileNumber ?? ''))
    const plain = numbers.map((number) => Number(/第(\d+)号/.exec(number)?.[1])).sort((a, b) => a - b)
    expect(new Set(plain).size).toBe(3)
    expect((plain[2] ?? 0) - (plain[0] ?? 0)).toBe(2)
  })

  it('returns a filing with reason and other ways; it can be filed again', async () => {
    const dispute = await at.disputeAt('filed')
    await act(dispatcher, dispute, returnFiling, { reason: '房屋在外省，请到当地申请。' })
    const home = await homeFor(dispute)
    expect(home.lastWords).toBe('房屋在外省，请到当地申请。')
    expect(home.routes.map(({ key }) => key)).toContain('sue')
    await act(await applicantOf(dispute), dispute, refile)
    expect((await rowOf(dispute)).state).toBe('filed')
  })

  it('does not accept what is not for mediation, and says why', async () => {
    const dispute = await at.disputeAt('filed')
    await expect(act(dispatcher, dispute, refuseAcceptance, { reason: ' ' })).rejects.toMatchObject({
      code: 'request/invalid',
    })
    await act(dispatcher, dispute, refuseAcceptance, { reason: '已经由法院判决。' })
    expect(await rowOf(dispute)).toMatchObject({ state: 'closedNotAccepted', closingReason: 'notAccepted' })
    expect((await homeFor(dispute)).lastWords).toBe('已经由法院判决。')
  })

  it('sees the cases of his own organisation only', async () => {
    const dispute = await at.disputeAt('filed')
    await act(dispatcher, dispute, assignOrganisation, { organisationId: DEMO_ORGANISATION_ID })
    const inbox = await inboxOf(at.platform, dispatcher.posts, { state: 'filed' })
    expect(inbox.cases.map(({ code }) => code)).toContain(dispute.code)
    const elsewhere = dispatcher.posts.map((post) => ({ ...post, organisationId: at.platform.chance.id() }))
    expect((await inboxOf(at.platform, elsewhere)).cases).toEqual([])
  })
})

describe('the applicant', () => {
  it('takes the application back; the invitation under way is worth nothing from then on', async () => {
    const dispute = await at.disputeAt('registered')
    await act(dispatcher, dispute, invite)
    const applicant = await applicantOf(dispute)
    await expect(act(applicant, dispute, withdraw)).rejects.toMatchObject({ code: 'request/invalid' })
    await act(applicant, dispute, withdraw, { sure: 'yes' })
    expect((await rowOf(dispute)).state).toBe('closedWithdrawn')
    const invitations = await at.platform.db.invitation.findMany({ where: { disputeId: dispute.id } })
    expect(invitations.map(({ state }) => state)).toEqual(['revoked'])
  })

  it('alone may do so: the other side may not', async () => {
    const dispute = await at.disputeAt('choosingMediator')
    const respondent = await at.as(dispute.respondent.personId)
    await expect(act(respondent, dispute, withdraw, { sure: 'yes' })).rejects.toMatchObject({
      code: 'dispute/not-allowed',
    })
  })
})
