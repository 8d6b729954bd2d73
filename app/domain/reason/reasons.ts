import { askOf, reasonsToReturn, returnReasons } from '../confirmation/catalogue.ts'
import { declineReasons } from '../invitation/reasons.ts'

/** The lists of reasons that administrators settle. */
export const reasonLists = ['return', 'decline'] as const
export type ReasonList = (typeof reasonLists)[number]

interface Pair {
  readonly zh: string
  readonly en: string
}

/** One reason that somebody may choose, in the words that count. */
export interface Reason extends Pair {
  readonly code: string
  /** Article, or `D` where no law names it. */
  readonly basis: string
  /** What is asked where the clerk writes nothing of his own; null where he must. */
  readonly ask: Pair | null
}

/** How a reason stands in its list. `removed` ones were never used. */
export const reasonStates = ['offered', 'setAside', 'removed'] as const
export type ReasonState = (typeof reasonStates)[number]

/** Reasons in whose place nothing can be chosen: one of them is always there. */
export const ALWAYS: Readonly<Record<ReasonList, string>> = { return: 'R15', decline: 'other' }
/** Article of a return for a reason that administrators added. */
export const ADDED_BASIS: Readonly<Record<ReasonList, string>> = { return: 'INT 354, 357', decline: 'D' }

// biome-ignore format: one reason per line reads as a table
const declined: Readonly<Record<(typeof declineReasons)[number], Pair>> = {
  alreadySettled: { zh: '已经自己解决了', en: 'We have settled it ourselves' },
  notMyMatter: { zh: '这件事和我无关', en: 'It has nothing to do with me' },
  preferCourt: { zh: '我想走法院', en: 'I would rather go to court' },
  noTime: { zh: '没有时间', en: 'I have no time' },
  noTrust: { zh: '我信不过调解', en: 'I do not trust mediation' },
  other: { zh: '其他', en: 'Something else' },
}

/** The reasons as the program ships with them, in the order in which they are offered. */
export const shippedReasons: Readonly<Record<ReasonList, readonly Reason[]>> = {
  return: reasonsToReturn.map((code) => ({ code, ...wordsOf(returnReasons[code]), ask: askOf(code) })),
  decline: declineReasons.map((code) => ({ code, ...declined[code], basis: 'PML 17', ask: null })),
}

function wordsOf({ zh, en, basis }: Pair & { readonly basis: string }) {
  return { zh, en, basis }
}
