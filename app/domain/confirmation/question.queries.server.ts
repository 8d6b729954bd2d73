import type { Tx } from '#prisma/client.server.ts'
import type { Codec } from '#prisma/codec.server.ts'
import { readPerson } from '../account/people.server.ts'
import { endOfDay } from '../calendar/days.ts'
import { isoOf } from '../calendar/shown.ts'
import type { Platform } from '../platform/platform.ts'
import { type InquiryQuestion, inquiryQuestions, isInquiryQuestion } from './catalogue.ts'
import { answerPlace, questionPlace } from './question-places.ts'

export interface AskedAnswer {
  readonly id: string
  readonly partyName: string
  /** Of the party who reads, where one does. */
  readonly isMine: boolean
  readonly text: string | null
  readonly answeredAt: string | null
  /**
   * `waiting` while the day is not over, `late` when the answer came after it, `missing` when the day is over without
   * one, `closed` when the court ended the inquiry before.
   */
  readonly standing: 'waiting' | 'answered' | 'late' | 'missing' | 'closed'
}

export interface AskedQuestion {
  readonly id: string
  readonly words: { readonly zh: string; readonly en: string }
  /** The article behind a prepared question. */
  readonly basis: string
  readonly answerOn: string
  readonly answers: readonly AskedAnswer[]
}

interface AnswerRow {
  readonly answeredAt: Date | null
  readonly closedAt: Date | null
}

/** How far an answer is: the day is over when the next has begun. */
export function standingOf({ answeredAt, closedAt }: AnswerRow, answerOn: string, now: Date): AskedAnswer['standing'] {
  const end = endOfDay(answerOn)
  if (answeredAt) return answeredAt < end ? 'answered' : 'late'
  if (now >= end) return 'missing'
  return closedAt ? 'closed' : 'waiting'
}

const wordsOf = (
  codec: Codec,
  { id, prepared, text }: { id: string; prepared: string | null; text: Uint8Array | null },
) => {
  if (prepared !== null && isInquiryQuestion(prepared)) {
    const { zh, en, basis } = inquiryQuestions[prepared satisfies InquiryQuestion]
    return { words: { zh, en }, basis }
  }
  const own = codec.openMaybe(questionPlace(id), text) ?? ''
  return { words: { zh: own, en: own }, basis: 'INT 356' }
}

/**
 * What the court asked in writing, in the order in which it did. A party reads its own questions and answers alone;
 * without `personId` it is the court that reads, and sees all.
 */
export async function questionsOfCase(
  { db, keys, clock }: Pick<Platform, 'db' | 'keys' | 'clock'>,
  codec: Codec,
  { caseId, personId }: { readonly caseId: string; readonly personId: string | null },
): Promise<AskedQuestion[]> {
  const own = personId === null ? {} : { party: { personId } }
  const rows = await db.courtQuestion.findMany({
    where: { caseId, answers: { some: own } },
    include: { answers: { where: own, include: { party: true }, orderBy: { id: 'asc' } } },
    orderBy: { id: 'asc' },
  })
  const people = [...new Set(rows.flatMap(({ answers }) => answers.map(({ party }) => party.personId)))]
  const names = new Map(
    await Promise.all(people.map(async (id) => [id, (await readPerson(db, { keys }, id)).name] as const)),
  )
  return rows.map((row) => {
    const answerOn = isoOf(row.answerOn)
    const answers = row.answers.map(({ id, party, text, answeredAt, closedAt }) => ({
      id,
      partyName: names.get(party.personId) ?? '',
      isMine: party.personId === personId,
      text: codec.openMaybe(answerPlace(id), text),
      answeredAt: answeredAt?.toISOString() ?? null,
      standing: standingOf({ answeredAt, closedAt }, answerOn, clock.law()),
    }))
    return { id: row.id, ...wordsOf(codec, row), answerOn, answers }
  })
}

/** Whether this person still owes the court an answer. */
export async function owesAnswer(tx: Tx, disputeId: string, personId: string): Promise<boolean> {
  const open = { answeredAt: null, closedAt: null, party: { personId, leftAt: null } }
  return (await tx.courtAnswer.count({ where: { ...open, question: { case: { disputeId, state: 'inquiring' } } } })) > 0
}
