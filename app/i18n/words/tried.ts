import { defineWords } from '../words.ts'

/** How somebody was tried to be reached, and with what result. */
export const words = defineWords({
  'zh-CN': {
    channels: { sms: '短信', letter: '信', call: '电话', visit: '上门' },
    results: {
      posted: '已寄出',
      handed: '已当面交给本人',
      returned: '退回来了',
      reached: '联系上了',
      noAnswer: '没有人',
      callBack: '他约了时间再打',
      wrongPerson: '不是他的号码',
      moved: '已经搬走',
      sent: '已发出',
    },
    title: '我们试过这些',
  },
  en: {
    channels: { sms: 'Message', letter: 'Letter', call: 'Call', visit: 'Visit' },
    results: {
      posted: 'Posted',
      handed: 'Handed over in person',
      returned: 'Came back',
      reached: 'Reached',
      noAnswer: 'Nobody there',
      callBack: 'Asked to be called at another time',
      wrongPerson: 'Not their number',
      moved: 'Moved away',
      sent: 'Sent',
    },
    title: 'What we tried',
  },
})
