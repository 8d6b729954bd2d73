import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { perform } from '#app/domain/engine/perform.server.ts'
import { reinvite } from '#app/domain/invitation/again.commands.server.ts'
import { parseEnvironment, settingsOf } from '#app/http/env.server.ts'
import { createPlatform, type OpenPlatform } from '#app/http/platform.server.ts'
import { nodeProgram, root } from '#dev/paths.ts'
import { morningComes } from '#tests/support/drain.ts'
import { startInstance, type TestInstance } from '#tests/support/instance.ts'
import { type PeopledWorld, type WorldDispute, worldOn } from '#tests/support/world.ts'

/** A message goes out, and then the process is gone before it can say so. */
const FAULT = 'outbox.deliverNotice:after'
let instance: TestInstance
let platform: OpenPlatform
let w: Pick<PeopledWorld, 'platform' | 'as' | 'disputeAt' | 'march'>
const workers: ChildProcess[] = []

beforeAll(async () => {
  instance = await startInstance({ withoutVideo: true, webEnv: { WORKER: '0' } })
  platform = await createPlatform(settingsOf(parseEnvironment({ ...process.env, ...instance.inside.env })))
  w = worldOn(platform)
}, 400_000)
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL')
  await platform?.close()
  await instance?.stop()
})

/** `npm run worker` beside the web process of the instance. */
function startWorker(more: Readonly<Record<string, string>> = {}) {
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', ...instance.inside.env, ...more }
  const child = spawn(nodeProgram, ['--import', 'tsx', 'dev/worker.ts'], {
    cwd: root,
    env: env as never,
    stdio: 'ignore',
  })
  workers.push(child)
  const ended = new Promise<string>((resolve) => child.once('exit', (code, signal) => resolve(String(signal ?? code))))
  return { child, ended }
}

const count = (where: object) => platform.db.outbox.count({ where })
const isDue = () => ({ state: { not: 'done' }, dueAt: { lte: new Date() } })

/** An act of somebody that leaves messages for afterwards. */
async function invitedAgain(): Promise<WorldDispute> {
  const dispute = await w.disputeAt('inviting')
  await w.march(dispute.id, 'dispute', dispute.id, ['markUnreachable'])
  const actor = await w.as('dispatcher')
  await perform(platform, reinvite, { actor, disputeId: dispute.id, key: crypto.randomUUID(), input: {} })
  await morningComes(platform)
  return dispute
}

/** A term of this dispute that ran out a second ago. */
async function termThatRanOut(): Promise<WorldDispute> {
  const dispute = await w.disputeAt('inviting')
  await w.march(dispute.id, 'dispute', dispute.id, ['markUnreachable'])
  const event = await platform.db.trailEvent.findFirstOrThrow({ where: { chainId: dispute.id } })
  const past = new Date(Date.now() - 1_000)
  const times = { startsAt: past, originalDueAt: past, dueAt: past }
  const about = { disputeId: dispute.id, subjectId: dispute.id, key: 'unreachable.close', basis: 'D' }
  await platform.db.deadline.create({ data: { id: crypto.randomUUID(), ...about, startEventId: event.id, ...times } })
  return dispute
}

const stateOf = async ({ id }: WorldDispute) => (await platform.db.dispute.findFirstOrThrow({ where: { id } })).state

it('web processes with WORKER=0 leave what happens by itself to the worker, which does it alone and ends when asked', async () => {
  await invitedAgain()
  const late = await termThatRanOut()
  // Longer than the rounds of a worker that should not be there.
  await sleep(6_000)
  expect([(await count(isDue())) > 0, await stateOf(late)]).toEqual([true, 'unreachable'])
  const { child, ended } = startWorker()
  await expect.poll(() => count(isDue()), { timeout: 30_000 }).toBe(0)
  await expect.poll(() => stateOf(late), { timeout: 30_000 }).toBe('closedFailed')
  child.kill('SIGTERM')
  expect(await ended).toBe('0')
}, 120_000)

it('a worker that is killed in the middle leaves nothing undone once one runs again', async () => {
  const dispute = await invitedAgain()
  const { ended } = startWorker({ YANHE_FAULT: FAULT })
  expect(await ended).toBe('SIGKILL')
  expect(await count(isDue())).toBeGreaterThan(0)
  const again = startWorker()
  await expect.poll(() => count(isDue()), { timeout: 30_000 }).toBe(0)
  const notices = await platform.db.notice.groupBy({
    by: ['key', 'personId', 'channel'],
    where: { disputeId: dispute.id },
    _count: true,
  })
  expect(notices.length).toBeGreaterThan(0)
  expect(notices.filter(({ _count }) => _count > 1)).toEqual([])
  again.child.kill('SIGTERM')
  expect(await again.ended).toBe('0')
}, 120_000)
