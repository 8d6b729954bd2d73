import type { NoticeTemplate } from '../template.ts'

/** Notices about safety and complaints. */
export const safetyNotices = {
  'safety-check': {
    channels: ['sms'],
    sending: 'always',
    short: {
      zh: '我们想单独和您确认是否安全。方便时请打{{tel}}，紧急请拨110。',
      en: 'We would like to check in with you privately. When it is safe call {{tel}}; in an emergency 110.',
    },
    subject: { zh: '', en: '' },
    body: { zh: '', en: '' },
  },
  'complaint-received': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '您的投诉已收到，{{on}}前答复您：{{url}}',
      en: 'Your complaint is received. We answer by {{on}}: {{url}}',
    },
    subject: { zh: '您的投诉已收到', en: 'Your complaint is received' },
    body: {
      zh: '您的投诉已收到，由没有参与本案的人员处理，{{on}}前答复。投诉不影响案件继续办理。',
      en: 'Your complaint is received and handled by someone not involved in the case; we answer by {{on}}. The case goes on meanwhile.',
    },
  },
  'complaint-answered': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '您的投诉有答复了，不满意可以再反映：{{url}}',
      en: 'Your complaint has been answered. If not satisfied, you can go further: {{url}}',
    },
    subject: { zh: '您的投诉有答复了', en: 'Your complaint has been answered' },
    body: {
      zh: '您的投诉有答复，结果和理由在链接里。不满意的，可以向链接里列明的单位反映。',
      en: 'Your complaint has been answered; result and reasons are at the link. If not satisfied, you can turn to the bodies listed there.',
    },
  },
} as const satisfies Record<string, NoticeTemplate>
