import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { byOf, defineCommand } from '#app/domain/engine/command.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { type World, world } from '#tests/support/world.ts'

const discard = defineCommand({
  name: 'dispute.discardDraft',
  by: byOf('dispute', 'discardDraft'),
  input: z.object({ n: z.string() }),
  run: async (act, { n }) => {
    await act.move('dispute', act.disputeId, 'discardDraft')
    return n
  },
})

describe('one door', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  })
  afterAll(() => w.stop())

  const send = async (disputeId: string, personId: string, key: string, n = '1') =>
    perform(w.platform, discard, { actor: await w.as(personId), disputeId, key, input: { n } })
  const codeOf = (error: unknown) => (error instanceof DomainError ? error.code : String(error))

  it('does the same form once when it comes twenty times at once (AB-63, AB-65)', async () => {
    const { id, applicant } = await w.disputeAt('draft')
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(id, applicant.personId, key)))
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect(new Set(answers.map(({ receipt }) => receipt?.eventId)).size).toBe(1)
  })

  it('lets one of twenty different forms win and tells the others that things moved on', async () => {
    const { id, applicant } = await w.disputeAt('draft')
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => send(id, applicant.personId, randomUUID())),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [codeOf(outcome.reason)] : []))
    expect(new Set(refusals)).toEqual(new Set(['state/moved-on']))
  })

  it('refuses the same form with other contents (AB-64) and keeps the keys of two people apart (AB-66)', async () => {
    const { id, applicant, respondent } = await w.disputeAt('draft')
    const key = randomUUID()
    await send(id, applicant.personId, key)
    await expect(send(id, applicant.personId, key, '2')).rejects.toMatchObject({ code: 'request/key-reused' })
    await expect(send(id, respondent.personId, key)).rejects.toMatchObject({ code: 'dispute/not-allowed' })
  })

  it('tells a stranger nothing, not even that the dispute exists', async () => {
    const { id } = await w.disputeAt('draft')
    await expect(send(id, 'clerk', randomUUID())).rejects.toMatchObject({ code: 'dispute/unknown', status: 404 })
  })

  it('changes nothing when it refuses', async () => {
    const { id, applicant } = await w.disputeAt('filed')
    const before = await w.platform.db.trailEvent.count({ where: { chainId: id } })
    await expect(send(id, applicant.personId, randomUUID())).rejects.toMatchObject({
      code: 'state/moved-on',
      status: 409,
    })
    expect(await w.platform.db.trailEvent.count({ where: { chainId: id } })).toBe(before)
    expect(await w.platform.db.dispute.findFirst({ where: { id }, select: { state: true } })).toEqual({
      state: 'filed',
    })
  })
})
