/** Refusals around a phone that photographs evidence for a draft. */
export const handoverRefusals = {
  'handover/spent': {
    status: 410,
    zh: '这个码已经用过或者停用了。请在电脑上换一个新码再扫。',
    en: 'This code was used already or stopped. Make a new one on the computer and scan again.',
  },
  'handover/missed': {
    status: 410,
    zh: '这个码过了10分钟，不能用了。请在电脑上换一个新码再扫。',
    en: 'This code is older than 10 minutes and no longer works. Make a new one on the computer and scan again.',
  },
  'handover/over': {
    status: 410,
    zh: '这部手机不能再往这份申请里放东西了。要接着拍，请在电脑上换一个新码再扫。已经传上来的都在。',
    en: 'This phone can no longer add to the application. To go on, make a new code on the computer and scan it. What arrived is kept.',
  },
} as const
