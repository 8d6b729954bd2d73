import { glyphsMissing } from '#templates/papers.server.ts'
import { readName } from '../text/printable.ts'

type Read = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: string }

/** A name that the papers can print: what no font has is refused where it is entered, never left blank on paper. */
export function readPrintedName(text: string): Read {
  const outcome = readName(text)
  if (!outcome.ok || glyphsMissing(outcome.value).length === 0) return outcome
  return { ok: false, problem: 'filing/unprintable' }
}
