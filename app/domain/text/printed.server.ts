import { z } from 'zod'
import { glyphsMissing } from '#templates/papers.server.ts'
import { readLine, readText } from './printable.ts'

type Read = ReturnType<typeof readText>

/** A typed text that a paper will print: what no font has is refused where it is typed, not when the paper is made. */
const printed = (read: (text: string) => Read, least: number) =>
  z.string('request/required').transform((typed, context) => {
    if (typed.trim() === '' && least === 0) return ''
    const outcome = read(typed)
    const problem = outcome.ok ? problemOf(outcome.value, least) : problemWords(outcome.problem)
    if (outcome.ok && problem === null) return outcome.value
    context.addIssue({ code: 'custom', message: problem ?? 'request/required' })
    return z.NEVER
  })

const problemWords = (problem: string): string => (problem === 'text/empty' ? 'request/required' : problem)

function problemOf(text: string, least: number): string | null {
  if ([...text].length < least) return 'request/required'
  return glyphsMissing(text).length > 0 ? 'text/unprintable' : null
}

/** One line of at least `least` and at most `most` characters. */
export const printedLine = ({ least = 1, most }: { least?: number; most: number }) =>
  printed((text) => readLine(text, most), least)

/** A text of several lines of at least `least` and at most `most` characters; 0 lets it be empty. */
export const printedText = ({ least = 1, most }: { least?: number; most: number }) =>
  printed((text) => readText(text, most), least)
