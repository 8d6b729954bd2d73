import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nextCase } from '#app/domain/confirmation/next-case.server.ts'
import { courtQueue } from '#app/domain/confirmation/queue.queries.server.ts'
import { putBeforeCourt } from '#tests/support/before-court.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

let w: World
let courts: string[]
beforeAll(async () => {
  w = await world()
  courts = (await w.as('clerk')).posts.flatMap(({ courtId }) => courtId ?? [])
}, 60_000)
afterAll(() => w?.stop())

interface Days {
  readonly dueOn: string
  readonly isFlagged?: boolean
  readonly targetOn?: string
}

/** A lodged case with one period that ends with this day. */
async function lodged(days: Days | null): Promise<WorldDispute> {
  const dispute = await w.disputeAt('effective')
  await putBeforeCourt(w, dispute)
  const { id: subjectId } = await w.platform.db.confirmationCase.findFirstOrThrow({ where: { disputeId: dispute.id } })
  if (days === null) return dispute
  const dueAt = new Date(`${days.dueOn}T24:00:00+08:00`)
  await w.platform.db.deadline.create({
    data: {
      ...{ id: randomUUID(), disputeId: dispute.id, subjectId, key: 'court.accept', basis: 'JC11 4' },
      ...{ startEventId: randomUUID(), startsAt: w.platform.clock.law(), originalDueAt: dueAt, dueAt },
      isFlagged: days.isFlagged ?? false,
      targetOn: days.targetOn ? new Date(`${days.targetOn}T00:00:00Z`) : null,
    },
  })
  return dispute
}

it('leads from each case to the next by its day, from the last to the first, and the other hand nowhere', async () => {
  const late = await lodged({ dueOn: '2027-03-09' })
  const none = await lodged(null)
  const soon = await lodged({ dueOn: '2027-03-02' })
  // Not published: the earlier day counts, which is before the other.
  const flagged = await lodged({ dueOn: '2027-03-04', isFlagged: true, targetOn: '2027-03-01' })
  const order = [flagged, soon, late, none].map(({ code }) => code)
  expect((await courtQueue(w.platform, courts)).map(({ code }) => code)).toEqual(order)
  const next = (code: string, isJudge = false) => nextCase(w.platform, courts, { code, isJudge })
  expect(await Promise.all(order.map((code) => next(code)))).toEqual([...order.slice(1), order[0]])
  // A case that is decided, or lies elsewhere, leads to the top.
  expect(await next('诸调-26-1125-ZZZZ')).toBe(order[0])
  expect(await next(order[0] ?? '', true)).toBeNull()
  expect(await nextCase(w.platform, [randomUUID()], { code: order[0] ?? '', isJudge: false })).toBeNull()
}, 60_000)
