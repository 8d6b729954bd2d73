import { z } from 'zod'
import { endOfDay } from '../calendar/days.ts'
import { dateOf } from '../calendar/shown.ts'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { printedText } from '../text/printed.server.ts'
import { needCase } from './case.server.ts'
import { isInquiryQuestion } from './catalogue.ts'
import { listed, rows } from './fields.ts'
import { answerPlace, questionPlace } from './question-places.ts'

const Ask = z.object({
  to: listed,
  prepared: listed.refine((keys) => keys.every(isInquiryQuestion), 'court/ask-what'),
  own: printedText({ least: 0, most: 500 }).default(''),
  answerOn: z.iso.date('court/answer-day'),
})
type Ask = z.output<typeof Ask>

/** The parties who are asked; whoever is not one is not there to be asked. */
async function askedParties(act: Act, wanted: readonly string[]) {
  const parties = await act.tx.party.findMany({ where: { disputeId: act.disputeId, leftAt: null } })
  const asked = parties.filter(({ id }) => wanted.includes(id))
  if (asked.length === 0) throw new DomainError('request/invalid', { to: 'court/ask-whom' })
  return asked
}

interface AskedQuestion {
  readonly prepared: string | null
  readonly own: string | null
}

/** The prepared questions that were ticked, then the court's own. */
function questionsOf({ prepared, own }: Ask): AskedQuestion[] {
  const all = [
    ...[...new Set(prepared)].map((key) => ({ prepared: key, own: null })),
    ...(own === '' ? [] : [{ prepared: null, own }]),
  ]
  if (all.length === 0) throw new DomainError('request/invalid', { own: 'court/ask-what' })
  return all
}

/** One question, with a place for the answer of each party that is asked. */
async function keepQuestion(
  act: Act,
  { prepared, own }: AskedQuestion,
  about: { readonly caseId: string; readonly parties: readonly string[]; readonly answerOn: string },
): Promise<string[]> {
  const id = act.platform.chance.id()
  await act.tx.courtQuestion.create({
    data: {
      id,
      caseId: about.caseId,
      prepared,
      text: own === null ? null : act.codec.seal(questionPlace(id), own),
      answerOn: dateOf(about.answerOn),
      askedById: personOf(act.actor) ?? '',
      askedAt: act.now,
    },
  })
  const answers = about.parties.map((partyId) => ({ id: act.platform.chance.id(), questionId: id, partyId }))
  await act.tx.courtAnswer.createMany({ data: answers })
  return answers.map((answer) => answer.id)
}

/** Hears one or both parties by questions in writing, until a day that the court sets. */
export const askParties = defineCommand({
  name: 'confirmationCase.askQuestion',
  by: byOf('confirmationCase', 'askQuestion'),
  input: Ask,
  async run(act, input) {
    const found = await needCase(act)
    const asked = await askedParties(act, input.to)
    const about = { caseId: found.id, parties: asked.map(({ id }) => id), answerOn: input.answerOn }
    const answers: string[] = []
    for (const question of questionsOf(input)) answers.push(...(await keepQuestion(act, question, about)))
    await act.move('confirmationCase', found.id, 'askQuestion', {
      answers,
      turn: asked.map(({ personId }) => personId),
      cureOn: input.answerOn,
      on: input.answerOn,
      dueAt: endOfDay(input.answerOn),
    })
  },
})

const Reply = z.object({
  answerId: rows.pipe(z.array(z.uuid())),
  text: rows.pipe(z.array(printedText({ least: 0, most: 2_000 }))),
})

/** What a party says to the questions that it was asked; a late answer counts too, and is marked as late. */
export const replyToCourt = defineCommand({
  name: 'confirmationCase.answerQuestion',
  by: byOf('confirmationCase', 'answerQuestion'),
  input: Reply,
  async run(act, { answerId, text }) {
    const found = await needCase(act)
    const given = answerId.flatMap((id, index) => (text[index] ? [{ id, text: text[index] }] : []))
    const open = await act.tx.courtAnswer.findMany({
      where: {
        id: { in: answerId },
        question: { caseId: found.id },
        party: { personId: personOf(act.actor) ?? '', leftAt: null },
        answeredAt: null,
        closedAt: null,
      },
    })
    if (open.length === 0 || given.some(({ id }) => open.every((one) => one.id !== id)))
      throw new DomainError('state/moved-on')
    if (given.length === 0) throw new DomainError('request/invalid', { [`text-${answerId[0]}`]: 'request/required' })
    for (const { id, text: words } of given) {
      const data = { text: act.codec.seal(answerPlace(id), words), answeredAt: act.now }
      await act.tx.courtAnswer.update({ where: { id }, data })
    }
    await act.move('confirmationCase', found.id, 'answerQuestion', { answers: given.map(({ id }) => id) })
  },
})
