/** Why a step about the agreement cannot be taken. */
export const settlementGuardWords = {
  termsRecorded: {
    zh: '还没有谈成：要有一个被接受的方案，或者双方都确认过的要点。',
    en: 'Nothing is agreed yet: an accepted offer or points acknowledged by everybody are needed.',
  },
  disputeOpenForText: { zh: '现在不是起草协议的时候。', en: 'The text is not being written now.' },
  editVersionCurrent: {
    zh: '草稿刚刚被改过。请看最新的再改。',
    en: 'The draft has just been changed. Please look at the latest one.',
  },
  lintNoBlocker: {
    zh: '有必须先改的地方，见检查结果。',
    en: 'Something has to be changed first; see what the check found.',
  },
  sumsAgree: { zh: '各期加起来和总额不一致。', en: 'The instalments do not add up to the total.' },
  namesPrintable: {
    zh: '有的字印不出来，请换一个写法。',
    en: 'A character cannot be printed; please write it differently.',
  },
  readToEnd: { zh: '请先把每一条都看完。', en: 'Please read every clause first.' },
  versionShown: { zh: '协议刚刚改过，请看最新的一版。', en: 'The text has changed; please read the latest version.' },
  versionReadByAll: { zh: '还有人没有看完。', en: 'Somebody has not read it yet.' },
  signingPolicyMet: { zh: '有的条款要在纸上签。', en: 'A clause has to be signed on paper.' },
  everyRequiredSignature: { zh: '签名还没有到齐。', en: 'Signatures are still missing.' },
  newerVersionTakesOver: { zh: '还没有新的一版。', en: 'There is no newer version.' },
  disputeLeftText: { zh: '协议还在谈。', en: 'The text is still being worked on.' },
  noVersionInForce: { zh: '已经有生效的协议。', en: 'An agreement is in force already.' },
  earlierVersionEffective: { zh: '没有生效的协议。', en: 'No agreement is in force.' },
  versionEffective: { zh: '协议还没有生效。', en: 'The agreement is not in force yet.' },
  isRequiredSigner: { zh: '这一份现在不用您签。', en: 'Your signature is not asked for here.' },
  notSignedYet: { zh: '您已经签过了。', en: 'You have signed already.' },
  earlierSlotsSigned: { zh: '要先等前面的人签完。', en: 'Others have to sign before you.' },
  hashShownIsHashSigned: {
    zh: '您看到的不是最新的文本，没有签。请重新打开这一页。',
    en: 'What you saw is not the latest text; nothing was signed. Please open the page again.',
  },
  stepUpDone: { zh: '请先输入这一次的验证码。', en: 'Please enter the code for this step first.' },
  consentESignature: { zh: '还没有同意用电子签名。', en: 'Consent to electronic signing is missing.' },
  keyPointsTicked: { zh: '三个要点都要确认。', en: 'Please confirm all three points.' },
  identityG2: {
    zh: '签名以前，调解员要先核对您本人。请在会议室里完成。',
    en: 'Before you sign, the mediator has to check that you are you, in the session.',
  },
  intentStands: { zh: '这次签名已经不算数了。', en: 'This signature no longer counts.' },
  agentMaySettle: { zh: '这一步要当事人本人来做。', en: 'The party has to do this in person.' },
  inTalks: { zh: '现在不在商谈阶段。', en: 'There are no talks now.' },
  notOwnOffer: { zh: '自己提的方案由对方答复。', en: 'The other side answers your own offer.' },
  otherOffersLapse: { zh: '已经接受过一个方案。', en: 'An offer was accepted already.' },
  iAmDebtor: { zh: '这一项由应当履行的一方来说。', en: 'Only who owes this can say so.' },
  iAmCreditorOrBankProof: { zh: '这一项由收的一方来说。', en: 'Only who is owed this can say so.' },
  dueDateReached: { zh: '还没有到期。', en: 'It is not due yet.' },
  everyItemSettled: { zh: '还有没履行完的事项。', en: 'Something is still to be performed.' },
} as const

export const settlementRefusals = {
  'settlement/name-differs': {
    status: 422,
    zh: '请输入您的姓名，与登记的一致。',
    en: 'Please type your name as it is registered.',
  },
  'settlement/signature-empty': { status: 422, zh: '请在框里写上您的名字。', en: 'Please write your name in the box.' },
  'settlement/point': {
    status: 422,
    zh: '这一件还没点“我看懂了”。看懂了再点；有一件不对，就别签。',
    en: 'This point is not ticked. Tick it once it is clear; if it is wrong, do not sign.',
  },
  'settlement/tick': { status: 422, zh: '请勾选。', en: 'Please tick.' },
  'settlement/money': {
    status: 422,
    zh: '金额看不懂，例如 3100 或 3100.50。',
    en: 'Please write an amount such as 3100 or 3100.50.',
  },
  'settlement/day': {
    status: 422,
    zh: '请选一个日子，例如 2026-12-05。',
    en: 'Please choose a day such as 2026-12-05.',
  },
  'settlement/days': { status: 422, zh: '请写天数，例如 10。', en: 'Please write a number of days such as 10.' },
  'settlement/account': {
    status: 422,
    zh: '收款账户要写全：户名、银行、账号；也可以全部不写。',
    en: 'An account needs holder, bank and number; or leave all three empty.',
  },
  'settlement/reason': { status: 422, zh: '请写明原因，至少两个字。', en: 'Please give a reason.' },
  'settlement/points-short': { status: 422, zh: '请写下谈成的要点。', en: 'Please write down what was agreed.' },
  'settlement/warning-open': {
    status: 409,
    zh: '还有提醒没有处理。请改条款，或者写明原因后接受。',
    en: 'A warning is still open. Change the clause or accept it with a reason.',
  },
  'settlement/warning-gone': {
    status: 409,
    zh: '这条提醒已经没有了。请看最新的检查结果。',
    en: 'This warning is gone. Please look at what the check finds now.',
  },
  'settlement/text-blocked': {
    status: 422,
    zh: '签名前又查了一遍，协议里有现在不能签的地方。请先不要签，联系调解员修改后重新看一遍。',
    en: 'The text was checked once more before signing, and something in it cannot be signed now. Please ask the mediator to change it; you then read it again.',
  },
} as const
