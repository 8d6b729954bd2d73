import type { NoticeTemplate } from '../template.ts'

/** Notices about the agreement and signing. */
export const settlementNotices = {
  'draft-ready': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '协议写好了，请您逐条看。看不懂可以请人念、请人讲：{{url}}',
      en: 'The agreement is ready. Please read each clause; we can read it to you or explain it: {{url}}',
    },
    subject: { zh: '协议写好了，请您看', en: 'The agreement is ready to read' },
    body: {
      zh: '协议草稿在链接里，每条旁边有一句白话说明。有要改的，在该条下面写。签名之前可以先问律师或者家人。',
      en: 'The draft is at the link, with a plain sentence beside each clause. Write changes under the clause. Before signing you may ask a lawyer or your family.',
    },
  },
  'draft-changed': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '协议有改动，改的地方标出来了，请再看一遍：{{url}}',
      en: 'The draft has changed; the changes are marked. Please read again: {{url}}',
    },
    subject: { zh: '协议有改动', en: 'The draft has changed' },
    body: {
      zh: '协议草稿有改动，改动处已经标出。已确认过的人需要重新确认。',
      en: 'The draft has changed and the changes are marked. Those who had confirmed need to confirm again.',
    },
  },
  'sign-ask': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '协议可以签了。签之前请再看一遍：{{url}} 想在纸上签请打{{tel}}',
      en: 'The agreement can be signed. Please read it once more: {{url}} To sign on paper call {{tel}}',
    },
    subject: { zh: '请签署协议', en: 'Please sign the agreement' },
    body: {
      zh: '协议可以签署。请确认您看懂了、愿意签。需要在纸上签、要人帮忙的，拨打{{tel}}。也可以不签。',
      en: 'The agreement can be signed. Make sure that you understand it and want to sign. To sign on paper or get help call {{tel}}. You may also choose not to sign.',
    },
  },
  'sign-remind': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '还差您的签名。有顾虑可以先和调解员说：{{url}}',
      en: 'Your signature is missing. If you have doubts, talk to the mediator first: {{url}}',
    },
    subject: { zh: '还差您的签名', en: 'Your signature is missing' },
    body: {
      zh: '协议还差您的签名。有顾虑，请先告诉调解员；不想签，也请告诉我们，我们会告知对方。',
      en: 'Your signature is missing. If you have doubts, tell the mediator first; if you do not want to sign, tell us and we inform the other side.',
    },
  },
  effective: {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '协议已生效，正本可以下载。要申请司法确认的，最晚{{on}}：{{url}}',
      en: 'The agreement is in force; download it here. Last day to apply for confirmation: {{on}}. {{url}}',
    },
    subject: { zh: '协议已生效', en: 'The agreement is in force' },
    body: {
      zh: '协议于{{at}}生效，正本和核验方法在链接里。双方愿意的，可以在{{on}}前共同申请司法确认；是否确认由人民法院决定。',
      en: 'The agreement took effect at {{at}}; the original and how to verify it are at the link. If both wish, they may jointly apply for judicial confirmation by {{on}}; the court decides.',
    },
  },
  'extension-ask': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '调解期限{{on}}到期，是否同意延长请您选，可以不同意：{{url}}',
      en: 'The term ends on {{on}}. Extend it or not? You may say no: {{url}}',
    },
    subject: { zh: '是否同意延长期限', en: 'Extend the term?' },
    body: {
      zh: '调解期限到{{on}}。调解员建议延长，原因写在链接里。各方都同意才延长，您可以不同意。',
      en: "The term ends on {{on}}. The mediator suggests an extension; the reason is at the link. It needs everyone's consent; you may say no.",
    },
  },
  suspended: {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '案件暂停计算期限，原因和恢复条件写在这里：{{url}}',
      en: 'The clock in your case is stopped. Why, and when it runs again: {{url}}',
    },
    subject: { zh: '案件暂停', en: 'Your case is paused' },
    body: {
      zh: '案件因鉴定或者其他原因暂停，暂停时间不计入期限。恢复时会通知您。',
      en: 'Your case is paused for appraisal or another reason; the pause is not counted. We tell you when it goes on.',
    },
  },
  resumed: {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '案件恢复办理，新的期限到{{on}}：{{url}}',
      en: 'Your case goes on; the new term ends on {{on}}. {{url}}',
    },
    subject: { zh: '案件恢复办理', en: 'Your case goes on' },
    body: { zh: '案件恢复办理，调解期限到{{on}}。', en: 'Your case goes on; the term ends on {{on}}.' },
  },
  terminated: {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '这次没谈成。您交的东西都在，还可以走的路和期限写在这里：{{url}}',
      en: 'No agreement this time. Your file is kept; other routes and time limits: {{url}}',
    },
    subject: { zh: '调解已终止', en: 'The mediation has ended' },
    body: {
      zh: '这次没有谈成。终止通知书写明了其他途径和期限，请尽早看。为谈成作出的让步，依法不能在以后的诉讼中用来对付您。',
      en: 'No agreement this time. The notice lists other routes and time limits; please read it soon. Concessions made may not, under the law, be used against you later.',
    },
  },
  withdrawn: {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '申请已撤回，调解结束。以后还可以再申请：{{url}}',
      en: 'The application is withdrawn and the mediation ends. You may apply again later: {{url}}',
    },
    subject: { zh: '申请已撤回', en: 'The application is withdrawn' },
    body: {
      zh: '本案申请已撤回，调解结束。材料可以下载；以后愿意谈，可以再申请。',
      en: 'The application is withdrawn and the mediation ends. Materials can be downloaded; a new application is possible.',
    },
  },
  'change-requested': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '有人请求修改协议草稿，请看：{{url}}',
      en: 'A change to the draft has been requested. Please see: {{url}}',
    },
    subject: { zh: '有人请求修改协议草稿', en: 'A change to the draft is requested' },
    body: {
      zh: '有人请求修改协议草稿，改哪里、为什么，写在链接里。',
      en: 'A change to the draft has been requested; where and why is at the link.',
    },
  },
  'signature-received': {
    channels: ['inApp', 'mail'],
    sending: 'always',
    short: {
      zh: '收到一份签名，签名进度在这里：{{url}}',
      en: 'A signature has been received. See who has signed: {{url}}',
    },
    subject: { zh: '收到一份签名', en: 'A signature was received' },
    body: {
      zh: '收到一份签名。全部签完并盖章后，协议生效，我们会告诉您。',
      en: 'A signature was received. When all have signed and the seal is on it, the agreement takes effect and we tell you.',
    },
  },
  'signature-failed': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '您的签名没有完成，文本没有变，请再签一次：{{url}} 电话{{tel}}',
      en: 'Your signature was not completed; the text is unchanged. Please sign again: {{url}}',
    },
    subject: { zh: '签名没有完成', en: 'The signature was not completed' },
    body: {
      zh: '您的签名没有完成，文本没有变化，也没有生效。请再签一次；还不行，请拨打{{tel}}。',
      en: 'Your signature was not completed; the text is unchanged and not in force. Please sign again; if it fails once more, call {{tel}}.',
    },
  },
  'signing-declined': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '有一方暂不签名。调解员会联系大家，下一步看这里：{{url}}',
      en: 'One side is not signing for now. The mediator will call. Next step: {{url}}',
    },
    subject: { zh: '有一方暂不签名', en: 'One side is not signing' },
    body: {
      zh: '有一方暂不签名，协议没有生效。调解员会联系大家，看看能不能改。',
      en: 'One side is not signing, so the agreement is not in force. The mediator will call and see what can be changed.',
    },
  },
  'term-extended': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: { zh: '期限已延长到{{on}}：{{url}}', en: 'The term has been extended to {{on}}: {{url}}' },
    subject: { zh: '期限已延长到{{on}}', en: 'Extended to {{on}}' },
    body: {
      zh: '期限已延长到{{on}}，原因写在链接里。',
      en: 'The term has been extended to {{on}}; the reason is at the link.',
    },
  },
} as const satisfies Record<string, NoticeTemplate>
