import type { Tx } from '#prisma/client.server.ts'
import { keyOf, settledValue, type Value } from '../setting/settled.server.ts'
import { type NoticeKey, noticeTemplate } from './catalogue.ts'
import type { WordedNotice } from './render.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A notice with these words in place of those that ship; which ways it goes and when stays as it is. */
export function wordedNotice(key: NoticeKey, settled: Value | null): WordedNotice {
  const shipped = noticeTemplate(key)
  if (!settled) return { key, ...shipped }
  const pair = (name: string) => ({ zh: text(settled[`${name}Zh`]), en: text(settled[`${name}En`]) })
  return { key, ...shipped, short: pair('short'), subject: pair('subject'), body: pair('body') }
}

/** A notice in the words that count now. */
export const noticeText = async (tx: Tx, key: NoticeKey): Promise<WordedNotice> =>
  wordedNotice(key, await settledValue(tx, 'notice', keyOf('notice', key)))
