import { appendFileSync } from 'node:fs'
import type { z } from 'zod'

/** @public stands in for the whole module, see `vite.config.ts` */
export { performSystem } from '#app/domain/engine/perform.server.ts'

import { type Performed, perform as performOnce, type Request } from '#app/domain/engine/perform.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import type { Platform } from '#app/domain/platform/platform.ts'

/** File to which each point is written that an act or an effect was broken off at; unset: nothing breaks off. */
const LOG = process.env.YANHE_CRASHES
export const isBreakingOff = LOG !== undefined
const visited = new Set<string>()

/** The process ends here, as far as this act can tell. */
class Crash extends Error {
  override readonly name = 'Crash'
}

/** The same platform, on which everything is broken off at each named point when it is reached first. */
export function withCrashes(platform: Platform): Platform {
  const log = LOG
  if (!log) return platform
  const fault = (point: string) => {
    if (visited.has(point)) return
    visited.add(point)
    appendFileSync(log, `${point}\n`)
    throw new Crash(point)
  }
  return { ...platform, fault }
}

/** Does something on a platform that breaks off at each point once, and again with the same form whenever it did. */
export async function untilDone<T>(platform: Platform, work: (crashing: Platform) => Promise<T>): Promise<T> {
  const crashing = withCrashes(platform)
  for (;;) {
    try {
      return await work(crashing)
    } catch (error) {
      if (!(error instanceof Crash)) throw error
    }
  }
}

/**
 * What `perform` does for somebody who sends the same form again when the platform broke off.
 * @public stands in for it, see `vite.config.ts`
 */
export async function perform<Input extends z.ZodType, Result>(
  platform: Platform,
  command: Command<Input, Result>,
  request: Request,
): Promise<Performed<Result>> {
  let tries = 0
  const done = await untilDone(platform, (crashing) => {
    tries += 1
    return performOnce(crashing, command, request)
  })
  return tries > 1 ? { ...done, replayed: false } : done
}
