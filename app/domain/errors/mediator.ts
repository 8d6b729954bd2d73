/** Why a step about the mediator cannot be taken. */
export const mediatorGuardWords = {
  sameChoice: { zh: '双方选的还不是同一位。', en: 'The two sides have not chosen the same mediator yet.' },
  choicePeriodOverOrLeft: {
    zh: '选调解员的时间还没到，双方也没有都说“都可以”。',
    en: 'The time for choosing is not over, and not everybody has left it open.',
  },
  mediatorEligible: {
    zh: '这位调解员现在不能接这类案件。请另选一位。',
    en: 'This mediator cannot take this kind of case now. Please choose another.',
  },
  mediatorUnconflicted: {
    zh: '这位调解员与本案有关系，不能担任。请另选一位。',
    en: 'This mediator has a relation to the case. Please choose another.',
  },
  leadAgrees: { zh: '要先由主调解员提出。', en: 'The lead mediator has to ask for it first.' },
  nothingToDisclose: {
    zh: '三项都确认没有，才能直接接受；有的话请写下来。',
    en: 'Tick all three to accept; if there is something, please write it down.',
  },
  disclosureWritten: { zh: '请选一项情形并写明。', en: 'Choose a circumstance and describe it.' },
  everyPartyAcceptedDisclosure: { zh: '还有人没有同意。', en: 'Somebody has not agreed yet.' },
  challengeUpheldOrUnable: { zh: '更换调解员要有原因。', en: 'Replacing a mediator needs a reason.' },
  disputeOver: { zh: '案件还没有结束。', en: 'The matter is not over yet.' },
  groundStated: { zh: '请选一项原因。', en: 'Please choose a ground.' },
} as const

export const mediatorRefusals = {
  'mediator/tick-or-disclose': {
    status: 422,
    zh: '请确认没有这种情形；有的话，请用下面的“有情况，先告诉双方”。',
    en: 'Please confirm that there is none; if there is, use “Tell the parties first” below.',
  },
  'mediator/disclosure-short': {
    status: 422,
    zh: '请写明是什么情况，至少五个字。',
    en: 'Please say what it is, in at least five characters.',
  },
  'mediator/reason-needed': { status: 422, zh: '请选一个原因或者写一句。', en: 'Please choose or write a reason.' },
  'mediator/route-needed': {
    status: 422,
    zh: '请至少告诉双方一条还能走的路。',
    en: 'Please tell the parties at least one other way.',
  },
  'mediator/ground-needed': { status: 422, zh: '请选一项。', en: 'Please choose one.' },
} as const
