import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { perform } from '#app/domain/engine/perform.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { startUpload } from '#app/domain/evidence/commands.server.ts'
import { outboxOf } from '#app/domain/notice/outbox.server.ts'
import {
  admitCompanion,
  endCompanion,
  givePower,
  nameCompanion,
  refuseCompanion,
} from '#app/domain/party/companions.commands.server.ts'
import { companionByLink, companionsView } from '#app/domain/party/companions.queries.server.ts'
import { actsIn } from '#tests/support/settled.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

const AUNT = { name: '马小芳', phone: '13811110021', kind: 'helper', relation: 'relative' }
const LAWYER = { name: '沈律言', phone: '13811110022', kind: 'agent', relation: 'lawyer', scope: 'special' }

describe('somebody whom a party brings', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  }, 60_000)
  afterAll(() => w.stop())

  const act = async (who: string, command: unknown, dispute: WorldDispute, input: unknown) =>
    actsIn(w).act(who, command as Command, dispute, input)
  const seenBy = async ({ id }: WorldDispute, who: string) =>
    (
      await companionsView(w.platform, id, {
        personId: (await w.as(who)).personId,
        isMediator: who === 'mediator',
      })
    ).companions
  const told = async ({ id }: WorldDispute, key: string) =>
    (await w.platform.db.notice.findMany({ where: { disputeId: id, key } })).map(({ personId }) => personId)
  const tokenOf = async ({ id }: WorldDispute) => {
    const row = await w.platform.db.notice.findFirstOrThrow({ where: { disputeId: id, key: 'companion-link' } })
    const text = (await outboxOf(w.platform)).find((one) => one.id === row.id)?.text ?? ''
    return /\/with\/([\w-]+)/.exec(text)?.[1] ?? ''
  }
  /** A file of a party that stands fixed in the record. */
  const fileOf = async (dispute: WorldDispute, personId: string) => {
    const { result } = await actsIn(w).act(personId, startUpload, dispute, {
      name: '授权委托书.jpg',
      bytes: 3,
      audience: 'mediator',
    })
    await w.march(dispute.id, 'evidenceItem', result.evidenceId, ['completeUpload'])
    await w.platform.db.evidenceItem.update({
      where: { id: result.evidenceId },
      data: { sha256: new Uint8Array(32), detectedType: 'image/jpeg' },
    })
    await w.march(dispute.id, 'evidenceItem', result.evidenceId, ['verify'])
    return result.evidenceId
  }
  const brought = async (input: object) => {
    const dispute = await w.disputeAt('preparing')
    const he = dispute.respondent.personId
    await act(he, nameCompanion, dispute, input)
    const [one] = await seenBy(dispute, he)
    return { dispute, he, she: dispute.applicant.personId, companionId: one?.id ?? '' }
  }

  it('is told to the other side by name, admitted by the mediator, and gets a link that tells no sum and no story', async () => {
    const { dispute, he, she, companionId } = await brought(AUNT)
    expect(await told(dispute, 'companion-named')).toEqual(
      expect.arrayContaining([she, (await w.as('mediator')).personId]),
    )
    expect(await seenBy(dispute, she)).toMatchObject([
      { name: AUNT.name, relation: 'relative', phone: null, state: 'named' },
    ])
    expect((await seenBy(dispute, 'mediator'))[0]?.phone).toBe('+8613811110021')
    await act('mediator', admitCompanion, dispute, { companionId })
    expect((await seenBy(dispute, he))[0]?.state).toBe('admitted')
    const shown = await companionByLink(w.platform, await tokenOf(dispute))
    expect(shown).toMatchObject({ of: '马', kind: 'helper' })
    expect(JSON.stringify(shown)).not.toMatch(/马建国|戴|押金|3400|138/)
    await expect(act('mediator', admitCompanion, dispute, { companionId })).rejects.toMatchObject({
      code: 'state/moved-on',
    })
    const token = await tokenOf(dispute)
    await act(he, endCompanion, dispute, { companionId })
    await expect(companionByLink(w.platform, token)).rejects.toMatchObject({ code: 'companion/unknown' })
    await expect(companionByLink(w.platform, 'x'.repeat(22))).rejects.toMatchObject({ code: 'companion/unknown' })
    expect(await told(dispute, 'companion-ended')).toContain(she)
  })

  it('is an agent only by a power of attorney among the party’s own files', async () => {
    const { dispute, he, she, companionId } = await brought(LAWYER)
    await expect(act('mediator', admitCompanion, dispute, { companionId })).rejects.toMatchObject({
      code: 'companion/no-power',
    })
    const hers = await fileOf(dispute, she)
    for (const evidenceId of [hers, w.platform.chance.id()]) {
      await expect(act(he, givePower, dispute, { companionId, evidenceId })).rejects.toMatchObject({
        fields: { evidenceId: 'companion/choose' },
      })
    }
    await act(he, givePower, dispute, { companionId, evidenceId: await fileOf(dispute, he) })
    expect(await told(dispute, 'companion-power')).toEqual([(await w.as('mediator')).personId])
    await act('mediator', admitCompanion, dispute, { companionId })
    expect(await companionByLink(w.platform, await tokenOf(dispute))).toMatchObject({ kind: 'agent', scope: 'special' })
    const plain = await brought({ ...LAWYER, relation: 'other' }).catch((error: unknown) => error)
    expect(plain).toMatchObject({ fields: { relation: 'companion/not-an-agent' } })
  })

  it('is refused with a reason that his own side reads and the other does not', async () => {
    const { dispute, he, she, companionId } = await brought(AUNT)
    await expect(act('mediator', refuseCompanion, dispute, { companionId, reason: '' })).rejects.toMatchObject({
      fields: { reason: 'guard/reasonGiven' },
    })
    await act('mediator', refuseCompanion, dispute, { companionId, reason: '她是这件事的证人。' })
    expect((await seenBy(dispute, he))[0]?.reason).toBe('她是这件事的证人。')
    expect((await seenBy(dispute, she))[0]?.reason).toBeNull()
    expect(await told(dispute, 'companion-refused')).toEqual([he])
  })

  it('is nobody else’s to decide or to take away, comes once, and two at most for a side', async () => {
    const { dispute, he, she, companionId } = await brought(AUNT)
    for (const [who, command, input] of [
      ['mediator', nameCompanion, AUNT],
      [he, admitCompanion, { companionId }],
      [she, refuseCompanion, { companionId, reason: '不要' }],
      ['mediator', endCompanion, { companionId }],
    ] as const) {
      await expect(act(who, command, dispute, input)).rejects.toMatchObject({ code: 'dispute/not-allowed' })
    }
    await expect(act(she, endCompanion, dispute, { companionId })).rejects.toMatchObject({ code: 'companion/unknown' })
    const other = await w.disputeAt('preparing')
    await expect(act('mediator', admitCompanion, other, { companionId })).rejects.toMatchObject({
      code: 'companion/unknown',
    })
    const key = crypto.randomUUID()
    for (const _ of [1, 2]) {
      await perform(w.platform, nameCompanion as unknown as Command, {
        actor: await w.as(he),
        disputeId: dispute.id,
        key,
        input: LAWYER,
      })
    }
    expect(await seenBy(dispute, he)).toHaveLength(2)
    await expect(act(he, nameCompanion, dispute, AUNT)).rejects.toMatchObject({ code: 'companion/too-many' })
    // The other side has places of its own, and who does without somebody has a place again.
    await act(she, nameCompanion, dispute, AUNT)
    await act(he, endCompanion, dispute, { companionId })
    await act(he, nameCompanion, dispute, AUNT)
  })
})
