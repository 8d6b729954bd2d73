import type { NoticeTemplate } from '../template.ts'

/** Notices about applying, acceptance and invitation. */
export const intakeNotices = {
  'invite-first': {
    channels: ['sms', 'letter'],
    sending: 'daytime',
    short: {
      zh: '有人请您商量一件事，不是法院传票。查看：{{url}} 核实请打{{tel}}报{{code4}}',
      en: 'Someone asks you to talk a matter over. Not a court summons. See {{url}} or call {{tel}} and say {{code4}}.',
    },
    subject: { zh: '请您一起商量一件事', en: 'An invitation to talk something over' },
    body: {
      zh: '{{organisation}}收到一份调解申请，想请您一起商量。这不是法院传票，您可以不同意，不同意不会受罚。请在{{on}}前点开链接看看，或者拨打{{tel}}报查询码{{code4}}。',
      en: '{{organisation}} has received an application for mediation and invites you to talk it over. This is not a court summons; you may say no, and there is no penalty. Please open the link by {{on}}, or call {{tel}} and give the code {{code4}}.',
    },
  },
  'invite-second': {
    channels: ['sms'],
    sending: 'daytime',
    short: {
      zh: '前天的邀请您可能没看到。愿不愿意谈都请说一声：{{url}} 或打{{tel}}报{{code4}}',
      en: 'You may have missed our invitation. Yes or no, please tell us: {{url}} or call {{tel}}, code {{code4}}.',
    },
    subject: { zh: '再次请您看看这份邀请', en: 'Our invitation, once more' },
    body: {
      zh: '两天前我们请您一起商量一件事，可能您还没看到。愿意谈、想先了解、不愿意谈，都可以在链接里告诉我们，大约一分钟。',
      en: 'Two days ago we invited you to talk something over; you may have missed it. Willing, undecided or not willing: you can tell us at the link in about a minute.',
    },
  },
  'invite-asked': {
    channels: ['sms'],
    sending: 'daytime',
    short: {
      zh: '您说过今天再问您。愿不愿意谈，请说一声：{{url}} 或打{{tel}}报{{code4}}',
      en: 'You asked us to ask again today. Yes or no, please tell us: {{url}} or call {{tel}}, code {{code4}}.',
    },
    subject: { zh: '您说过今天再问您', en: 'You asked us to ask again today' },
    body: {
      zh: '您说过想考虑几天，请我们今天再问您。愿意谈、不愿意谈，都可以在链接里告诉我们，大约一分钟。',
      en: 'You wanted a few days and asked us to ask again today. Willing or not: you can tell us at the link in about a minute.',
    },
  },
  'respondent-later': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '对方想再考虑，请我们{{on}}再问。在那之前我们不催，有答复就告诉您：{{url}}',
      en: 'The other side wants time to think. We ask again on {{on}} and tell you the answer. {{url}}',
    },
    subject: { zh: '对方想再考虑几天', en: 'The other side wants a few days' },
    body: {
      zh: '对方看到了邀请，说想再考虑几天，请我们{{on}}再问。在那之前我们不催他；那天我们再发一次，有答复就告诉您。这不是答应，也不是拒绝；最晚的回复期限没有变。',
      en: 'The other side has seen the invitation, wants a few days and asked us to ask again on {{on}}. We do not press before; on that day we send one more message and tell you the answer. This is neither a yes nor a no; the last day to answer stays the same.',
    },
  },
  'invite-last': {
    channels: ['sms'],
    sending: 'daytime',
    short: {
      zh: '请您在{{on}}前回复调解邀请。不回复也不受罚，我们会告知申请人另寻办法：{{url}}',
      en: "Please answer the invitation by {{on}}. No penalty if you don't; the applicant will be told. {{url}}",
    },
    subject: { zh: '回复期限是{{on}}', en: 'Please answer by {{on}}' },
    body: {
      zh: '请您在{{on}}前告诉我们是否愿意参加调解。没有回复不受处罚，我们会告知申请人，由其考虑其他途径。想当面或者电话了解，请拨打{{tel}}。',
      en: 'Please tell us by {{on}} whether you are willing to take part. There is no penalty for not answering; the applicant is told and may consider other routes. To ask in person or by telephone, call {{tel}}.',
    },
  },
  receipt: {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '已收到您的申请，案件码{{code}}。{{n}}个工作日内给您回复。进度：{{url}}',
      en: 'We have your application, code {{code}}. You will hear from us within {{n}} working days. {{url}}',
    },
    subject: { zh: '已收到您的申请（{{code}}）', en: 'We have your application ({{code}})' },
    body: {
      zh: '我们已于{{at}}收到您的申请，案件码{{code}}。{{n}}个工作日内会有人联系您。收件凭证在链接里，请妥善保存。',
      en: 'We received your application at {{at}}, code {{code}}. Someone will contact you within {{n}} working days. Your receipt is at the link; please keep it.',
    },
  },
  'needs-info': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '您的申请还缺几样，我们一次列好了，{{on}}前补上就行，不用重新申请：{{url}}',
      en: 'A few things are missing, all listed at {{url}}. Please add them by {{on}}; no need to apply again.',
    },
    subject: { zh: '请补充几样材料', en: 'A few things to add' },
    body: {
      zh: '您的申请还需要补充，全部列在链接里。请在{{on}}前补上，不用重新申请。不会操作的，拨打{{tel}}，我们帮您。',
      en: 'Your application needs a few additions, all listed at the link. Please add them by {{on}}; you need not apply again. If you need help, call {{tel}}.',
    },
  },
  accepted: {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '您的申请已受理。我们最晚{{on}}联系对方，有答复就告诉您：{{url}}',
      en: 'Your application is accepted. We contact the other side by {{on}} and tell you the answer. {{url}}',
    },
    subject: { zh: '您的申请已受理', en: 'Your application is accepted' },
    body: {
      zh: '您的申请已受理，受理通知书和权利义务告知书在链接里。接下来由我们联系对方，最晚{{on}}；有答复就告诉您。您先不用做什么。',
      en: 'Your application is accepted. The notice of acceptance and the notice of rights and duties are at the link. We contact the other side by {{on}} and tell you the answer. Nothing to do for now.',
    },
  },
  'not-accepted': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '您的申请我们不能受理，原因和可以去的地方都写在里面：{{url}} 电话{{tel}}',
      en: 'We cannot accept your application. The reason and where you can turn are here: {{url}} Tel {{tel}}',
    },
    subject: { zh: '关于您的申请', en: 'About your application' },
    body: {
      zh: '您的申请不在我们能够办理的范围，原因写在《不予受理告知书》里，也列明了可以去的地方和需要留意的期限。您提交的材料都在，可以下载。',
      en: 'Your application is outside what we can handle. The notice gives the reason, where you can turn and which time limits to mind. Your materials are kept and can be downloaded.',
    },
  },
  'respondent-agreed': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '对方愿意一起商量。接下来请选调解员，{{on}}前选好：{{url}}',
      en: 'The other side is willing to talk. Next: choose a mediator by {{on}}. {{url}}',
    },
    subject: { zh: '对方愿意一起商量', en: 'The other side is willing to talk' },
    body: {
      zh: '对方同意参加调解。请在{{on}}前与对方共同选定调解员；没有共同选定的，由我们指定。',
      en: 'The other side agrees to mediation. Please choose a mediator jointly by {{on}}; failing that, we appoint one.',
    },
  },
  'respondent-declined': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '对方这次没有参加调解。您提交的东西都在，还可以走的路写在这里：{{url}}',
      en: 'The other side is not taking part. Your file is kept; your other options are here: {{url}}',
    },
    subject: { zh: '这次没能开始调解', en: 'The mediation could not begin' },
    body: {
      zh: '对方没有参加调解。终止通知书和其他途径写在链接里，请留意其中的期限。您提交的材料可以下载，用于其他程序。',
      en: 'The other side is not taking part. The notice and your other routes are at the link; please mind the time limits. Your materials can be downloaded for use elsewhere.',
    },
  },
  'respondent-unreachable': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '对方一直没有联系上。我们试过什么、您还可以怎么办，写在这里：{{url}}',
      en: 'We could not reach the other side. What we tried and what you can do now: {{url}}',
    },
    subject: { zh: '没有联系上对方', en: 'We could not reach the other side' },
    body: {
      zh: '我们没有联系上对方，试过哪些办法都列在链接里。您可以给我们别的联系方式，再邀请一次；也可以结束，走别的途径。{{on}}前没有选择的，这件事自动结束，您的材料都在。',
      en: 'We could not reach the other side; everything we tried is listed at the link. You can give us another way to reach them and have them invited again, or close and take another route. If you choose neither by {{on}}, the case closes by itself; your materials are kept.',
    },
  },
  'merged-group': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '您的案件已和同类案件一起办理，您的请求单独保留：{{url}}',
      en: 'Your case is now handled with similar ones; your own claim stays separate. {{url}}',
    },
    subject: { zh: '案件合并办理', en: 'Cases handled together' },
    body: {
      zh: '您的案件已与同类案件一起办理。您的请求单独保留，方案须经您本人同意，协议由您本人签署。',
      en: 'Your case is now handled with similar ones. Your claim stays separate; any proposal needs your own consent and you sign the agreement yourself.',
    },
  },
  transferred: {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '您的案件已转到更合适的单位办理，去哪里、找谁写在这里：{{url}}',
      en: 'Your case has been passed to a more suitable body. Where and whom to ask: {{url}}',
    },
    subject: { zh: '案件已移送', en: 'Your case has been transferred' },
    body: {
      zh: '您的案件已移送更合适的单位办理。移送函、联系人和需要留意的期限在链接里。您在这里提交的材料已一并移交，并可以下载。',
      en: 'Your case has been transferred to a more suitable body. The letter, the contact and the time limits are at the link. Your materials went with it and can be downloaded.',
    },
  },
  'draft-expired': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '您的草稿放了90天没有提交，已按规则删除。想再申请，从这里开始：{{url}}',
      en: 'Your draft was not filed for 90 days and has been deleted. To begin again: {{url}}',
    },
    subject: { zh: '草稿已删除', en: 'Your draft has been deleted' },
    body: {
      zh: '您的草稿放了90天没有提交，内容已经删除，没有人看过。想再申请，随时可以重新开始。',
      en: 'Your draft was not filed for 90 days; its content has been deleted and nobody has read it. You can begin again at any time.',
    },
  },
  'application-returned': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '您的申请退回了，原因和可以去的地方写在这里：{{url}} 电话{{tel}}',
      en: 'Your application was returned. The reason and where you can turn: {{url}} Tel {{tel}}',
    },
    subject: { zh: '您的申请已退回', en: 'Your application was returned' },
    body: {
      zh: '您的申请已退回，原因和可以去的地方写在链接里。您提交的材料都在，改好以后可以再次提交。',
      en: 'Your application was returned; the reason and where you can turn are at the link. Your materials are kept and you can file again once it is changed.',
    },
  },
} as const satisfies Record<string, NoticeTemplate>
