import { accepted, type Checked, refused } from '../identity/outcome.ts'

export type MoneyProblem =
  | 'money/empty'
  | 'money/form'
  | 'money/too-many-decimals'
  | 'money/negative'
  | 'money/too-large'

export const moneyWords = {
  'money/empty': { zh: '请填金额。', en: 'Please enter an amount.' },
  'money/form': {
    zh: '请用数字填金额，例如3400或者3,400.50。',
    en: 'Enter the amount in digits, such as 3400 or 3,400.50.',
  },
  'money/too-many-decimals': { zh: '金额最多到分，小数点后两位。', en: 'An amount has at most two decimals.' },
  'money/negative': { zh: '金额不能是负数。', en: 'An amount cannot be negative.' },
  'money/too-large': { zh: '金额太大，请核对。', en: 'The amount is too large. Please check it.' },
} as const satisfies Record<MoneyProblem, { zh: string; en: string }>

/** One hundred billion yuan: more than any dispute, less than what a number holds exactly. */
export const MAX_FEN = 10_000_000_000_000

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

const digit = (n: number) => DIGITS.charAt(n)

/** Up to four digits in capitals, without leading and trailing zeros: 3040 → 叁仟零肆拾. */
function groupInCapitals(group: number): string {
  let text = ''
  let owesZero = false
  for (let place = 3; place >= 0; place--) {
    const value = Math.floor(group / 10 ** place) % 10
    if (value === 0) owesZero ||= text !== ''
    else {
      text += `${owesZero ? '零' : ''}${digit(value)}${PLACES[place]}`
      owesZero = false
    }
  }
  return text
}

function wholeYuanInCapitals(yuan: number): string {
  let text = ''
  let owesZero = false
  for (let index = 3; index >= 0; index--) {
    const group = Math.floor(yuan / 10_000 ** index) % 10_000
    if (group === 0) {
      owesZero ||= text !== ''
      continue
    }
    if (text !== '' && (owesZero || group < 1000)) text += '零'
    text += `${groupInCapitals(group)}${GROUPS[index]}`
    owesZero = false
  }
  return text
}

/**
 * An amount in the capitals of banks: 340000 fen → 叁仟肆佰元整.
 * @param fen whole fen, zero or more.
 */
export function yuanInCapitals(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen > MAX_FEN) throw new RangeError(`not an amount in fen: ${fen}`)
  const yuan = Math.floor(fen / 100)
  const jiao = Math.floor(fen / 10) % 10
  const cents = fen % 10
  const whole = yuan > 0 ? `${wholeYuanInCapitals(yuan)}元` : ''
  if (jiao === 0 && cents === 0) return `${whole || '零元'}整`
  const tens = jiao > 0 ? `${digit(jiao)}角` : whole ? '零' : ''
  return `${whole}${tens}${cents > 0 ? `${digit(cents)}分` : ''}`
}

/** 340000 fen → 3,400.00. */
export function yuanInDigits(fen: number): string {
  const whole = String(Math.floor(fen / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',')
  return `${whole}.${String(fen % 100).padStart(2, '0')}`
}

/** How papers write money: 人民币3,100.00元（大写：叁仟壹佰元整）, or RMB 3,100.00. */
export const moneyInWords = (fen: number, locale: 'zh-CN' | 'en'): string =>
  locale === 'zh-CN' ? `人民币${yuanInDigits(fen)}元（大写：${yuanInCapitals(fen)}）` : `RMB ${yuanInDigits(fen)}`

/** How pages say money in a sentence: 3,100.00元, or RMB 3,100.00. */
export const moneyInPlainWords = (fen: number, locale: 'zh-CN' | 'en'): string =>
  locale === 'zh-CN' ? `${yuanInDigits(fen)}元` : `RMB ${yuanInDigits(fen)}`

/** Reads what a person types as yuan ("3,400", "3400.5", "３４００元", "¥3 400") and gives whole fen. */
export function readYuan(text: string): Checked<number, MoneyProblem> {
  const typed = text.normalize('NFKC').replace(/人民币|RMB|CNY|[¥￥元圆整\s]/gi, '')
  if (typed === '') return refused('money/empty')
  if (/^[-−–]/.test(typed)) return refused('money/negative')
  if (!/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?$/.test(typed)) return refused('money/form')
  const [whole = '', decimals = ''] = typed.replaceAll(',', '').split('.')
  if (decimals.length > 2) return refused('money/too-many-decimals')
  if (whole.replace(/^0+/, '').length > 12) return refused('money/too-large')
  const fen = Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
  return fen > MAX_FEN ? refused('money/too-large') : accepted(fen)
}
