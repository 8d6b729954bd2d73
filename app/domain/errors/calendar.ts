/** Why a plan of holidays cannot be taken as it was typed. */
export const calendarRefusals = {
  'holidays/no-year': {
    status: 422,
    zh: '没有看到是哪一年。请在开头写一行“年份：2027”。',
    en: 'The year is missing. Please begin with a line such as “年份：2027” (or “year: 2027”).',
  },
  'holidays/no-source': {
    status: 422,
    zh: '请写明来源，例如“来源：国务院办公厅关于2027年部分节假日安排的通知”。',
    en: 'Please name the source in a line “来源：…” (or “source: …”).',
  },
  'holidays/no-holidays': { status: 422, zh: '没有看到放假的日子。', en: 'No holiday was found.' },
  'holidays/bad-line': {
    status: 422,
    zh: '这一行看不懂。放假写“元旦：2027-01-01 至 2027-01-03”，调休写“上班：2027-01-04”。',
    en: 'This line was not understood. Write holidays as “元旦：2027-01-01 至 2027-01-03”, make-up days as “上班：2027-01-04”.',
  },
  'holidays/bad-day': { status: 422, zh: '这一行里有一个不存在的日期。', en: 'A date in this line does not exist.' },
  'holidays/bad-weekday': {
    status: 422,
    zh: '这一行里写的星期和日期对不上。',
    en: 'A weekday in this line does not go with its date.',
  },
  'holidays/bad-json': {
    status: 422,
    zh: 'JSON的格式不对：要有year、source、holidays（zh、en、fromOn、toOn）和makeUpDays。',
    en: 'This JSON does not fit: year, source, holidays (zh, en, fromOn, toOn) and makeUpDays are needed.',
  },
  'holidays/bad-order': {
    status: 422,
    zh: '有一个假期结束早于开始，或者超过12天。',
    en: 'A holiday ends before it begins, or is longer than 12 days.',
  },
  'holidays/other-year': { status: 422, zh: '有的日子不在这一年。', en: 'Some days are not of this year.' },
  'holidays/overlap': { status: 422, zh: '两个假期有重叠的日子。', en: 'Two holidays share a day.' },
  'holidays/work-on-weekday': {
    status: 422,
    zh: '调休上班的日子要在周六或者周日。',
    en: 'A make-up working day must be a Saturday or Sunday.',
  },
  'holidays/work-on-holiday': {
    status: 422,
    zh: '有一天既放假又上班。',
    en: 'One day is both a holiday and a working day.',
  },
} as const
