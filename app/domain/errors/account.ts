/** Refusals of logging in and of codes. */
export const accountRefusals = {
  'account/login-needed': { status: 401, zh: '请先登录。', en: 'Please log in first.' },
  'account/code-wrong': {
    status: 422,
    zh: '验证码不对，请再看一遍短信。',
    en: 'The code is not right; please look at the message again.',
  },
  'account/code-spent': {
    status: 422,
    zh: '这个验证码不能再用了，请重新获取。',
    en: 'This code can no longer be used; please ask for a new one.',
  },
  'account/too-many-codes': {
    status: 429,
    zh: '这个手机号一小时内要的验证码太多了，请过一会儿再来。',
    en: 'Too many codes were sent to this number within an hour; please come back later.',
  },
  'account/step-up-needed': {
    status: 403,
    zh: '这一步要先用验证码确认是您本人。',
    en: 'This step needs a code first, to be sure that it is you.',
  },
  'account/second-missing': {
    status: 403,
    zh: '这个账号还没有绑定验证器，请联系管理员。',
    en: 'This account has no authenticator yet; please ask the administrator.',
  },
  'account/unknown-phone': { status: 404, zh: '没有人用这个手机号登录过。', en: 'Nobody has this phone number here.' },
  'account/second-wrong': { status: 422, zh: '验证器数字不对。', en: 'The digits of the authenticator are not right.' },
  'account/passkey-wrong': {
    status: 422,
    zh: '没有认出这个通行密钥。请再试一次，或者用手机号登录。',
    en: 'This passkey was not recognised. Please try again, or log in with your phone.',
  },
  'account/passkey-late': {
    status: 422,
    zh: '等得太久，这一次不算了。请再按一次。',
    en: 'That took too long and no longer counts. Please press once more.',
  },
  'account/passkey-known': {
    status: 422,
    zh: '这个通行密钥已经添加过了。',
    en: 'This passkey has been added before.',
  },
  'account/passkey-name': {
    status: 422,
    zh: '请给它起个名字，40个字以内，比如“办公室电脑”。',
    en: 'Please give it a name of up to 40 characters, such as “office computer”.',
  },
  'account/enter-again': {
    status: 403,
    zh: '改登录方式之前，请重新登录一次。登录后十分钟内可以改。',
    en: 'Please log in once more before you change how you log in. You then have ten minutes.',
  },
  'account/not-staff': { status: 403, zh: '这个账号没有这里的权限。', en: 'This account has no rights here.' },
} as const
