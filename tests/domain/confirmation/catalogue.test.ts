import { describe, expect, it } from 'vitest'
import {
  dismissalGrounds,
  inquiryQuestions,
  isDismissalGround,
  isMendableDismissal,
  isNotAcceptGround,
  isReturnReason,
  notAcceptGrounds,
  reasonsToReturn,
  returnReasons,
  reviewQuestions,
} from '#app/domain/confirmation/catalogue.ts'
import * as endings from '#app/domain/confirmation/endings.ts'
import { otherRoutes, routeLimits, routesFor } from '#app/domain/confirmation/routes.ts'

const lists = {
  returnReasons,
  notAcceptGrounds,
  dismissalGrounds,
  reviewQuestions,
  inquiryQuestions,
  terminationGrounds: endings.terminationGrounds,
  nonAcceptanceReasons: endings.nonAcceptanceReasons,
  refusalReasons: endings.refusalReasons,
  mediatorDeclineReasons: endings.mediatorDeclineReasons,
  challengeGrounds: endings.challengeGrounds,
  signingDeclineReasons: endings.signingDeclineReasons,
  otherRoutes,
}

describe('the lists of the law', () => {
  it.each(Object.entries(lists))('%s has both languages and a basis for each', (_, list) => {
    for (const { zh, en, basis } of Object.values(list)) {
      expect(/\p{Script=Han}/u.test(zh)).toBe(true)
      expect(/\p{Script=Han}/u.test(en)).toBe(false)
      expect(basis).not.toBe('')
    }
  })

  it('is as long as the law: five grounds of 355, six of 358, eight of online rule 25, fifteen reasons', () => {
    expect(Object.keys(notAcceptGrounds)).toEqual(['1', '2', '3', '4', '5'])
    expect(Object.keys(dismissalGrounds)).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(Object.values(endings.terminationGrounds).map(({ item }) => item)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(Object.keys(returnReasons)).toHaveLength(15)
  })

  it('lets a return name no reason that only a ruling may name', () => {
    expect(reasonsToReturn).toHaveLength(12)
    expect(reasonsToReturn).not.toEqual(expect.arrayContaining(['R1']))
    expect(isReturnReason('R15') && !isReturnReason('R16') && !isReturnReason('toString')).toBe(true)
    expect([1, 5, '3', 6, 0, null].map(isNotAcceptGround)).toEqual([true, true, true, false, false, false])
    expect([6, 7].map(isDismissalGround)).toEqual([true, false])
    expect([4, 5].map((ground) => isMendableDismissal(ground as 4))).toEqual([false, true])
  })
})

describe('other routes', () => {
  it('always leaves one, and each has its time in words', () => {
    for (const situation of ['notAccepted', 'refused', 'failed', 'unperformed', 'windowClosed'] as const) {
      expect(routesFor(situation, 'rental').length).toBeGreaterThan(1)
    }
    for (const { limit } of Object.values(otherRoutes)) expect(routeLimits[limit].zh).not.toBe('')
  })

  it('puts labour arbitration before the court in matters of employment', () => {
    expect(routesFor('failed', 'labour').slice(0, 2)).toEqual(['arbitrateLabour', 'sue'])
    expect(routesFor('failed', 'rental')[0]).toBe('sue')
    expect(routesFor('confirmedUnperformed', 'labour')).toEqual(['enforce', 'object'])
  })
})
