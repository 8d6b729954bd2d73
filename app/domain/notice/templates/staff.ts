import type { NoticeTemplate } from '../template.ts'

/** Notices about the work of staff. */
export const staffNotices = {
  'mediator-offer': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '有一件新案请您接，{{on}}前确认，不便接请写原因：{{url}}',
      en: 'A new case is offered to you. Accept or decline with a reason by {{on}}: {{url}}',
    },
    subject: { zh: '新案待确认', en: 'A case is offered to you' },
    body: {
      zh: '有一件新案派给您。请先查看有无应当披露的关系，再于{{on}}前确认；不接受的，写明原因。',
      en: 'A case is offered to you. Check first for relations to disclose, then answer by {{on}}; if you decline, give the reason.',
    },
  },
  'mediator-offer-expired': {
    channels: ['inApp', 'mail'],
    sending: 'always',
    short: {
      zh: '有一件派案未确认，已回到待派：{{url}}',
      en: 'An offer was not answered and is back in the queue: {{url}}',
    },
    subject: { zh: '派案未确认，请重派', en: 'Offer not answered: reassign' },
    body: {
      zh: '调解员未在期限内确认，案件回到待派。请重新指派。',
      en: 'The mediator did not answer in time; the case is back in the queue. Please reassign.',
    },
  },
  'challenge-filed': {
    channels: ['inApp', 'mail'],
    sending: 'always',
    short: {
      zh: '有一件回避申请待决定，会议已暂停：{{url}}',
      en: 'A challenge awaits a decision; sessions are paused: {{url}}',
    },
    subject: { zh: '回避申请待决定', en: 'A challenge awaits a decision' },
    body: {
      zh: '收到回避申请，会议已暂停。请由未被申请回避的负责人决定。',
      en: 'A challenge has been filed and sessions are paused. A head other than the mediator challenged decides.',
    },
  },
  'helper-invited': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '请您协助一次调解，时间{{at}}，可以谢绝：{{url}}',
      en: 'You are asked to assist in a mediation at {{at}}. You may decline: {{url}}',
    },
    subject: { zh: '请您协助调解', en: 'Please assist in a mediation' },
    body: {
      zh: '请您协助{{at}}的调解。参加须经各方同意，您须对知悉的内容保密。可以谢绝。',
      en: 'You are asked to assist in the mediation at {{at}}. The parties must agree and you keep what you learn confidential. You may decline.',
    },
  },
  'staff-new': {
    channels: ['inApp', 'mail'],
    sending: 'always',
    short: { zh: '有{{n}}件新申请待登记：{{url}}', en: '{{n}} new applications await registration: {{url}}' },
    subject: { zh: '新申请{{n}}件', en: '{{n}} new applications' },
    body: {
      zh: '有{{n}}件新申请待登记，最早一件的答复期限是{{on}}。',
      en: '{{n}} new applications await registration; the earliest answer is due on {{on}}.',
    },
  },
  'staff-unanswered': {
    channels: ['inApp', 'sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '有{{n}}件申请超过24小时无人处理：{{url}}',
      en: '{{n}} applications have been untouched for over 24 hours: {{url}}',
    },
    subject: { zh: '超过24小时无人处理', en: 'Untouched for over 24 hours' },
    body: {
      zh: '有{{n}}件申请超过24小时无人处理，请立即指派。',
      en: '{{n}} applications have been untouched for over 24 hours; please assign them now.',
    },
  },
  'staff-deadline': {
    channels: ['inApp', 'mail'],
    sending: 'daytime',
    short: { zh: '明天有{{n}}个期限到期：{{url}}', en: '{{n}} deadlines end tomorrow: {{url}}' },
    subject: { zh: '明天到期{{n}}项', en: '{{n}} deadlines tomorrow' },
    body: {
      zh: '明天有{{n}}个期限到期，依据和后果列在链接里。',
      en: '{{n}} deadlines end tomorrow; basis and consequence are at the link.',
    },
  },
  'staff-red': {
    channels: ['inApp', 'sms'],
    sending: 'always',
    short: {
      zh: '有一件案件风险转红，请立即查看：{{url}} 紧急先打110',
      en: 'A case has turned red. Look now: {{url}} In an emergency call 110 first',
    },
    subject: { zh: '风险转红', en: 'A case has turned red' },
    body: {
      zh: '有一件案件风险转红，可能激化。请立即采取预防措施；有违法犯罪可能的，依法报告公安机关。',
      en: 'A case has turned red and may escalate. Take preventive steps at once; report to the police as the law requires where offences are likely.',
    },
  },
  'staff-digest': {
    channels: ['mail'],
    sending: 'digest',
    short: { zh: '今天待办{{n}}件，红{{r}}件：{{url}}', en: 'Today: {{n}} to do, {{r}} red: {{url}}' },
    subject: { zh: '今日待办{{n}}件', en: '{{n}} to do today' },
    body: {
      zh: '今天待办{{n}}件，其中红{{r}}件；到期、会议和待签列在链接里。',
      en: '{{n}} to do today, {{r}} of them red; deadlines, sessions and signatures are at the link.',
    },
  },
  'seal-failed': {
    channels: ['inApp', 'mail'],
    sending: 'always',
    short: {
      zh: '有一份文书用印未完成，系统在重试：{{url}}',
      en: 'The sealing of a document is not complete; the system is retrying: {{url}}',
    },
    subject: { zh: '文书用印未完成', en: 'Sealing not complete' },
    body: {
      zh: '有一份文书已由各方签署，但用印或者时间戳未完成，协议尚未生效。原因和重试情况在链接里。',
      en: 'A document is signed by all but the seal or timestamp is not complete, so it is not yet in force. The cause and the retries are at the link.',
    },
  },
  'clerk-new': {
    channels: ['inApp', 'mail'],
    sending: 'always',
    short: {
      zh: '收到{{n}}件司法确认申请，最早一件{{on}}前决定：{{url}}',
      en: '{{n}} applications received; the earliest is to be decided by {{on}}: {{url}}',
    },
    subject: { zh: '司法确认申请{{n}}件', en: '{{n}} applications for confirmation' },
    body: {
      zh: '收到{{n}}件司法确认申请。自动核对结果在链接里，最早一件须于{{on}}前决定是否受理。',
      en: '{{n}} applications received. Automatic checks are at the link; the earliest must be decided by {{on}}.',
    },
  },
  'clerk-answered': {
    channels: ['inApp', 'mail'],
    sending: 'always',
    short: { zh: '法院的书面询问有了回答：{{url}}', en: "The court's question has been answered: {{url}}" },
    subject: { zh: '书面询问有了回答', en: 'An answer to the question in writing' },
    body: {
      zh: '被问的人回答了法院的书面询问，回答在案件页面里。',
      en: "The court's question in writing has been answered; the answer stands on the page of the case.",
    },
  },
  'clerk-deadline': {
    channels: ['inApp', 'mail'],
    sending: 'daytime',
    short: { zh: '有{{n}}件司法确认案件3日内到期：{{url}}', en: '{{n}} confirmation cases end within 3 days: {{url}}' },
    subject: { zh: '3日内到期{{n}}件', en: '{{n}} cases end within 3 days' },
    body: {
      zh: '有{{n}}件司法确认案件3日内到期，请安排询问或者裁定。',
      en: '{{n}} confirmation cases end within 3 days; please schedule the inquiry or the ruling.',
    },
  },
  'supervisor-overdue': {
    channels: ['inApp', 'mail'],
    sending: 'daytime',
    short: {
      zh: '有{{n}}件超期未办，已升级给您：{{url}}',
      en: '{{n}} overdue items have been escalated to you: {{url}}',
    },
    subject: { zh: '超期{{n}}件', en: '{{n}} overdue items' },
    body: {
      zh: '有{{n}}件超期未办，已依规则升级。您可以发出督办；案件内容按权限显示。',
      en: '{{n}} overdue items were escalated by rule. You may send a supervision task; content is shown by permission.',
    },
  },
  'supervision-done': {
    channels: ['inApp', 'mail'],
    sending: 'always',
    short: { zh: '您反映的事办完了，结果在这里：{{url}}', en: 'What you raised has been handled. Result: {{url}}' },
    subject: { zh: '您反映的事已办结', en: 'What you raised has been handled' },
    body: {
      zh: '您反映的事已办结，结果和理由在链接里。不满意的，可以再反映。',
      en: 'What you raised has been handled; result and reasons are at the link. If you are not satisfied you can raise it again.',
    },
  },
} as const satisfies Record<string, NoticeTemplate>
