import { defineWorkflow } from '../types.ts'

/** 履行事项: one instalment or one act owed under an agreement version, per creditor. One row a transition; guards and effects are names only, implemented elsewhere. */
// biome-ignore format: one state and one transition per line read as a table
export const performanceItem = defineWorkflow({
  id: 'performanceItem',
  version: 1,
  zh: '履行事项',
  en: 'one instalment or one act owed under an agreement version, per creditor',
  states: {
    planned: { zh: '未到期', en: 'Not yet due', stage: 'open', ends: 'no', waitsFor: ['party'], deadlines: ['performance.due'] },
    due: { zh: '已到期待履行', en: 'Due', stage: 'open', ends: 'no', waitsFor: ['party'], deadlines: ['performance.grace'] },
    claimed: { zh: '义务人称已履行', en: 'Said to be performed', stage: 'open', ends: 'no', waitsFor: ['party'], deadlines: ['performance.answer'] },
    disputed: { zh: '双方说法不一', en: 'Disputed', stage: 'open', ends: 'no', waitsFor: ['mediator'], deadlines: ['performance.answer'] },
    defaulted: { zh: '违约', en: 'In default', stage: 'open', ends: 'rest', waitsFor: ['party'], deadlines: ['enforce.apply'] },
    settled: { zh: '已履行', en: 'Performed', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    waived: { zh: '已免除', en: 'Waived', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    replaced: { zh: '被新协议取代', en: 'Replaced', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
  },
  transitions: {
    plan: { from: ['none'], to: 'planned', by: ['system'], needs: ['versionEffective'], effects: ['start.performance.due', 'notice.due'], basis: 'PML 31', zh: '列入履行计划', en: 'Planned', tells: 'what, how much, by when', main: true },
    fallDue: { from: ['planned'], to: 'due', by: ['system'], needs: ['dueDateReached'], effects: ['notice.due', 'meet.performance.due', 'start.performance.grace'], basis: 'PML 31', zh: '到期', en: 'Due', tells: 'due today', main: true },
    markPaid: { from: ['planned', 'due', 'defaulted', 'disputed'], to: 'claimed', by: ['party'], needs: ['iAmDebtor'], effects: ['notice.paidClaimed', 'meet.performance.due', 'meet.performance.grace', 'start.performance.answer'], basis: 'PML 31', zh: '我已履行', en: 'I have performed', tells: 'says it is done, receipt', main: true },
    recordPart: { from: ['planned', 'due', 'defaulted'], to: '=', by: ['party', 'mediator', 'system'], needs: ['partBelowRest'], effects: ['notice.paidClaimed'], basis: 'PML 31', zh: '部分履行', en: 'Part performed', tells: 'part received, rest open', main: false },
    confirmReceived: { from: ['planned', 'due', 'claimed', 'disputed', 'defaulted'], to: 'settled', by: ['party', 'system'], needs: ['iAmCreditorOrBankProof'], effects: ['doc.16', 'notice.settled', 'meet.performance.due', 'meet.performance.grace', 'meet.performance.answer', 'meet.enforce.apply'], basis: 'PML 31', zh: '我收到了', en: 'I received it', tells: 'received', main: true },
    denyReceived: { from: ['claimed'], to: 'disputed', by: ['party'], needs: ['iAmCreditorOrBankProof', 'reasonGiven'], effects: ['notice.disputedItem', 'openSupervision', 'start.performance.answer'], basis: 'PML 31', zh: '我没收到', en: 'I did not receive it', tells: 'says it did not arrive', main: true },
    presumeReceived: { from: ['claimed'], to: 'settled', by: ['system'], needs: ['deadlineMissed', 'proofUploaded'], effects: ['notice.settled', 'meet.performance.answer'], basis: 'D', zh: '逾期未否认，按凭证登记', en: 'Not denied in time', tells: 'recorded by the proof; may still object', main: false },
    declareDefault: { from: ['due'], to: 'defaulted', by: ['system'], needs: ['deadlineMissed'], effects: ['notice.overdue', 'openSupervision', 'breachPack', 'acceleration', 'meet.performance.grace'], basis: 'PML 31, 32', zh: '违约', en: 'In default', tells: 'late; four ways on', main: false },
    agreeNewDate: { from: ['planned', 'due', 'defaulted'], to: 'planned', by: ['party'], needs: ['bothAgreedNewDate'], effects: ['notice.due', 'meet.performance.grace', 'start.performance.due'], basis: 'PML 31', zh: '同意改期', en: 'Agree a new date', tells: 'new date', main: false },
    waive: { from: ['planned', 'due', 'claimed', 'disputed', 'defaulted'], to: 'waived', by: ['party'], needs: ['iAmCreditorOrBankProof', 'stepUpDone'], effects: ['notice.settled', 'meet.performance.due', 'meet.performance.grace', 'meet.performance.answer'], basis: 'CC', zh: '免除', en: 'Waive', tells: 'waived', main: false },
    replace: { from: ['planned', 'due', 'claimed', 'disputed', 'defaulted'], to: 'replaced', by: ['system'], needs: ['newerVersionTakesOver'], effects: ['meet.performance.due', 'meet.performance.grace', 'meet.performance.answer'], basis: 'PML 33', zh: '由新协议取代', en: 'Replaced', tells: 'new schedule', main: true },
  },
})
