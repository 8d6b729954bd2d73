import { z } from 'zod'
import { endOfDay } from '../calendar/days.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { offeredReasons } from '../reason/reasons.server.ts'
import { printedText } from '../text/printed.server.ts'
import { needCase } from './case.server.ts'
import { clauseByNumber, startCorrection } from './correction.server.ts'
import { listed, rows } from './fields.ts'
import { type ReturnPoint, readReturn } from './return-points.ts'

const Return = z.object({
  reasons: listed,
  note: printedText({ least: 0, most: 1_000 }).default(''),
  cureOn: z.iso.date('court/cure-day'),
  clauseNo: rows.refine((numbers) => numbers.every((no) => /^\d{1,2}$/.test(no)), 'court/clause'),
  clauseReason: rows,
  clauseNote: rows.pipe(z.array(printedText({ least: 0, most: 1_000 }))),
})
type Return = z.output<typeof Return>

async function keepPoint(act: Act, caseId: string, { reason, clause, note }: ReturnPoint, cureOn: string) {
  const id = act.platform.chance.id()
  const clauseId = clause === null ? null : await clauseByNumber(act, clause)
  const sealed = note === '' ? null : act.codec.seal(`court_return.note/${id}`, note)
  // The number stays readable when the clause of that version is no longer the one in force.
  const place = clause === null ? null : String(clause)
  await act.tx.courtReturn.create({
    data: {
      ...{ id, caseId, reason, note: sealed, clauseId, place },
      cureOn: new Date(`${cureOn}T00:00:00Z`),
      at: act.platform.clock.real(),
    },
  })
}

async function sendBack(act: Act, event: 'returnForCorrection' | 'orderSupplement', input: Return): Promise<void> {
  const found = await needCase(act)
  const { points, errors } = readReturn(input, await offeredReasons(act.tx, 'return'))
  if (Object.keys(errors).length > 0) throw new DomainError('request/invalid', errors)
  for (const point of points) await keepPoint(act, found.id, point, input.cureOn)
  await act.move('confirmationCase', found.id, event, {
    reasons: [...new Set(points.map(({ reason }) => reason))],
    clauses: points.flatMap(({ clause }) => clause ?? []),
    n: points.length,
    cureOn: input.cureOn,
    on: input.cureOn,
    dueAt: endOfDay(input.cureOn),
    secret: { notes: points.map(({ note }) => note) },
  })
  if (points.some(({ clause }) => clause !== null)) await startCorrection(act, found.id)
}

/** Gives the application back: what is to be mended, where a clause is concerned at that clause, and until when. */
export const returnCase = defineCommand({
  name: 'confirmationCase.returnForCorrection',
  by: byOf('confirmationCase', 'returnForCorrection'),
  input: Return,
  run: (act, input) => sendBack(act, 'returnForCorrection', input),
})

export const orderSupplement = defineCommand({
  name: 'confirmationCase.orderSupplement',
  by: byOf('confirmationCase', 'orderSupplement'),
  input: Return,
  // A clause is changed by giving the whole application back; a supplement asks for papers and words.
  run: (act, input) => sendBack(act, 'orderSupplement', { ...input, clauseNo: [], clauseReason: [], clauseNote: [] }),
})
