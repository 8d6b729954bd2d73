import type { Reason } from '../reason/reasons.ts'

/** One thing that the court asks for: of the papers, or of one clause. */
export interface ReturnPoint {
  readonly reason: string
  /** Number in part three; null for what is asked of the papers. */
  readonly clause: number | null
  /** The clerk's own words; empty where the prepared ones say it. */
  readonly note: string
}

/** The form of a return: reasons for the whole, and for each clause in its order its number, reason and words. */
export interface ReturnForm {
  readonly reasons: readonly string[]
  readonly note: string
  readonly clauseNo: readonly string[]
  readonly clauseReason: readonly string[]
  readonly clauseNote: readonly string[]
}

export interface ReadReturn {
  readonly points: readonly ReturnPoint[]
  /** Codes of the catalogue of errors, by the id of the field. */
  readonly errors: Readonly<Record<string, string>>
}

const MOST_WORDS = 1_000
/** What a form of return asks for, and what is wrong with it, by the reasons that may be chosen; a page shows the same before it is sent. */
export function readReturn(
  { reasons, note, clauseNo, clauseReason, clauseNote }: ReturnForm,
  offered: readonly Reason[],
): ReadReturn {
  const mayReturnFor = (code: string) => offered.some((one) => one.code === code)
  // Where nothing is prepared, the clerk says it himself.
  const needsText = (code: string) => offered.some((one) => one.code === code && one.ask === null)
  const errors: Record<string, string> = {}
  const points: ReturnPoint[] = []
  clauseNo.forEach((no, index) => {
    const reason = clauseReason[index] ?? ''
    const words = (clauseNote[index] ?? '').trim()
    if (words.length > MOST_WORDS) errors[`clauseNote-${no}`] = 'request/invalid'
    if (!mayReturnFor(reason)) {
      if (reason !== '' || words !== '') errors[`clauseReason-${no}`] = 'court/reason-at-clause'
      return
    }
    if (needsText(reason) && words === '') errors[`clauseNote-${no}`] = 'request/required'
    points.push({ reason, clause: Number(no), note: words })
  })
  for (const reason of new Set(reasons)) {
    if (!mayReturnFor(reason)) errors.reasons = 'guard/reasonCodesGiven'
    else points.push({ reason, clause: null, note: note.trim() })
  }
  if (note.trim() !== '' && reasons.length === 0) errors.reasons = 'guard/reasonCodesGiven'
  if (reasons.some(needsText) && note.trim() === '') errors.note = 'request/required'
  if (points.length === 0 && Object.keys(errors).length === 0) errors.reasons = 'guard/reasonCodesGiven'
  return { points, errors }
}
