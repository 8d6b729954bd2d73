import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkRecord } from '#dev/invariants.ts'
import { type Front, startFront } from '#tests/support/front.ts'
import { startInstance, type TestInstance } from '#tests/support/instance.ts'
import { playAt } from '#tests/support/played-story.ts'
import { pointNames } from './point-names.ts'

/** Tests of the acts and effects that no kept script reaches; with `YANHE_CRASHES` each breaks off at each point once. */
const OTHER_WAYS = [
  ...['tests/court', 'tests/mediator', 'tests/settlement/agreement.test.ts', 'tests/storage/evidence.test.ts'],
  ...[
    'tests/filing/filing.test.ts',
    'tests/filing/receipt.test.ts',
    'tests/filing/kinds.test.ts',
    'tests/filing/handover.test.ts',
    'tests/filing/helper.test.ts',
    'tests/filing/spoken.test.ts',
    'tests/domain/dispatch.test.ts',
  ],
  ...[
    'tests/domain/invitation',
    'tests/domain/ladder.test.ts',
    'tests/room/seats.test.ts',
    'tests/room/board.test.ts',
    'tests/room/webhooks.test.ts',
  ],
]

/**
 * Every act and every effect has a named point before and after it. Here the process is killed at each point when it is
 * reached first; the person sends the same form again; at the end everything came out as if nothing had happened. What
 * no script does is broken off by an error at the same points, which to the record is the same.
 */
describe('a platform that is killed before and after every act and effect', () => {
  let front: Front
  let instance: TestInstance
  let log: string

  beforeAll(async () => {
    front = await startFront()
    log = join(tmpdir(), `yanhe-faults-${process.pid}`)
    const webEnv = { YANHE_FAULT: '*', YANHE_FAULT_LOG: log }
    // While one process starts again the others answer.
    instance = await startInstance({ origin: front.origin, webEnv, processes: 3 })
    front.targets = instance.origins
  }, 400_000)
  afterAll(async () => {
    await instance?.stop()
    await front?.stop()
  })

  it.each(['rental-deposit', 'neighbour-refused', 'wrong-person-then-decline'])(
    'still brings %s to its end',
    async (script) => {
      expect(await playAt(script, front.origin, instance, 'faults')).toBe(0)
    },
    900_000,
  )

  it('does what no script does once, when it is broken off before and after and sent again', async () => {
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...OTHER_WAYS], {
      env: { ...process.env, YANHE_CRASHES: log },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    expect(await once(child, 'exit')).toEqual([0, null])
  }, 900_000)

  it('keeps every promise of the record', async () => {
    const client = new Client({ connectionString: instance.ownerUrl })
    await client.connect()
    expect(await checkRecord(client)).toEqual([])
    await client.end()
  })

  it('was broken off at every point that the code names', async () => {
    const visited = new Set((await readFile(log, 'utf8')).split('\n').filter(Boolean))
    expect((await pointNames()).filter((point) => !visited.has(point))).toEqual([])
    expect(front.repeated).toBeGreaterThan(10)
  })
})
