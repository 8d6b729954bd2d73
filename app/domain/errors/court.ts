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
