/**
 * How like cases are decided together. No law sets these figures; they are the platform's own (D): a fifth is looked at
 * one by one before the rest may go on together, and a judge signs so many with one code as can be read in one sitting.
 */
export const batchRules = {
  basis: 'D',
  least: 2,
  most: 50,
  sampleInHundred: 20,
  sampleLeast: 1,
  signedAtOnce: 20,
} as const

/** The figures that count, where administrators settled others than those that ship. */
export interface BatchRules {
  readonly inHundred: number
  readonly sampleLeast: number
  readonly most: number
  readonly signedAtOnce: number
}

export const batchRulesBy = (figures: Readonly<Record<string, number>>): BatchRules => ({
  inHundred: figures.inHundred ?? batchRules.sampleInHundred,
  sampleLeast: figures.sampleLeast ?? batchRules.sampleLeast,
  most: figures.most ?? batchRules.most,
  signedAtOnce: figures.signedAtOnce ?? batchRules.signedAtOnce,
})

/** How many of a batch are drawn to be checked in full. */
export const sampleSize = (cases: number, { inHundred, sampleLeast }: BatchRules): number =>
  Math.min(cases, Math.max(sampleLeast, Math.ceil((cases * inHundred) / 100)))

/** Picks so many of a list by chance, each as likely as the other. */
export function drawnFrom<Item>(items: readonly Item[], count: number, bytes: (count: number) => Uint8Array): Item[] {
  const left = [...items]
  const drawn: Item[] = []
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(indexBelow(left.length, bytes), 1))
  return drawn
}

const RANGE = 2 ** 32

/** A number from 0 to below `limit`; what would favour the first ones is thrown again. */
function indexBelow(limit: number, bytes: (count: number) => Uint8Array): number {
  const fair = RANGE - (RANGE % limit)
  for (;;) {
    const number = Buffer.from(bytes(4)).readUInt32BE()
    if (number < fair) return number % limit
  }
}
