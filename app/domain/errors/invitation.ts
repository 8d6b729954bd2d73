import type { GuardName } from '../workflow/index.ts'

/** Refusals of invitations, of dispatch and of the case home. */
export const invitationRefusals = {
  'invitation/unknown': {
    status: 404,
    zh: '没有找到这个邀请。请看看链接是不是完整，或者打我们的电话问。',
    en: 'We cannot find this invitation. Please check that the link is complete, or call us.',
  },
  'invitation/over': {
    status: 410,
    zh: '这个链接已经用过或者作废了。您已经回复过的话，用手机号登录就能看到。',
    en: 'This link has been used or withdrawn. If you have answered already, log in with your telephone number.',
  },
  'invitation/expired': {
    status: 410,
    zh: '这个链接过期了。可以再发一个到原来的手机。',
    en: 'This link has expired. We can send a new one to the same telephone.',
  },
  'invitation/frozen': {
    status: 410,
    zh: '填的信息几次都对不上，链接先停用了。我们会打电话给您，您也可以打来。',
    en: 'What was entered did not match several times, so the link is paused. We will call you, or you can call us.',
  },
  'invitation/name-differs': {
    status: 422,
    zh: '和邀请上的名字对不上。请按证件写全名；如果我们写错了，请打电话告诉我们。',
    en: 'This differs from the name on the invitation. Please write it as on your document; if we have it wrong, call us.',
  },
  'invitation/identity-differs': {
    status: 422,
    zh: '证件号码和登记的对不上，请再核对一下。',
    en: 'The number of the document differs from the one on record. Please check it.',
  },
  'invitation/own-respondent': {
    status: 422,
    zh: '这个号码和申请人的一样。同一个人不能既是申请人又是对方。',
    en: "This number is the applicant's. One person cannot be both sides.",
  },
  'invitation/consent-needed': {
    status: 422,
    zh: '要先同意参加调解，才能继续。',
    en: 'Please agree to take part in mediation first.',
  },
  'invitation/identity-consent': {
    status: 422,
    zh: '要先同意核对身份，才能继续。',
    en: 'Please agree to have your identity checked first.',
  },
  'invitation/choose': { status: 422, zh: '请选一项。', en: 'Please choose one.' },
  'invitation/not-answerable': {
    status: 409,
    zh: '这个邀请现在不能再回复了。',
    en: 'This invitation can no longer be answered.',
  },
  'dispatch/number-suppressed': {
    status: 422,
    zh: '这个号码的主人说过“不是我”，这件事里不能再用。',
    en: 'The holder of this number said “not me”; it cannot be used again in this matter.',
  },
  'dispatch/same-number': {
    status: 422,
    zh: '这就是现在登记的号码。',
    en: 'This is the number on record already.',
  },
  'dispatch/known-person': {
    status: 409,
    zh: '这个人已经自己核对过身份，名字和电话由他本人改。',
    en: 'This person has already confirmed who they are and changes name and number themselves.',
  },
  'dispatch/call-time': {
    status: 422,
    zh: '请写对方约的日期和时间：今天以后、8:00到21:00之间、回复期限以前。',
    en: 'Please give the day and time agreed: still to come, between 8:00 and 21:00, before the last day to answer.',
  },
  'invitation/letter-code': {
    status: 422,
    zh: '没有这个查询码。请照信上的八个字符再输一遍，没有字母O、I、L，也没有数字0和1。',
    en: 'There is no such code. Please type the eight characters again; there is no O, I, L, 0 or 1 in them.',
  },
  'invitation/later-day': {
    status: 422,
    zh: '请从列出的日子里选一天，要在回复期限以前。',
    en: 'Please choose one of the days listed, before the last day to answer.',
  },
  'dispatch/file-changed': {
    status: 422,
    zh: '请写清楚要补什么。',
    en: 'Please say what is missing.',
  },
} as const

/** What an unmet guard of intake or invitation says. */
export const invitationGuardWords: Partial<Record<GuardName, { readonly zh: string; readonly en: string }>> = {
  defectsListedOnce: {
    zh: '请一次写清要补的材料；同一次申请只能告知一次。',
    en: 'List everything that is missing at once; this can be done only once for each filing.',
  },
  defectsAnswered: {
    zh: '每一项都要回答，没有的请写明原因。',
    en: 'Please answer every point, or say why you cannot.',
  },
  organisationCompetent: {
    zh: '这个调解组织不管这个地方或者这类纠纷。',
    en: 'This organisation does not cover this area or this kind of dispute.',
  },
  organisationUnconflicted: {
    zh: '这个调解组织和当事人有关系，要换一个。',
    en: 'This organisation is connected with a party; please choose another.',
  },
  organisationAssigned: { zh: '请先分派调解组织。', en: 'Please assign an organisation first.' },
  rosterChecked: { zh: '请先看过法院名册。', en: "Please look at the court's roster first." },
  mediable: { zh: '这类事情依法不能调解。', en: 'The law does not allow mediation of this matter.' },
  channelKnown: {
    zh: '还没有能联系到对方的电话，请先补上。',
    en: 'There is no number to reach the other side; please add one first.',
  },
  everyApplicantAgrees: { zh: '还有申请人没有同意撤回。', en: 'Another applicant has not agreed to withdraw.' },
  everyRespondentAnswered: { zh: '还有被邀请的人没有回复。', en: 'Somebody who was invited has not answered yet.' },
  nobodyConsented: { zh: '已经有人同意调解。', en: 'Somebody has already agreed to mediation.' },
  otherSideMustAgree: { zh: '对方没有拒绝，不能这样结束。', en: 'The other side has not declined.' },
  linkFresh: { zh: '这个链接过期了。', en: 'This link has expired.' },
  codeRight: { zh: '验证码不对或者过期了。', en: 'The code is wrong or too old.' },
  nameAndIdMatch: { zh: '名字和邀请上的对不上。', en: 'The name differs from the invitation.' },
  identityG1: { zh: '请先用手机验证码确认是您本人。', en: 'Please confirm by a code to your phone that it is you.' },
  consentMediation: { zh: '请先同意参加调解。', en: 'Please agree to take part in mediation first.' },
  routesListed: { zh: '请至少写一条其他途径。', en: 'Please name at least one other route.' },
  ladderFinished: { zh: '邀请还没有走完15天。', en: 'The fifteen days of inviting are not over yet.' },
  rungNext: { zh: '这一步已经做过，或者还没到时候。', en: 'This step is done already, or not due yet.' },
  mayWait: {
    zh: '已经照您选的那天又问过一次，现在请说愿意或者不参加。',
    en: 'You have been asked again on the day you chose; now please say yes or no.',
  },
  reinviteAllowed: { zh: '90天里已经邀请过三次。', en: 'There have been three invitations in ninety days.' },
  personCalled: { zh: '请先打电话核实。', en: 'Please call and check first.' },
}
