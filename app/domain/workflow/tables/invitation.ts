import { defineWorkflow } from '../types.ts'

/** 邀请: one respondent (or third party) asked to take part; one row per person. One row a transition; guards and effects are names only, implemented elsewhere. */
// biome-ignore format: one state and one transition per line read as a table
export const invitation = defineWorkflow({
  id: 'invitation',
  version: 1,
  zh: '邀请',
  en: 'one respondent (or third party) asked to take part; one row per person',
  states: {
    prepared: { zh: '待发出', en: 'To be sent', stage: 'out', ends: 'no', waitsFor: ['dispatcher'], deadlines: ['inviteRespondent'] },
    sent: { zh: '已发出', en: 'Sent', stage: 'out', ends: 'no', waitsFor: ['dispatcher'], deadlines: ['invitation.answer', 'invite.link'] },
    opened: { zh: '已打开', en: 'Opened', stage: 'out', ends: 'no', waitsFor: ['respondent'], deadlines: ['invitation.answer', 'invite.link'] },
    known: { zh: '本人已核对', en: 'Identity matched', stage: 'out', ends: 'no', waitsFor: ['respondent'], deadlines: ['invitation.answer'] },
    frozen: { zh: '多次不符，已冻结', en: 'Frozen after mismatches', stage: 'out', ends: 'no', waitsFor: ['dispatcher'], deadlines: ['invitation.answer'] },
    accepted: { zh: '同意调解', en: 'Accepted', stage: 'answered', ends: 'end', waitsFor: [], deadlines: [] },
    declined: { zh: '不同意', en: 'Declined', stage: 'answered', ends: 'rest', waitsFor: [], deadlines: [] },
    wrongPerson: { zh: '非本人', en: 'Not this person', stage: 'answered', ends: 'end', waitsFor: [], deadlines: [] },
    expired: { zh: '已过期', en: 'Expired', stage: 'answered', ends: 'rest', waitsFor: ['dispatcher'], deadlines: [] },
    revoked: { zh: '已撤销', en: 'Revoked', stage: 'answered', ends: 'end', waitsFor: [], deadlines: [] },
  },
  transitions: {
    prepare: { from: ['none'], to: 'prepared', by: ['dispatcher', 'mediator', 'system'], needs: ['channelKnown'], effects: ['mintCodeWord'], basis: 'PML 17', zh: '准备邀请', en: 'Prepare', tells: 'nothing', main: true },
    send: { from: ['prepared', 'expired'], to: 'sent', by: ['dispatcher', 'system'], needs: ['channelKnown'], effects: ['mintLink', 'notice.invite', 'doc.4', 'start.invite.link'], basis: 'OMR 15', zh: '发出', en: 'Send', tells: 'the invitation', main: true },
    remind: { from: ['sent', 'opened', 'known'], to: '=', by: ['dispatcher', 'system'], needs: ['rungNext'], effects: ['notice.inviteAgain', 'ladderTask', 'extend.invite.link'], basis: 'D', zh: '再提醒（阶梯）', en: 'Remind, next rung', tells: 'second message, call or visit', main: true },
    open: { from: ['sent'], to: 'opened', by: ['invitee'], needs: ['linkFresh'], effects: [], basis: 'D', zh: '打开', en: 'Open', tells: 'first page only', main: true },
    ask: { from: ['opened', 'sent'], to: '=', by: ['invitee'], needs: [], effects: ['notice.staffNew'], basis: 'D', zh: '我想先问问', en: 'I have a question', tells: 'nothing', main: true },
    later: { from: ['sent', 'opened', 'known'], to: '=', by: ['invitee', 'respondent', 'dispatcher'], needs: ['mayWait'], effects: ['waitUntil', 'extend.invite.link', 'notice.laterAsked'], basis: 'D', zh: '过几天再说', en: 'Maybe later', tells: 'that he thinks it over, and until which day', main: true },
    match: { from: ['opened', 'sent'], to: 'known', by: ['invitee'], needs: ['linkFresh', 'codeRight', 'nameAndIdMatch'], effects: [], basis: 'OLR 7', zh: '核对本人', en: 'It is me', tells: 'full name, amount, the other side\'s words', main: true },
    freeze: { from: ['opened'], to: 'frozen', by: ['system'], needs: ['threeMismatches'], effects: ['revokeLink', 'notice.staffRed'], basis: 'D', zh: '冻结', en: 'Freeze', tells: 'nothing', main: true },
    unfreeze: { from: ['frozen'], to: 'sent', by: ['dispatcher'], needs: ['personCalled'], effects: ['mintLink', 'notice.invite', 'start.invite.link'], basis: 'D', zh: '电话核实后重发', en: 'Send again after a call', tells: 'a new link', main: false },
    accept: { from: ['known'], to: 'accepted', by: ['respondent', 'agent'], needs: ['identityG1', 'consentMediation'], effects: ['meet.invite.link'], basis: 'PML 17', zh: '我愿意谈谈', en: 'I am willing', tells: 'applicant told', main: true },
    decline: { from: ['opened', 'known', 'sent'], to: 'declined', by: ['invitee', 'dispatcher'], needs: [], effects: ['meet.invite.link'], basis: 'PML 17', zh: '不参加', en: 'Not taking part', tells: 'applicant told', main: true },
    changeMind: { from: ['declined'], to: 'accepted', by: ['respondent'], needs: ['identityG1', 'consentMediation'], effects: [], basis: 'PML 17', zh: '我改变主意了', en: 'I changed my mind', tells: 'applicant told', main: false },
    sayNotMe: { from: ['sent', 'opened'], to: 'wrongPerson', by: ['invitee'], needs: [], effects: ['revokeLink', 'freeContact', 'notice.staffNew', 'meet.invite.link'], basis: 'PIPL 19, 47', zh: '不是我', en: 'Not me', tells: 'nothing about the person', main: true },
    expireLink: { from: ['sent', 'opened', 'known'], to: 'expired', by: ['system'], needs: ['deadlineMissed'], effects: ['revokeLink', 'meet.invite.link'], basis: 'D', zh: '链接过期', en: 'Link expired', tells: 'one tap for a new one', main: true },
    revoke: { from: ['prepared', 'sent', 'opened', 'known', 'frozen', 'expired'], to: 'revoked', by: ['dispatcher', 'system'], needs: [], effects: ['revokeLink', 'meet.invite.link'], basis: 'D', zh: '撤销', en: 'Revoke', tells: 'no longer needed', main: true },
  },
})
