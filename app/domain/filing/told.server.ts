import { codecFor } from '#prisma/codec.server.ts'
import { type Day, dayOf } from '../calendar/days.ts'
import { SKIPPED } from '../intake/answer.ts'
import { answersThatCount } from '../intake/rules.ts'
import type { IntakeTopic, Question, Words } from '../intake/schema.ts'
import { intakeTopic } from '../intake/topics.server.ts'
import type { Answer, Answers } from '../intake/types.ts'
import type { Platform } from '../platform/platform.ts'
import { keptDraft } from './draft.server.ts'
import type { Draft, Helper } from './draft.ts'
import { openStops, stopsRaised } from './raised.ts'

/** One answer of the guided questions, as somebody at a desk reads it. */
export interface ToldAnswer {
  readonly question: Words
  readonly answer: Words
  /** For the mediator alone. */
  readonly isPrivate: boolean
  /** Own words where no answer fitted: worth reading. */
  readonly isOwnWords: boolean
}

export interface Told {
  readonly answers: readonly ToldAnswer[]
  /** What somebody else should look after first, as far as the reader may know why. */
  readonly stops: readonly Words[]
  /** The applicant is called before the other side is contacted, whether or not the reader may know why. */
  readonly callFirst: boolean
  /** Who wrote it for the applicant, who consented by the code to his own phone. */
  readonly helper: Helper | null
}

const NOTHING: Told = { answers: [], stops: [], callFirst: false, helper: null }

function inWords({ options = [] }: Question, answer: Answer): Words {
  const parts = typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : Object.values(answer)
  const named = parts.map((part) => options.find(({ id }) => id === part) ?? { zh: part, en: part })
  return { zh: named.map(({ zh }) => zh).join('、'), en: named.map(({ en }) => en).join(', ') }
}

function answersOf(topic: IntakeTopic, answers: Answers, todayOn: Day): ToldAnswer[] {
  const counting = answersThatCount(topic, answers, todayOn)
  return topic.questions.flatMap((question) => {
    const answer = counting[question.id]
    if (answer === undefined || answer === SKIPPED) return []
    const isOwnWords = typeof answer === 'object' && !Array.isArray(answer) && question.options !== undefined
    const { text, audience } = question
    return [{ question: text, answer: inWords(question, answer), isPrivate: audience === 'mediator', isOwnWords }]
  })
}

const wordsOf = ({ zh, en }: Words): Words => ({ zh, en })

function toldIn(draft: Draft, todayOn: Day, maySeeAll: boolean): Told {
  const all = [
    ...answersOf(intakeTopic(draft.topic), draft.guide, todayOn),
    ...(draft.abroad ? answersOf(intakeTopic('overseas'), draft.abroad, todayOn) : []),
  ]
  const stops = stopsRaised(draft, todayOn)
  return {
    answers: maySeeAll ? all : all.filter(({ isPrivate }) => !isPrivate),
    stops: (maySeeAll ? stops : openStops(draft, todayOn)).map(wordsOf),
    callFirst: stops.length > 0,
    helper: draft.helper,
  }
}

/**
 * What the applicant answered before he wrote his account. The mediator reads all of it; the dispatcher what both sides
 * may read, and that he has to call first. Neither the other side nor the court reads any of it here.
 */
export async function toldAtFiling(
  platform: Pick<Platform, 'db' | 'keys'>,
  disputeId: string,
  reader: 'mediator' | 'dispatcher',
) {
  const { db, keys } = platform
  const { answers, filedAt } = await db.dispute.findFirstOrThrow({ where: { id: disputeId } })
  if (!filedAt) return NOTHING
  const draft = keptDraft(await codecFor(db, keys, 'dispute', disputeId), answers)
  // Counted from the day of filing: what was said then does not change with the calendar.
  return draft ? toldIn(draft, dayOf(filedAt), reader === 'mediator') : NOTHING
}
