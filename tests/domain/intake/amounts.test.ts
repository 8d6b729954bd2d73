import { describe, expect, it } from 'vitest'
import { courtFeeRange, limitationClock, propertyFeeFen } from '#app/domain/intake/amounts.ts'
import { districtOf } from '#app/domain/intake/areas.ts'
import { basicCourtOf, candidateCourts, intermediateCourtOf } from '#app/domain/intake/courts.ts'
import { feeTable, limitationTable } from '#app/domain/intake/topics.server.ts'
import { shippedCalendar } from '#tests/support/calendars.ts'

describe('what a court would charge', () => {
  it.each([
    [3_400, 50],
    [10_000, 50],
    [50_000, 1_050],
    [100_000, 2_300],
    [412_600, 7_489],
    [1_000_000, 13_800],
    [30_000_000, 191_800],
  ])('%i yuan: %i yuan', (claimYuan, feeYuan) => {
    expect(propertyFeeFen(claimYuan * 100, feeTable)).toBe(feeYuan * 100)
  })

  it('agrees with every printed example', () => {
    for (const { claimYuan, feeYuan } of feeTable.property.examples) {
      expect(propertyFeeFen(Math.round(claimYuan * 100), feeTable), `${claimYuan}`).toBe(Math.round(feeYuan * 100))
    }
  })

  it('gives a range where the sum does not decide', () => {
    expect(courtFeeRange('labour', null, feeTable)).toEqual({ minFen: 1_000, maxFen: 1_000 })
    expect(courtFeeRange('property', null, feeTable)).toBeNull()
    expect(courtFeeRange('paymentOrder', 1, feeTable)).toBeNull()
  })
})

describe('dates that may run out', () => {
  const period = (key: string) => {
    const found = limitationTable.periods.find((candidate) => candidate.key === key)
    if (!found) throw new Error(key)
    return found
  }

  it.each([
    ['general3y', '2024-05-10', '2027-05-10', 'green'],
    ['general3y', '2024-02-10', '2027-02-10', 'amber'],
    ['general3y', '2023-12-20', '2026-12-21', 'red'],
    ['labour1y', '2025-11-20', '2026-11-20', 'past'],
  ])('%s from %s: %s, %s', (key, fromOn, lastDayOn, state) => {
    expect(limitationClock(period(key), fromOn, '2026-11-24', shippedCalendar)).toMatchObject({ lastDayOn, state })
  })

  it('has no clock where there is no limit', () => {
    expect(limitationClock(period('noLimitStop'), '2026-01-01', '2026-11-24', shippedCalendar)).toBeNull()
  })
})

describe('courts that may confirm (民事诉讼法 205)', () => {
  const none = {
    invitingCourt: null,
    seatCodes: [],
    domicileCodes: [],
    subjectCode: null,
    belongsToIntermediate: false,
  }
  const district = (code: string) => {
    const found = districtOf(code)
    if (!found) throw new Error(code)
    return found
  }

  it('names courts as they name themselves', () => {
    expect(basicCourtOf(district('330681'))).toMatchObject({ name: { zh: '诸暨市人民法院' }, numberPrefix: '浙0681' })
    expect(basicCourtOf(district('330106')).name.zh).toBe('杭州市西湖区人民法院')
    expect(basicCourtOf(district('330122')).name.zh).toBe('桐庐县人民法院')
    expect(intermediateCourtOf(district('330681'))).toMatchObject({
      name: { zh: '绍兴市中级人民法院' },
      numberPrefix: '浙06',
    })
  })

  it('gives the seat first, then domiciles and the subject matter, each court once', () => {
    const courts = candidateCourts({
      ...none,
      seatCodes: ['330681'],
      domicileCodes: ['330681', '330106', '330699'],
      subjectCode: '330110',
    })
    expect(courts.map(({ court, reasons }) => [court.areaCode, reasons])).toEqual([
      ['330681', ['seat', 'domicile']],
      ['330106', ['domicile']],
      ['330110', ['subject']],
    ])
  })

  it('gives the inviting court alone', () => {
    const invitingCourt = basicCourtOf(district('330106'))
    expect(candidateCourts({ ...none, invitingCourt, seatCodes: ['330681'] })).toEqual([
      { court: invitingCourt, reasons: ['inviting'] },
    ])
  })

  it('goes to the intermediate court when the dispute belongs there', () => {
    const courts = candidateCourts({
      ...none,
      seatCodes: ['330681'],
      domicileCodes: ['330602'],
      belongsToIntermediate: true,
    })
    expect(courts.map(({ court, reasons }) => [court.name.zh, reasons])).toEqual([
      ['绍兴市中级人民法院', ['intermediate', 'seat', 'domicile']],
    ])
  })
})
