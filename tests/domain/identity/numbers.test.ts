import { describe, expect, it } from 'vitest'
import { creditCodeCheckCharacter, readCreditCode } from '#app/domain/identity/credit-code.ts'
import { maskAccount, maskIdNumber, maskName, maskPhone, surnameOf } from '#app/domain/identity/masking.ts'
import { readPassport } from '#app/domain/identity/passport.ts'
import { readPhone } from '#app/domain/identity/phone.ts'
import { readResidentId } from '#app/domain/identity/resident-id.ts'

const problem = (checked: { ok: true } | { ok: false; problem: string }) => (checked.ok ? null : checked.problem)

describe('resident identity numbers', () => {
  it.each([
    ['330699199903074521', '1999-03-07', 'female'],
    ['330699196409183112', '1964-09-18', 'male'],
    ['11010519491231002X', '1949-12-31', 'female'],
  ])('%s was born on %s', (number, bornOn, sex) => {
    expect(readResidentId(number)).toEqual({
      ok: true,
      value: { number, areaCode: number.slice(0, 6), bornOn, sex },
    })
  })

  it('takes spaces, full-width digits and a small x', () => {
    expect(readResidentId(' １10105 19491231 002x ').ok).toBe(true)
  })

  it.each([
    ['33069919990307452', 'identity/resident-id-length'],
    ['3306991999030745211', 'identity/resident-id-length'],
    ['000699199903074521', 'identity/resident-id-area'],
    ['330699199902304521', 'identity/resident-id-birth'],
    ['330699199903074522', 'identity/resident-id-check'],
    ['330699199903074251', 'identity/resident-id-check'],
  ])('%s is refused: %s', (number, code) => {
    expect(problem(readResidentId(number))).toBe(code)
  })

  it('refuses a birth date in the future', () => {
    expect(problem(readResidentId('330699199903074521', '1999-03-06'))).toBe('identity/resident-id-birth')
  })
})

describe('unified social credit codes', () => {
  it('computes the check character of the standard', () => {
    expect(creditCodeCheckCharacter('91350100M000100Y4')).toBe('3')
    expect(readCreditCode('91350100m000100y43')).toEqual({ ok: true, value: '91350100M000100Y43' })
  })

  it.each([
    ['91350100M000100Y44', 'identity/credit-code-check'],
    ['91350100M000100Y4', 'identity/credit-code-form'],
    ['91350100I000100Y43', 'identity/credit-code-form'],
  ])('%s is refused: %s', (code, expected) => {
    expect(problem(readCreditCode(code))).toBe(expected)
  })
})

describe('phones and passports', () => {
  it.each([
    '13800000001',
    '138 0000 0001',
    '+86 138-0000-0001',
    '008613800000001',
    '８６１３８００００００００１'.replace('００１', '０１'),
  ])('reads %s as the same phone', (text) => {
    expect(readPhone(text)).toEqual({
      ok: true,
      value: { e164: '+8613800000001', national: '13800000001', isMainland: true },
    })
  })

  it('reads numbers of other countries with a plus', () => {
    expect(readPhone('+39 347 123 4567')).toMatchObject({ value: { e164: '+393471234567', isMainland: false } })
  })

  it.each([
    ['0575-87000000', 'identity/phone-not-mobile'],
    ['12800000001', 'identity/phone-not-mobile'],
    ['1380000000', 'identity/phone-form'],
    ['+8613800', 'identity/phone-form'],
    ['阿大', 'identity/phone-form'],
  ])('%s is refused: %s', (text, expected) => {
    expect(problem(readPhone(text))).toBe(expected)
  })

  it('reads passports and refuses words', () => {
    expect(readPassport('e 12345678')).toEqual({ ok: true, value: 'E12345678' })
    expect(problem(readPassport('PASSPORT'))).toBe('identity/passport-form')
  })
})

describe('masking', () => {
  it('shows enough to recognise and no more', () => {
    expect(maskIdNumber('330699199903074521')).toBe('330***********4521')
    expect(maskPhone('+8613800000001')).toBe('138****0001')
    expect(maskPhone('+393471234567')).toBe('+39********67')
    expect(maskAccount('6200 0000 0000 1234')).toBe('****1234')
    expect(['戴小雨', '欧阳修', '马明', 'Dai Xiaoyu'].map(maskName)).toEqual(['戴某某', '欧阳某', '马某', 'D***'])
    expect(surnameOf('诸暨示例有限公司')).toBe('诸')
  })
})
