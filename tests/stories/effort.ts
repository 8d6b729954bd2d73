import type { StepRecord } from './story.ts'

/** How long a person with a cheap phone needs for one tap (find, press, look) and for one typed character. */
export const SECONDS_PER_TAP = 3
export const SECONDS_PER_CHARACTER = 1.2

/** A stretch of the way as the storyboard promises it; photos, a drawn signature and the code of a message are no taps. */
interface Stretch {
  readonly name: string
  readonly side: 'applicant' | 'respondent' | 'either'
  readonly steps: readonly string[]
  readonly taps: number
  readonly minutes: number
}

/** A step inside another one, such as evidence inside filing, is counted with the outer one. */
export const promises: readonly Stretch[] = [
  { name: 'filing', side: 'applicant', steps: ['guide', 'file'], taps: 26, minutes: 9 },
  // With the tap into the line of the code.
  { name: 'answering', side: 'respondent', steps: ['answer'], taps: 4, minutes: 1.5 },
  { name: 'booking', side: 'either', steps: ['book'], taps: 3, minutes: 1 },
  { name: 'joining', side: 'either', steps: ['enter'], taps: 2, minutes: 0.75 },
  { name: 'signing', side: 'either', steps: ['read', 'sign'], taps: 7, minutes: 4 },
  { name: 'application to the court', side: 'either', steps: ['apply'], taps: 2, minutes: 1 },
]

export interface Effort {
  readonly name: string
  readonly who: string
  readonly taps: number
  readonly photos: number
  readonly typed: number
  /** By the measures above, without reading and without the other side's time; one decimal. */
  readonly handsOnMinutes: number
  readonly promised: { readonly taps: number; readonly minutes: number }
  readonly isKept: boolean
}

/** What each party did with his hands, beside what the storyboard promises. */
export function effortOf(
  steps: readonly StepRecord[],
  parties: readonly { readonly id: string; readonly side: string }[],
): Effort[] {
  return promises.flatMap(({ name, side, steps: names, taps: most, minutes }) =>
    parties
      .filter((party) => side === 'either' || party.side === side)
      .flatMap(({ id }): Effort[] => {
        const own = steps.filter((step) => step.who === id && names.includes(step.name))
        if (own.length === 0) return []
        const sum = (of: (step: StepRecord) => number) => own.reduce((all, step) => all + of(step), 0)
        const [taps, photos, typed] = [sum((one) => one.taps), sum((one) => one.photos), sum((one) => one.typed)]
        const seconds = (taps + photos) * SECONDS_PER_TAP + typed * SECONDS_PER_CHARACTER
        const handsOnMinutes = Math.round(seconds / 6) / 10
        const isKept = taps <= most && handsOnMinutes <= minutes
        return [{ name, who: id, taps, photos, typed, handsOnMinutes, promised: { taps: most, minutes }, isKept }]
      }),
  )
}

/** What a script wants kept, and was not: gone over, or not walked at all. */
export const promisesBroken = (efforts: readonly Effort[], wanted: readonly string[]): string[] =>
  wanted.flatMap((name) => {
    const walked = efforts.filter((one) => one.name === name)
    return walked.length === 0
      ? [`effort: nobody walked the stretch ${name}`]
      : walked.filter(({ isKept }) => !isKept).map((one) => `effort: ${effortLine(one)}`)
  })

/** One line for whoever reads along. */
export const effortLine = ({ name, who, taps, photos, handsOnMinutes, promised, isKept }: Effort): string =>
  `${isKept ? 'kept' : 'OVER'} ${name} ${who}: ${taps} taps of ${promised.taps}, ${photos} photos, ${handsOnMinutes} min of ${promised.minutes}`
