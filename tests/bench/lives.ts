import type { DeadlineKey } from '#app/domain/calendar/deadlines.ts'

type Step = readonly [workflow: 'dispute' | 'assignment', event: string]

/** One way a dispute can go, and how many of a hundred go it. */
export interface Life {
  readonly state: string
  readonly ofHundred: number
  readonly events: readonly Step[]
  /** The deadline that runs; none: it is closed. */
  readonly deadline?: DeadlineKey
  readonly closingReason?: string
}

const d = (...events: string[]): Step[] => events.map((event) => ['dispute', event])
const offered: Step[] = [...d('registerFor', 'register', 'invite', 'consent', 'offerMediator'), ['assignment', 'offer']]
const accepted: Step[] = [...offered, ['assignment', 'accept'], ...d('acceptAssignment')]

/**
 * States that need no signed paper: a fifth on the dispatcher's desk, some with a mediator, most of them over. Those that
 * end soon are more than in life, so that a million is made in minutes; what a list reads is the desk's.
 */
export const lives: readonly Life[] = [
  { state: 'filed', ofHundred: 5, events: d('startDraft', 'submit'), deadline: 'intake.firstReply' },
  { state: 'needsInfo', ofHundred: 2, events: d('startDraft', 'submit', 'askForMore'), deadline: 'needsInfo.answer' },
  { state: 'returned', ofHundred: 1, events: d('startDraft', 'submit', 'returnFiling'), deadline: 'refile' },
  { state: 'registered', ofHundred: 4, events: d('registerFor', 'register'), deadline: 'inviteRespondent' },
  { state: 'inviting', ofHundred: 4, events: d('registerFor', 'register', 'invite'), deadline: 'invitation.answer' },
  {
    state: 'refused',
    ofHundred: 1,
    events: d('registerFor', 'register', 'invite', 'refuse'),
    deadline: 'refusal.reconsider',
  },
  {
    state: 'unreachable',
    ofHundred: 1,
    events: d('registerFor', 'register', 'invite', 'markUnreachable'),
    deadline: 'unreachable.close',
  },
  {
    state: 'choosingMediator',
    ofHundred: 1,
    events: d('registerFor', 'register', 'invite', 'consent'),
    deadline: 'jointMediatorChoice',
  },
  { state: 'mediatorOffered', ofHundred: 1, events: offered, deadline: 'mediatorAccept' },
  { state: 'preparing', ofHundred: 2, events: accepted, deadline: 'term.general' },
  { state: 'inMediation', ofHundred: 2, events: [...accepted, ...d('beginAsync')], deadline: 'term.general' },
  {
    state: 'closedNotAccepted',
    ofHundred: 30,
    events: d('registerFor', 'refuseAcceptance'),
    closingReason: 'notAccepted',
  },
  { state: 'closedWithdrawn', ofHundred: 30, events: d('registerFor', 'withdraw'), closingReason: 'withdrawn' },
  {
    state: 'closedRefused',
    ofHundred: 10,
    events: d('registerFor', 'register', 'invite', 'refuse', 'closeRefused'),
    closingReason: 'refused',
  },
  {
    state: 'closedFailed',
    ofHundred: 6,
    events: [...accepted, ...d('beginAsync', 'endMediation'), ['assignment', 'release']],
    closingReason: 'noAgreement',
  },
]

/** A hundred numbers of lives, each as often as it occurs. */
export const wheel: readonly number[] = lives.flatMap(({ ofHundred }, life) =>
  Array.from({ length: ofHundred }, () => life),
)
