import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue, type PaperData, renderPaper, type TemplateId } from '#templates/papers.server.ts'
import { CODE, inkIn, insideOf, rasterOf, render, templateIds, textOf, VERIFY_URL, wordsOf } from './prepared.ts'

/** The papers of the procedure by number; 3, 10, 20 and 28 are several, 6 and 23 three each. */
const NUMBERS =
  '1 2 3a 3b 4 5 6a 6b 6c 7 8 9 10a 10b 10c 11 12 13 14 15 16 17 18 19 20a 20b 21 22 23a 23b 23c 24 25 26 27 28a 28b 29 30 31 32 33 34 35'
const LOCALES = ['zh-CN', 'en'] as const

describe('the papers of the procedure', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yanhe-all-papers-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const inFile = (bytes: Uint8Array) => {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, bytes)
    return file
  }

  it('are all there, each with the source of its wording', () => {
    const numbers = templateIds.map((id) => catalogue[id].number).filter((number) => number !== '')
    expect(numbers).toEqual(NUMBERS.split(' '))
    for (const id of templateIds) expect(catalogue[id].basis.length, id).toBeGreaterThan(0)
  })

  it.each(templateIds)('%s says the same amounts in both languages', async (id) => {
    const [chinese, english] = await Promise.all(
      LOCALES.map(async (locale) => {
        const words = wordsOf((await render(id, locale)).bytes).map(({ text }) => text)
        return [...words.join(' ').matchAll(/\d[\d,]*\.\d{2}(?!\d)/g)].map(([one]) => one).sort()
      }),
    )
    expect(english).toEqual(chinese)
  })

  it.each(templateIds)('%s is whole, tagged, made for the archive, and carries its data', async (id) => {
    const { bytes } = await render(id, 'zh-CN')
    const file = inFile(bytes)
    expect(spawnSync('qpdf', ['--check', file]).status).toBe(0)
    const raw = Buffer.from(bytes).toString('latin1')
    for (const sign of ['<pdfaid:part>3<', '<pdfaid:conformance>A<', '/GTS_PDFA1', '/Marked true', '/StructTreeRoot'])
      expect(raw).toContain(sign)
    expect(raw).not.toMatch(/\/SMask|\/JavaScript|\/OpenAction/)
    const read = execFileSync('pdfinfo', ['-struct-text', file], { encoding: 'utf8' })
    expect(read).toMatch(/^Document\n {2}H1/)
    const aloud = [...read.matchAll(/"(.*)"/g)].map(([, text = '']) => text.replace(/\s/g, ''))
    expect(aloud.join('')).not.toContain(VERIFY_URL)
    const printed = textOf(bytes)
    for (const piece of aloud) expect(printed).toContain(piece)
    execFileSync('pdfdetach', ['-save', '1', '-o', join(folder, 'data.json'), file])
    const kept = JSON.parse(readFileSync(join(folder, 'data.json'), 'utf8'))
    expect(kept).toMatchObject({ document: id, version: catalogue[id].version, locale: 'zh-CN', code: CODE })
    expect(kept.data).toEqual(catalogue[id].sample)
  })

  it.each(templateIds)('%s has ink under every word, and places to sign within its margins', async (id) => {
    const { bytes, fields } = await render(id, 'zh-CN')
    const words = wordsOf(bytes)
    const pages = Math.max(...words.map(({ page }) => page))
    for (let page = 1; page <= pages; page++) {
      const raster = rasterOf(bytes, page)
      const here = words.filter((word) => word.page === page)
      for (const { text, box } of here) {
        expect(inkIn(raster, box), text).toBeGreaterThan(0)
        expect([box[0] > 78, box[2] < 523], text).toEqual([true, true])
      }
      // A field lies on white paper: nothing is printed where somebody will sign.
      for (const { rect } of fields.slice(1).filter((field) => field.page === page - 1))
        expect(inkIn(raster, insideOf(rect))).toBe(0)
      // No page bears signatures alone, or nothing at all, between its margins.
      expect(here.filter(({ box }) => box[1] > 90 && box[3] < 742).length, `page ${page}`).toBeGreaterThan(0)
    }
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length)
    for (const { rect } of fields.slice(1))
      expect([rect[0] >= 79, rect[1] >= 99, rect[2] <= 522]).toEqual([true, true, true])
  })

  it.each(templateIds)('%s is made again from its row, byte for byte', async (id) => {
    const { sample } = catalogue[id]
    const { bytes } = await render(id, 'zh-CN')
    // A database gives the same data back in another order.
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inside]) => [key, turned(inside)]),
      )
    }
    const row = JSON.parse(JSON.stringify(turned(sample)))
    expect(Buffer.compare((await render(id, 'zh-CN', row)).bytes, bytes)).toBe(0)
  })

  it.each(templateIds)('%s without one of its values is refused by name, or is a whole paper', async (id) => {
    const document = catalogue[id]
    const sample: Readonly<Record<string, unknown>> = document.sample
    for (const left of Object.keys(sample)) {
      const { [left]: _, ...rest } = sample
      if (!document.schema.safeParse(rest).success) continue
      const made = await render(id, 'zh-CN', rest).catch((error: Error) => error)
      if (made instanceof Error) expect(made, left).toMatchObject({ name: 'ValueMissing' })
      else expect(made.bytes.length, left).toBeGreaterThan(10_000)
    }
  })
})

describe('the thread that renders', () => {
  const order = <Id extends TemplateId>(templateId: Id, data: PaperData<Id>) =>
    ({ templateId, data, locale: 'zh-CN', code: CODE, verifyUrl: VERIFY_URL, signable: true }) as const

  it('makes the same bytes, and passes on why a paper is refused', async () => {
    const { sample } = catalogue['extension-agreement']
    const [apart, here] = [
      await renderPaper(order('extension-agreement', sample)),
      await render('extension-agreement', 'zh-CN'),
    ]
    expect(Buffer.compare(apart.bytes, here.bytes)).toBe(0)
    expect(apart.fields).toEqual(here.fields)
    const nameless = { ...sample, partyNames: ['田𠮷野'] }
    await expect(renderPaper(order('extension-agreement', nameless))).rejects.toMatchObject({
      name: 'GlyphMissing',
      character: '𠮷',
    })
    await expect(renderPaper(order('extension-agreement', { ...sample, signedOn: '' }))).rejects.toMatchObject({
      name: 'ZodError',
    })
    const { chooseBy: _, ...undecided } = catalogue['challenge-decision'].sample
    await expect(renderPaper(order('challenge-decision', undecided))).rejects.toMatchObject({
      name: 'ValueMissing',
      value: 'chooseBy',
    })
  })
})
