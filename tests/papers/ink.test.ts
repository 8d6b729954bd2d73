import { PDFDocument } from 'pdf-lib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { inkIn, rasterOf, render, wordsOf } from './prepared.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** The same paper with the fonts as they were delivered, nothing cut out of them. */
const renderWithWholeFonts = () => {
  const embed = PDFDocument.prototype.embedFont
  vi.spyOn(PDFDocument.prototype, 'embedFont').mockImplementation(function (this: PDFDocument, font, options) {
    return embed.call(this, font, { ...options, subset: false })
  })
  return render('settlement-agreement', 'zh-CN')
}

describe('what is printed', () => {
  it('has, word by word, as much ink as with the whole fonts: nothing is blank that can be selected', async () => {
    const { bytes } = await render('settlement-agreement', 'zh-CN')
    const { bytes: whole } = await renderWithWholeFonts()
    const words = wordsOf(bytes)
    const pages = Math.max(...words.map(({ page }) => page))
    expect(words.length).toBeGreaterThan(100)
    for (let page = 1; page <= pages; page++) {
      const [ours, reference] = [rasterOf(bytes, page), rasterOf(whole, page)]
      for (const { text, box } of words.filter((word) => word.page === page)) {
        const [ink, expected] = [inkIn(ours, box), inkIn(reference, box)]
        expect(ink, text).toBeGreaterThan(0)
        expect(Math.abs(ink - expected), `${text}: ${ink} of ${expected}`).toBeLessThanOrEqual(expected * 0.02)
      }
    }
  }, 240_000)
})
