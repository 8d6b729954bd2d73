import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkRecord } from '#dev/invariants.ts'
import { type Front, startFront } from '#tests/support/front.ts'
import { startInstance, type TestInstance } from '#tests/support/instance.ts'
import { playAt } from '#tests/support/played-story.ts'
import { notInAnyScript, pointNames } from './point-names.ts'

/**
 * Every act and every effect has a named point before and after it. Here the process is killed at each point when it is
 * reached first; the person sends the same form again; at the end everything came out as if nothing had happened.
 */
describe('a platform that is killed before and after every act and effect', () => {
  let front: Front
  let instance: TestInstance
  let log: string

  beforeAll(async () => {
    front = await startFront()
    log = join(tmpdir(), `yanhe-faults-${process.pid}`)
    const webEnv = { YANHE_FAULT: '*', YANHE_FAULT_LOG: log }
    instance = await startInstance({ origin: front.origin, webEnv })
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

  it('keeps every promise of the record', async () => {
    const client = new Client({ connectionString: instance.ownerUrl })
    await client.connect()
    expect(await checkRecord(client)).toEqual([])
    await client.end()
  })

  it('was killed at every point that the code names, apart from acts that no script does', async () => {
    const visited = new Set((await readFile(log, 'utf8')).split('\n').filter(Boolean))
    const missed = pointNames().filter((point) => !visited.has(point) && !notInAnyScript.has(actOf(point)))
    expect(missed).toEqual([])
    expect(front.repeated).toBeGreaterThan(10)
  })
})

const actOf = (point: string): string => point.replace(/:(?:before|after)$/, '')
