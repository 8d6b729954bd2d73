import { defineWords } from '../words.ts'

/** Reading a page aloud. */
export const words = defineWords({
  'zh-CN': { read: '读给我听', stop: '别读了' },
  en: { read: 'Read it to me', stop: 'Stop reading' },
})
