import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PaperDocument } from '#templates/document.ts'
import { catalogue, type PaperLocale, type TemplateId } from '#templates/papers.server.ts'
import { renderDocument } from '#templates/render/render.server.ts'

export const templateIds = Object.keys(catalogue) as readonly TemplateId[]
export const CODE = '诸调-26-0412-7K'
export const VERIFY_URL = 'https://yanhe.example/verify/ABCD-EFGH-JKLM'

/** Height of the page, A4, in points. */
const PAGE_HEIGHT = 841.89

/** A place given from the lower left, as a box from the upper left, without its border. */
export const insideOf = ([left, bottom, right, top]: readonly number[]): Word['box'] => [
  (left ?? 0) + 3,
  PAGE_HEIGHT - (top ?? 0) + 3,
  (right ?? 0) - 3,
  PAGE_HEIGHT - (bottom ?? 0) - 3,
]

/** Renders a paper from data, without signatures. */
export const render = (id: TemplateId, locale: PaperLocale, data: unknown = catalogue[id].sample) =>
  renderDocument({
    document: catalogue[id] as unknown as PaperDocument,
    data,
    locale,
    code: CODE,
    verifyUrl: VERIFY_URL,
    signable: true,
  })

const inFolder = <Result>(bytes: Uint8Array, use: (file: string) => Result): Result => {
  const folder = mkdtempSync(join(tmpdir(), 'yanhe-paper-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, bytes)
    return use(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The text of a paper as a reader selects it, with all spacing removed. */
export const textOf = (bytes: Uint8Array): string =>
  inFolder(bytes, (file) => execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s/g, ''))

export interface Raster {
  readonly width: number
  readonly height: number
  /** One byte per pixel, 255 is paper. */
  readonly pixels: Uint8Array
}

/** A page as it is printed, 100 points to the inch. */
export const rasterOf = (bytes: Uint8Array, page: number): Raster =>
  inFolder(bytes, (file) => {
    const target = join(file, '..', 'page')
    execFileSync('pdftoppm', ['-gray', '-r', '100', '-f', `${page}`, '-l', `${page}`, '-singlefile', file, target])
    const image = readFileSync(`${target}.pgm`)
    const [, width = '0', height = '0'] = /^P5\s(\d+) (\d+)\s255\s/.exec(image.toString('latin1', 0, 40)) ?? []
    const size = Number(width) * Number(height)
    return { width: Number(width), height: Number(height), pixels: image.subarray(image.length - size) }
  })

export interface Word {
  readonly text: string
  readonly page: number
  readonly box: readonly [left: number, top: number, right: number, bottom: number]
}

/** Every word of a paper with its place on the page in points, from the upper left. */
export const wordsOf = (bytes: Uint8Array): readonly Word[] =>
  inFolder(bytes, (file) => {
    const html = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' })
    return html.split('<page ').flatMap((part, page) =>
      [...part.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map(
        ([, left, top, right, bottom, text = '']) => ({
          text,
          page,
          box: [Number(left), Number(top), Number(right), Number(bottom)] as const,
        }),
      ),
    )
  })

/** How much is printed inside a box. */
export const inkIn = ({ width, height, pixels }: Raster, [left, top, right, bottom]: Word['box']): number => {
  const scale = 100 / 72
  let ink = 0
  for (let y = Math.max(0, Math.floor(top * scale)); y < Math.min(height, bottom * scale); y++)
    for (let x = Math.max(0, Math.floor(left * scale)); x < Math.min(width, right * scale); x++)
      ink += 255 - (pixels[y * width + x] ?? 255)
  return ink
}
