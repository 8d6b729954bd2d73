import type { GuardName } from '../workflow/index.ts'

/** Refusals of sessions, rooms and of getting ready. */
export const sessionRefusals = {
  'session/unknown': { status: 404, zh: '没有这场会议。', en: 'There is no such session.' },
  'session/not-open': {
    status: 409,
    zh: '会议现在没有开着，等调解员开始。',
    en: 'The session is not open now; please wait for the mediator.',
  },
  'session/not-waiting': {
    status: 409,
    zh: '这个人现在不在等候室，可能刚刚离开。',
    en: 'This person is not in the waiting room now and may just have left.',
  },
  'session/nobody-of-side': {
    status: 409,
    zh: '这一方还没有人在共同房间里，请先请进来。',
    en: 'Nobody of this side is in the joint room yet; please admit them first.',
  },
  'session/no-such-room': { status: 409, zh: '没有这间房。', en: 'There is no such room.' },
  'session/too-many-rooms': { status: 409, zh: '最多再加4间房。', en: 'Four more rooms is the most.' },
  'session/no-such-point': { status: 409, zh: '议程里没有这一项。', en: 'There is no such point on the agenda.' },
  'session/not-in-joint': {
    status: 409,
    zh: '只有在共同房间里才能出示给双方看。',
    en: 'Only in the joint room can something be shown to both sides.',
  },
  'session/not-in-room': {
    status: 409,
    zh: '要在房间里看到本人，才能确认身份。',
    en: 'You can confirm a person only while you see them in the room.',
  },
  'session/not-shared': {
    status: 422,
    zh: '这份证据还没有给对方看，不能出示。',
    en: 'This exhibit is not shared with the other side yet, so it cannot be shown.',
  },
  'session/rights-unread': {
    status: 422,
    zh: '请看完权利告知，再打钩。',
    en: 'Please read about your rights, then tick the box.',
  },
  'session/foreign-webhook': {
    status: 401,
    zh: '这条消息不是视频服务发的。',
    en: 'This is not from the video service.',
  },
  'session/video-away': {
    status: 503,
    zh: '视频服务正在恢复，会自动接上，不用刷新。',
    en: 'The video service is being restored; you will be connected by itself, no need to reload.',
  },
  'session/no-video': {
    status: 503,
    zh: '这里还没有接上视频服务。其他的照常：可以打电话，或者用留言谈。',
    en: 'There is no video service here yet. Everything else works: telephone, or messages.',
  },
} as const

/** What an unmet guard of a session says. */
export const sessionGuardWords: Partial<Record<GuardName, { readonly zh: string; readonly en: string }>> = {
  withinOpeningWindow: {
    zh: '还没到开放候场的时间，或者会议时间已经过了。',
    en: 'It is too early for the waiting room, or the time of the session is over.',
  },
  identityAtSession: {
    zh: '这个人还没有用手机验证码确认过，先请他登录一次。',
    en: 'This person has not been confirmed by a code to the phone; please ask them to log in once.',
  },
  consentsComplete: {
    zh: '有一方还没有同意用视频调解，请他在会议页上确认。',
    en: 'One side has not agreed to mediation by video yet; please ask them to do so on the session page.',
  },
  seatPlanned: {
    zh: '这个人和这件纠纷没有关系，不能进来。',
    en: 'This person has no part in the matter and cannot come in.',
  },
  roomsSound: {
    zh: '这间房只留给一方；双方同在一间时，要有调解员在场。',
    en: 'This room is for one side only; both sides are together only with a mediator.',
  },
  caucusOpen: { zh: '现在没有单独沟通。', en: 'There is no private session now.' },
  rightsServed: {
    zh: '有一方还没有看权利告知，请他在会议页上看完。',
    en: 'One side has not read the notice of rights yet; please ask them to read it on the session page.',
  },
  serviceAddressesConfirmed: {
    zh: '有一方还没有确认送达地址，请他在会议页上确认。',
    en: 'One side has not confirmed an address for papers yet; please ask them to do so on the session page.',
  },
  noCoercionFlag: {
    zh: '有一项安全提醒还没有处理完，不能开始。',
    en: 'A safety warning is still open, so mediation cannot begin.',
  },
  startTimePassed: {
    zh: '过了开始时间15分钟才能登记缺席。',
    en: 'Absence can be recorded 15 minutes after the start.',
  },
  somebodyAbsent: { zh: '每个人都到过了。', en: 'Everybody has been here.' },
  checkerUnconflicted: {
    zh: '您和这个人有关系，不能由您核对。',
    en: 'You are involved with this person and cannot check them.',
  },
  consentIdentity: {
    zh: '这个人还没有同意核对身份，请他在会议页上确认。',
    en: 'This person has not agreed to have their identity checked; please ask them to do so on the session page.',
  },
  recordConfirmedByAll: { zh: '还有人没有确认笔录。', en: 'Somebody has not confirmed the record yet.' },
}
