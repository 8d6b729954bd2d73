import { defineWords } from '../words.ts'

/** Typing the code of a letter. */
export const words = defineWords({
  'zh-CN': {
    title: '输入信上的查询码',
    lede: '八个字符，在信的上半页。输入以后先看到是谁、什么事；来不来由您定。',
    code: '查询码',
    codeHint: '例如 K7QM-2R9D，大小写都行',
    open: '打开',
    toVerify: '想先看看这封信是不是真的？',
  },
  en: {
    title: 'Type the code of your letter',
    lede: 'Eight characters in the upper half of the letter. You first see who asks and what it is about; then you decide.',
    code: 'Code',
    codeHint: 'Such as K7QM-2R9D; small letters are fine',
    open: 'Open',
    toVerify: 'Would you like to check first that the letter is genuine?',
  },
})
