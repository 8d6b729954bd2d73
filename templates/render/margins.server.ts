import type { PDFPage } from 'pdf-lib'
import type { PaperLocale } from '../document.ts'
import { breakLines } from './lines.server.ts'
import { type Align, columnWidth, grey, hairline, page, type Sheet } from './sheet.server.ts'
import { drawSquareCode } from './square.server.ts'

export interface Margins {
  readonly title: string
  /** Code of the case. */
  readonly code: string
  /** Where somebody can check this paper; also in the square code. */
  readonly verifyUrl: string
  /** Kind and version of the paper, e.g. 13 settlement-agreement v1. */
  readonly edition: string
  readonly locale: PaperLocale
}

const SIZE = 8
const QR = 46

const words = {
  'zh-CN': {
    check: '扫码，或者打开下列网址，核对本文件：',
    pages: (at: number, all: number) => `第${at}页，共${all}页`,
  },
  en: {
    check: 'To check this document, scan the code or open:',
    pages: (at: number, all: number) => `Page ${at} of ${all}`,
  },
} as const

/** What stands above and below the text on every page. */
export const drawMargins = (sheet: Sheet, { title, code, verifyUrl, edition, locale }: Margins): void => {
  const put = (on: PDFPage, text: string, place: { x: number; y: number; width: number; align: Align }) => {
    for (const [index, line] of breakLines(text, { font: 'sans', size: SIZE, width: place.width }).entries())
      sheet.draw(line, { ...place, y: place.y - index * 11, size: SIZE }, on, grey)
  }
  const right = page.width - page.right
  for (const [index, on] of sheet.pages.entries()) {
    const above = page.height - 62
    put(on, title, { x: page.left, y: above, width: columnWidth / 2, align: 'left' })
    put(on, code, { x: page.left + columnWidth / 2, y: above, width: columnWidth / 2, align: 'right' })
    const rule = { thickness: 0.5, color: hairline }
    sheet.paint(on, () => {
      on.drawLine({ ...rule, start: { x: page.left, y: above - 8 }, end: { x: right, y: above - 8 } })
      on.drawLine({ ...rule, start: { x: page.left, y: 84 }, end: { x: right, y: 84 } })
      drawSquareCode(on, verifyUrl, { x: page.left, y: 30, size: QR, color: grey })
    })
    const beside = { x: page.left + QR + 10, width: columnWidth - QR - 90, align: 'left' } as const
    put(on, words[locale].check, { ...beside, y: 66 })
    put(on, verifyUrl, { ...beside, y: 54 })
    const last = { x: right - 300, width: 300, align: 'right' } as const
    put(on, words[locale].pages(index + 1, sheet.pages.length), { ...last, y: 66 })
    put(on, edition, { ...last, y: 34 })
  }
}
