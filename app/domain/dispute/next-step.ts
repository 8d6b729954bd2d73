import type { CorrectionStage } from '../confirmation/correction-stage.server.ts'
import type { DisputeState } from '../workflow/index.ts'

/** Whose side the reader is on; staff work at their desks and see where things stand. */
export type Reader = 'applicant' | 'respondent' | 'mediator' | 'dispatcher' | 'orgAdmin' | 'clerk' | 'judge'
/** Who has to act. */
export type Turn = Reader | 'party' | 'court' | 'nobody'

/** One verb and where to do it, below `/c/:code`; without `to` it is waited for somebody else. */
export interface Step {
  /** Key of the words in `case.steps`. */
  readonly words: StepWords
  readonly to?: string | undefined
}

export interface NextStep {
  readonly turn: Turn
  /** Key of the deadline that is shown. */
  readonly deadline?: string
  /** Both sides, unless one has a line of its own. */
  readonly party: Step
  readonly applicant?: Step
  readonly respondent?: Step
  /** What a party reads after having done his part. */
  readonly done?: Step
}

export type StepWords =
  | 'goOn'
  | 'beingRead'
  | 'supplement'
  | 'returned'
  | 'toBeInvited'
  | 'inviting'
  | 'answerInvitation'
  | 'refused'
  | 'youRefused'
  | 'unreachable'
  | 'chooseMediator'
  | 'otherChooses'
  | 'mediatorAsked'
  | 'disclosure'
  | 'otherDisclosure'
  | 'chooseTime'
  | 'otherTime'
  | 'session'
  | 'talking'
  | 'suspended'
  | 'readText'
  | 'textComes'
  | 'sign'
  | 'othersSign'
  | 'applyToCourt'
  | 'otherApplies'
  | 'beforeCourt'
  | 'courtAsks'
  | 'courtQuestion'
  | 'amending'
  | 'readCorrected'
  | 'othersRead'
  | 'signCorrected'
  | 'applyAgain'
  | 'perform'
  | 'courtSaidNo'
  | 'rate'
  | 'thanks'
  | 'otherWays'
  | 'closed'

const wait = (words: StepWords): Step => ({ words })
const go = (words: StepWords, to: string): Step => ({ words, to })

/** The one next step of every state. A new page puts its address here. */
// biome-ignore format: one state per line reads as a table
export const nextSteps: Readonly<Record<DisputeState, NextStep>> = {
  draft: { turn: 'applicant', party: wait('goOn') },
  filed: { turn: 'dispatcher', deadline: 'intake.firstReply', party: wait('beingRead') },
  needsInfo: { turn: 'applicant', deadline: 'needsInfo.answer', party: wait('beingRead'), applicant: go('supplement', 'supplement') },
  returned: { turn: 'applicant', deadline: 'refile', party: wait('closed'), applicant: go('returned', 'supplement') },
  entrusted: { turn: 'dispatcher', party: wait('beingRead') },
  registered: { turn: 'dispatcher', deadline: 'inviteRespondent', party: wait('toBeInvited') },
  inviting: { turn: 'respondent', deadline: 'invitation.answer', party: wait('inviting'), respondent: go('answerInvitation', 'answer') },
  refused: { turn: 'dispatcher', deadline: 'refusal.reconsider', party: wait('youRefused'), applicant: wait('refused') },
  unreachable: { turn: 'dispatcher', deadline: 'unreachable.close', party: wait('unreachable'), applicant: go('unreachable', 'close') },
  choosingMediator: { turn: 'party', deadline: 'jointMediatorChoice', party: go('chooseMediator', 'mediator'), done: wait('otherChooses') },
  mediatorOffered: { turn: 'mediator', deadline: 'mediatorAccept', party: wait('mediatorAsked') },
  disclosing: { turn: 'party', deadline: 'disclosure.consent', party: go('disclosure', 'mediator'), done: wait('otherDisclosure') },
  preparing: { turn: 'party', deadline: 'session.book', party: go('chooseTime', 'book'), done: wait('otherTime') },
  scheduled: { turn: 'party', party: go('session', 'session') },
  inMediation: { turn: 'party', deadline: 'term', party: go('talking', 'session') },
  suspendedAppraisal: { turn: 'mediator', party: wait('suspended') },
  suspendedSham: { turn: 'nobody', party: wait('suspended') },
  escalated: { turn: 'orgAdmin', party: wait('suspended') },
  drafting: { turn: 'party', deadline: 'term', party: go('readText', 'agreement'), done: wait('textComes') },
  signing: { turn: 'party', deadline: 'signing.close', party: go('sign', 'sign'), done: wait('othersSign') },
  effective: { turn: 'party', deadline: 'confirm.apply', party: go('applyToCourt', 'confirm'), done: wait('otherApplies') },
  confirming: { turn: 'court', deadline: 'court.decide', party: go('beforeCourt', 'court') },
  correcting: { turn: 'mediator', deadline: 'court.supplement', party: go('amending', 'court') },
  confirmed: { turn: 'party', party: go('perform', 'performance') },
  dismissed: { turn: 'party', deadline: 'dismissal.choice', party: go('courtSaidNo', 'court') },
  performing: { turn: 'party', party: go('perform', 'performance') },
  enforcing: { turn: 'court', party: go('beforeCourt', 'court') },
  closedPerformed: { turn: 'party', party: go('rate', 'rate'), done: wait('thanks') },
  closedUnperformed: { turn: 'nobody', party: wait('otherWays') },
  closedFailed: { turn: 'nobody', party: wait('otherWays') },
  closedRefused: { turn: 'nobody', party: wait('closed'), applicant: wait('otherWays') },
  closedNotAccepted: { turn: 'nobody', party: wait('otherWays') },
  closedWithdrawn: { turn: 'nobody', party: wait('closed') },
  closedTransferred: { turn: 'nobody', party: wait('closed') },
  closedMerged: { turn: 'nobody', party: wait('closed') },
  closedDismissed: { turn: 'nobody', party: wait('otherWays') },
  closedDiscarded: { turn: 'nobody', party: wait('closed') },
}

/** Before the court, while it waits for a supplement that it asked for: its day comes before the day of the ruling. */
export const courtAsks: NextStep = { turn: 'party', deadline: 'court.supplement', party: go('courtAsks', 'court') }

/** The court has asked this party something in writing. */
export const courtQuestion: NextStep = {
  turn: 'party',
  deadline: 'court.answer',
  party: go('courtQuestion', 'court'),
}

/** While the court waits for another text: who has to do what, from the mediator's pen to the application signed anew. */
export const correctionSteps: Readonly<Record<CorrectionStage, NextStep>> = {
  amend: nextSteps.correcting,
  read: {
    turn: 'party',
    deadline: 'court.supplement',
    party: go('readCorrected', 'agreement'),
    done: wait('othersRead'),
  },
  sign: { turn: 'party', deadline: 'court.supplement', party: go('signCorrected', 'sign'), done: wait('othersSign') },
  apply: {
    turn: 'party',
    deadline: 'court.supplement',
    party: go('applyAgain', 'confirm'),
    done: wait('otherApplies'),
  },
}

/** What a reader reads now. `hasActed`: his part of this state is done and the others are waited for. */
export function nextStepFor(row: NextStep, reader: Reader, hasActed: boolean): Step & { turn: Turn; mine: boolean } {
  const isParty = reader === 'applicant' || reader === 'respondent'
  if (!isParty) return { words: row.party.words, turn: row.turn, mine: false }
  const step = (hasActed && row.done) || row[reader] || row.party
  return { ...step, turn: row.turn, mine: step.to !== undefined }
}
