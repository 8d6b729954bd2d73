import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerOwn, raiseOwn, withdrawOwn } from '#app/domain/claim/own.commands.server.ts'
import { ownRequestsView } from '#app/domain/claim/own.queries.server.ts'
import { homeOf } from '#app/domain/dispute/home.queries.server.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { otherSideSays } from '#app/domain/invitation/answer.queries.server.ts'
import { cockpitView } from '#app/domain/mediator/cockpit.queries.server.ts'
import { draftView } from '#app/domain/settlement/draft.queries.server.ts'
import { actsIn, draftedDispute, sendText } from '#tests/support/settled.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

const CLEANING = { amount: '300', text: '', facts: '退房时屋里没有打扫，请人打扫花了三百元。' }
const KEYS = { amount: '', text: '把备用钥匙还给我', facts: '备用钥匙一直没有还。' }

describe('what the respondent asks for himself', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  }, 60_000)
  afterAll(() => w.stop())

  const act = async (who: string, command: unknown, dispute: WorldDispute, input: unknown) =>
    actsIn(w).act(who, command as Command, dispute, input)
  const view = ({ id }: WorldDispute, personId: string) => ownRequestsView(w.platform, id, personId)
  const home = async ({ id }: WorldDispute, personId: string) =>
    homeOf(w.platform, id, await rolesTowards(w.platform.db, await w.as(personId), id), personId)
  const told = async ({ id }: WorldDispute, key: string) =>
    (await w.platform.db.notice.findMany({ where: { disputeId: id, key } })).map(({ personId }) => personId)
  /** A case with one request for a sum and one for something to be done. */
  const asked = async (dispute: WorldDispute) => {
    const [he, she] = [dispute.respondent.personId, dispute.applicant.personId]
    for (const input of [CLEANING, KEYS]) await act(he, raiseOwn, dispute, input)
    const [cleaning, keys] = (await view(dispute, he)).requests
    return { dispute, he, she, cleaning: cleaning?.id ?? '', keys: keys?.id ?? '' }
  }

  it('is read and answered by the applicant, seen by the mediator, and apart from what she asks for', async () => {
    const { dispute, he, she, cleaning, keys } = await asked(await w.disputeAt('preparing'))
    expect(await told(dispute, 'own-request')).toEqual(expect.arrayContaining([she]))
    expect(await told(dispute, 'own-request')).toHaveLength(4)
    expect((await home(dispute, she)).own).toMatchObject({ all: 2, unanswered: 2, isOpen: true })
    await act(she, answerOwn, dispute, { claimId: cleaning, answer: 'partly', text: '只认一百元' })
    await act(she, answerOwn, dispute, { claimId: cleaning, answer: 'agree', text: '' })
    expect(await told(dispute, 'own-answered')).toEqual([he, he])
    const { requests } = await view(dispute, he)
    expect(requests).toMatchObject([
      { id: cleaning, amountFen: 30_000, isMine: true, answers: [{ answer: 'agree', text: null }] },
      { id: keys, amountFen: null, text: KEYS.text, facts: KEYS.facts, answers: [] },
    ])
    expect((await home(dispute, she)).own).toMatchObject({ all: 2, unanswered: 1 })
    const cockpit = await cockpitView(w.platform, dispute.id, (await w.as('mediator')).personId, 'zh-CN')
    expect(cockpit.own.map(({ facts }) => facts)).toEqual([CLEANING.facts, KEYS.facts])
    for (const claims of [cockpit.claims, (await otherSideSays(w.platform, dispute.id, he)).claims]) {
      expect(claims.map(({ id }) => id)).not.toContain(cleaning)
    }
    expect((await home(dispute, he)).claims.map(({ id }) => id)).not.toContain(keys)
  })

  it('stands among the facts of the draft until it is taken back', async () => {
    const drafted = await draftedDispute(w)
    const { dispute, he, keys } = await asked(drafted)
    const facts = async () => (await draftView(w.platform, dispute.id, 'zh-CN')).mainFacts
    expect(await facts()).toContain('被申请人在调解中另提出：\n1．支付300.00元。理由：退房时屋里没有打扫')
    expect(await facts()).toContain('2．把备用钥匙还给我')
    await act(he, withdrawOwn, dispute, { claimId: keys })
    expect(await facts()).not.toContain('备用钥匙')
    expect(await told(dispute, 'own-withdrawn')).toContain(dispute.applicant.personId)
    await expect(act(he, withdrawOwn, dispute, { claimId: keys })).rejects.toMatchObject({ code: 'state/moved-on' })
    // Written down for reading: from now on the text is talked about, not the requests.
    await sendText(w, drafted)
    await expect(act(he, raiseOwn, dispute, KEYS)).rejects.toMatchObject({ code: 'state/moved-on' })
  }, 60_000)

  it('is nobody else’s to raise, to answer or to take back, and comes once however often it is sent', async () => {
    const dispute = await w.disputeAt('preparing')
    const other = await asked(await w.disputeAt('preparing'))
    const [he, she] = [dispute.respondent.personId, dispute.applicant.personId]
    const key = crypto.randomUUID()
    for (const _ of [1, 2]) {
      await perform(w.platform, raiseOwn, { actor: await w.as(he), disputeId: dispute.id, key, input: CLEANING })
    }
    const { requests } = await view(dispute, he)
    expect(requests).toHaveLength(1)
    const claimId = requests[0]?.id ?? ''
    const answer = { claimId, answer: 'agree' }
    for (const [who, command, input] of [
      [she, raiseOwn, CLEANING],
      ['mediator', raiseOwn, CLEANING],
      [he, answerOwn, answer],
      ['mediator', answerOwn, answer],
      [she, withdrawOwn, { claimId }],
    ] as const) {
      await expect(act(who, command, dispute, input)).rejects.toMatchObject({ code: 'dispute/not-allowed' })
    }
    // A request of another case, and the applicant's own claim, are not answered here.
    const [hers] = await w.platform.db.claim.findMany({ where: { disputeId: dispute.id, raisedAt: null } })
    for (const id of [other.cleaning, hers?.id ?? crypto.randomUUID()]) {
      await expect(act(she, answerOwn, dispute, { claimId: id, answer: 'agree' })).rejects.toMatchObject({
        code: 'claim/unknown',
      })
      await expect(act(he, withdrawOwn, dispute, { claimId: id })).rejects.toMatchObject({ code: 'claim/unknown' })
    }
  })

  it('says what is asked for and why, at most ten at a time, and not once it is settled', async () => {
    const dispute = await w.disputeAt('preparing')
    const he = dispute.respondent.personId
    for (const [input, field] of [
      [{ ...CLEANING, amount: '' }, 'text'],
      [{ ...CLEANING, amount: '-3' }, 'amount'],
      [{ ...KEYS, facts: '' }, 'facts'],
    ] as const) {
      await expect(act(he, raiseOwn, dispute, input)).rejects.toMatchObject({
        fields: { [field]: expect.any(String) },
      })
    }
    for (let count = 0; count < 10; count += 1) await act(he, raiseOwn, dispute, KEYS)
    await expect(act(he, raiseOwn, dispute, KEYS)).rejects.toMatchObject({ code: 'claim/too-many' })
    const settled = await w.disputeAt('signing')
    await expect(act(settled.respondent.personId, raiseOwn, settled, KEYS)).rejects.toMatchObject({
      code: 'state/moved-on',
    })
  }, 90_000)
})
