import { defineWorkflow } from '../types.ts'

/** 方案（要约）: one open offer on one issue. One row a transition; guards and effects are names only, implemented elsewhere. */
// biome-ignore format: one state and one transition per line read as a table
export const offer = defineWorkflow({
  id: 'offer',
  version: 1,
  zh: '方案（要约）',
  en: 'one open offer on one issue',
  states: {
    open: { zh: '待答复', en: 'Open', stage: 'open', ends: 'no', waitsFor: ['party'], deadlines: ['offer.answer'] },
    accepted: { zh: '已接受', en: 'Accepted', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    declined: { zh: '未接受', en: 'Declined', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    countered: { zh: '已还价', en: 'Countered', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    lapsed: { zh: '已失效', en: 'Lapsed', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
  },
  transitions: {
    makeOffer: { from: ['none'], to: 'open', by: ['party', 'mediator'], needs: ['agentMaySettle', 'inTalks'], effects: ['notice.offer', 'start.offer.answer'], basis: 'PML 22', zh: '提出方案', en: 'Offer', tells: 'amount, act, date, expiry', main: true },
    acceptOffer: { from: ['open'], to: 'accepted', by: ['party'], needs: ['notOwnOffer', 'agentMaySettle', 'otherOffersLapse'], effects: ['notice.offerAnswered', 'meet.offer.answer'], basis: 'PML 23', zh: '接受', en: 'Accept', tells: 'accepted', main: true },
    declineOffer: { from: ['open'], to: 'declined', by: ['party'], needs: ['notOwnOffer'], effects: ['notice.offerAnswered', 'meet.offer.answer'], basis: 'PML 23', zh: '不接受', en: 'Decline', tells: 'declined', main: true },
    counterOffer: { from: ['open'], to: 'countered', by: ['party'], needs: ['notOwnOffer', 'agentMaySettle'], effects: ['openOffer', 'notice.offer', 'meet.offer.answer'], basis: 'PML 22', zh: '还价', en: 'Counter', tells: 'a new offer', main: true },
    withdrawOffer: { from: ['open'], to: 'withdrawn', by: ['party', 'mediator'], needs: ['isOwner'], effects: ['notice.offerAnswered', 'meet.offer.answer'], basis: 'D', zh: '撤回', en: 'Withdraw', tells: 'withdrawn', main: true },
    lapseOffer: { from: ['open'], to: 'lapsed', by: ['system'], needs: ['deadlineMissed'], effects: ['notice.offerAnswered', 'meet.offer.answer'], basis: 'D', zh: '失效', en: 'Lapse', tells: 'lapsed', main: true },
  },
})
