import { defineWorkflow } from '../types.ts'

/** 身份核验: one check of one person at one grade (G1 phone code, G2 name + ID, G3 live). One row a transition; guards and effects are names only, implemented elsewhere. */
// biome-ignore format: one state and one transition per line read as a table
export const identityCheck = defineWorkflow({
  id: 'identityCheck',
  version: 1,
  zh: '身份核验',
  en: 'one check of one person at one grade (G1 phone code, G2 name + ID, G3 live)',
  states: {
    started: { zh: '进行中', en: 'Started', stage: 'open', ends: 'no', waitsFor: ['party'], deadlines: ['identity.check'] },
    review: { zh: '待人工核对', en: 'For a person to check', stage: 'open', ends: 'no', waitsFor: ['mediator', 'clerk', 'dispatcher'], deadlines: ['identity.check'] },
    passed: { zh: '通过', en: 'Passed', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    failed: { zh: '未通过', en: 'Failed', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    expired: { zh: '已过期', en: 'Expired', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
  },
  transitions: {
    start: { from: ['none'], to: 'started', by: ['party', 'agent', 'mediator', 'respondent', 'invitee'], needs: ['consentIdentity'], effects: ['start.identity.check'], basis: 'OLR 7; PIPL 28-30', zh: '核验身份', en: 'Check identity', tells: 'nothing', main: true },
    passCode: { from: ['started'], to: 'passed', by: ['system'], needs: ['codeRight'], effects: ['meet.identity.check'], basis: 'OLR 7', zh: '验证码通过', en: 'Code passed', tells: 'verified, grade only', main: true },
    passByPerson: { from: ['started', 'review'], to: 'passed', by: ['mediator', 'clerk', 'dispatcher'], needs: ['checkerUnconflicted'], effects: ['meet.identity.check'], basis: 'OMR 17', zh: '人工核对通过', en: 'Checked by a person', tells: 'verified, grade only', main: true },
    askPerson: { from: ['started'], to: 'review', by: ['party', 'system'], needs: [], effects: ['notice.staffNew'], basis: 'FACE', zh: '改由人工核对', en: 'Ask for a person', tells: 'nothing', main: false },
    fail: { from: ['started', 'review'], to: 'failed', by: ['system', 'mediator', 'clerk', 'dispatcher'], needs: [], effects: ['meet.identity.check'], basis: 'OLR 7', zh: '未通过', en: 'Failed', tells: 'nothing', main: true },
    expireCheck: { from: ['started', 'review'], to: 'expired', by: ['system'], needs: ['deadlineMissed'], effects: ['meet.identity.check'], basis: 'D', zh: '超时', en: 'Timed out', tells: 'nothing', main: true },
  },
})
