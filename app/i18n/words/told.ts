import { defineWords } from '../words.ts'

/** The answers of the guided questions as a desk reads them. */
export const words = defineWords({
  'zh-CN': {
    title: '申请人先答的几句',
    callFirst: '先打电话给申请人，再联系对方',
    reasonIsPrivate: '申请人有一项只给调解员看的回答，要先问清楚他现在是否安全。',
    isPrivate: '只给您看',
    isOwnWords: '自己的话',
    helper: (name: string, relation: string) => `由${name}代填（${relation}）`,
    helperText: '申请人用发到本人手机的验证码表示了同意。代填的人不是代理人，案情只跟申请人本人说。',
  },
  en: {
    title: 'What the applicant answered first',
    callFirst: 'Call the applicant before you contact the other side',
    reasonIsPrivate: 'One answer is for the mediator only: first ask whether the applicant is safe.',
    isPrivate: 'For you only',
    isOwnWords: 'Own words',
    helper: (name: string, relation: string) => `Written by ${name} (${relation})`,
    helperText:
      'The applicant consented by the code sent to their own phone. The helper is not an agent: speak about the case with the applicant only.',
  },
})
