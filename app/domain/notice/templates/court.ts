import type { NoticeTemplate } from '../template.ts'

/** Notices about judicial confirmation. */
export const courtNotices = {
  'joint-ask': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '是否一起申请司法确认，请您决定，最晚{{on}}：{{url}}',
      en: 'Apply jointly for judicial confirmation? Your decision, by {{on}}: {{url}}',
    },
    subject: { zh: '是否共同申请司法确认', en: 'Apply for judicial confirmation?' },
    body: {
      zh: '对方已同意共同申请司法确认。您同意的，签署申请书即可；不同意，协议仍有约束力。最晚{{on}}。',
      en: 'The other side agrees to apply jointly. If you agree, sign the application; if not, the agreement still binds. Last day {{on}}.',
    },
  },
  'confirm-remind': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '申请司法确认还剩{{n}}天，最晚{{on}}，须双方一起：{{url}}',
      en: '{{n}} days left to apply for judicial confirmation, until {{on}}, both sides together: {{url}}',
    },
    subject: { zh: '还剩{{n}}天：申请司法确认', en: '{{n}} days left to apply' },
    body: {
      zh: '共同申请司法确认的最后一日是{{on}}，还剩{{n}}天。还缺的签名在链接里。',
      en: 'The last day for the joint application is {{on}}, {{n}} days from now. The missing signatures are shown at the link.',
    },
  },
  'confirm-expired': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '申请司法确认的期限已过，协议仍有约束力。其他办法：{{url}}',
      en: 'The time to apply for confirmation is over; the agreement still binds. Other ways: {{url}}',
    },
    subject: { zh: '申请司法确认的期限已过', en: 'The time to apply is over' },
    body: {
      zh: '三十日的共同申请期限已过。协议仍有约束力；对方不履行的，可以起诉或者采用其他途径，链接里有说明。',
      en: 'The 30 days for a joint application are over. The agreement still binds; if the other side does not perform, you may sue or use other routes, explained at the link.',
    },
  },
  'court-sent': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '申请已送到法院，收件编号可以查。下一步等法院通知：{{url}}',
      en: "The application has reached the court. Next: wait for the court's notice. {{url}}",
    },
    subject: { zh: '申请已送到法院', en: 'The application has reached the court' },
    body: {
      zh: '司法确认申请已送达人民法院，收件凭证在链接里。法院通常三日内决定是否受理，会通知双方。',
      en: 'The application has reached the court; the receipt is at the link. The court normally decides within three days whether to accept it and notifies both sides.',
    },
  },
  'court-accepted': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '法院已受理。要双方到场核实的，法院另行通知时间和方式：{{url}}',
      en: 'The court has accepted the case. If both sides have to attend, it will say when and how: {{url}}',
    },
    subject: { zh: '法院已受理', en: 'The court has accepted the case' },
    body: {
      zh: '人民法院已受理司法确认申请。需要双方一起到场核实的，法院会另行通知时间，线上还是到院也以通知为准；到时请带好身份证件。',
      en: 'The court has accepted the application. If both sides have to attend together, the court will say when, and whether online or at court; bring your ID then.',
    },
  },
  'court-returned': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '法院请补{{n}}处，{{on}}前改好就行，不用重新申请：{{url}}',
      en: 'The court needs {{n}} changes by {{on}}. No need to apply again: {{url}}',
    },
    subject: { zh: '法院请补正{{n}}处', en: 'The court needs {{n}} changes' },
    body: {
      zh: '法院一次列明了{{n}}处需要补正的地方，请在{{on}}前完成。改动协议的，需要各方重新签署。',
      en: 'The court has listed {{n}} points to correct by {{on}}. If the agreement changes, all sign again.',
    },
  },
  'court-sign-again': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '新协议已生效。请{{on}}前再签一次申请书，签完就回到法院：{{url}}',
      en: 'The new agreement is in force. Please sign the application again by {{on}}: {{url}}',
    },
    subject: { zh: '请再签一次申请书', en: 'Please sign the application once more' },
    body: {
      zh: '按法院要求改好的协议已经生效。请各方在{{on}}前在新的申请书上签名，签完就回到法院；申请日不变。',
      en: 'The agreement as corrected for the court is in force. Please sign the new application by {{on}}; once all have signed it is back at the court. The day of the application stays.',
    },
  },
  'court-question': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '法院有一个问题请您回答，{{on}}前：{{url}}',
      en: 'The court has a question for you, please answer by {{on}}: {{url}}',
    },
    subject: { zh: '法院有一个问题', en: 'A question from the court' },
    body: {
      zh: '法院有一个问题请您回答，请在{{on}}前在链接里写明，或者按法院通知到场说明。',
      en: 'The court has a question for you; please answer at the link by {{on}}, or in person as the court directs.',
    },
  },
  'court-question-remind': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '法院的问题您还没有回答，最晚{{on}}：{{url}}',
      en: "You have not answered the court's question yet; by {{on}}: {{url}}",
    },
    subject: { zh: '法院的问题还没有回答', en: "The court's question is not answered yet" },
    body: {
      zh: '法院的问题您还没有回答，请在{{on}}前在链接里写明。不方便打字的，打电话给法院书记员也可以。',
      en: "You have not answered the court's question yet; please do so at the link by {{on}}, or call the court clerk.",
    },
  },
  'court-hearing-remind': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '{{at}}法院核实情况，请双方到场并带身份证件：{{url}}',
      en: 'The court hears both sides at {{at}}. Please attend with your ID: {{url}}',
    },
    subject: { zh: '明天法院核实情况', en: 'Tomorrow at the court' },
    body: {
      zh: '请于{{at}}到场接受法院询问，带好身份证件。不能到场的，请立即联系书记员。',
      en: "Please attend the court's inquiry at {{at}} with your ID. If you cannot, contact the court clerk at once.",
    },
  },
  'ruling-made': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '法院已作出裁定，可以查看下载：{{url}}',
      en: 'The court has made its ruling. Read and download: {{url}}',
    },
    subject: { zh: '法院已作出裁定', en: 'The court has made its ruling' },
    body: {
      zh: '人民法院已作出裁定，正文在链接里。送达日期和后续期限（如异议）也写在那里。',
      en: 'The court has made its ruling; the text is at the link, with the date of service and the time limits that follow (such as for an objection).',
    },
  },
  'ruling-dismissed': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '法院已作出裁定。还可以怎么办，我们列好了：{{url}} 电话{{tel}}',
      en: 'The court has made its ruling. What you can do next: {{url}} Tel {{tel}}',
    },
    subject: { zh: '法院已作出裁定，还可以怎么办', en: 'The ruling, and what you can do' },
    body: {
      zh: '法院没有确认这份协议，理由在裁定书里。各方可以通过调解变更协议或者达成新的协议，也可以起诉。',
      en: 'The court did not confirm the agreement; the reasons are in the ruling. The parties may vary it or make a new one by mediation, or sue.',
    },
  },
  'objection-filed': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '有人对裁定提出异议，法院会审查，请看说明：{{url}}',
      en: 'An objection to the ruling has been filed; the court will examine it: {{url}}',
    },
    subject: { zh: '有人提出异议', en: 'An objection has been filed' },
    body: {
      zh: '法院收到对裁定的异议，将依法审查。您需要做什么，以法院通知为准。',
      en: 'The court has received an objection and will examine it. What you need to do is for the court to say.',
    },
  },
  'court-ended': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '司法确认程序已结束，结果和其他办法写在这里：{{url}}',
      en: 'The confirmation procedure has ended. Result and other routes: {{url}}',
    },
    subject: { zh: '司法确认程序已结束', en: 'The confirmation procedure has ended' },
    body: {
      zh: '司法确认程序已结束，法院的文书和理由在链接里。协议对双方仍有约束力的，可以按协议履行；还可以走的路也列在里面。',
      en: "The confirmation procedure has ended; the court's paper and reasons are at the link. Where the agreement still binds, it can be performed; your other routes are listed too.",
    },
  },
  'enforcement-filed': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '对方已申请执行，内容和您可以做的写在这里：{{url}} 电话{{tel}}',
      en: 'Enforcement has been applied for. What it says and what you can do: {{url}}',
    },
    subject: { zh: '对方已申请执行', en: 'Enforcement has been applied for' },
    body: {
      zh: '对方已向法院申请执行。现在履行仍然来得及，法院会另行通知。有疑问请拨打{{tel}}。',
      en: 'Enforcement has been applied for. You can still perform now; the court will notify you. With questions call {{tel}}.',
    },
  },
} as const satisfies Record<string, NoticeTemplate>
