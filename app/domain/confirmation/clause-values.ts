/** Digits in every form that papers use: figures, Chinese numerals of days, capitals of sums. */
const NUMBERS =
  /[\d０-９〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟元圆角分整年月日.,，]*[\d０-９〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+[元圆角分整年月日]*/g

export interface Segment {
  readonly text: string
  /** A name, a sum or a day: what differs between cases that are worded alike. */
  readonly isValue: boolean
}

/** A clause cut into its wording and the values in it. */
export function segmentsOf(clause: string, names: readonly string[]): Segment[] {
  const known = names.filter((name) => name !== '').map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const values = new RegExp([...known, NUMBERS.source].join('|'), 'g')
  const segments: Segment[] = []
  let at = 0
  for (const { 0: value, index } of clause.matchAll(values)) {
    if (index > at) segments.push({ text: clause.slice(at, index), isValue: false })
    segments.push({ text: value, isValue: true })
    at = index + value.length
  }
  if (at < clause.length) segments.push({ text: clause.slice(at), isValue: false })
  return segments
}

/** The wording alone: two clauses of one template that say the same of other people and sums are equal without values. */
export const withoutValues = (clause: string, names: readonly string[]): string =>
  segmentsOf(clause, names)
    .map(({ text, isValue }) => (isValue ? '…' : text))
    .join('')
