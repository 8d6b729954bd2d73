/** Refusals about requests of the respondent's own. */
export const claimRefusals = {
  'claim/unknown': { status: 404, zh: '没有找到这项请求。', en: 'We cannot find this request.' },
  'claim/nothing-asked': {
    status: 422,
    zh: '请写金额，或者写希望对方做什么，至少一样。',
    en: 'Please give a sum or say what you want the other side to do, one of them at least.',
  },
  'claim/too-many': {
    status: 409,
    zh: '已经有十项请求了，请先撤回一项，或者合在一起写。',
    en: 'There are ten requests already. Please take one back or put several into one.',
  },
} as const
