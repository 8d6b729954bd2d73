import { expect, it } from 'vitest'
import type { QueueRow } from '#app/domain/confirmation/queue.queries.server.ts'
import { queueShown } from '#app/routes/court/ui/queue-filter.ts'

const TODAY = '2026-11-27'
const row = (code: string, given: Partial<QueueRow>): QueueRow => ({
  ...{ code, caseNumber: null, topic: { zh: '租房', en: 'Rental' }, organisation: '示例调委会', amountFen: 310_000 },
  ...{ state: 'lodged', dueOn: '2026-12-07', isFlagged: false, score: 5, open: [], isBack: false, minutes: 2 },
  ...given,
})
const rows = [
  row('late', { dueOn: '2026-11-26' }),
  row('today', { dueOn: TODAY, score: 4, open: ['certificate'], minutes: 5 }),
  row('tomorrow', { dueOn: '2026-11-28', isBack: true }),
  row('unseen', { dueOn: null, score: null, minutes: null }),
  row('judge', { state: 'awaitingRuling' }),
]

it('counts every kind and shows the one that was asked for', () => {
  const { counts } = queueShown(rows, 'all', TODAY)
  expect(Object.fromEntries(counts.map(({ key, count }) => [key, count]))).toEqual({
    ...{ all: 5, today: 2, clean: 3, look: 1, back: 1, judge: 1 },
  })
  const codes = (show: Parameters<typeof queueShown>[1]) => queueShown(rows, show, TODAY).rows.map(({ code }) => code)
  expect(codes('today')).toEqual(['late', 'today'])
  expect(codes('clean')).toEqual(['late', 'tomorrow', 'judge'])
  expect(codes('look')).toEqual(['today'])
  expect(codes('back')).toEqual(['tomorrow'])
  expect(codes('judge')).toEqual(['judge'])
})
