/** What an organisation numbers, gap-free within a year: case files and settlement agreements. */
export type FileNumberKind = 'file' | 'agreement'

const FILE_WORDS = { file: '人调字', agreement: '人调协字' } as const satisfies Record<FileNumberKind, string>

/** What a court numbers: cases registered before docketing, special-procedure cases. */
export type CourtNumberKind = 'preDocket' | 'special'

const COURT_WORDS = { preDocket: '诉前调确', special: '民特' } as const satisfies Record<CourtNumberKind, string>

const whole = (n: number) => {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`numbers count from 1: ${n}`)
  return n
}

/** （2026）诸人调字第17号: the file of a case; （2026）诸人调协字第9号: its agreement. `mark` is the organisation's word. */
export const fileNumber = (kind: FileNumberKind, of: { year: number; mark: string; n: number }): string =>
  `（${of.year}）${of.mark}${FILE_WORDS[kind]}第${whole(of.n)}号`

/** （2026）浙0681民特123号: `prefix` is the court's, such as 浙0681. */
export const courtNumber = (kind: CourtNumberKind, of: { year: number; prefix: string; n: number }): string =>
  `（${of.year}）${of.prefix}${COURT_WORDS[kind]}${whole(of.n)}号`

export interface CourtNumber {
  readonly year: number
  readonly prefix: string
  readonly kind: CourtNumberKind
  readonly n: number
}

/** Reads a court's number, with brackets and digits of any width; null when it is none of these. */
export function readCourtNumber(text: string): CourtNumber | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const match = /^[([〔](\d{4})[)\]〕](\p{Script=Han}\d{0,4})(诉前调确|民特)(\d{1,8})号$/u.exec(plain)
  if (!match) return null
  const [, year = '', prefix = '', word, n = ''] = match
  return { year: Number(year), prefix, kind: word === COURT_WORDS.special ? 'special' : 'preDocket', n: Number(n) }
}
