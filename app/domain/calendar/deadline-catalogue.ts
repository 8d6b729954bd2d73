import type { PeriodUnit } from './period.ts'

/** An event that the worker fires when a deadline is missed. */
export interface MissedEvent {
  readonly workflow: string
  readonly event: string
}

/** One deadline: how long, counted how, by which law, and what happens when it is missed. */
export interface DeadlineRow {
  /** One length, several for a series of reminders, none when a person sets it. */
  readonly amounts: readonly number[]
  readonly unit: PeriodUnit
  /** A last day on a rest day moves to the next working day. */
  readonly rolls: boolean
  /** Article, or `D` for a limit of the platform itself. */
  readonly basis: string
  /** What the worker does at the end, of a series at its last. */
  readonly onMissed: readonly MissedEvent[]
  /** What a person is asked to do instead, where the law leaves the choice to a person. */
  readonly asks: readonly MissedEvent[]
  readonly zh: string
  readonly en: string
}

type EventName = `${string}.${string}`

const events = (names: readonly EventName[]): MissedEvent[] =>
  names.map((name) => {
    const [workflow = '', event = ''] = name.split('.')
    return { workflow, event }
  })

const fires = (...names: EventName[]) => ({ onMissed: events(names) })
const asks = (...names: EventName[]) => ({ asks: events(names) })

const row = (
  length: readonly [amounts: number | readonly number[], unit: PeriodUnit, roll?: 'rolls'],
  [zh, en]: readonly [zh: string, en: string],
  basis = 'D',
  missed: Partial<Pick<DeadlineRow, 'onMissed' | 'asks'>> = {},
): DeadlineRow => ({
  amounts: typeof length[0] === 'number' ? [length[0]] : length[0],
  unit: length[1],
  rolls: length[2] === 'rolls',
  basis,
  onMissed: missed.onMissed ?? [],
  asks: missed.asks ?? [],
  zh,
  en,
})

