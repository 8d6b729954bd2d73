import type { NoticeTemplate } from '../template.ts'

/** Notices about offers and sealed bids. */
export const offerNotices = {
  'offer-new': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '收到一个新方案，请您看看，同意、还价、不同意都可以：{{url}}',
      en: 'There is a new proposal. You may accept, answer with your own or decline: {{url}}',
    },
    subject: { zh: '有一个新方案', en: 'A new proposal' },
    body: {
      zh: '收到一个新方案，{{on}}前有效。您可以同意、提出自己的方案，或者不同意。方案内容只在链接里显示。',
      en: 'There is a new proposal, open until {{on}}. You may accept it, make your own or decline. It is shown only at the link.',
    },
  },
  'offer-agreed': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '双方谈到一起了。调解员正在写协议，写好请您看：{{url}}',
      en: 'You have come together. The mediator is drafting the agreement for you to read: {{url}}',
    },
    subject: { zh: '双方谈到一起了', en: 'You have come together' },
    body: {
      zh: '双方已就方案达成一致，调解员正在起草协议。签名生效以前，您仍可以提出意见。',
      en: 'Both sides agree on a proposal and the mediator is drafting. Until it is signed you may still raise points.',
    },
  },
  'offer-answered': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: { zh: '您提的方案有回复了，请看：{{url}}', en: 'Your offer has been answered. Please see: {{url}}' },
    subject: { zh: '您提的方案有回复', en: 'Your offer has been answered' },
    body: {
      zh: '您提的方案有回复，内容在链接里。还可以继续商量。',
      en: 'Your offer has been answered; see the link. You can go on talking.',
    },
  },
  'bid-open': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '调解员开了一轮密封报价，对方看不到您报多少，48小时内：{{url}}',
      en: 'A round of sealed bids is open for 48 hours; nobody sees your figure: {{url}}',
    },
    subject: { zh: '密封报价开始', en: 'A round of sealed bids is open' },
    body: {
      zh: '调解员开了一轮密封报价。您报的数只用于比对，对方和调解员都看不到。48小时内没有都报，这一轮就作废。',
      en: 'A round of sealed bids is open. Your figure is only compared; neither the other side nor the mediator sees it. If not all have bid in 48 hours, the round is void.',
    },
  },
  'bid-result': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: { zh: '密封报价有结果了，请看：{{url}}', en: 'The sealed bids have been compared. Please see: {{url}}' },
    subject: { zh: '密封报价的结果', en: 'Result of the sealed bids' },
    body: {
      zh: '密封报价已经比对，结果在链接里。没有谈成的，各方报的数不公开。',
      en: 'The sealed bids have been compared; the result is at the link. If there was no match, no figure is shown to anybody.',
    },
  },
} as const satisfies Record<string, NoticeTemplate>
