import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSigning, sendForReading } from '#app/domain/settlement/commands.server.ts'
import { addClause, removeClause } from '#app/domain/settlement/draft.commands.server.ts'
import { draftView } from '#app/domain/settlement/draft.queries.server.ts'
import { openVersionOf } from '#app/domain/settlement/versions.server.ts'
import { actsIn, agreedDispute, readText, sendText } from '#tests/support/settled.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

describe('what may not be signed', () => {
  let w: World
  let acts: ReturnType<typeof actsIn>
  beforeAll(async () => {
    w = await world()
    acts = actsIn(w)
  }, 60_000)
  afterAll(() => w.stop())

  const drafting = () => agreedDispute(w)
  const editNo = async ({ id }: WorldDispute) => (await openVersionOf(w.platform.db, id))?.editNo ?? -1
  const add = async (dispute: WorldDispute, clause: Record<string, unknown>) =>
    acts.act('mediator', addClause, dispute, { ...clause, editNo: await editNo(dispute) })
  const send = async (dispute: WorldDispute) =>
    acts.act('mediator', sendForReading, dispute, { editNo: await editNo(dispute) })
  const blocksOf = async ({ id }: WorldDispute) =>
    (await draftView(w.platform, id, 'zh-CN')).findings.filter(({ level }) => level === 'block').map(({ rule }) => rule)

  const payment = ({ applicant, respondent }: WorldDispute) => ({
    kind: 'payment',
    payer: respondent.partyId,
    payee: applicant.partyId,
    total: '3100',
    parts: 1,
    days1: '10',
  })
  const cases: readonly [rule: string, what: string, clause: (dispute: WorldDispute) => Record<string, unknown>][] = [
    [
      'sum-not-total',
      'instalments that do not add up, by one fen',
      (dispute) => ({
        ...payment(dispute),
        parts: 2,
        amount1: '1550',
        amount2: '1550.01',
        days1: '10',
        days2: '40',
      }),
    ],
    ['sum-not-total', 'one instalment that is not the whole', (dispute) => ({ ...payment(dispute), amount1: '3000' })],
    ['payee-missing', 'a payment to nobody', (dispute) => ({ ...payment(dispute), payee: '' })],
    ['actor-missing', 'a payment by nobody', (dispute) => ({ ...payment(dispute), payer: '' })],
    ['due-missing', 'a payment without a day', (dispute) => ({ ...payment(dispute), days1: '' })],
    [
      'due-missing',
      'an act without a day',
      ({ applicant }) => ({ kind: 'act', by: applicant.partyId, text: '交还钥匙两把' }),
    ],
    ['identity-matter', 'a clause on marriage', () => ({ kind: 'text', text: '双方自愿离婚。' })],
    [
      'title-matter',
      'a clause on who owns a house',
      () => ({ kind: 'text', text: '诸暨市示例路1号房屋归戴小雨所有。' }),
    ],
    ['due-before-signing', 'a day that is over', (dispute) => ({ ...payment(dispute), days1: '', on1: '2020-01-05' })],
  ]

  it('every block refuses the text, is named to the mediator, and is gone when the clause is', async () => {
    const dispute = await drafting()
    await expect(send(dispute)).rejects.toMatchObject({ code: 'guard/lintNoBlocker' })
    expect(await blocksOf(dispute)).toContain('agreement-empty')
    for (const [rule, what, clause] of cases) {
      await add(dispute, clause(dispute))
      expect(await blocksOf(dispute), what).toContain(rule)
      await expect(send(dispute), what).rejects.toMatchObject({ code: 'guard/lintNoBlocker' })
      for (const { id } of (await draftView(w.platform, dispute.id, 'zh-CN')).clauses)
        await acts.act('mediator', removeClause, dispute, { editNo: await editNo(dispute), clauseId: id })
    }
    await add(dispute, payment(dispute))
    expect(await blocksOf(dispute)).toEqual([])
    // A warning stops it too, until the mediator says why it may stand.
    await expect(send(dispute)).rejects.toMatchObject({ code: 'settlement/warning-open' })
    await sendText(w, dispute)
    expect((await openVersionOf(w.platform.db, dispute.id))?.state).toBe('reading')
  }, 120_000)

  it('a kind of dispute that is signed on paper only is refused as a whole', async () => {
    const dispute = await drafting()
    await add(dispute, payment(dispute))
    await w.platform.db.dispute.update({ where: { id: dispute.id }, data: { intakeType: 'inheritance' } })
    expect(await blocksOf(dispute)).toContain('type-excluded')
    await expect(send(dispute)).rejects.toMatchObject({ code: 'guard/lintNoBlocker' })
  }, 60_000)

  it('a day that passed while the text was read stops the signing', async () => {
    const dispute = await drafting()
    const soon = new Date(w.platform.clock.law().getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
    await add(dispute, { ...payment(dispute), days1: '', on1: soon })
    await sendText(w, dispute)
    await readText(w, dispute)
    w.setLawTime(new Date(w.platform.clock.law().getTime() + 6 * 86_400_000))
    await expect(acts.act('mediator', openSigning, dispute)).rejects.toMatchObject({ code: 'guard/lintNoBlocker' })
    w.setLawTime(new Date())
  }, 60_000)
})
