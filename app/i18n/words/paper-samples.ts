import { defineWords } from '../words.ts'

/** The page that shows the sample of every paper. */
export const words = defineWords({
  'zh-CN': {
    title: '全部文书',
    lede: '每一种文书的样本，人名和内容都是编的。中文文本为准，英文文本供对照。',
    version: (version: number) => `第${version}版。依据：`,
    inChinese: (name: string) => `看${name}的中文样本（PDF）`,
    inEnglish: (name: string) => `看${name}的英文样本（PDF）`,
  },
  en: {
    title: 'All papers',
    lede: 'A sample of every paper, with invented people and facts. The Chinese text prevails; the English one is for reference.',
    version: (version: number) => `Version ${version}. Basis: `,
    inChinese: (name: string) => `Sample of ${name} in Chinese (PDF)`,
    inEnglish: (name: string) => `Sample of ${name} in English (PDF)`,
  },
})
