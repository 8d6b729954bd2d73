import { defineWorkflow } from '../types.ts'

/** 密封报价: one round of sealed bids on one money issue (at most three). One row a transition; guards and effects are names only, implemented elsewhere. */
// biome-ignore format: one state and one transition per line read as a table
export const bidRound = defineWorkflow({
  id: 'bidRound',
  version: 1,
  zh: '密封报价',
  en: 'one round of sealed bids on one money issue (at most three)',
  states: {
    open: { zh: '等待密封报价', en: 'Waiting for sealed bids', stage: 'open', ends: 'no', waitsFor: ['party'], deadlines: ['bid.close'] },
    sealed: { zh: '双方已封存', en: 'Both sealed', stage: 'open', ends: 'no', waitsFor: ['system'], deadlines: ['bid.reveal'] },
    overlap: { zh: '区间有重叠', en: 'Overlap', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    noOverlap: { zh: '没有重叠', en: 'No overlap', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    void: { zh: '作废', en: 'Void', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
  },
  transitions: {
    openRound: { from: ['none'], to: 'open', by: ['mediator'], needs: ['bothAgreedToRule', 'roundsLeft', 'inTalks'], effects: ['notice.bidOpen', 'start.bid.close'], basis: 'PML 22', zh: '开启密封报价', en: 'Open', tells: 'both asked for one number', main: false },
    commitBid: { from: ['open'], to: '=', by: ['party'], needs: ['noBidYet', 'agentMaySettle'], effects: ['receipt'], basis: 'D', zh: '封存我的数', en: 'Seal my number', tells: 'that the other has sealed, nothing else', main: false },
    seal: { from: ['open'], to: 'sealed', by: ['system'], needs: ['everyBidIn'], effects: ['meet.bid.close', 'start.bid.reveal'], basis: 'D', zh: '双方已封存', en: 'Both sealed', tells: 'both sealed', main: false },
    revealOverlap: { from: ['sealed'], to: 'overlap', by: ['system'], needs: ['revealsMatchCommitments', 'bidsOverlap'], effects: ['openOffer', 'notice.bidResult', 'meet.bid.reveal'], basis: 'D', zh: '有重叠', en: 'Overlap', tells: 'the figure of the published rule, not the bids', main: false },
    revealNone: { from: ['sealed'], to: 'noOverlap', by: ['system'], needs: ['revealsMatchCommitments', 'bidsDoNotOverlap'], effects: ['forgetBids', 'notice.bidResult', 'meet.bid.reveal'], basis: 'D', zh: '无重叠', en: 'No overlap', tells: 'the same sentence whatever the bids', main: false },
    voidRound: { from: ['open', 'sealed'], to: 'void', by: ['system', 'mediator'], needs: ['deadlineMissedOrReason'], effects: ['forgetBids', 'notice.bidResult', 'meet.bid.close', 'meet.bid.reveal'], basis: 'D', zh: '作废', en: 'Void', tells: 'void', main: false },
  },
})
