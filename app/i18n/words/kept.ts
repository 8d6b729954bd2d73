import { defineWords } from '../words.ts'

/** What this device keeps until the server has it. */
export const words = defineWords({
  'zh-CN': {
    putBack: '上次没存上的，已经从这台设备里放回来了。看一看，点保存。',
    waiting: (count: number) => `${count}个文件在等网络，连上会自己发。可以先关掉这一页，再打开时接着发。`,
    onDevice: (count: number) => `这台设备里有${count}个文件还没发出去。`,
    sendNow: '现在去发',
  },
  en: {
    putBack: 'What had not been saved was put back from this device. Please look and save it.',
    waiting: (count: number) =>
      count === 1
        ? '1 file waits for the network and goes out by itself. You may close this page; it goes on when you open it again.'
        : `${count} files wait for the network and go out by themselves. You may close this page; they go on when you open it again.`,
    onDevice: (count: number) =>
      count === 1
        ? '1 file on this device has not been sent yet.'
        : `${count} files on this device have not been sent yet.`,
    sendNow: 'Send now',
  },
})
