import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { readPerson } from '#app/domain/account/people.server.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import {
  acceptOffer,
  acknowledgePoints,
  counterOffer,
  declineOffer,
  makeOffer,
  recordPoints,
  withdrawOffer,
} from '#app/domain/offer/offer.server.ts'
import { readPaper } from '#app/domain/papers/papers.server.ts'
import { confirmReceived, markPaid } from '#app/domain/performance/performance.server.ts'
import { agreementView } from '#app/domain/settlement/agreement.queries.server.ts'
import {
  amend,
  confirmRead,
  declineToSign,
  openSigning,
  requestChange,
  sendForReading,
  takeBack,
} from '#app/domain/settlement/commands.server.ts'
import {
  acceptWarning,
  addClause,
  agreeInPrinciple,
  changeClause,
  removeClause,
  resumeMediation,
  startDraft,
} from '#app/domain/settlement/draft.commands.server.ts'
import { draftView } from '#app/domain/settlement/draft.queries.server.ts'
import { type FrozenText, hashOfText } from '#app/domain/settlement/frozen-text.server.ts'
import { signAgreement } from '#app/domain/settlement/signing/commands.server.ts'
import { openVersionOf } from '#app/domain/settlement/versions.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { verifyPaper } from '#templates/papers.server.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

describe('an agreement', () => {
  let w: World
  let store: TestStore
  beforeAll(async () => {
    store = await openTestStore()
    w = await world({ store: store.store })
    await store.store.ensureBucket()
  }, 60_000)
  afterAll(async () => {
    await w.stop()
    await store.close()
  })

  const act = async <I extends z.ZodType, R>(
    who: string,
    command: Command<I, R>,
    { id }: Pick<WorldDispute, 'id'>,
    input: unknown = {},
  ) => perform(w.platform, command, { actor: await w.as(who), disputeId: id, key: randomUUID(), input })
  const stateOf = async ({ id }: Pick<WorldDispute, 'id'>) =>
    (await w.platform.db.dispute.findFirstOrThrow({ where: { id } })).state
  const version = async ({ id }: Pick<WorldDispute, 'id'>) => {
    const found = await openVersionOf(w.platform.db, id)
    if (!found) throw new Error('no version is open')
    return found
  }
  const hashOf = async (dispute: WorldDispute) => Buffer.from((await version(dispute)).bodySha256 ?? []).toString('hex')

  /** Every text that was sent for reading, with the hash that the trail binds it to. */
  const textsInTrail = async ({ id }: WorldDispute) => {
    const codec = await codecFor(w.platform.db, w.platform.keys, 'dispute', id)
    const events = await w.platform.db.trailEvent.findMany({
      where: { chainId: id, type: 'agreementVersion.sendForReading' },
      include: { trailPayload: true },
      orderBy: { seq: 'asc' },
    })
    return events.map(({ docSha256, trailPayload }) => {
      const { facts } = JSON.parse(codec.open('trail_payload', trailPayload?.cipher ?? new Uint8Array()))
      const text = facts.text as FrozenText
      return {
        hash: Buffer.from(docSha256 ?? []).toString('hex'),
        made: Buffer.from(hashOfText(text)).toString('hex'),
        text,
      }
    })
  }

  /** Both sides agree to 3,100 yuan after a counter-offer. */
  const agreed = async () => {
    const dispute = await w.disputeAt('inMediation')
    await act(dispute.respondent.personId, makeOffer, dispute, { amount: '3000', days: 3 })
    const first = await w.platform.db.offer.findFirstOrThrow({ where: { disputeId: dispute.id, state: 'open' } })
    await act(dispute.applicant.personId, counterOffer, dispute, { offerId: first.id, amount: '3,100元', days: 3 })
    const second = await w.platform.db.offer.findFirstOrThrow({ where: { disputeId: dispute.id, state: 'open' } })
    await act(dispute.respondent.personId, acceptOffer, dispute, { offerId: second.id })
    await act('mediator', agreeInPrinciple, dispute)
    return dispute
  }
  const read = async (dispute: WorldDispute) => {
    const { id, bodySha256 } = await version(dispute)
    for (const { personId } of [dispute.applicant, dispute.respondent]) {
      const pages = await w.platform.db.clause.count({ where: { versionId: id } })
      const row = { versionId: id, personId, bodySha256: bodySha256 ?? new Uint8Array() }
      await w.platform.db.clauseRead.create({ data: { ...row, pages } })
      await act(personId, confirmRead, dispute, { bodySha256: await hashOf(dispute) })
    }
  }
  const written = async (dispute: WorldDispute) => {
    const payment = {
      kind: 'payment',
      payer: dispute.respondent.partyId,
      payee: dispute.applicant.partyId,
      total: '3100',
      parts: 1,
      days1: '10',
      default: '逾期未付的，按未付金额另付百分之十。',
    }
    await act('mediator', addClause, dispute, { ...payment, editNo: 0 })
    const keys = { kind: 'act', by: dispute.applicant.partyId, text: '交还房屋钥匙两把', days: '3' }
    await act('mediator', addClause, dispute, { ...keys, editNo: 1 })
  }
  /** Accepts whatever the check warns of. */
  const sent = async (dispute: WorldDispute) => {
    const rules = ['free-wording', 'payee-account']
    for (let tries = 0; tries < 8; tries += 1) {
      const { editNo } = await version(dispute)
      try {
        return await act('mediator', sendForReading, dispute, { editNo })
      } catch (error) {
        if ((error as { code?: string }).code !== 'settlement/warning-open') throw error
        const rule = (await warningsOf(dispute))[tries] ?? rules[tries] ?? ''
        await act('mediator', acceptWarning, dispute, { editNo, rule, reason: '双方都清楚' })
      }
    }
    return null
  }
  const warningsOf = async ({ id }: WorldDispute) => {
    return (await draftView(w.platform, id, 'zh-CN')).findings
      .filter(({ level }) => level === 'warn')
      .map(({ rule }) => rule)
  }
  const sign = async (who: string, dispute: WorldDispute) => {
    const actor = await w.as(who)
    const bodySha256 = await hashOf(dispute)
    const { phone, name } = await readPerson(w.platform.db, w.platform, actor.personId)
    const wanted = { phone: phone ?? '', purpose: 'sign', boundTo: bodySha256, personId: actor.personId } as const
    await sendCode(w.platform, { ...wanted, locale: 'zh-CN' })
    const code = /\d{6}/.exec(w.sent.at(-1)?.text ?? '')?.[0] ?? ''
    const codeId = await redeemCode(w.platform, wanted, code, null)
    const ticks = { amount: 'yes', date: 'yes', consequence: 'yes' }
    await act(who, signAgreement, dispute, { bodySha256, codeId, ...ticks, signatureKind: 'typed', typedName: name })
    await drainOutbox(w.platform)
  }
  const identified = async (dispute: WorldDispute) => {
    for (const { personId } of [dispute.applicant, dispute.respondent]) {
      const id = randomUUID()
      await w.platform.db.$transaction(async (tx) => {
        const { appendEvent } = await import('#app/domain/engine/trail.server.ts')
        const { codecFor } = await import('#prisma/codec.server.ts')
        await tx.identityCheck.create({
          data: { id, disputeId: dispute.id, personId, grade: 'G3', method: 'mediatorLive' },
        })
        const codec = await codecFor(tx, w.platform.keys, 'dispute', dispute.id)
        const step = { workflow: 'identityCheck', version: 1, subjectId: id }
        const common = { chainId: dispute.id, role: 'system', actor: { kind: 'system' }, payload: {}, codec } as const
        const { workflows } = await import('#app/domain/workflow/index.ts')
        const first = Object.entries(workflows.identityCheck.transitions).find(([, row]) =>
          (row.from as readonly string[]).includes('none'),
        )
        if (!first) return
        await appendEvent(tx, {
          ...common,
          type: `identityCheck.${first[0]}`,
          transition: { ...step, from: 'none', event: first[0], to: first[1].to },
        })
        const passes = Object.entries(workflows.identityCheck.transitions).find(
          ([, row]) => row.to === 'passed' && (row.from as readonly string[]).includes(first[1].to),
        )
        if (passes && first[1].to !== 'passed') {
          await appendEvent(tx, {
            ...common,
            type: `identityCheck.${passes[0]}`,
            transition: { ...step, from: first[1].to, event: passes[0], to: 'passed' },
          })
        }
      })
    }
  }

  it('comes into force with the last of four signatures, on a paper that an outsider can check', async () => {
    const dispute = await agreed()
    expect(await stateOf(dispute)).toBe('drafting')
    await written(dispute)
    await sent(dispute)
    await expect(act('mediator', openSigning, dispute)).rejects.toMatchObject({ code: 'guard/versionReadByAll' })
    await read(dispute)
    await act('mediator', openSigning, dispute)
    await drainOutbox(w.platform)
    await expect(sign(dispute.applicant.personId, dispute)).rejects.toMatchObject({ code: 'guard/identityG2' })
    await identified(dispute)
    await expect(sign('mediator', dispute)).rejects.toMatchObject({ code: 'guard/earlierSlotsSigned' })
    await sign(dispute.applicant.personId, dispute)
    await sign(dispute.respondent.personId, dispute)
    await sign('mediator', dispute)
    await sign('orgAdmin', dispute)
    expect(await stateOf(dispute)).toBe('effective')
    const paper = await w.platform.db.document.findFirstOrThrow({
      where: { disputeId: dispute.id, templateId: 'settlement-agreement' },
      include: { documentRevisions: { orderBy: { revisionNo: 'desc' } } },
    })
    const [last] = paper.documentRevisions
    expect(last?.signatures).toBe(5)
    const checked = await verifyPaper(
      await readPaper(w.platform, last?.objectKey ?? ''),
      w.platform.authority.rootPem(),
    )
    expect(checked.signatures).toHaveLength(5)
    const certificate = { disputeId: dispute.id, templateId: 'mediation-certificate' }
    expect(await w.platform.db.document.count({ where: certificate })).toBe(1)
    const items = await w.platform.db.performanceItem.findMany({
      where: { disputeId: dispute.id },
      orderBy: { dueOn: 'asc' },
    })
    expect(items.map(({ amountFen, state }) => [amountFen, state])).toEqual([
      [null, 'planned'],
      [310_000n, 'planned'],
    ])
    const itemId = items[1]?.id
    await act(dispute.respondent.personId, markPaid, dispute, { itemId })
    await act(dispute.applicant.personId, confirmReceived, dispute, { itemId })
    expect((await w.platform.db.performanceItem.findFirstOrThrow({ where: { id: itemId ?? '' } })).state).toBe(
      'settled',
    )
  }, 180_000)

  it('is read and signed anew by everybody when it is changed after the first signature', async () => {
    const dispute = await agreed()
    await written(dispute)
    await sent(dispute)
    await read(dispute)
    await act('mediator', openSigning, dispute)
    await identified(dispute)
    await drainOutbox(w.platform)
    await sign(dispute.applicant.personId, dispute)
    await act('mediator', amend, dispute, { reason: '改日期' })
    expect(await stateOf(dispute)).toBe('drafting')
    expect(await version(dispute)).toMatchObject({ versionNo: 2, state: 'draft' })
    await sent(dispute)
    await read(dispute)
    await act('mediator', openSigning, dispute)
    await drainOutbox(w.platform)
    await sign(dispute.applicant.personId, dispute)
    await act(dispute.respondent.personId, declineToSign, dispute, { reason: '我再想想' })
    expect(await stateOf(dispute)).toBe('drafting')
    await act('mediator', startDraft, dispute)
    expect(await version(dispute)).toMatchObject({ versionNo: 3, state: 'draft' })
  }, 180_000)

  it('may rest on points that everybody acknowledged', async () => {
    const dispute = await w.disputeAt('inMediation')
    await act('mediator', recordPoints, dispute, { points: '退押金三千一百元，交还两把钥匙。' })
    const { id: offerId } = await w.platform.db.offer.findFirstOrThrow({ where: { disputeId: dispute.id } })
    await act(dispute.applicant.personId, acknowledgePoints, dispute, { offerId })
    await expect(act('mediator', agreeInPrinciple, dispute)).rejects.toMatchObject({ code: 'guard/termsRecorded' })
    await act(dispute.respondent.personId, acknowledgePoints, dispute, { offerId })
    await act('mediator', agreeInPrinciple, dispute)
    expect(await stateOf(dispute)).toBe('drafting')
  })

  it('goes back to the mediator when a party wants a change or he takes it back, and is read anew as a whole', async () => {
    const dispute = await agreed()
    await written(dispute)
    await sent(dispute)
    await act('mediator', takeBack, dispute, { reason: '写错了一处' })
    expect((await version(dispute)).state).toBe('draft')
    await sent(dispute)
    await read(dispute)
    await act(dispute.applicant.personId, requestChange, dispute, { reason: '三天太短，五天行吗', clause: '2' })
    const { id, state, editNo } = await version(dispute)
    expect(state).toBe('draft')
    const keys = { kind: 'act', by: dispute.applicant.partyId, text: '交还房屋钥匙两把', days: '5' }
    const [, second] = await w.platform.db.clause.findMany({ where: { versionId: id }, orderBy: { ordinal: 'asc' } })
    await act('mediator', changeClause, dispute, { ...keys, clauseId: second?.id, editNo })
    await expect(
      act('mediator', changeClause, dispute, { ...keys, clauseId: second?.id, editNo }),
    ).rejects.toMatchObject({ code: 'guard/editVersionCurrent' })
    await sent(dispute)
    await expect(act('mediator', openSigning, dispute)).rejects.toMatchObject({ code: 'guard/versionReadByAll' })
    // Each text that was sent stays in the trail with its hash, and whoever saw the last one is told what changed since.
    const texts = await textsInTrail(dispute)
    expect(texts.map(({ made }) => made)).toEqual(texts.map(({ hash }) => hash))
    expect(texts).toHaveLength(3)
    // The same text twice, then the changed one.
    expect(texts.map(({ hash }) => hash === texts[0]?.hash)).toEqual([true, true, false])
    await read(dispute)
    const seenBy = async (who: string) => {
      const actor = await w.as(who)
      if (actor.kind !== 'person') throw new Error('a party is a person')
      const view = await agreementView(w.platform, dispute.id, actor, 'zh-CN')
      return view.state === 'none' ? null : view.changes
    }
    expect(await seenBy(dispute.applicant.personId)).toMatchObject({
      versionNo: null,
      list: [{ kind: 'added' }, { kind: 'removed' }],
    })
    // Nobody else has seen an earlier text.
    expect(await seenBy('mediator')).toBeNull()
    await act('mediator', openSigning, dispute)
    expect((await version(dispute)).state).toBe('signing')
  }, 120_000)

  it('is not bound by an offer that was turned down or taken back', async () => {
    const dispute = await w.disputeAt('inMediation')
    const open = async () =>
      (await w.platform.db.offer.findFirst({ where: { disputeId: dispute.id, state: 'open' } }))?.id
    await act(dispute.respondent.personId, makeOffer, dispute, { amount: '3000', days: 3 })
    await act(dispute.applicant.personId, declineOffer, dispute, { offerId: await open() })
    await act(dispute.applicant.personId, makeOffer, dispute, { amount: '3200', days: 3 })
    const offerId = await open()
    await act(dispute.applicant.personId, withdrawOffer, dispute, { offerId })
    await expect(act(dispute.respondent.personId, acceptOffer, dispute, { offerId })).rejects.toMatchObject({
      status: 409,
    })
    expect(await open()).toBeUndefined()
  })

  it('may be put aside for more talks; when they lead to one its clauses are there again', async () => {
    const dispute = await agreed()
    await written(dispute)
    await expect(
      act(dispute.applicant.personId, resumeMediation, dispute, { reason: '还要再谈' }),
    ).rejects.toMatchObject({ code: 'dispute/not-allowed' })
    await act('mediator', resumeMediation, dispute, { reason: '还要再谈谈期限' })
    expect([await stateOf(dispute), await openVersionOf(w.platform.db, dispute.id)]).toEqual(['inMediation', null])
    expect(await draftView(w.platform, dispute.id, 'zh-CN')).toMatchObject({ version: null, isAgreed: true })
    await act('mediator', agreeInPrinciple, dispute)
    const { version: second, clauses } = await draftView(w.platform, dispute.id, 'zh-CN')
    expect([second?.no, second?.state, clauses.length]).toEqual([2, 'draft', 3])
    await act('mediator', removeClause, dispute, { editNo: second?.editNo, clauseId: clauses.at(-1)?.id })
    expect((await draftView(w.platform, dispute.id, 'zh-CN')).clauses).toHaveLength(2)
  })
})