/** Every deadline of the procedure; a key is what a row of the database and an effect `start.<key>` name. */
// biome-ignore format: one deadline per line reads as a table
export const deadlineCatalogue = {
  'draft.expire': row([90, 'day'], ['草稿保留到', 'Draft kept until'], 'D', fires('dispute.expireDraft')),
  'intake.firstReply': row([24, 'hour'], ['首次回复', 'First reply']),
  'intake.resolve': row([5, 'day'], ['就地办理', 'Settled on the spot']),
  'needsInfo.answer': row([15, 'day', 'rolls'], ['补充材料', 'Additions to the application'], 'D', fires('dispute.lapseInfo')),
  refile: row([30, 'day', 'rolls'], ['改后再次提交', 'Filing again after a return'], 'D', fires('dispute.lapseReturn')),
  'entrust.receive': row([3, 'workingDay', 'rolls'], ['接收委派', 'Taking a court referral']),
  inviteRespondent: row([3, 'workingDay', 'rolls'], ['联系对方', 'Contacting the other side'], 'OMR 15'),
  'invitation.answer': row([15, 'day', 'rolls'], ['回复邀请', 'Answer to the invitation'], 'D', fires('dispute.markUnreachable')),
  'invite.link': row([7, 'day'], ['邀请链接有效期', 'Invitation link'], 'D', fires('invitation.expireLink')),
  respondentLink: row([3, 'day', 'rolls'], ['对方上线核对', 'Other side links the case'], 'OLR 10'),
  'refusal.reconsider': row([15, 'day', 'rolls'], ['拒绝后再考虑', 'Reconsidering a refusal'], 'D', fires('dispute.closeRefused')),
  'unreachable.close': row([15, 'day', 'rolls'], ['联系不上后结束', 'Closing when nobody can be reached'], 'D', fires('dispute.closeUnreachable')),
  jointMediatorChoice: row([2, 'workingDay', 'rolls'], ['共同选调解员', 'Joint choice of a mediator'], 'OMR 10', asks('dispute.appointMediator')),
  appointMediator: row([3, 'workingDay', 'rolls'], ['指定调解员', 'Appointing a mediator'], 'OMR 10'),
  mediatorAccept: row([3, 'workingDay', 'rolls'], ['调解员确认', 'Mediator accepts'], 'OMR 12', fires('dispute.lapseAssignment', 'assignment.decline')),
  'disclosure.consent': row([3, 'workingDay', 'rolls'], ['对披露表态', 'Consent after disclosure'], 'D', asks('dispute.replaceMediator')),
  'challenge.decide': row([3, 'workingDay', 'rolls'], ['决定回避', 'Deciding a challenge']),
  'session.book': row([5, 'workingDay', 'rolls'], ['约定会议时间', 'Booking the session']),
  'session.answer': row([48, 'hour'], ['回复会议时间', 'Answer to proposed times'], 'D', fires('session.lapseTimes', 'dispute.unbookSession')),
  'session.start': row([30, 'minute'], ['会议开始', 'Session begins'], 'D', fires('session.markMissed')),
  'session.pause': row([60, 'minute'], ['会议暂停', 'Session paused'], 'D', fires('session.end')),
  'session.limit': row([[4, 8], 'hour'], ['会议时长', 'Length of the session'], 'D', fires('session.end')),
  'record.confirm': row([3, 'workingDay', 'rolls'], ['核对笔录', 'Checking the record'], 'D', fires('session.confirmRecord')),
  'term.general': row([30, 'day', 'rolls'], ['调解期限', 'Mediation term'], 'OMR 24', fires('dispute.expireTerm')),
  'term.postDocketOrdinary': row([15, 'day', 'rolls'], ['调解期限（立案后，普通程序）', 'Mediation term (after docketing, ordinary procedure)'], 'OMR 24', fires('dispute.expireTerm')),
  'term.postDocketSummary': row([7, 'day', 'rolls'], ['调解期限（立案后，简易程序）', 'Mediation term (after docketing, summary procedure)'], 'OMR 24', fires('dispute.expireTerm')),
  'term.labour': row([15, 'day', 'rolls'], ['调解期限（劳动争议）', 'Mediation term (employment)'], 'LAB 14', fires('dispute.expireTerm')),
  'term.medical': row([30, 'workingDay', 'rolls'], ['调解期限（医疗纠纷）', 'Mediation term (medical care)'], 'MED 38', fires('dispute.expireTerm')),
  'appraisal.review': row([30, 'day', 'rolls'], ['查看鉴定进展', 'Looking at the appraisal']),
  'sham.review': row([5, 'workingDay', 'rolls'], ['复核可能的虚假调解', 'Review of a suspected sham']),
  'escalation.review': row([24, 'hour'], ['复核激化风险', 'Review of a danger']),
  'reading.remind': row([[2, 5], 'day'], ['提醒阅读协议', 'Reminder to read the agreement']),
  'signing.remind': row([[0, 2, 5], 'day'], ['提醒签名', 'Reminder to sign']),
  'signing.close': row([7, 'day', 'rolls'], ['签名期限', 'Signing closes']),
  'offer.answer': row([[], 'day'], ['回复方案', 'Answer to an offer'], 'D', fires('offer.lapseOffer')),
  'bid.close': row([48, 'hour'], ['密封报价截止', 'Sealed bids close'], 'D', fires('bidRound.voidRound')),
  'bid.reveal': row([[10, 60], 'minute'], ['报价比对', 'Comparing the bids'], 'D', fires('bidRound.voidRound')),
  'confirm.apply': row([30, 'day', 'rolls'], ['共同申请司法确认', 'Joint application for confirmation'], 'CPL 205', fires('dispute.closeConfirmationWindow', 'confirmationCase.lapseApplication')),
  'court.accept': row([3, 'day', 'rolls'], ['法院决定受理', 'Court decides on acceptance'], 'JC11 4'),
  'court.supplement': row([[], 'day', 'rolls'], ['补正期限', 'Supplement to the court'], 'INT 354, 357', asks('confirmationCase.refuseCase', 'confirmationCase.deemWithdrawn')),
  'court.answer': row([[], 'day', 'rolls'], ['书面回答法院', 'Answer to the court'], 'INT 356', asks('confirmationCase.recordInquiry')),
  'court.decide': row([15, 'day', 'rolls'], ['法院审查', 'Court review'], 'JC11 5'),
  'court.decideOuter': row([30, 'day', 'rolls'], ['法院审查最长期限', 'Longest court review'], 'CPL 187'),
  'court.decideObjection': row([30, 'day', 'rolls'], ['审查异议', 'Deciding an objection']),
  'objection.party': row([15, 'day', 'rolls'], ['当事人提出异议', 'Objection by a party'], 'INT 372'),
  'objection.third': row([6, 'month'], ['利害关系人提出异议', 'Objection by an interested person'], 'INT 127, 372'),
  'dismissal.choice': row([30, 'day', 'rolls'], ['驳回后的选择', 'Choice after dismissal'], 'D', fires('dispute.closeDismissed')),
  'performance.due': row([[], 'day'], ['履行日', 'Due day'], 'clause', fires('performanceItem.fallDue')),
  'performance.grace': row([7, 'day', 'rolls'], ['履行宽限', 'Grace after the due day'], 'D', fires('performanceItem.declareDefault')),
  'performance.answer': row([7, 'day', 'rolls'], ['核对是否收到', 'Answer to a reported performance'], 'D', fires('performanceItem.presumeReceived')),
  'enforce.apply': row([2, 'year', 'rolls'], ['申请执行', 'Applying for enforcement'], 'CPL 250', fires('dispute.closeUnperformed')),
  'enforcement.notice': row([10, 'day', 'rolls'], ['执行通知', 'Enforcement notice'], 'INT 480'),
  followUp: row([[7, 30, 90], 'day', 'rolls'], ['回访', 'Follow-up visit'], 'PML 31'),
  'upload.idle': row([48, 'hour'], ['上传未完成', 'Upload not finished'], 'D', fires('evidenceItem.abandonUpload')),
  'upload.verify': row([10, 'minute'], ['核验上传', 'Verifying an upload']),
  'upload.review': row([2, 'workingDay', 'rolls'], ['复核被隔离的文件', 'Review of a quarantined file'], 'D', fires('evidenceItem.refuseFile')),
  'identity.check': row([24, 'hour'], ['身份核验', 'Identity check'], 'D', fires('identityCheck.expireCheck')),
  'watch.assign': row([1, 'workingDay', 'rolls'], ['督办分派', 'Assigning a supervision task'], 'D', fires('supervisionTask.escalateUp')),
  'watch.handle': row([5, 'workingDay', 'rolls'], ['督办办理', 'Handling a supervision task'], 'D', fires('supervisionTask.escalateUp')),
  'watch.check': row([2, 'workingDay', 'rolls'], ['督办复核', 'Checking a supervision task']),
} as const satisfies Record<string, DeadlineRow>
