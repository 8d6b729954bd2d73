/** Refusals of the application and of the court's desk. */
export const courtRefusals = {
  'court/choose': { status: 422, zh: '请选法院。', en: 'Please choose a court.' },
  'court/cure-day': { status: 422, zh: '请填补正的最后一天。', en: 'Please give the last day for the supplement.' },
  'court/how-heard': { status: 422, zh: '请选怎样询问了双方。', en: 'Please say how both sides were heard.' },
  'court/clause': {
    status: 422,
    zh: '协议里没有这一条，请从列出的条款里选。',
    en: 'The agreement has no such clause; please choose one that is listed.',
  },
  'court/reason-at-clause': {
    status: 422,
    zh: '这一条要选一项理由。',
    en: 'Please choose a reason at this clause.',
  },
  'court/too-late': {
    status: 409,
    zh: '十秒已过，裁定已经签发，不能撤回了。',
    en: 'The ten seconds are over; the ruling is signed and cannot be taken back.',
  },
  'court/batch-too-few': {
    status: 409,
    zh: '可以放在一起的不到两件，请逐件办。',
    en: 'Fewer than two cases fit together; please decide them one by one.',
  },
  'court/batch-too-many': {
    status: 409,
    zh: '一批放不下这么多件，请少选几件。',
    en: 'Too many cases for one batch; please choose fewer.',
  },
  'court/batch-sample-open': {
    status: 409,
    zh: '抽中的案件还没有看完，先逐件看抽中的。',
    en: 'The sample has not been checked yet; please look at those cases first.',
  },
  'court/batch-sample-failed': {
    status: 409,
    zh: '抽中的案件有一件没有通过，这一批改为逐件办。',
    en: 'A case in the sample did not pass; the others are decided one by one.',
  },
  'court/sample-unread': {
    status: 422,
    zh: '这一件是抽查的，每份文件都要打开看过再打钩。',
    en: 'This case is one of the sample: please open every paper, read it and tick it.',
  },
  'court/ruling-unread': {
    status: 409,
    zh: '有一份裁定还没有打开看过，先看再签。',
    en: 'One of the rulings has not been opened yet; please read it first.',
  },
  'court/choose-cases': { status: 422, zh: '请选要放在一起的案件。', en: 'Please choose the cases.' },
  'court/ask-whom': { status: 422, zh: '请选要问谁。', en: 'Please choose whom to ask.' },
  'court/ask-what': {
    status: 422,
    zh: '请选一个备好的问题，或者写一个。',
    en: 'Please choose a prepared question or write one.',
  },
  'court/ask-nobody': {
    status: 422,
    zh: '有一个问题问的人没有选上：问当事人的要选当事人，问调解员的要选调解员。',
    en: 'A question has nobody to answer it: choose a party for those to parties, the mediator for those to the mediator.',
  },
  'court/answer-day': { status: 422, zh: '请填最晚哪一天回答。', en: 'Please give the last day for the answer.' },
  'court/ground': { status: 422, zh: '请选一项理由。', en: 'Please choose a ground.' },
} as const

/** Why the court's next step cannot be taken yet. */
export const courtGuardWords = {
  confirmable: { zh: '协议里没有可以请法院确认的内容。', en: 'Nothing in the agreement can be confirmed by a court.' },
  withinConfirmationPeriod: { zh: '三十日的申请期限已经过了。', en: 'The thirty days for applying are over.' },
  everyPartySignedApplication: { zh: '还有人没有在申请书上签名。', en: 'Somebody has not signed the application yet.' },
  courtCompetent: {
    zh: '这家法院没有管辖权，请选列出的法院。',
    en: 'This court is not competent; please choose one that is listed.',
  },
  annexesComplete: {
    zh: '还缺签好的协议，或者有人没有确认送达地址。',
    en: 'The signed agreement or an address for service is missing.',
  },
  noForbiddenMatter: {
    zh: '五项不受理情形要逐项确认“没有”。',
    en: 'Each of the five matters must be answered with “no”.',
  },
  groundOf355: { zh: '请选不予受理的理由。', en: 'Please choose the ground of non-acceptance.' },
  groundOf358: { zh: '请选驳回的理由。', en: 'Please choose the ground of dismissal.' },
  noGroundOf358: { zh: '六项审查要逐项确认“没有”。', en: 'Each of the six questions must be answered with “no”.' },
  reasonCodesGiven: { zh: '请至少选一项要补正的理由。', en: 'Please choose at least one reason.' },
  limitSet: { zh: '补正期限至少要给三个工作日。', en: 'At least three working days must be given.' },
  answerDaySet: { zh: '回答期限至少要给三个工作日。', en: 'At least three working days must be given to answer.' },
  returnAnswered: { zh: '还有没回答的补正事项。', en: 'Something the court asked is not answered yet.' },
  bothHeard: {
    zh: '要先询问双方，或者写明怎样核实。',
    en: 'Both sides must be heard first, or how they were verified be stated.',
  },
  signaturesValid: {
    zh: '文件上的签名没有通过核验，不能确认。',
    en: 'The signatures on the papers did not pass; it cannot be confirmed.',
  },
  everyPartyWantsTo: { zh: '要双方都同意，才能这样做。', en: 'Every party has to agree to this first.' },
  dismissalNotForIllegality: {
    zh: '法院认为协议内容违法或者不自愿，不能照原样履行。',
    en: 'The court found the agreement unlawful or not voluntary; it cannot simply be kept.',
  },
  everyPartyWithdrawsOrCourtAllows: {
    zh: '要双方都撤回，或者由法官准许。',
    en: 'Every party has to withdraw, or the judge has to allow it.',
  },
  rulingNotIssued: { zh: '裁定已经签发。', en: 'The ruling has been issued already.' },
  noCaseBeforeCourt: { zh: '案件还在法院。', en: 'The case is before the court.' },
  confirmationSettled: {
    zh: '申请司法确认的期限还没有过，先不结案。',
    en: 'The time for applying to the court is still running; it is not closed yet.',
  },
  limitOverIfReturned: { zh: '补正期限还没有到。', en: 'The time for the supplement is not over yet.' },
} as const
