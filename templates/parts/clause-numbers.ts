import type { PaperLocale } from '../document.ts'
import { itemNumber, names } from '../render/values.ts'

/** Which clauses of part three are meant: 第（一）、（三）项 or clause (1) and (3); nothing for none. */
export const clauseNumbers = (list: readonly number[] | undefined, locale: PaperLocale): string | undefined => {
  if (!list || list.length === 0) return undefined
  const numbers = names(
    list.map((no) => itemNumber(no, locale).trim()),
    locale,
  )
  return locale === 'zh-CN' ? `“协议内容”部分第${numbers}项` : `Clause ${numbers} of the content`
}
