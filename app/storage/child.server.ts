import type { ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'

/** Whether a program has ended, or never began. */
export const isGone = (child: ChildProcess): boolean =>
  !child.pid || child.exitCode !== null || child.signalCode !== null

/** How a program is asked to end, and what it is told when it has not after so many milliseconds. */
export interface Farewell {
  readonly ask: NodeJS.Signals
  readonly then: readonly { readonly afterMs: number; readonly signal: NodeJS.Signals }[]
}

/** Asks a program to end and waits until it is gone. */
export async function endChild(child: ChildProcess | null, { ask, then }: Farewell): Promise<void> {
  if (!child || isGone(child)) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill(ask)
  const reminders = then.map(({ afterMs, signal }) => setTimeout(() => child.kill(signal), afterMs))
  await gone
  for (const reminder of reminders) clearTimeout(reminder)
}

/**
 * For the exit of this process, which may not have had the patience to wait: the program is killed, and the note that
 * it runs is taken away.
 */
export const lastResort = (child: () => ChildProcess | null, note?: string) => () => {
  child()?.kill('SIGKILL')
  if (note) rmSync(note, { force: true })
}
