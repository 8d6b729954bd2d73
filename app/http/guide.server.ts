import { redirect } from '@remix-run/node'
import { dayOf } from '#app/domain/calendar/days.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { answerAbroad, answerGuide, fieldOf } from '#app/domain/filing/guide.commands.server.ts'
import { questionOf, SKIPPED } from '#app/domain/intake/answer.ts'
import { isTyped, nextQuestion, pagesToAsk } from '#app/domain/intake/rules.ts'
import type { IntakeTopic, Question } from '#app/domain/intake/schema.ts'
import { diversionTable } from '#app/domain/intake/topics.server.ts'
import { type Answers, type IntakeType, isIntakeType } from '#app/domain/intake/types.ts'
import { readText } from '#app/domain/text/printable.ts'
import type { PageContext } from './context.server.ts'
import { DRAFT_SECONDS, type DraftAct, heldDraft } from './draft.server.ts'
import type { Fields } from './form.server.ts'
import { cookies, setCookie } from './visitor.server.ts'

/** The kind of dispute in the address. */
export function topicHere({ params }: PageContext): IntakeType {
  const key = params.topic ?? ''
  if (!isIntakeType(key)) throw new DomainError('filing/topic')
  return key
}

/** The answers so far with the draft that keeps them; without one the guide begins. */
export async function guidedHere(context: PageContext) {
  const topic = topicHere(context)
  const held = await heldDraft(context, topic)
  if (!held) throw redirect(`/guide/${topic}`)
  return { topic, ...held, today: dayOf(context.platform.clock.law()) }
}

/** The question that the address names, else the next one; null when all are answered. */
export function questionHere({ platform, url }: PageContext, topic: IntakeTopic, answers: Answers) {
  const today = dayOf(platform.clock.law())
  const question = questionOf(topic, url.searchParams.get('q') ?? '') ?? nextQuestion(topic, answers, today)
  if (!question) return null
  const pages = pagesToAsk(topic, answers, today)
  const isHere = (asked: readonly Question[]) => asked.some(({ id }) => id === question.id)
  const at = pages.findIndex(isHere)
  // A question that the answers have hidden since, and that is still asked for by its address, stands alone.
  const questions = pages[at] ?? [question]
  return {
    name: topic.name,
    questions,
    answers,
    isOwnWords: url.searchParams.has('own') && !isTyped(question),
    earlier: pages
      .filter((asked) => !isHere(asked))
      .flat()
      .filter(({ id }) => id in answers)
      .map(({ id, text, options }) => ({ id, text, options: options ?? [] })),
    step: { at: at + 1, of: pages.length },
    before: pages[at - 1]?.[0]?.id ?? null,
    emergency: diversionTable.emergencyLine,
  }
}

/** One answer, or those of a page on which several are typed; what is left empty is skipped. */
function answered(fields: Fields) {
  const asked = [fields.question ?? ''].flat()
  const given = asked.map((question) => {
    const said = (name: 'answer' | 'detail') =>
      fields.skip ? undefined : fields[asked.length > 1 ? fieldOf(name, question) : name] || undefined
    return { question, answer: said('answer') ?? SKIPPED, detail: said('detail') }
  })
  const [first, ...more] = given
  return { ...first, more }
}

/** A page of the guide: keeps what was answered in the draft of this browser, or opens one; an alarming one leads to who helps. */
export const guideAct: DraftAct = async ({ key, fields }, context) => {
  const topic = topicHere(context)
  const { platform, actor } = context
  const held = await heldDraft(context, topic)
  const input = { topic, ...answered(fields) }
  const { result } = await perform(platform, answerGuide, { actor, disputeId: held?.id ?? null, key, input })
  const headers = new Headers({ Location: `/guide/${topic}${result.isAlarming ? '/stop' : ''}` })
  if (result.token) headers.append('Set-Cookie', setCookie(cookies.draft, result.token, DRAFT_SECONDS))
  return new Response(null, { status: 303, headers })
}

/** A letter as a file of plain text, in the words that were posted; refused where its characters hide something. */
export const letterAct: DraftAct = async ({ fields }) => {
  const read = readText(typeof fields.text === 'string' ? fields.text : '')
  if (!read.ok) throw new DomainError('request/invalid', { text: read.problem })
  return new Response(`\ufeff${read.value.replace(/\r?\n/g, '\r\n')}\r\n`, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': 'attachment; filename="letter.txt"',
      'Cache-Control': 'no-store',
    },
  })
}

/** One answer about somebody outside the mainland. */
export const abroadAct: DraftAct = async ({ key, fields }, { platform, actor, params }) => {
  const id = params.draft ?? ''
  await perform(platform, answerAbroad, { actor, disputeId: id, key, input: answered(fields) })
  return redirect(`/file/${id}/abroad`, 303)
}
