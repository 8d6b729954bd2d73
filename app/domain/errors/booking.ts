/** Why a time cannot be booked. */
export const bookingGuardWords = {
  slotFree: { zh: '这个时间刚刚有人约了。', en: 'This time was just taken.' },
  everySideCanThen: {
    zh: '对方还没有说这个时间可以。',
    en: 'The other side has not said yet that this time suits.',
  },
  withinTerm: {
    zh: '这个时间已经过了调解期限。请选早一点的。',
    en: 'This time is after the end of the mediation term. Please choose an earlier one.',
  },
  hoursOpen: {
    zh: '调解员这个时间没有空，或者已经太近了。请另选一个。',
    en: 'The mediator is not free then, or it is too soon. Please choose another time.',
  },
  rescheduleLimit: { zh: '已经改过五次，请打电话商量。', en: 'It was moved five times already; please call us.' },
  noOtherSessionBooked: { zh: '还有一次会议约着。', en: 'Another session is still booked.' },
  consentSessionKind: {
    zh: '还有人没有同意开视频会议。',
    en: 'Somebody has not agreed to meet by video yet.',
  },
} as const

export const bookingRefusals = {
  'booking/slot-taken': {
    status: 409,
    zh: '这个时间刚刚有人约了，您还没有约上。请看看别的时间。',
    en: 'This time was just taken and yours is not booked. Please look at the other times.',
  },
  'booking/choose-time': { status: 422, zh: '请先选一个时间。', en: 'Please choose a time first.' },
  'booking/three-at-most': { status: 422, zh: '最多选三段时间。', en: 'Please choose three times at most.' },
  'booking/bad-time': { status: 422, zh: '请填完整的日期和时间。', en: 'Please fill in the whole date and time.' },
  'booking/bad-leave': { status: 422, zh: '结束要晚于开始。', en: 'The end must be after the start.' },
} as const
