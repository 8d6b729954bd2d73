import type { NoticeKey } from './catalogue.ts'

/** Whom an event tells; `actor` excepted, nobody is told twice. */
export type NoticeAudience =
  | 'applicant'
  | 'respondent'
  /** The invited person, where the rung of the ladder is a message. */
  | 'reminded'
  | 'parties'
  | 'otherSide'
  | 'mediator'
  | 'organisation'
  | 'dispatcher'
  | 'supervisor'
  | 'clerk'
  | 'everyoneInSession'
  | 'unsignedSigners'
  | 'signers'
  | 'signer'
  | 'debtor'
  | 'creditor'
  | 'uploader'
  | 'offerer'
  | 'whoMustAct'
  | 'author'

export interface NoticeStep {
  readonly to: NoticeAudience
  readonly notice: NoticeKey
}

const tell = (notice: NoticeKey, ...audiences: NoticeAudience[]): NoticeStep[] =>
  audiences.map((to) => ({ to, notice }))

/** What each effect `notice.<name>` of the workflow tables sends; a name with its workflow in front wins over the plain one. */
// biome-ignore format: one effect per line reads as a table
export const noticePlan = {
  receipt: tell('receipt', 'applicant'),
  draftExpired: tell('draft-expired', 'applicant'),
  staffNew: tell('staff-new', 'dispatcher'),
  staffRed: tell('staff-red', 'mediator', 'supervisor'),
  moreInfo: tell('needs-info', 'applicant'),
  returned: tell('application-returned', 'applicant'),
  'confirmationCase.returned': tell('court-returned', 'parties', 'mediator'),
  // The court's own notice tells of it; the dispute only follows.
  'dispute.startCorrection.returned': [],
  signAgain: tell('court-sign-again', 'parties'),
  closed: tell('terminated', 'parties'),
  assigned: tell('accepted', 'applicant'),
  // The invitation of each person tells him; the dispute moves with it.
  'dispute.invite': [],
  invite: tell('invite-first', 'respondent'),
  inviteAgain: tell('invite-second', 'reminded'),
  inviteAskedFor: tell('invite-asked', 'reminded'),
  laterAsked: tell('respondent-later', 'applicant'),
  bothIn: [...tell('respondent-agreed', 'applicant'), ...tell('choose-mediator', 'respondent')],
  refused: tell('respondent-declined', 'applicant'),
  unreachable: tell('respondent-unreachable', 'applicant'),
  yourTurn: tell('your-turn', 'whoMustAct'),
  // The dispute moves together with its assignment, session, agreement or application: whoever is told by the one is
  // not told again by the other.
  'dispute.mediatorOffer': [],
  'assignment.disclosure': [],
  'assignment.mediatorChanged': [],
  'dispute.booked': [],
  'dispute.sessionCancelled': [],
  'agreementVersion.effective': [],
  'dispute.courtReceived': [],
  mediatorOffer: tell('mediator-offer', 'mediator'),
  mediatorDeclined: [...tell('mediator-declined', 'parties'), ...tell('mediator-offer-expired', 'dispatcher')],
  accepted: tell('mediator-appointed', 'parties'),
  disclosure: tell('disclosure', 'parties'),
  mediatorChanged: tell('mediator-changed', 'parties', 'mediator'),
  challengeDecided: tell('challenge-decided', 'parties', 'mediator'),
  proposeTimes: tell('times-proposed', 'otherSide', 'mediator'),
  moveAsked: tell('move-asked', 'otherSide', 'mediator'),
  timesSuggested: tell('times-suggested', 'parties'),
  booked: tell('booked', 'everyoneInSession'),
  rescheduled: tell('rescheduled', 'everyoneInSession'),
  sessionCancelled: tell('cancelled', 'everyoneInSession'),
  remind24h: tell('remind-24h', 'parties'),
  remind24hDesk: tell('remind-24h', 'mediator'),
  remind1h: tell('remind-1h', 'parties'),
  remind1hDesk: tell('remind-1h', 'mediator'),
  remind10min: tell('remind-10min', 'parties'),
  remind10minDesk: tell('remind-10min', 'mediator'),
  missed: tell('missed-session', 'parties'),
  paused: tell('session-paused', 'everyoneInSession'),
  extended: tell('term-extended', 'parties'),
  suspended: tell('suspended', 'parties'),
  resumed: tell('resumed', 'parties'),
  message: tell('message-new', 'whoMustAct'),
  offer: tell('offer-new', 'otherSide'),
  offerAnswered: tell('offer-answered', 'offerer'),
  bidOpen: tell('bid-open', 'parties'),
  bidResult: tell('bid-result', 'parties'),
  companionNamed: tell('companion-named', 'otherSide', 'mediator'),
  companionPower: tell('companion-power', 'mediator'),
  companionAdmitted: tell('companion-admitted', 'parties'),
  companionLink: tell('companion-link', 'reminded'),
  companionRefused: tell('companion-refused', 'author'),
  companionEnded: tell('companion-ended', 'otherSide', 'mediator'),
  ownRequest: tell('own-request', 'applicant', 'mediator'),
  ownAnswered: tell('own-answered', 'otherSide'),
  ownWithdrawn: tell('own-withdrawn', 'applicant', 'mediator'),
  newEvidence: tell('evidence-new', 'otherSide', 'mediator'),
  fileBlocked: tell('evidence-problem', 'uploader'),
  // The file is blocked and refused in one breath: told once, and why.
  fileInfected: tell('evidence-infected', 'uploader'),
  toldAlready: [],
  draftReady: tell('draft-ready', 'parties'),
  changeRequested: tell('change-requested', 'mediator', 'otherSide'),
  reread: tell('draft-changed', 'parties'),
  sign: tell('sign-ask', 'unsignedSigners'),
  signed: tell('signature-received', 'signers'),
  signatureFailed: tell('signature-failed', 'signer', 'mediator'),
  declined: tell('signing-declined', 'mediator', 'otherSide'),
  effective: tell('effective', 'parties', 'mediator', 'organisation'),
  windowClosed: tell('confirm-expired', 'parties'),
  courtReceived: [...tell('court-sent', 'parties', 'mediator'), ...tell('clerk-new', 'clerk')],
  courtAccepted: tell('court-accepted', 'parties'),
  courtEnded: tell('court-ended', 'parties', 'mediator'),
  question: tell('court-question', 'parties', 'mediator'),
  // A question in writing is between the court and whom it asks.
  'confirmationCase.askQuestion.question': tell('court-question', 'whoMustAct'),
  questionToMediator: tell('court-question', 'whoMustAct'),
  questionRemind: tell('court-question-remind', 'whoMustAct'),
  questionAnswered: tell('clerk-answered', 'clerk'),
  ruling: tell('ruling-made', 'parties', 'mediator', 'organisation'),
  objection: tell('objection-filed', 'parties'),
  due: tell('due-soon', 'debtor'),
  overdue: [...tell('overdue-debtor', 'debtor'), ...tell('overdue-creditor', 'creditor', 'mediator')],
  paidClaimed: tell('paid-reported', 'creditor'),
  settled: tell('paid-confirmed', 'debtor'),
  disputedItem: tell('payment-disputed', 'debtor', 'mediator'),
  enforcement: tell('enforcement-filed', 'debtor'),
  rate: tell('rate-ask', 'parties'),
  watchDone: tell('supervision-done', 'author'),
} as const satisfies Record<string, readonly NoticeStep[]>

export type NoticeEffect = keyof typeof noticePlan

/** Who is told what by the effect `notice.<name>` in this workflow; an event may have a line of its own. */
export function noticeSteps(name: string, workflow: string, event = ''): readonly NoticeStep[] {
  const plan: Readonly<Record<string, readonly NoticeStep[] | undefined>> = noticePlan
  const steps = plan[`${workflow}.${event}.${name}`] ?? plan[`${workflow}.${name}`] ?? plan[name]
  if (!steps) throw new RangeError(`no notice is planned for ${workflow}.${name}`)
  return steps
}
