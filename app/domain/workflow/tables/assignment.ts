import { defineWorkflow } from '../types.ts'

/** 调解员任命: one mediator (lead, co-mediator, helper, interpreter) for one dispute. One row a transition; guards and effects are names only, implemented elsewhere. */
// biome-ignore format: one state and one transition per line read as a table
export const assignment = defineWorkflow({
  id: 'assignment',
  version: 1,
  zh: '调解员任命',
  en: 'one mediator (lead, co-mediator, helper, interpreter) for one dispute',
  states: {
    offered: { zh: '待确认', en: 'Offered', stage: 'open', ends: 'no', waitsFor: ['mediator'], deadlines: ['mediatorAccept'] },
    awaitingConsent: { zh: '披露待同意', en: 'Disclosure with the parties', stage: 'open', ends: 'no', waitsFor: ['party'], deadlines: ['disclosure.consent'] },
    active: { zh: '在任', en: 'Active', stage: 'open', ends: 'no', waitsFor: ['mediator'], deadlines: ['term'] },
    challenged: { zh: '申请回避，待决定', en: 'Challenged', stage: 'open', ends: 'no', waitsFor: ['dispatcher'], deadlines: ['challenge.decide'] },
    declined: { zh: '未接受', en: 'Declined', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    replaced: { zh: '已更换', en: 'Replaced', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    released: { zh: '已完成', en: 'Released', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
  },
  transitions: {
    offer: { from: ['none'], to: 'offered', by: ['system', 'dispatcher', 'mediator'], needs: ['mediatorEligible', 'mediatorUnconflicted', 'leadAgrees'], effects: ['notice.mediatorOffer', 'start.mediatorAccept'], basis: 'OMR 10-12; PML 19, 20', zh: '请其调解／协助', en: 'Ask', tells: 'who was asked', main: true },
    accept: { from: ['offered'], to: 'active', by: ['mediator'], needs: ['nothingToDisclose', 'mediatorEligible'], effects: ['doc.6', 'meet.mediatorAccept'], basis: 'OMR 12, 13', zh: '接受', en: 'Accept', tells: 'who mediates', main: true },
    acceptDisclosing: { from: ['offered'], to: 'awaitingConsent', by: ['mediator'], needs: ['disclosureWritten'], effects: ['doc.6', 'notice.disclosure', 'meet.mediatorAccept', 'start.disclosure.consent'], basis: 'OMR 13', zh: '接受并披露', en: 'Accept and disclose', tells: 'what was disclosed', main: true },
    agree: { from: ['awaitingConsent'], to: 'active', by: ['party'], needs: ['everyPartyAcceptedDisclosure'], effects: ['meet.disclosure.consent'], basis: 'OMR 13', zh: '同意继续', en: 'Agree', tells: 'both agree', main: true },
    decline: { from: ['offered'], to: 'declined', by: ['mediator', 'system'], needs: [], effects: ['meet.mediatorAccept'], basis: 'OMR 12', zh: '不接受', en: 'Decline', tells: 'choose again', main: true },
    challenge: { from: ['awaitingConsent', 'active'], to: 'challenged', by: ['party'], needs: ['groundStated'], effects: ['notice.staffNew', 'meet.disclosure.consent', 'start.challenge.decide'], basis: 'OMR 13; IM 15; PML 23', zh: '申请回避', en: 'Challenge', tells: 'a challenge was made', main: true },
    rejectChallenge: { from: ['challenged'], to: 'active', by: ['dispatcher', 'orgAdmin'], needs: ['reasonGiven'], effects: ['doc.6', 'notice.challengeDecided', 'meet.challenge.decide'], basis: 'IM 15', zh: '驳回', en: 'Reject', tells: 'decision', main: true },
    replace: { from: ['awaitingConsent', 'active', 'challenged'], to: 'replaced', by: ['dispatcher', 'orgAdmin', 'system'], needs: ['challengeUpheldOrUnable'], effects: ['doc.6', 'revokeAccess', 'notice.mediatorChanged', 'meet.challenge.decide', 'meet.disclosure.consent'], basis: 'OMR 14', zh: '更换', en: 'Replace', tells: 'choose again', main: true },
    release: { from: ['active'], to: 'released', by: ['system'], needs: ['disputeOver'], effects: ['revokeAccess'], basis: 'D', zh: '任务完成', en: 'Release', tells: 'finished', main: true },
  },
})
