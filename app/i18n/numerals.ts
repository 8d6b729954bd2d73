const NUMERALS = '零一二三四五六七八九'

/** 1 → 一, 12 → 十二, 105 → 一百零五. */
export function chineseNumber(n: number): string {
  if (n < 10) return NUMERALS.charAt(n)
  if (n < 20) return `十${n % 10 ? NUMERALS.charAt(n % 10) : ''}`
  if (n < 100) return `${NUMERALS.charAt(Math.floor(n / 10))}十${n % 10 ? NUMERALS.charAt(n % 10) : ''}`
  const rest = n % 100
  const tail =
    rest === 0 ? '' : rest < 10 ? `零${NUMERALS.charAt(rest)}` : `${rest < 20 ? '一' : ''}${chineseNumber(rest)}`
  return `${NUMERALS.charAt(Math.floor(n / 100))}百${tail}`
}
