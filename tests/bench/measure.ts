import { readFileSync } from 'node:fs'

/** One line of the table that is printed at the end. */
export interface Finding {
  readonly what: string
  /** The measured ratio or weight. */
  readonly value: number
  readonly unit: string
  readonly goal: { readonly atMost: number } | { readonly atLeast: number } | null
  /** Both sides in their own unit, as they were in this run. */
  readonly sides: string
}

/** A benchmark that can be run alone by its name. */
export interface Bench {
  readonly name: string
  readonly about: string
  /** Left out of a run of all: it fetches something that is no part of the project. */
  readonly onlyWhenNamed?: true
  run(options: Options): Promise<readonly Finding[]>
}

export interface Options {
  /** How many disputes the large record holds. */
  readonly rows: number
  readonly say: (line: string) => void
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Does one round of a side and says what one operation cost in it. */
export type Round = () => Promise<number>

/**
 * Both sides in turns, so that whatever else the machine does meets both alike; which of them goes first changes from
 * round to round. The ratio is the median of the ratios of the rounds, not the ratio of two sums.
 */
export async function sideBySide(ours: Round, theirs: Round, rounds = 9) {
  await ours()
  await theirs()
  const pairs: { ours: number; theirs: number }[] = []
  for (let round = 0; round < rounds; round++) {
    if (round % 2) {
      const first = await theirs()
      pairs.push({ ours: await ours(), theirs: first })
    } else {
      const first = await ours()
      pairs.push({ ours: first, theirs: await theirs() })
    }
  }
  return {
    ratio: median(pairs.map((pair) => pair.ours / pair.theirs)),
    ours: median(pairs.map((pair) => pair.ours)),
    theirs: median(pairs.map((pair) => pair.theirs)),
  }
}

export async function wallMs(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await run()
  return performance.now() - from
}

/** CPU time of another process so far, in milliseconds; the kernel counts in steps of ten. */
export function cpuMs(pid: number): number {
  const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) * 10
}

export const isMet = ({ goal, value }: Finding): boolean =>
  goal === null || ('atMost' in goal ? value <= goal.atMost : value >= goal.atLeast)

const goalWords = (goal: Finding['goal']) =>
  goal === null ? '' : 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`

/** The findings as a table for people, in Markdown. */
export function tableOf(findings: readonly Finding[]): string {
  const rows = findings.map((one) => {
    const met = one.goal === null ? '' : isMet(one) ? 'met' : 'NOT MET'
    return [one.what, `${one.value.toFixed(2)} ${one.unit}`.trim(), goalWords(one.goal), met, one.sides]
  })
  const head = ['what', 'measured', 'goal', '', 'sides']
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
