import { defineWords } from '../words.ts'

/** What became of messages that left. */
export const words = defineWords({
  'zh-CN': {
    title: '发出的消息',
    states: {
      queued: '等着发',
      sent: '已发出',
      delivered: '已送到',
      read: '已读',
      failed: '没送到',
      suppressed: '不发',
    },
    channels: { sms: '短信', mail: '邮件' },
    failedBecause: (reason: string) => `没送到：${reason}`,
  },
  en: {
    title: 'Messages sent',
    states: {
      queued: 'waiting to leave',
      sent: 'sent',
      delivered: 'delivered',
      read: 'read',
      failed: 'not delivered',
      suppressed: 'not sent',
    },
    channels: { sms: 'text message', mail: 'mail' },
    failedBecause: (reason: string) => `not delivered: ${reason}`,
  },
})
