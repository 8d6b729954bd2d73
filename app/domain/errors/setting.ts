/** Refusals of what administrators settle. */
export const settingRefusals = {
  'setting/conflict': {
    status: 409,
    zh: '您写这份草稿的时候，别人改了这一项。您写的还在：请先放到最新的样子上，再看一遍。',
    en: 'Somebody else changed this while you wrote. Your draft is kept: put it on the latest version and look again.',
  },
  'setting/nothing-changed': { status: 422, zh: '和现在的一样，没有要发布的。', en: 'Nothing is different from now.' },
  'setting/not-yours': { status: 403, zh: '这一项由别人来改。', en: 'Somebody else changes this.' },
  'setting/own-post': {
    status: 403,
    zh: '自己的职务要由另一位管理员来改。',
    en: 'Another administrator changes your own post.',
  },
  'setting/past-day': { status: 422, zh: '请写今天或者以后的日子。', en: 'Please choose today or a later day.' },
  'setting/bad-day': {
    status: 422,
    zh: '日期写得不对，或者结束早于开始。',
    en: 'This day is not right, or the end lies before the beginning.',
  },
  'setting/taken': { status: 422, zh: '别处已经用了这一个。', en: 'This is taken already.' },
  'setting/bad-mark': {
    status: 422,
    zh: '请写两到四个汉字，最后一个是“调”，例如“诸调”。',
    en: 'Two to four Chinese characters, the last of them 调, such as 诸调.',
  },
  'setting/bad-phone': { status: 422, zh: '电话写得不对。', en: 'This phone number is not right.' },
  'setting/bad-number': {
    status: 422,
    zh: '这个数太大、太小，或者不是整数。',
    en: 'Too large, too small, or no whole number.',
  },
  'setting/bad-code': {
    status: 422,
    zh: '请写一个汉字和两到四位数字，例如“浙0681”。',
    en: 'One Chinese character and two to four digits, such as 浙0681.',
  },
  'setting/bad-address': {
    status: 422,
    zh: '请写以https://开头的网址。',
    en: 'Please give an address that begins with https://.',
  },
  'setting/bad-hours': {
    status: 422,
    zh: '请这样写：09:00-12:00、13:30-17:30。同一天的时间不能重叠。',
    en: 'Write it like this: 09:00-12:00, 13:30-17:30. Hours of a day may not overlap.',
  },
  'setting/leave-overlaps': { status: 422, zh: '这段时间和别的请假有重叠。', en: 'This overlaps another absence.' },
  'setting/in-use': {
    status: 422,
    zh: '还有没结束的案件。请先办完或者移送，再关闭。',
    en: 'It still has open cases. Finish or transfer them first.',
  },
  'setting/nobody-there': {
    status: 422,
    zh: '还没有管理员或者分流员。请先把这两个职务给人，再启用。',
    en: 'It has no administrator or no dispatcher yet. Give these posts first.',
  },
  'setting/last-organisation': {
    status: 422,
    zh: '这是最后一个启用的调解组织，停了就没有地方收申请了。',
    en: 'It is the last active organisation: nobody would take applications.',
  },
  'setting/last-one': {
    status: 422,
    zh: '这是这里最后一位。请先把职务给另一个人。',
    en: 'Nobody else holds this post here. Give it to somebody first.',
  },
  'setting/other-name': {
    status: 422,
    zh: '这个手机号登记的是另一个名字，请和本人核对。',
    en: 'This number is registered under another name; please check with the person.',
  },
  'setting/has-post': {
    status: 422,
    zh: '这个人在这段时间已经有这个职务。',
    en: 'This person holds this post in that time already.',
  },
  'setting/post-over': { status: 409, zh: '这个职务已经结束了。', en: 'This post has ended already.' },
  'setting/numbers-given': {
    status: 422,
    zh: '已经用这个代字编过案号，不能再改。',
    en: 'Case numbers were made of it; it can no longer be changed.',
  },
  'setting/by-law': {
    status: 403,
    zh: '这是法律规定的，不能在这里改。',
    en: 'The law sets this; it cannot be changed here.',
  },
  'setting/not-in-order': {
    status: 422,
    zh: '要比前一步大，一步接一步。',
    en: 'It has to be more than the step before.',
  },
  'setting/not-together': {
    status: 422,
    zh: '和另一条规则合不上：最后一次联系或者提醒，要在回复、签名的期限以前。',
    en: 'It does not fit another rule: the last contact or reminder comes before the time to answer or sign is over.',
  },
  'setting/bad-place': {
    status: 422,
    zh: '大括号里只能写列出来的那几个空位。',
    en: 'Only the places that are listed may stand in braces.',
  },
  'setting/place-missing': {
    status: 422,
    zh: '链接、验证码或者案件码不能少。',
    en: 'The link, the code or the case code must stay.',
  },
  'setting/notice-sum': { status: 422, zh: '消息里不写金额。', en: 'Messages name no sums.' },
  'setting/notice-foreign': {
    status: 422,
    zh: '不写别的网址和号码，请用列出来的空位。',
    en: 'No other links or numbers: please use the places that are listed.',
  },
  'setting/notice-language': {
    status: 422,
    zh: '中文栏写中文，英文栏写英文。',
    en: 'Chinese in the Chinese field, English in the English one.',
  },
  'setting/notice-too-long': {
    status: 422,
    zh: '太长了，一条短信放不下：中文连签名最多70个字，英文最多160个字母。',
    en: 'Too long for one message: at most 70 characters in Chinese, 160 letters in English, with the sign.',
  },
  'setting/reason-always': {
    status: 422,
    zh: '“其他”要一直能选，不能拿走。',
    en: 'This one stands for everything else and has to stay.',
  },
  'setting/reason-ships': {
    status: 422,
    zh: '这是平台自带的，可以不再提供，不能删掉。',
    en: 'It comes with the platform: it can be set aside, not deleted.',
  },
  'setting/reason-used': {
    status: 422,
    zh: '已经有案件用过它，不能删掉；可以不再提供。',
    en: 'Cases have used it: it can be set aside, not deleted.',
  },
} as const
