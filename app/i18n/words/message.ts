import { defineWords } from '../words.ts'

/** The three threads of a dispute. */
export const words = defineWords({
  'zh-CN': {
    backToCase: '回到案件',
    title: '留言',
    names: { all: '和所有人', mediatorWith: '只和调解员', ownSide: '我方内部' },
    withSide: { applicant: '只和申请人', respondent: '只和被申请人' },
    audience: {
      all: '双方和调解员都看得到。',
      mediatorWith: '只有您这一方和调解员看得到，对方看不到。',
      mediatorWithSide: '只有这一方和调解员看得到，另一方看不到。',
      ownSide: '只有您这一方看得到，调解员也看不到。',
    },
    unread: (count: number) => `${count}条新的`,
    threads: '和谁说',
    none: '还没有人说话',
    noneText: '在下面写第一句。',
    body: '写一条留言',
    send: '发出',
  },
  en: {
    backToCase: 'Back to the case',
    title: 'Messages',
    names: { all: 'With everybody', mediatorWith: 'Mediator only', ownSide: 'Our side only' },
    withSide: { applicant: 'Applicant only', respondent: 'Respondent only' },
    audience: {
      all: 'Both sides and the mediator can see it.',
      mediatorWith: 'Only your side and the mediator can see it, not the other side.',
      mediatorWithSide: 'Only this side and the mediator can see it, not the other side.',
      ownSide: 'Only your side can see it, not even the mediator.',
    },
    unread: (count: number) => `${count} new`,
    threads: 'With whom',
    none: 'Nobody has said anything yet',
    noneText: 'Write the first line below.',
    body: 'Write a message',
    send: 'Send',
  },
})
