import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acceptCase } from '#app/domain/confirmation/desk.commands.server.ts'
import { readCourtNumber } from '#app/domain/dispute/numbering.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import type { Platform } from '#app/domain/platform/platform.ts'
import { putBeforeCourt } from '#tests/support/before-court.ts'
import { FIVE } from '#tests/support/court-acts.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

const CASES = 20
let w: World
const lodged: WorldDispute[] = []
beforeAll(async () => {
  w = await world()
  for (let n = 0; n <= CASES; n += 1) {
    const dispute = await w.disputeAt('effective')
    await putBeforeCourt(w, dispute)
    lodged.push(dispute)
  }
}, 60_000)
afterAll(() => w?.stop())

/** A platform on which the act breaks off after its number was allotted, while the parties are told. */
const breakingOff = (platform: Platform): Platform =>
  Object.defineProperty({ ...platform }, 'settings', {
    get: () => {
      throw new Error('broken off')
    },
  })

it('case numbers have no gap: twenty cases accepted at once, one of them twice, one act broken off among them', async () => {
  const clerk = await w.as('clerk')
  const accept = (platform: Platform, { id }: WorldDispute) =>
    perform(platform, acceptCase, {
      actor: clerk,
      disputeId: id,
      key: randomUUID(),
      input: { notForbidden: FIVE },
    })
  const [broken, ...others] = lodged
  const [twice] = others
  if (!broken || !twice) throw new Error('no cases')
  const answers = await Promise.allSettled([
    ...others.slice(0, CASES / 2).map((dispute) => accept(w.platform, dispute)),
    accept(breakingOff(w.platform), broken),
    ...others.slice(CASES / 2).map((dispute) => accept(w.platform, dispute)),
    accept(w.platform, twice),
  ])
  const failures = answers.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
  expect(failures).toHaveLength(2)
  expect(failures.filter((words) => words.includes('broken off'))).toHaveLength(1)
  const rows = await w.platform.db.confirmationCase.findMany({ where: { caseNumber: { not: null } } })
  const numbers = rows.map(({ caseNumber }) => readCourtNumber(caseNumber ?? '')?.n ?? 0)
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: CASES }, (_, index) => index + 1))
}, 60_000)
