import { capitals } from './values.ts'

/** A text that states one amount twice, and not the same one: a court could not enforce either. */
export class AmountsDisagree extends RangeError {
  override readonly name = 'AmountsDisagree'
  constructor(readonly amount: string) {
    super(`figures and capitals disagree: ${amount}`)
  }
}

const TWICE =
  /([\d,]+(?:\.\d{1,2})?)元\s*[（(]大写[：:]?\s*(?:人民币)?([零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]+)[)）]/g

const fenOf = (figures: string): number => {
  const [yuan = '', fraction = ''] = figures.replace(/,/g, '').split('.')
  return Number(yuan) * 100 + Number(fraction.padEnd(2, '0'))
}

/** Usual ways to write the same capitals: 圆 for 元, 正 for 整, 零角 before 分. */
const plain = (words: string) => words.replace(/圆/g, '元').replace(/正$/, '整').replace('零角', '零')

const agree = (figures: string, words: string): boolean => {
  const fen = fenOf(figures)
  try {
    return plain(words) === capitals(fen)
  } catch {
    return false
  }
}

/** The amounts of a text whose figures and capitals disagree, as they stand there. */
export const amountsThatDisagree = (text: string): readonly string[] =>
  [...text.matchAll(TWICE)].filter(([, figures = '', words = '']) => !agree(figures, words)).map(([whole]) => whole)
