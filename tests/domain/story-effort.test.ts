import { expect, it } from 'vitest'
import { effortLine, effortOf, promisesBroken } from '#tests/stories/effort.ts'

const step = (name: string, who: string, taps: number, typed = 0, photos = 0) => ({
  name,
  who,
  taps,
  typed,
  photos,
  ms: 1,
  ok: true,
})
const parties = [
  { id: 'dai', side: 'applicant' },
  { id: 'ma', side: 'respondent' },
]

it('counts what each party did with his hands, beside what is promised, evidence once with the filing around it', () => {
  const steps = [
    step('guide', 'dai', 6),
    step('evidence', 'dai', 4, 10, 3),
    step('file', 'dai', 20, 100, 3),
    step('answer', 'ma', 5, 6),
    step('book', 'dispatcher', 9),
    step('read', 'dai', 2),
    step('sign', 'dai', 5),
  ]
  const efforts = effortOf(steps, parties)
  expect(
    efforts.map(({ name, who, taps, photos, handsOnMinutes, isKept }) => [
      name,
      who,
      taps,
      photos,
      handsOnMinutes,
      isKept,
    ]),
  ).toEqual([
    ['filing', 'dai', 26, 3, 3.5, true],
    ['answering', 'ma', 5, 0, 0.4, false],
    ['signing', 'dai', 7, 0, 0.4, true],
  ])
  expect(efforts.map(effortLine)[1]).toBe('OVER answering ma: 5 taps of 4, 0 photos, 0.4 min of 1.5')
})

it('counts slow typing as time, not as taps', () => {
  const [filing] = effortOf([step('file', 'dai', 20, 500)], parties)
  expect(filing).toMatchObject({ taps: 20, handsOnMinutes: 11, isKept: false })
})

it('says what a script wants kept and was gone over, and what nobody walked', () => {
  const efforts = effortOf([step('guide', 'dai', 6), step('file', 'dai', 21), step('book', 'dai', 3)], parties)
  expect(promisesBroken(efforts, ['booking'])).toEqual([])
  expect(promisesBroken(efforts, ['filing', 'booking', 'signing'])).toEqual([
    'effort: OVER filing dai: 27 taps of 26, 0 photos, 1.4 min of 9',
    'effort: nobody walked the stretch signing',
  ])
})
