import { z } from 'zod'
import { endOfDay } from '../calendar/days.ts'
import { dateOf } from '../calendar/shown.ts'
import { personOf } from '../engine/actor.ts'
import { byOf, defineCommand } from '../engine/command.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { printedText } from '../text/printed.server.ts'
import { needCase } from './case.server.ts'
import { type AskedRole, isInquiryQuestion, roleAsked } from './catalogue.ts'
import { listed, rows } from './fields.ts'
import { askable, hisToAnswer } from './question.queries.server.ts'
import { answerPlace, questionPlace } from './question-places.ts'

const Ask = z.object({
  to: listed,
  prepared: listed.refine((keys) => keys.every(isInquiryQuestion), 'court/ask-what'),
  own: printedText({ least: 0, most: 500 }).default(''),
  answerOn: z.iso.date('court/answer-day'),
})
type Ask = z.output<typeof Ask>

interface Asked {
  readonly id: string
  readonly role: AskedRole
  readonly personId: string
}

interface AskedQuestion {
  readonly prepared: string | null
  readonly own: string | null
  readonly of: readonly Asked[]
}

/**
 * The prepared questions that were ticked, each to those for whom it is meant, then the court's own to everybody who
 * is asked; whoever is not there to be asked is left out.
 */
function questionsOf({ prepared, own }: Ask, asked: readonly Asked[]): AskedQuestion[] {
  if (asked.length === 0) throw new DomainError('request/invalid', { to: 'court/ask-whom' })
  const ticked = [...new Set(prepared)].filter(isInquiryQuestion)
  const all = [
    ...ticked.map((key) => ({ prepared: key, own: null, of: asked.filter(({ role }) => role === roleAsked(key)) })),
    ...(own === '' ? [] : [{ prepared: null, own, of: asked }]),
  ]
  if (all.length === 0) throw new DomainError('request/invalid', { own: 'court/ask-what' })
  if (all.some(({ of }) => of.length === 0)) throw new DomainError('request/invalid', { prepared: 'court/ask-nobody' })
  return all
}

/** One question, with a place for the answer of everybody who is asked. */
async function keepQuestion(
  act: Act,
  { prepared, own, of }: AskedQuestion,
  about: { readonly caseId: string; readonly answerOn: string },
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
  const answers = of.map((one) => ({
    id: act.platform.chance.id(),
    questionId: id,
    ...(one.role === 'party' ? { partyId: one.id } : { assignmentId: one.id }),
  }))
  await act.tx.courtAnswer.createMany({ data: answers })
  return answers.map((answer) => answer.id)
}

const personsOf = (asked: readonly Asked[], wanted: AskedRole) =>
  asked.flatMap(({ role, personId }) => (role === wanted ? [personId] : []))

/** Hears parties by questions in writing, or asks the mediator of the organisation, until a day that the court sets. */
export const askInWriting = defineCommand({
  name: 'confirmationCase.askQuestion',
  by: byOf('confirmationCase', 'askQuestion'),
  input: Ask,
  async run(act, input) {
    const found = await needCase(act)
    const asked = (await askable(act.tx, act.disputeId)).filter(({ id }) => input.to.includes(id))
    const answers: string[] = []
    for (const question of questionsOf(input, asked))
      answers.push(...(await keepQuestion(act, question, { caseId: found.id, answerOn: input.answerOn })))
    const [on, at] = [input.answerOn, encodeURIComponent((await act.dispute()).code ?? '')]
    const { origin } = act.platform.settings
    await act.move('confirmationCase', found.id, 'askQuestion', {
      ...{ answers, on, cureOn: on, dueAt: endOfDay(on) },
      turn: personsOf(asked, 'party'),
      url: `${origin}/c/${at}/court`,
    })
    const mediators = personsOf(asked, 'mediator')
    if (mediators.length === 0) return
    const facts = { turn: mediators, on, url: `${origin}/desk/c/${at}/court` }
    await act.notify('questionToMediator', 'confirmationCase', found.id, facts)
  },
})

const Reply = z.object({
  answerId: rows.pipe(z.array(z.uuid())),
  text: rows.pipe(z.array(printedText({ least: 0, most: 2_000 }))),
})

/** What somebody says to the questions that he was asked; a late answer counts too, and is marked as late. */
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
        ...hisToAnswer(personOf(act.actor) ?? ''),
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
