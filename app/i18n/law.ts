import type { Locale } from './locale.ts'

const acts: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  INT: { zh: '民诉法解释', en: 'Interpretation of the Civil Procedure Law' },
  CPL: { zh: '民事诉讼法', en: 'Civil Procedure Law' },
  ESL: { zh: '电子签名法', en: 'Electronic Signature Law' },
  PML: { zh: '人民调解法', en: "People's Mediation Law" },
}

const articleIn = (text: string, locale: Locale): string => {
  if (locale === 'en') return text
  return text.replace(/^(\d+)(?:\((\d+)\))?/, (_, article, item) => `第${article}条${item ? `第${item}项` : ''}`)
}

/** A basis such as `INT 358(5), 461; CPL 205` as a reader says it: 民诉法解释第358条第5项、第461条；民事诉讼法第205条. */
export function lawWords(basis: string, locale: Locale): string {
  const zh = locale === 'zh-CN'
  const parts = basis.split('; ').map((part) => {
    const [, key = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(part) ?? []
    const act = acts[key]
    if (!act) return part
    const articles = rest.split(', ').map((one) => articleIn(one, locale))
    return zh ? `${act.zh}${articles.join('、')}` : `${act.en}, art. ${articles.join(', ')}`
  })
  return parts.join(zh ? '；' : '; ')
}
