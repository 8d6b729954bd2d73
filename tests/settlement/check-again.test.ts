import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signView } from '#app/domain/settlement/agreement.queries.server.ts'
import { checkRules } from '#app/domain/settlement/check/check-agreement.ts'
import { openSigning, sendForReading, takeBack } from '#app/domain/settlement/commands.server.ts'
import { acceptWarning, addClause, changeClause } from '#app/domain/settlement/draft.commands.server.ts'
import { draftView } from '#app/domain/settlement/draft.queries.server.ts'
import { signAgreement } from '#app/domain/settlement/signing/commands.server.ts'
import { openVersionOf } from '#app/domain/settlement/versions.server.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { actsIn, agreedDispute, readText, sendText } from '#tests/support/settled.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

describe('the check before signing, as the text goes on', () => {
  let w: World
  let store: TestStore
  let acts: ReturnType<typeof actsIn>
  beforeAll(async () => {
    store = await openTestStore()
    w = await world({ store: store.store })
    await store.store.ensureBucket()
    acts = actsIn(w)
  }, 60_000)
  afterAll(async () => {
    await w.stop()
    await store.close()
  })

  const drafting = () => agreedDispute(w)
  const version = async ({ id }: WorldDispute) => {
    const found = await openVersionOf(w.platform.db, id)
    if (!found) throw new Error('no version is open')
    return found
  }
  const editNo = async (dispute: WorldDispute) => (await version(dispute)).editNo
  const add = async (dispute: WorldDispute, clause: Record<string, unknown>) =>
    acts.act('mediator', addClause, dispute, { ...clause, editNo: await editNo(dispute) })
  const accept = async (dispute: WorldDispute, rule: string, reason: string) =>
    acts.act('mediator', acceptWarning, dispute, { editNo: await editNo(dispute), rule, reason })
  const viewOf = ({ id }: WorldDispute) => draftView(w.platform, id, 'zh-CN')
  const findingOf = async (dispute: WorldDispute, rule: string) =>
    (await viewOf(dispute)).findings.find((finding) => finding.rule === rule)
  const payment = ({ applicant, respondent }: WorldDispute, late = '') => ({
    ...{ kind: 'payment', payer: respondent.partyId, payee: applicant.partyId, total: '3100' },
    ...{ parts: 1, days1: '10', default: late, holder: applicant.name, bank: '示例银行', number: '62001234' },
  })
  const tidy = ({ applicant }: WorldDispute, text: string) => ({ kind: 'act', by: applicant.partyId, text, days: '3' })

  it('a reason counts for the words it was given for: other words ask for another one', async () => {
    const dispute = await drafting()
    await add(dispute, payment(dispute))
    await add(dispute, tidy(dispute, '尽快清理楼道'))
    await accept(dispute, 'vague-words', '双方说好就是三天以内')
    expect((await findingOf(dispute, 'vague-words'))?.accepted).toBe('双方说好就是三天以内')
    // Another clause is touched: the reason stands.
    await add(dispute, tidy(dispute, '交还房屋钥匙两把'))
    expect((await findingOf(dispute, 'vague-words'))?.accepted).toBe('双方说好就是三天以内')
    const clause = (await viewOf(dispute)).clauses.find(({ formal }) => formal.includes('尽快'))
    const changed = { ...tidy(dispute, '适当清理楼道'), clauseId: clause?.id, editNo: await editNo(dispute) }
    await acts.act('mediator', changeClause, dispute, changed)
    expect((await findingOf(dispute, 'vague-words'))?.accepted).toBeNull()
    await expect(
      acts.act('mediator', sendForReading, dispute, { editNo: await editNo(dispute) }),
    ).rejects.toMatchObject({ code: 'settlement/warning-open' })
    await accept(dispute, 'vague-words', '以物业的标准为准')
    await acts.act('mediator', sendForReading, dispute, { editNo: await editNo(dispute) })
    // Taken back, the reason is still there for the same words.
    await acts.act('mediator', takeBack, dispute, { reason: '再看一眼' })
    expect((await findingOf(dispute, 'vague-words'))?.accepted).toBe('以物业的标准为准')
  }, 60_000)

  it('a block takes no reason, and neither does a warning that is not there', async () => {
    const dispute = await drafting()
    await add(dispute, { kind: 'text', text: '双方自愿离婚' })
    for (const rule of ['identity-matter', 'vague-words', 'no-such-rule'])
      await expect(accept(dispute, rule, '双方都清楚'), rule).rejects.toMatchObject({ code: 'settlement/warning-gone' })
    await expect(
      acts.act(dispute.applicant.personId, acceptWarning, dispute, { editNo: 1, rule: 'free-wording', reason: '看过' }),
    ).rejects.toMatchObject({ code: 'dispute/not-allowed' })
  }, 60_000)

  it('each finding leads to the field that mends it and names article and the answer of the court', async () => {
    const dispute = await drafting()
    await add(dispute, { ...payment(dispute, '有钱了再付'), days1: '' })
    const [clause] = (await viewOf(dispute)).clauses
    const due = await findingOf(dispute, 'due-missing')
    expect(due).toMatchObject({ level: 'block', basis: 'INT 461', prevents: 'R6' })
    expect(due?.places).toEqual([{ no: 1, isOnDefault: false, mendAt: `?edit=${clause?.id}#days1` }])
    const late = await findingOf(dispute, 'condition-unverifiable')
    expect(late?.places).toEqual([{ no: null, isOnDefault: true, mendAt: `?edit=${clause?.id}#default` }])
  }, 60_000)

  it('a figure of the law that falls between opening and signing stops the signature, in clear words', async () => {
    const dispute = await drafting()
    await w.platform.db.dispute.update({ where: { id: dispute.id }, data: { intakeType: 'loan' } })
    // Four times 3.10 % until 19 May 2025, four times 3.00 % from the next day on.
    w.setLawTime(new Date('2025-05-19T10:00:00+08:00'))
    await add(dispute, payment(dispute, '逾期的，按年利率12.2%支付利息'))
    await sendText(w, dispute)
    await readText(w, dispute)
    await acts.act('mediator', openSigning, dispute)
    await drainOutbox(w.platform)
    const actor = await w.as(dispute.applicant.personId)
    if (actor.kind !== 'person') throw new Error('a party is a person')
    const seen = async () => signView(w.platform, dispute.id, actor, 'zh-CN')
    expect(await seen()).toMatchObject({ state: 'signing', blocks: [] })
    w.setLawTime(new Date('2025-05-20T00:00:00+08:00'))
    const capped = checkRules.find(({ id }) => id === 'loan-rate-over-cap')
    expect(await seen()).toMatchObject({ state: 'signing', blocks: [capped?.zh] })
    expect((await findingOf(dispute, 'loan-rate-over-cap'))?.figure).toContain('上限12.0%，是3.00%的四倍')
    const { bodySha256 } = await version(dispute)
    const hash = Buffer.from(bodySha256 ?? []).toString('hex')
    const { codeId } = await acts.codeFor(dispute.applicant.personId, 'sign', hash)
    const ticks = { amount: 'yes', date: 'yes', consequence: 'yes' }
    const signed = { bodySha256: hash, codeId, ...ticks, signatureKind: 'typed', typedName: dispute.applicant.name }
    await expect(acts.act(dispute.applicant.personId, signAgreement, dispute, signed)).rejects.toMatchObject({
      code: 'settlement/text-blocked',
    })
    w.setLawTime(new Date())
  }, 60_000)
})
