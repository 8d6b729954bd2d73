import { defineWords } from '../words.ts'

/** The answers of the guided questions as a desk reads them. */
export const words = defineWords({
  'zh-CN': {
    title: '申请人先答的几句',
    callFirst: '先打电话给申请人，再联系对方',
    reasonIsPrivate: '申请人有一项只给调解员看的回答，要先问清楚他现在是否安全。',
    isPrivate: '只给您看',
    isOwnWords: '自己的话',
  },
  en: {
    title: 'What the applicant answered first',
    callFirst: 'Call the applicant before you contact the other side',
    reasonIsPrivate: 'One answer is for the mediator only: first ask whether the applicant is safe.',
    isPrivate: 'For you only',
    isOwnWords: 'Own words',
  },
})
