import { defineWords } from '../words.ts'

/** Evidence that a phone photographs for an application which is written on another screen. */
export const words = defineWords({
  'zh-CN': {
    useMyPhone: '用手机拍照上传',
    title: '用手机拍证据',
    lede: (minutes: number) =>
      `手机扫一下这里的码，就能给这份申请拍照。手机上不用登录。码只能用一次，${minutes}分钟内有效。`,
    backToEvidence: '回到证据',
    qr: '手机扫这个码，给这份申请拍证据',
    steps: ['用手机的相机或微信扫这个码。', '在手机上点“用这部手机拍”。', '拍完的照片会自己出现在这一页。'],
    states: {
      waiting: (time: string) => `等手机来扫，${time}前有效。`,
      open: (time: string) => `已有一部手机打开，${time}前可以传。不是您的手机？马上点“停用这部手机”。`,
      missed: (_: string) => '没有手机来扫，这个码过时了。请换一个新码。',
      over: (_: string) => '这个码已经停用。已经传来的都在。',
    },
    make: '生成一个码',
    anew: '换一个新码',
    endCode: '停用这个码',
    endPhone: '停用这部手机',
    look: '去看传来的证据',
    arrived: (count: number) => `从手机传来${count}件`,
    nothingYet: '还没有传东西',
    linkTitle: '用这部手机拍证据',
    linkLede: (minutes: number) =>
      `电脑上正在写一份调解申请。这部手机只能往里放照片和文件，看不到写了什么。打开以后${minutes}分钟内有效。`,
    openHere: '用这部手机拍',
    openWhy: '码只能用一次。不是您自己或您信任的人给您看的码，请不要点。',
    linkOver: {
      open: {
        title: '这个码已经用过了',
        text: '有一部手机已经用它打开了。如果不是您的手机，请在电脑上点“停用这部手机”，再换一个新码。',
      },
      missed: { title: '这个码过时了', text: '码过了10分钟。请在电脑上换一个新码再扫。' },
      over: { title: '这个码停用了', text: '请在电脑上换一个新码再扫。已经传上来的都在。' },
    },
    handedTitle: '给申请拍证据',
    handedLede: '拍一张传一张，传上来的会出现在电脑上。说清给谁看，选错了可以在电脑上撤回。',
    onlyAdds: '这部手机只能放东西，看不到申请里写了什么',
  },
  en: {
    useMyPhone: 'Take photos with a phone',
    title: 'Take photos of evidence with a phone',
    lede: (minutes: number) =>
      `Scan the code with a phone. It can then add photos to this application without logging in. A code works once, within ${minutes} minutes.`,
    backToEvidence: 'Back to the evidence',
    qr: 'Scan with a phone to add photos to this application',
    steps: [
      'Scan this code with the camera of your phone, or with WeChat.',
      'On the phone, press “Use this phone”.',
      'The pictures appear on this page by themselves.',
    ],
    states: {
      waiting: (time: string) => `Waiting for a phone, until ${time}.`,
      open: (time: string) =>
        `A phone has opened it and can send until ${time}. Not your phone? Press “Stop this phone” at once.`,
      missed: (_: string) => 'No phone opened it in time. Please make a new code.',
      over: (_: string) => 'This code was stopped. What arrived is kept.',
    },
    make: 'Make a code',
    anew: 'Make a new code',
    endCode: 'Stop this code',
    endPhone: 'Stop this phone',
    look: 'See the evidence that came',
    arrived: (count: number) => (count === 1 ? '1 file came from the phone' : `${count} files came from the phone`),
    nothingYet: 'Nothing sent yet',
    linkTitle: 'Take photos of evidence with this phone',
    linkLede: (minutes: number) =>
      `An application for mediation is being written on a computer. This phone can only add pictures and files to it and sees nothing of it. It lasts ${minutes} minutes.`,
    openHere: 'Use this phone',
    openWhy: 'The code works once. If neither you nor somebody you trust showed it to you, do not press.',
    linkOver: {
      open: {
        title: 'This code has been used',
        text: 'A phone has opened it. If it was not yours, press “Stop this phone” on the computer and make a new code.',
      },
      missed: { title: 'This code has expired', text: 'It is older than 10 minutes. Make a new one on the computer.' },
      over: { title: 'This code was stopped', text: 'Make a new one on the computer. What arrived is kept.' },
    },
    handedTitle: 'Take photos of evidence',
    handedLede:
      'Send the pictures one by one or together; they appear on the computer. Say who may see them; a mistake can be taken back on the computer.',
    onlyAdds: 'This phone can only add; it sees nothing of the application',
  },
})
