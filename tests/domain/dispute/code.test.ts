import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeInAddress, makeDisputeCode, readDisputeCode } from '#app/domain/dispute/code.ts'
import { courtNumber, fileNumber, readCourtNumber } from '#app/domain/dispute/numbering.ts'

const code = makeDisputeCode({ mark: '诸调', filedOn: '2026-04-12', random: Uint8Array.of(5, 40, 200) })

describe('the code of a case', () => {
  it('has mark, day, random characters and a check character', () => {
    expect(code).toMatch(/^诸调-26-0412-[2-9A-HJKMNP-Z]{4}$/)
    expect(readDisputeCode(code)).toEqual({ code, mark: '诸调', filedOn: '2026-04-12' })
  })

  it.each([
    ['small letters', (text: string) => text.toLowerCase()],
    ['no dashes', (text: string) => text.replaceAll('-', '')],
    ['long dashes and spaces', (text: string) => ` ${text.replaceAll('-', ' — ')} `],
    ['full width', (text: string) => text.replaceAll('2', '２').replaceAll('6', '６')],
    ['O for zero in the date', (text: string) => text.replace('-0412-', '-O412-')],
    ['an address', codeInAddress],
  ])('is read with %s', (_, typed) => {
    expect(readDisputeCode(typed(code))?.code).toBe(code)
  })

  it('finds one wrong character and two that changed places', () => {
    const characters = [...code]
    characters.forEach((character, at) => {
      if (character === '-' || at < 2) return
      for (const other of '0123456789ABCDEFGHJKMNPQRSTUVWXYZ') {
        if (other === character) continue
        const wrong = characters.with(at, other).join('')
        const read = readDisputeCode(wrong)
        // A letter typed for a zero of the date is understood, not refused.
        expect(read === null || read.code === code, wrong).toBe(true)
      }
      const next = characters[at + 1]
      if (next && next !== '-' && next !== character) {
        expect(
          readDisputeCode(
            characters
              .with(at, next)
              .with(at + 1, character)
              .join(''),
          ),
          `${at}`,
        ).toBeNull()
      }
    })
  })

  it('reads back every code it makes', () => {
    const bytes = fc.uint8Array({ minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 28 }), (random, day) => {
        const filedOn = `2027-11-${String(day).padStart(2, '0')}`
        const made = makeDisputeCode({ mark: '越调', filedOn, random })
        expect(readDisputeCode(codeInAddress(made))).toEqual({ code: made, mark: '越调', filedOn })
      }),
    )
  })

  it.each(['', '诸调', '诸调-26-1312-7QPK', 'ZT-26-0412-7QPK', '%E8%AF', '诸调-26-0412-0000', "诸调-26-0412-';--"])(
    'refuses "%s"',
    (text) => {
      expect(readDisputeCode(text)).toBeNull()
    },
  )
})

describe('numbers', () => {
  it('writes file, agreement and court numbers', () => {
    expect(fileNumber('file', { year: 2026, mark: '诸', n: 17 })).toBe('（2026）诸人调字第17号')
    expect(fileNumber('agreement', { year: 2026, mark: '诸', n: 9 })).toBe('（2026）诸人调协字第9号')
    expect(courtNumber('special', { year: 2026, prefix: '浙0681', n: 123 })).toBe('（2026）浙0681民特123号')
    expect(courtNumber('preDocket', { year: 2026, prefix: '浙0681', n: 45 })).toBe('（2026）浙0681诉前调确45号')
    expect(() => fileNumber('file', { year: 2026, mark: '诸', n: 0 })).toThrow(RangeError)
  })

  it('reads court numbers', () => {
    expect(readCourtNumber('(2026)浙0681民特 123号')).toEqual({ year: 2026, prefix: '浙0681', kind: 'special', n: 123 })
    expect(readCourtNumber('（2026）浙0681诉前调确45号')?.kind).toBe('preDocket')
    expect(readCourtNumber('（2026）浙0681民初45号')).toBeNull()
  })
})
