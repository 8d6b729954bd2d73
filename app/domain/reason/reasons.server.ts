import type { Tx } from '#prisma/client.server.ts'
import { isReturnReason, returnReasons } from '../confirmation/catalogue.ts'
import { keyOf, settledValues, type Value } from '../setting/settled.server.ts'
import { ADDED_BASIS, type Reason, type ReasonList, shippedReasons } from './reasons.ts'

/** A reason with its number among what administrators settle. */
export interface KeptReason extends Reason {
  readonly key: string
  readonly state: string
  /** It ships with the program; others were added. */
  readonly isShipped: boolean
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function keptReason(key: string, settled: Value, shipped: Reason | null): KeptReason {
  const [askZh, askEn] = [text(settled.askZh), text(settled.askEn)]
  return {
    key,
    code: text(settled.code),
    zh: text(settled.zh),
    en: text(settled.en),
    ask: askZh ? { zh: askZh, en: askEn } : null,
    basis: shipped?.basis ?? ADDED_BASIS[settled.list as ReasonList],
    state: text(settled.state),
    isShipped: shipped !== null,
  }
}

/** Every reason of a list, also those that are no longer offered: as they count now, or counted at a moment. */
export async function reasonsIn(tx: Tx, list: ReasonList, at?: Date): Promise<KeptReason[]> {
  const settled = await settledValues(tx, 'reason', at)
  const shipped = shippedReasons[list].map((reason) => {
    const key = keyOf('reason', `${list}/${reason.code}`)
    const changed = settled.get(key)
    return changed ? keptReason(key, changed, reason) : { ...reason, key, state: 'offered', isShipped: true }
  })
  const own = new Set(shipped.map(({ key }) => key))
  const added = [...settled]
    .filter(([key, body]) => body.list === list && !own.has(key))
    .map(([key, body]) => keptReason(key, body, null))
  // What stands for everything else comes last.
  return [...shipped.slice(0, -1), ...added, ...shipped.slice(-1)]
}

/** The reasons that may be chosen now. */
export async function offeredReasons(tx: Tx, list: ReasonList): Promise<Reason[]> {
  const kept = await reasonsIn(tx, list)
  return kept
    .filter(({ state }) => state === 'offered')
    .map(({ code, zh, en, basis, ask }) => ({ code, zh, en, basis, ask }))
}

/** What a court's reason says and asks for, in the words of the moment at which it was given. */
export interface SaidReason {
  readonly said: { readonly zh: string; readonly en: string }
  readonly ask: Reason['ask']
}

/** The words of reasons that a court gave, each as of its day; one list a moment. */
export async function saidBy(
  tx: Tx,
  given: readonly { readonly reason: string; readonly at: Date | null }[],
): Promise<SaidReason[]> {
  const lists = new Map<number, KeptReason[]>()
  const said = []
  for (const { reason, at } of given) {
    // What was given before anything could be settled has the words that ship.
    const moment = at ?? new Date(0)
    const list = lists.get(moment.getTime()) ?? (await reasonsIn(tx, 'return', moment))
    lists.set(moment.getTime(), list)
    const found = list.find(({ code }) => code === reason)
    const judges = isReturnReason(reason) ? returnReasons[reason] : { zh: reason, en: reason }
    const { zh, en } = found ?? judges
    said.push({ said: { zh, en }, ask: found?.ask ?? null })
  }
  return said
}
