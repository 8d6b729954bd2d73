import type { NoticeTemplate } from '../template.ts'

/** Notices about booking and sessions. */
export const sessionNotices = {
  'book-now': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '请选视频调解的时间，只列双方都可能有空的：{{url}}',
      en: 'Please choose a time for the video session; only times that suit both are listed: {{url}}',
    },
    subject: { zh: '请选会议时间', en: 'Choose a time' },
    body: {
      zh: '请选会议时间。列出的都是双方可能有空的时段。不方便视频的，可以选电话或者当面。',
      en: 'Please choose a time; those listed may suit both. If video is inconvenient, choose telephone or in person.',
    },
  },
  booked: {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '调解会议约在{{at}}。改时间或换方式：{{url}}',
      en: 'The mediation session is at {{at}}. To change the time or manner: {{url}}',
    },
    subject: { zh: '会议约在{{at}}', en: 'Session at {{at}}' },
    body: {
      zh: '调解会议约在{{at}}，日历文件在附件里。请提前测试设备，找一个能单独说话的地方。要改时间，请至少提前一日在链接里提出。',
      en: 'The session is at {{at}}; a calendar file is attached. Please test your device and find a place where you can speak alone. To change the time, ask at the link at least a day before.',
    },
  },
  rescheduled: {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '会议改到{{at}}，原来的时间取消：{{url}}',
      en: 'The session is moved to {{at}}; the earlier time is off. {{url}}',
    },
    subject: { zh: '会议改期', en: 'The session has been moved' },
    body: {
      zh: '会议改到{{at}}，原时间取消，新的日历文件在附件里。新时间不方便的，请在链接里说明。',
      en: 'The session is moved to {{at}}; the earlier time is off and a new calendar file is attached. If it does not suit you, say so at the link.',
    },
  },
  cancelled: {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '{{at}}的会议取消了，您不用来。接下来怎么办看这里：{{url}}',
      en: 'The session at {{at}} is off; no need to come. What happens next: {{url}}',
    },
    subject: { zh: '会议取消', en: 'The session is off' },
    body: {
      zh: '{{at}}的会议取消。原因和下一步写在链接里。',
      en: 'The session at {{at}} is off. The reason and the next step are at the link.',
    },
  },
  'remind-24h': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '{{at}}视频调解。请先测设备：{{url}} 不方便请打{{tel}}',
      en: 'Video session at {{at}}. Please test your device: {{url}} Trouble? Call {{tel}}',
    },
    subject: { zh: '会议快到了，请先测设备', en: 'Your session is near: test your device' },
    body: {
      zh: '会议时间{{at}}。请先花一分钟测摄像头和话筒，并准备好身份证件。测试不通过的，拨打{{tel}}，可以改用电话。',
      en: 'The session is at {{at}}. Please take a minute to test camera and microphone, and have your ID at hand. If the test fails, call {{tel}}; the telephone is possible.',
    },
  },
  'remind-1h': {
    channels: ['sms'],
    sending: 'always',
    short: {
      zh: '1小时后开会，请带上身份证件，找个安静的地方：{{url}}',
      en: 'Your session is in 1 hour. Have your ID at hand and find a quiet place: {{url}}',
    },
    subject: { zh: '1小时后开会', en: 'Your session is in 1 hour' },
    body: {
      zh: '会议一小时后开始，从链接进入等候室即可。',
      en: 'The session begins in an hour; enter the waiting room from the link.',
    },
  },
  'remind-10min': {
    channels: ['sms', 'inApp'],
    sending: 'always',
    short: {
      zh: '10分钟后开始，点开就能进等候室：{{url}} 进不去请打{{tel}}',
      en: 'Starting in 10 minutes. Open {{url}} to enter. Trouble? Call {{tel}}',
    },
    subject: { zh: '10分钟后开始', en: 'Starting in 10 minutes' },
    body: {
      zh: '会议十分钟后开始，点链接进入等候室。进不去，拨打{{tel}}。',
      en: 'The session starts in ten minutes; the link opens the waiting room. If it does not work, call {{tel}}.',
    },
  },
  'missed-session': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '今天的会议没等到您。还愿意谈的话，请选个新时间：{{url}} 或打{{tel}}',
      en: 'We missed you today. If you still want to talk, choose a new time: {{url}} or call {{tel}}',
    },
    subject: { zh: '今天的会议没等到您', en: 'We missed you today' },
    body: {
      zh: '今天的会议您没有到。有困难请告诉我们，可以换时间、换方式。愿不愿意继续，由您决定。',
      en: "You were not at today's session. Tell us if there was a difficulty; time and manner can be changed. Whether to go on is your decision.",
    },
  },
  'record-check': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '会议笔录写好了，请核对；有错可以改：{{url}}',
      en: 'The mediation record is ready. Please check it; mistakes can be corrected: {{url}}',
    },
    subject: { zh: '请核对笔录', en: 'Please check the record' },
    body: {
      zh: '会议笔录已整理好，请核对后确认。有不对的地方，写上补正。单独和调解员说的话不在笔录里。',
      en: 'The mediation record is ready; please check and confirm it. Add a correction where needed. What you said to the mediator alone is not in it.',
    },
  },
  'message-new': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: { zh: '案件里有一条给您的留言：{{url}}', en: 'There is a message for you in your case: {{url}}' },
    subject: { zh: '有一条给您的留言', en: 'A message for you' },
    body: {
      zh: '案件里有一条给您的留言。为保护您，内容不写在邮件里，请点开链接查看。',
      en: 'There is a message for you in your case. To protect you, it is not in this mail; please open the link.',
    },
  },
  'your-turn': {
    channels: ['sms', 'mail'],
    sending: 'digest',
    short: {
      zh: '今天有{{n}}件事等您，大约{{m}}分钟：{{url}}',
      en: 'Waiting for you today: {{n}}. Time needed: about {{m}} min. {{url}}',
    },
    subject: { zh: '今天有{{n}}件事等您', en: 'Waiting for you today: {{n}}' },
    body: {
      zh: '今天有{{n}}件事等您，大约要{{m}}分钟，按先后列在链接里。',
      en: 'Waiting for you: {{n}}, listed in order at the link. Time needed: about {{m}} min.',
    },
  },
  'move-asked': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '有人想改会议时间，提了几个，您看哪个行；没选之前原时间不变：{{url}}',
      en: 'Another time is asked for. See which suits; until then the booked time stands: {{url}}',
    },
    subject: { zh: '有人想改会议时间', en: 'Another time is asked for' },
    body: {
      zh: '一方想改会议时间，提了几个，在链接里。选好以后才改；在那之前，原来约好的时间不变。',
      en: 'One side would like another time and names some at the link. It moves once one is chosen; until then the booked time stands.',
    },
  },
  'times-suggested': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '调解员建议了几个会议时间，请点一下您哪个行：{{url}}',
      en: 'The mediator puts forward some times. Please tap those that suit you: {{url}}',
    },
    subject: { zh: '调解员建议了会议时间', en: 'Times put forward by the mediator' },
    body: {
      zh: '调解员建议了几个会议时间，在链接里。您点一个行的，对方也行就约好了；都不行，可以另提。',
      en: 'The mediator puts forward some times at the link. Tap one that suits; if it suits the other side too, it is booked. If none suits, name others.',
    },
  },
  'times-proposed': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '对方提了几个会议时间，请选一个您方便的，48小时内：{{url}}',
      en: 'The other side proposed times. Please choose one within 48 hours: {{url}}',
    },
    subject: { zh: '请选会议时间', en: 'Choose a time' },
    body: {
      zh: '对方提了几个会议时间。请选一个您方便的；都不方便，可以另提。48小时没有回复，这些时间就不再保留。',
      en: 'The other side proposed times. Please choose one, or propose others. If there is no answer in 48 hours the times are released.',
    },
  },
  'session-paused': {
    channels: ['inApp'],
    sending: 'always',
    short: {
      zh: '会议暂停了，再开始时会提醒您：{{url}}',
      en: 'The session is paused. We tell you when it goes on: {{url}}',
    },
    subject: { zh: '会议暂停', en: 'The session is paused' },
    body: {
      zh: '会议暂停。请不要离开太久，再开始时会提醒您。',
      en: 'The session is paused. Please stay near; we tell you when it goes on.',
    },
  },
} as const satisfies Record<string, NoticeTemplate>
