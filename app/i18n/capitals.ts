const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const units = ['', '拾', '佰', '仟'] as const
const groups = ['', '万', '亿', '万亿'] as const

/**
 * An amount in the capital figures of Chinese papers: 340000 fen is 叁仟肆佰元整.
 * @param fen whole fen, not negative, below 10^16.
 */
export const fenInCapitals = (fen: number): string => {
  const yuan = Math.floor(fen / 100)
  const jiao = Math.floor((fen % 100) / 10)
  const rest = fen % 10
  if (fen === 0) return '零元整'
  const whole = yuan === 0 ? '' : `${yuanInCapitals(yuan)}元`
  if (jiao === 0 && rest === 0) return `${whole}整`
  const tenths = jiao === 0 ? (yuan === 0 ? '' : '零') : `${digits[jiao]}角`
  return `${whole}${tenths}${rest === 0 ? '' : `${digits[rest]}分`}`
}

const yuanInCapitals = (yuan: number): string => {
  let text = ''
  let gap = false
  for (let group = 3; group >= 0; group--) {
    const value = Math.floor(yuan / 10_000 ** group) % 10_000
    if (value === 0) {
      gap = text !== ''
      continue
    }
    text += `${text !== '' && (gap || value < 1000) ? '零' : ''}${groupInCapitals(value)}${groups[group]}`
    gap = false
  }
  return text
}

const groupInCapitals = (value: number): string => {
  let text = ''
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    text += `${gap ? '零' : ''}${digits[digit]}${units[place]}`
    gap = false
  }
  return text
}
