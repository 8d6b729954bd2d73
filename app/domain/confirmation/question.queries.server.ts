import type { Tx } from '#prisma/client.server.ts'
import type { Codec } from '#prisma/codec.server.ts'
import { readPerson } from '../account/people.server.ts'
import { endOfDay } from '../calendar/days.ts'
import { isoOf } from '../calendar/shown.ts'
import type { Platform } from '../platform/platform.ts'
import { type AskedRole, type InquiryQuestion, inquiryQuestions, isInquiryQuestion } from './catalogue.ts'
import { answerPlace, questionPlace } from './question-places.ts'

/** Mediators who still stand for the case, also while somebody asks for another one. */
export const mediating = { capacity: { in: ['lead', 'coMediator'] }, state: { in: ['active', 'challenged'] } }

/** Whom the court may ask in a dispute: its parties, and the mediators of the organisation (INT 356). */
export async function askable(
  tx: Tx,
  disputeId: string,
): Promise<{ readonly id: string; readonly role: AskedRole; readonly personId: string }[]> {
  const [parties, mediators] = await Promise.all([
    tx.party.findMany({ where: { disputeId, leftAt: null }, orderBy: [{ side: 'asc' }, { ordinal: 'asc' }] }),
    tx.assignment.findMany({ where: { disputeId, ...mediating }, orderBy: { id: 'asc' } }),
  ])
  return [
    ...parties.map(({ id, personId }) => ({ id, role: 'party' as const, personId })),
    ...mediators.map(({ id, personId }) => ({ id, role: 'mediator' as const, personId })),
  ]
}

/** The same, by name, for the clerk's page. */
export const askableByName = async (platform: Pick<Platform, 'db' | 'keys'>, disputeId: string) =>
  Promise.all(
    (await askable(platform.db, disputeId)).map(async ({ id, role, personId }) => {
      const { name } = await readPerson(platform.db, platform, personId)
      return { id, role, name }
    }),
  )

/** The part of a query for what a person is asked and may answer: as a party, or as a mediator in office. */
export const hisToAnswer = (personId: string) => ({
  OR: [{ party: { personId, leftAt: null } }, { assignment: { personId, ...mediating } }],
})

export interface AskedAnswer {
  readonly id: string
  readonly name: string
  readonly role: AskedRole
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
 * What the court asked in writing, in the order in which it did. Whoever was asked reads his own questions and answers
 * alone; without `personId` it is the court that reads, and sees all.
 */
export async function questionsOfCase(
  { db, keys, clock }: Pick<Platform, 'db' | 'keys' | 'clock'>,
  codec: Codec,
  { caseId, personId }: { readonly caseId: string; readonly personId: string | null },
): Promise<AskedQuestion[]> {
  const own = personId === null ? {} : { OR: [{ party: { personId } }, { assignment: { personId } }] }
  const rows = await db.courtQuestion.findMany({
    where: { caseId, answers: { some: own } },
    include: { answers: { where: own, include: { party: true, assignment: true }, orderBy: { id: 'asc' } } },
    orderBy: { id: 'asc' },
  })
  const people = [...new Set(rows.flatMap(({ answers }) => answers.map(personAsked)))]
  const names = new Map(
    await Promise.all(people.map(async (id) => [id, (await readPerson(db, { keys }, id)).name] as const)),
  )
  return rows.map((row) => {
    const answerOn = isoOf(row.answerOn)
    const answers = row.answers.map(({ id, text, answeredAt, closedAt, ...asked }) => ({
      id,
      name: names.get(personAsked(asked)) ?? '',
      role: asked.party ? ('party' as const) : ('mediator' as const),
      text: codec.openMaybe(answerPlace(id), text),
      answeredAt: answeredAt?.toISOString() ?? null,
      standing: standingOf({ answeredAt, closedAt }, answerOn, clock.law()),
    }))
    return { id: row.id, ...wordsOf(codec, row), answerOn, answers }
  })
}

type Person = { readonly personId: string } | null
const personAsked = ({ party, assignment }: { readonly party: Person; readonly assignment: Person }): string =>
  (party ?? assignment)?.personId ?? ''

const openFor = (personId: string) => ({ answeredAt: null, closedAt: null, ...hisToAnswer(personId) })

/** Whether this person still owes the court an answer. */
export const owesAnswer = async (tx: Tx, disputeId: string, personId: string): Promise<boolean> =>
  (await tx.courtAnswer.count({
    where: { ...openFor(personId), question: { case: { disputeId, state: 'inquiring' } } },
  })) > 0

/** How many questions the court put to this mediator in a dispute, and how many still wait for him. */
export async function countAsked(tx: Tx, disputeId: string, personId: string) {
  const mine = { question: { case: { disputeId } }, assignment: { personId } }
  const [asked, isOwing] = await Promise.all([
    tx.courtAnswer.count({ where: mine }),
    owesAnswer(tx, disputeId, personId),
  ])
  return { asked, isOwing }
}

/** The cases in which a mediator owes the court an answer, with the nearest last day of each. */
export async function owedByMediator({ db }: Pick<Platform, 'db'>, personId: string) {
  const rows = await db.courtAnswer.findMany({
    where: { ...openFor(personId), assignmentId: { not: null }, question: { case: { state: 'inquiring' } } },
    include: { question: { include: { case: { include: { dispute: { select: { code: true } } } } } } },
    orderBy: { question: { answerOn: 'asc' } },
  })
  const owed = new Map<string, { code: string; on: string; count: number }>()
  for (const { question } of rows) {
    const code = question.case.dispute.code ?? ''
    const known = owed.get(code)
    owed.set(code, { code, on: known?.on ?? isoOf(question.answerOn), count: (known?.count ?? 0) + 1 })
  }
  return [...owed.values()]
}
