import type { NoticeTemplate } from '../template.ts'

/** Notices about the mediator, consents and evidence. */
export const mediatorNotices = {
  'choose-mediator': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '请您和对方一起选调解员，{{on}}前选好；没选好的由我们指定：{{url}}',
      en: 'Please choose a mediator together by {{on}}; otherwise we appoint one. {{url}}',
    },
    subject: { zh: '请选调解员', en: 'Choose a mediator' },
    body: {
      zh: '可选的调解员和他们的介绍在链接里。请在{{on}}前选；双方选到同一位就定下来。',
      en: 'The mediators and their profiles are at the link. Please choose by {{on}}; when both choose the same one, it is settled.',
    },
  },
  'mediator-appointed': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '调解员已经接手。请看介绍，再选视频时间：{{url}}',
      en: 'A mediator has taken the case. See the profile and choose a time: {{url}}',
    },
    subject: { zh: '调解员已经接手', en: 'A mediator has taken your case' },
    body: {
      zh: '调解员已接受本案，调解期限到{{on}}。您可以接受，也可以要求更换；认为有利害关系的，可以申请回避。',
      en: 'A mediator has accepted the case; the term ends on {{on}}. You may accept or ask for a change, or challenge the mediator if there is a conflict of interest.',
    },
  },
  disclosure: {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '调解员有情况要向您说明，请看后选择是否同意继续：{{url}}',
      en: 'The mediator has something to disclose. Please read it and say if you agree to continue: {{url}}',
    },
    subject: { zh: '调解员的披露，请您决定', en: "The mediator's disclosure: your decision" },
    body: {
      zh: '调解员披露了与本案有关的情况。请看后选择同意继续或者更换。各方都同意，才会继续。',
      en: 'The mediator has disclosed a circumstance concerning the case. Please read it and choose to continue or to change. It continues only if all agree.',
    },
  },
  'mediator-changed': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '本案换了调解员，已经谈过的内容按您的意见处理：{{url}}',
      en: 'There is a new mediator. What was said before is handled as you wish: {{url}}',
    },
    subject: { zh: '调解员已更换', en: 'A new mediator' },
    body: {
      zh: '本案已更换调解员。已核对的笔录和无争议事实继续有效；单独告诉前一位调解员的内容，未经您同意不会转交。',
      en: 'A new mediator has taken over. Records already checked and undisputed facts remain valid; what you told the former mediator alone is not passed on without your consent.',
    },
  },
  'consents-needed': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '开会前请看权利义务，并逐项选择是否同意，大约3分钟：{{url}}',
      en: 'Before the session, please read your rights and choose item by item, about 3 minutes: {{url}}',
    },
    subject: { zh: '会前要看的两份文件', en: 'Two papers to read before the session' },
    body: {
      zh: '请阅读权利义务告知书，并在同意书中逐项选择。每一项都可以不同意，我们会安排其他方式。',
      en: 'Please read the notice of rights and duties and choose item by item in the consent form. You may decline any item and we arrange another way.',
    },
  },
  'service-address-needed': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '请确认收文书的地址和电话，填错会耽误您的事：{{url}}',
      en: 'Please confirm your address for documents. A wrong address may cause delay: {{url}}',
    },
    subject: { zh: '请确认送达地址', en: 'Please confirm your service address' },
    body: {
      zh: '请确认收文书的地址和联系方式。您可以选择是否接受电子送达，不接受也不影响您的权利。',
      en: 'Please confirm your address and contact data for documents. You may choose electronic service or not; declining does not affect your rights.',
    },
  },
  'agent-added': {
    channels: ['mail'],
    sending: 'always',
    short: {
      zh: '您的案件新登记了一名代理人。如有疑问请打{{tel}}：{{url}}',
      en: 'An agent has been registered in your case. Questions? Call {{tel}}. {{url}}',
    },
    subject: { zh: '代理人已登记', en: 'An agent has been registered' },
    body: {
      zh: '本案新登记了一名委托代理人，授权委托书和代理权限可以在链接里查看。没有特别授权的代理人不能代签协议。',
      en: 'An authorised agent has been registered; the power of attorney and its scope are at the link. An agent without special authority cannot sign the agreement.',
    },
  },
  'evidence-new': {
    channels: ['mail'],
    sending: 'digest',
    short: {
      zh: '案件里有新材料可以查看，有意见可以写：{{url}}',
      en: 'There is new material in your case. You may comment: {{url}}',
    },
    subject: { zh: '有新材料可以查看', en: 'New material to read' },
    body: {
      zh: '案件里增加了您可以查看的材料。您可以发表意见；不发表意见不等于认可。',
      en: 'Material you may see has been added. You may comment; silence does not mean acceptance.',
    },
  },
  'companion-named': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '案件里有人要带人参加调解，是谁请看：{{url}}',
      en: 'Somebody is to be brought to the mediation. See who: {{url}}',
    },
    subject: { zh: '有人要带人参加调解', en: 'Somebody is to be brought' },
    body: {
      zh: '一方想带人参加调解，是谁、来做什么写在链接里。能不能参加由调解员决定。',
      en: 'One side wants to bring somebody; who and as what is at the link. The mediator decides.',
    },
  },
  'companion-power': {
    channels: ['mail'],
    sending: 'daytime',
    short: {
      zh: '代理人的授权委托书已经交来：{{url}}',
      en: 'The power of attorney of an agent has arrived: {{url}}',
    },
    subject: { zh: '授权委托书已交', en: 'A power of attorney has arrived' },
    body: {
      zh: '代理人的授权委托书已经交来，可以决定他能不能参加。',
      en: 'The power of attorney of an agent has been handed in; you can decide whether to admit him.',
    },
  },
  'companion-admitted': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '调解员同意了陪同或者代理的人参加，是谁请看：{{url}}',
      en: 'The mediator has admitted somebody who is brought. See who: {{url}}',
    },
    subject: { zh: '带来的人可以参加', en: 'Somebody who is brought may take part' },
    body: {
      zh: '调解员同意了一方带来的人参加，是谁写在链接里。协议仍由当事人本人签名。',
      en: 'The mediator has admitted somebody whom one side brings; who is at the link. The parties still sign the agreement themselves.',
    },
  },
  'companion-link': {
    channels: ['sms'],
    sending: 'daytime',
    short: {
      zh: '有人请您一起参加一次调解。怎么参加、注意什么：{{url}} 核实请打{{tel}}',
      en: 'You are asked to come along to a mediation. How, and what to mind: {{url}} To check: {{tel}}',
    },
    subject: { zh: '请您一起参加调解', en: 'Come along to a mediation' },
    body: {
      zh: '有人请您一起参加一次调解。怎么参加、可以做什么、不能做什么，写在链接里。',
      en: 'You are asked to come along to a mediation. How, and what you may and may not do, is at the link.',
    },
  },
  'companion-refused': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '您要带的人，调解员没有同意，原因写在这里：{{url}}',
      en: 'The mediator did not admit the person you want to bring. The reason: {{url}}',
    },
    subject: { zh: '您要带的人没有获得同意', en: 'Somebody you want to bring was not admitted' },
    body: {
      zh: '调解员没有同意您要带的人参加，原因在链接里。您可以换一个人，或者问调解员。',
      en: 'The mediator did not admit the person you want to bring; the reason is at the link. You may name somebody else or ask the mediator.',
    },
  },
  'companion-ended': {
    channels: ['mail'],
    sending: 'daytime',
    short: {
      zh: '原来要带来的一个人不来了：{{url}}',
      en: 'Somebody who was to be brought will not come: {{url}}',
    },
    subject: { zh: '有一个人不来了', en: 'Somebody will not come' },
    body: {
      zh: '原来要带来参加调解的一个人不来了。',
      en: 'Somebody who was to be brought to the mediation will not come.',
    },
  },
  'own-request': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '对方也提了请求，请您看看，说说您的看法：{{url}}',
      en: 'The other side asks for something too. Please read it and say what you think: {{url}}',
    },
    subject: { zh: '对方也提了请求', en: 'A request of the other side' },
    body: {
      zh: '被申请人在这件事里提了自己的请求，内容在链接里。可以逐项说看法；不回答不等于同意，写进协议才算数。',
      en: 'The respondent has a request of his own in this matter; it is at the link. Each can be answered; silence is not agreement, and it counts only when it stands in an agreement.',
    },
  },
  'own-answered': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '对方回答了您提的请求：{{url}}',
      en: 'The other side has answered your request: {{url}}',
    },
    subject: { zh: '对方回答了您的请求', en: 'An answer to your request' },
    body: {
      zh: '对方对您提的请求说了看法，在链接里。谈的时候会和对方的请求放在一起谈。',
      en: 'The other side has said what it thinks of your request; it is at the link. It is talked over together with the other claims.',
    },
  },
  'own-withdrawn': {
    channels: ['mail'],
    sending: 'daytime',
    short: {
      zh: '对方撤回了一项自己的请求：{{url}}',
      en: 'The other side has taken back a request: {{url}}',
    },
    subject: { zh: '对方撤回了一项请求', en: 'A request was taken back' },
    body: {
      zh: '被申请人撤回了自己提的一项请求，您不用再回答。',
      en: 'The respondent has taken back a request; you need not answer it.',
    },
  },
  'evidence-problem': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '您交的一份材料我们打不开或看不清，请再传一次：{{url}}',
      en: 'We cannot open or read one of your files. Please send it again: {{url}}',
    },
    subject: { zh: '有一份材料请重传', en: 'Please send one file again' },
    body: {
      zh: '您提交的一份材料打不开或者看不清。请按链接里的说明再传一次，其他材料不受影响。',
      en: 'One of your files cannot be opened or read. Please send it again as explained at the link; the others are fine.',
    },
  },
  'evidence-infected': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '您交的一份材料有病毒，没有收下，已删除。请换干净的再传：{{url}}',
      en: 'One of your files has a virus and was deleted. Please send a clean copy: {{url}}',
    },
    subject: { zh: '有一份材料查出病毒，没有收下', en: 'One file was not taken: a virus was found' },
    body: {
      zh: '您提交的一份材料查出了病毒，没有收下，文件已经删除，谁也打不开它。请用没有病毒的设备重新拍照或导出，再传一次。其他材料不受影响。',
      en: 'A virus was found in one of your files. It was not taken and is deleted; nobody can open it. Please photograph or export it again on a clean device and send it once more. Your other files are fine.',
    },
  },
  'evidence-comment-due': {
    channels: ['sms', 'mail'],
    sending: 'daytime',
    short: {
      zh: '对材料有意见的，请在{{on}}前写下来，也可以开会时说：{{url}}',
      en: 'Comments on the evidence? Please write them by {{on}}, or say them in the session. {{url}}',
    },
    subject: { zh: '请对材料发表意见', en: 'Your comments on the evidence' },
    body: {
      zh: '请在{{on}}前对对方的材料发表意见，也可以在会上说。',
      en: "Please comment on the other side's material by {{on}}, or do so in the session.",
    },
  },
  'mediator-declined': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: {
      zh: '原来的调解员不便接办，我们正在另行安排：{{url}}',
      en: 'The mediator cannot take the case; we are arranging another: {{url}}',
    },
    subject: { zh: '正在另行安排调解员', en: 'Arranging another mediator' },
    body: {
      zh: '原来的调解员不便接办本案，我们正在另行安排。您不用做什么，定下来会告诉您。',
      en: 'The mediator cannot take the case and we are arranging another. Nothing to do for now; we tell you when it is settled.',
    },
  },
  'challenge-decided': {
    channels: ['sms', 'mail'],
    sending: 'always',
    short: { zh: '回避申请有决定了，请看：{{url}}', en: 'The challenge has been decided. Please see: {{url}}' },
    subject: { zh: '回避申请的决定', en: 'Decision on the challenge' },
    body: {
      zh: '回避申请已有决定，理由和接下来的安排写在链接里。',
      en: 'The challenge has been decided; the reasons and what happens next are at the link.',
    },
  },
} as const satisfies Record<string, NoticeTemplate>
