/** Refusals of filing. */
export const filingRefusals = {
  'filing/tick': { status: 422, zh: '这一项要勾选才能提交。', en: 'Please tick this before you file.' },
  'filing/unprintable': {
    status: 422,
    zh: '有的字我们的字库里没有，印不出来。请打电话，由工作人员登记。',
    en: 'Our fonts lack a character of this name. Please call us and staff will register it.',
  },
  'filing/other-holder': {
    status: 422,
    zh: '这个手机号登记的是另一个人或单位。请换一个手机号，或者打电话核对。',
    en: 'This phone is registered for somebody else. Please use another, or call us to check.',
  },
  'filing/helper-own-phone': {
    status: 422,
    zh: '当事人的手机号不能是代填人的：验证码要发给本人，由本人点头。',
    en: "The person's own phone cannot be the helper's: the code goes to that person, who consents by it.",
  },
  'filing/helper-other-side': {
    status: 422,
    zh: '这个手机号是对方的。对方不能替申请人填。',
    en: 'This is the phone of the other side, who cannot write for the applicant.',
  },
  'filing/no-organisation': {
    status: 503,
    zh: '现在没有调解组织能接这件事，请打电话问。',
    en: 'No mediation organisation can take this now; please call us.',
  },
  'filing/identity-elsewhere': {
    status: 422,
    zh: '这个证件号已经和另一个手机号登记在一起。请用那个手机号，或者打电话核对。',
    en: 'This number of identity is registered with another phone. Please use that phone, or call us to check.',
  },
  'filing/answer': { status: 422, zh: '请从这一页的答案里选。', en: 'Please choose one of the answers on this page.' },
  'filing/day': {
    status: 422,
    zh: '请写成年-月-日，如2026-09-10。',
    en: 'Please write year-month-day, such as 2026-09-10.',
  },
  'filing/number': { status: 422, zh: '请填一个数字，如8。', en: 'Please enter a whole number, such as 8.' },
  'filing/topic': { status: 404, zh: '没有这一类。', en: 'There is no such kind.' },
  'filing/gone': {
    status: 404,
    zh: '这份草稿已经删除，写过的内容不能恢复。可以重新写一份。',
    en: 'This draft was deleted and cannot be restored. You can write a new one.',
  },
  'filing/resume': {
    status: 422,
    zh: '没有找到这份草稿：码可能抄错了，草稿也可能已经提交、删除，或者放得太久删掉了。',
    en: 'We cannot find this draft: the code may be mistyped, or the draft was filed, discarded, or kept too long and deleted.',
  },
} as const
