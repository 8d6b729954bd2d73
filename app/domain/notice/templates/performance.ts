import type { NoticeTemplate } from '../template.ts'

/** Notices about performance, follow-up and closing. */
export const performanceNotices = {
  'due-soon': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '协议里有一项{{on}}到期，做好后请点“已完成”：{{url}}',
      en: 'An item of your agreement is due on {{on}}. When done, tap "done": {{url}}',
    },
    subject: { zh: '有一项{{on}}到期', en: 'Due on {{on}}' },
    body: {
      zh: '协议中有一项于{{on}}到期。完成后请在链接里点“已完成”并上传凭证。有困难，请提前告诉调解员。',
      en: 'An item of the agreement is due on {{on}}. When done, tap "done" at the link and upload proof. If there is a difficulty, tell the mediator early.',
    },
  },
  'due-today': {
    channels: ['sms'],
    sending: 'daytime',
    short: {
      zh: '协议里有一项今天到期，24点前完成：{{url}}',
      en: 'An item of your agreement is due today, before midnight: {{url}}',
    },
    subject: { zh: '今天到期', en: 'Due today' },
    body: {
      zh: '协议中有一项今天到期，请在24点前完成。',
      en: 'An item of the agreement is due today, before midnight.',
    },
  },
  'overdue-debtor': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '协议里有一项已过期{{n}}天。请尽快完成，有困难请说：{{url}} {{tel}}',
      en: 'An item is {{n}} days overdue. Please do it soon, or tell us the difficulty: {{url}} {{tel}}',
    },
    subject: { zh: '有一项已过期{{n}}天', en: '{{n}} days overdue' },
    body: {
      zh: '协议中有一项已过期{{n}}天。请尽快完成；逾期的后果按协议约定。有困难，请联系调解员，双方同意可以变更。',
      en: 'An item is {{n}} days overdue. Please do it soon; the consequences are as agreed. If there is a difficulty, contact the mediator; it can be varied if both agree.',
    },
  },
  'overdue-creditor': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '协议里有一项对方还没完成。您可以怎么办：{{url}} 已收到请点“已收到”',
      en: 'The other side has not done one item yet. Your options: {{url}} If done, tap "received"',
    },
    subject: { zh: '对方有一项还没完成', en: 'One item is not done yet' },
    body: {
      zh: '协议中有一项对方还没有完成。您可以催促、请调解员联系，或者依法采用其他途径，链接里有说明和期限。已经收到的，请点“已收到”。',
      en: 'The other side has not done one item yet. You may press for it, ask the mediator to call, or use other routes; the link explains them with the time limits. If you have received it, tap "received".',
    },
  },
  'paid-reported': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '对方说有一项已完成，请您核对；没收到请勿确认：{{url}}',
      en: 'The other side says an item is done. Please check; do not confirm if it is not: {{url}}',
    },
    subject: { zh: '请核对是否完成', en: 'Please check that it is done' },
    body: {
      zh: '对方报告有一项已完成。请核对是否真的收到或者完成，再确认。没有的，点“没有收到”。',
      en: 'The other side reports an item as done. Check that you have really received it before you confirm. If not, tap "not received".',
    },
  },
  'paid-confirmed': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '对方已确认完成，凭证可以下载：{{url}}',
      en: 'The other side has confirmed. Download the receipt: {{url}}',
    },
    subject: { zh: '对方已确认', en: 'Confirmed' },
    body: {
      zh: '对方已确认该项完成，收条在链接里，请保存。',
      en: 'The other side has confirmed this item; the receipt is at the link, please keep it.',
    },
  },
  'follow-up': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '协议履行得怎么样？点一下告诉我们，1分钟：{{url}}',
      en: 'How is the agreement going? Tell us in 1 minute: {{url}}',
    },
    subject: { zh: '协议履行得怎么样', en: 'How is the agreement going?' },
    body: {
      zh: '调解组织依法回访。请告诉我们履行得怎么样、有没有困难。您的意见不会转给对方。',
      en: 'The organisation follows up as the law requires. Tell us how performance goes and if there are difficulties. Your opinion is not passed to the other side.',
    },
  },
  closed: {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '案件办结了，全部文书可以下载。请给这次服务打个分：{{url}}',
      en: 'The case is closed; all papers can be downloaded. Please rate this service: {{url}}',
    },
    subject: { zh: '案件办结', en: 'The case is closed' },
    body: {
      zh: '案件已办结，全部文书可以下载。请给这次服务打分，分数只用于改进服务。',
      en: 'The case is closed; all papers can be downloaded. Please rate the service; ratings are used only to improve it.',
    },
  },
  'recording-expiring': {
    channels: ['mail'],
    sending: 'digest',
    short: {
      zh: '会议录像将按约定在{{on}}删除，如需保留请说明：{{url}}',
      en: 'The recording will be deleted on {{on}} as agreed. If it must be kept, say so: {{url}}',
    },
    subject: { zh: '录像将于{{on}}删除', en: 'Recording to be deleted on {{on}}' },
    body: {
      zh: '会议录像将按告知的期限在{{on}}删除。依法需要保留的，请在此之前说明理由。',
      en: 'The recording will be deleted on {{on}}, as you were told. If it must be kept by law, give the reason before then.',
    },
  },
  'document-served': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '有一份文书送达给您，请查看：{{url}} 需要纸质请打{{tel}}',
      en: 'A document has been served on you. Please read it: {{url}} For paper call {{tel}}',
    },
    subject: { zh: '有一份文书送达', en: 'A document has been served' },
    body: {
      zh: '有一份文书送达到您确认的电子地址，请在链接里查看。文书到达日期为{{on}}。需要纸质文书的，拨打{{tel}}。',
      en: 'A document has been served at the electronic address you confirmed; please read it at the link. It arrived on {{on}}. For a paper copy call {{tel}}.',
    },
  },
  'payment-disputed': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '对方说有一项没有收到，请上传凭证或说明：{{url}}',
      en: 'The other side says one item has not arrived. Please add proof: {{url}}',
    },
    subject: { zh: '对方说没有收到', en: 'Not received, says the other side' },
    body: {
      zh: '对方说有一项没有收到。请上传付款或者完成的凭证；调解员会帮着核对。',
      en: 'The other side says one item has not arrived. Please upload proof of payment or completion; the mediator helps to compare.',
    },
  },
  'rate-ask': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: { zh: '请给这次服务打个分，一下就好：{{url}}', en: 'Please rate this service, one tap: {{url}}' },
    subject: { zh: '请给这次服务打个分', en: 'Please rate this service' },
    body: {
      zh: '请给这次服务打分，分数只用于改进服务，对方看不到。',
      en: 'Please rate this service. Ratings are used only to improve it; the other side does not see them.',
    },
  },
} as const satisfies Record<string, NoticeTemplate>
