import type { Locale } from '#app/i18n/locale.ts'

/** Pairs of characters out of old poems, with the way to say them for readers of English. */
const pairs = [
  ['松间', 'Songjian'],
  ['明月', 'Mingyue'],
  ['清泉', 'Qingquan'],
  ['石上', 'Shishang'],
  ['春江', 'Chunjiang'],
  ['花朝', 'Huazhao'],
  ['秋水', 'Qiushui'],
  ['长天', 'Changtian'],
  ['白云', 'Baiyun'],
  ['青山', 'Qingshan'],
  ['小桥', 'Xiaoqiao'],
  ['流水', 'Liushui'],
  ['东风', 'Dongfeng'],
  ['细雨', 'Xiyu'],
  ['竹里', 'Zhuli'],
  ['梅边', 'Meibian'],
  ['南山', 'Nanshan'],
  ['采菊', 'Caiju'],
  ['江南', 'Jiangnan'],
  ['烟雨', 'Yanyu'],
  ['晴川', 'Qingchuan'],
  ['芳草', 'Fangcao'],
  ['云淡', 'Yundan'],
  ['风轻', 'Fengqing'],
  ['荷塘', 'Hetang'],
  ['月色', 'Yuese'],
  ['湖光', 'Huguang'],
  ['稻香', 'Daoxiang'],
  ['渔舟', 'Yuzhou'],
  ['晚照', 'Wanzhao'],
  ['朝霞', 'Zhaoxia'],
  ['暮雪', 'Muxue'],
] as const

/** The four characters of one day: whoever calls the centre says them, and a false invitation has none that fit. */
export interface CodeWord {
  readonly zh: string
  readonly en: string
}

/** @param hash at least two bytes that belong to this invitation and this day. */
export function codeWordOf(hash: Uint8Array): CodeWord {
  const first = (hash[0] ?? 0) % pairs.length
  const step = 1 + ((hash[1] ?? 0) % (pairs.length - 1))
  const [a, b] = [pairs[first], pairs[(first + step) % pairs.length]]
  return { zh: `${a?.[0] ?? ''}${b?.[0] ?? ''}`, en: `${a?.[1] ?? ''} ${b?.[1] ?? ''}` }
}

/** The word in the reader's language: characters, or how they are said. */
export const spokenWord = ({ zh, en }: CodeWord, locale: Locale): string => (locale === 'en' ? en : zh)
