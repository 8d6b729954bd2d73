/** Why a message was not sent. */
export const messageRefusals = {
  'message/too-long': {
    status: 422,
    zh: '一条最多两千字，请分几条发。',
    en: 'At most two thousand characters; please send several.',
  },
  'message/not-open': {
    status: 409,
    zh: '现在还不能在这里留言：对方或者调解员还没有加入，或者案件已经结束。您写的还在。',
    en: 'Nothing can be sent here now: nobody is at the other end yet, or the matter is closed. What you wrote is kept.',
  },
} as const
