import { accepted, type Checked, refused } from '../identity/outcome.ts'

export type TextProblem =
  | 'text/empty'
  | 'text/too-long'
  | 'text/hidden-character'
  | 'text/line-break'
  | 'text/not-a-name'
  | 'text/stacked-marks'
  | 'text/unprintable'

export const textWords = {
  'text/empty': { zh: '请填写这一项。', en: 'Please fill this in.' },
  'text/too-long': { zh: '写得太长了，请短一些。', en: 'This is too long. Please shorten it.' },
  'text/hidden-character': {
    zh: '里面有看不见的控制字符，请重新输入，不要复制粘贴。',
    en: 'There is an invisible control character in it. Please type it instead of pasting it.',
  },
  'text/line-break': { zh: '这一项只能写一行。', en: 'This must be one line.' },
  'text/not-a-name': { zh: '请按证件填写姓名或者名称。', en: 'Please enter the name as on the document of identity.' },
  'text/unprintable': {
    zh: '有的字或者图形（例如表情）在文书上印不出来，请换一种写法。',
    en: 'Some characters, such as emoji, cannot be printed on papers. Please write it another way.',
  },
  'text/stacked-marks': { zh: '有字符叠在一起，打印不出来。', en: 'Some marks are stacked and cannot be printed.' },
} as const satisfies Record<TextProblem, { zh: string; en: string }>

export const MAX_NAME_CHARACTERS = 100
export const MAX_LINE_CHARACTERS = 200
export const MAX_TEXT_CHARACTERS = 5_000

/** Bidirectional controls, zero-width characters, soft hyphen, tags, private use and unpaired halves: they show one thing and say another. */
const HIDDEN = /\p{Default_Ignorable_Code_Point}|\p{Co}|\p{Cs}|\p{Cn}|[\uFFF9-\uFFFD]/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const CONTROL = /[\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F-\u009F]/
const LINE_BREAK = /[\n\r\u0085\u2028\u2029]/
const STACKED = /\p{M}{3,}/u

/** What a name, a line or a text may not hold, or null when it can be printed as it is typed. */
function unprintable(text: string): TextProblem | null {
  if (HIDDEN.test(text) || CONTROL.test(text.replace(/\t/g, ' '))) return 'text/hidden-character'
  return STACKED.test(text) ? 'text/stacked-marks' : null
}

/** Cleans a one-line field: composed characters, single spaces, nothing hidden. */
export function readLine(text: string, maxCharacters = MAX_LINE_CHARACTERS): Checked<string, TextProblem> {
  const trimmed = text.normalize('NFC').trim()
  if (trimmed === '') return refused('text/empty')
  if (LINE_BREAK.test(trimmed)) return refused('text/line-break')
  const problem = unprintable(trimmed)
  if (problem) return refused(problem)
  if ([...trimmed].length > maxCharacters) return refused('text/too-long')
  return accepted(trimmed.replace(/[\s\u3000]+/g, ' '))
}

/** Cleans the name of a person or organisation; middle dots and rare characters stay, pictures and digits alone do not. */
export function readName(text: string): Checked<string, TextProblem> {
  const line = readLine(text, MAX_NAME_CHARACTERS)
  if (!line.ok) return line
  if (!/\p{L}/u.test(line.value)) return refused('text/not-a-name')
  if (/\p{Extended_Pictographic}|\p{So}|[<>{}[\]\\|^~@#$%*=_]/u.test(line.value)) return refused('text/not-a-name')
  return accepted(line.value)
}

/** Cleans a text of several lines; line breaks are kept as \n, everything hidden is refused. */
export function readText(text: string, maxCharacters = MAX_TEXT_CHARACTERS): Checked<string, TextProblem> {
  const trimmed = text
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .trim()
  if (trimmed === '') return refused('text/empty')
  const problem = unprintable(trimmed)
  if (problem) return refused(problem)
  return [...trimmed].length > maxCharacters ? refused('text/too-long') : accepted(trimmed)
}

/** The form in which two names are compared: width, case, spaces and middle dots do not count. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·・•‧∙]/g, '')
