import type { NoticeTemplate } from '../template.ts'

/** Notices about codes and the account. */
export const accountNotices = {
  'login-code': {
    channels: ['sms'],
    sending: 'always',
    short: {
      zh: '您的验证码是{{code6}}，10分钟内有效。工作人员不会向您索要，请勿告诉他人。',
      en: 'Your code is {{code6}}, valid for 10 minutes. Our staff never ask for it. Do not share it.',
    },
    subject: { zh: '您的验证码', en: 'Your code' },
    body: {
      zh: '您的验证码是{{code6}}，10分钟内有效。工作人员不会向您索要验证码。如果不是您本人操作，请不用理会本邮件。',
      en: 'Your code is {{code6}}, valid for 10 minutes. Our staff never ask for it. If this was not you, please ignore this message.',
    },
  },
  'helper-code': {
    channels: ['sms'],
    sending: 'always',
    short: {
      zh: '有人在帮您申请调解。您看过、也同意，才把{{code6}}报给他，10分钟有效。不同意不用理。',
      en: 'Somebody is applying for mediation for you. If you read it and agree, tell them {{code6}} (10 min). If not, ignore this.',
    },
    subject: { zh: '同意代填的验证码', en: 'Your code to consent' },
    body: {
      zh: '有人在帮您写一份调解申请。申请人是您，以后的事也由您自己决定。您看过内容、也同意，才把{{code6}}报给帮您写的人，10分钟内有效。不同意的，不用理会。',
      en: 'Somebody is writing an application for mediation for you. You are the applicant and decide everything that follows. If you have read it and agree, tell the helper {{code6}}, valid for 10 minutes. If not, ignore this.',
    },
  },
  'helper-receipt': {
    channels: ['sms'],
    sending: 'always',
    short: {
      zh: '您帮忙写的调解申请收到了，案件码{{code}}。以后的消息只发给本人。',
      en: 'The application you helped with has arrived: {{code}}. From now on we write to the applicant only.',
    },
    subject: { zh: '您帮忙写的申请收到了', en: 'The application you helped with has arrived' },
    body: {
      zh: '您帮忙写的调解申请收到了，案件码{{code}}。您不是代理人，以后的消息只发给申请人本人，由他自己决定要不要告诉您。',
      en: 'The application you helped with has arrived: {{code}}. You are not an agent; from now on we write to the applicant only, who decides what to tell you.',
    },
  },
  'new-device': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '您的账户刚在一台新设备上登录。如果不是您，请打{{tel}}，我们马上帮您停用。',
      en: 'Your account was just used on a new device. If this was not you, call {{tel}} and we will lock it.',
    },
    subject: { zh: '您的账户在新设备上登录', en: 'New device on your account' },
    body: {
      zh: '您的账户于{{at}}在一台新设备上登录。是您本人的，不用处理。不是的，请点击链接停用该设备，或者拨打{{tel}}。',
      en: 'Your account was used on a new device at {{at}}. If it was you, nothing to do. If not, open the link to lock that device or call {{tel}}.',
    },
  },
  'data-request-done': {
    channels: ['mail'],
    sending: 'digest',
    short: {
      zh: '您提出的个人信息请求已经办好，结果请看：{{url}}',
      en: 'Your personal information request is done. See the result: {{url}}',
    },
    subject: { zh: '个人信息请求已办结', en: 'Your personal information request is done' },
    body: {
      zh: '您于{{on}}提出的个人信息请求已经办结。结果和理由在链接里。对结果有疑问的，可以回复或者拨打{{tel}}。',
      en: 'Your personal information request of {{on}} is done. The result and the reasons are at the link. If you have questions, reply or call {{tel}}.',
    },
  },
} as const satisfies Record<string, NoticeTemplate>
