import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isReturnReason } from '#app/domain/confirmation/catalogue.ts'
import { type AgreementDraft, checkAgreement, checkRules } from '#app/domain/settlement/check/check-agreement.ts'
import type { ClauseValue, VariableKind } from '#app/domain/settlement/clauses/definition.ts'
import { clauseLibrary } from '#app/domain/settlement/clauses/library.server.ts'
import { lawWords } from '#app/i18n/law.ts'
import { account, clause, draft, fallback, instalments, person } from '#tests/support/agreement-drafts.ts'

const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
const dayText = day.map((at) => at.toISOString().slice(0, 10))
const due = fc.oneof(
  dayText.map((on) => ({ on })),
  fc.nat(3_650).map((inDays) => ({ inDays })),
)
const PIECES = [
  '支付',
  '押金',
  '3,100.00元（大写：',
  '叁仟元整）',
  '2月30日',
  '每日万分之',
  '五',
  '百分之',
  '99',
  '由其儿子',
  '尽快',
  '双倍',
  '年利率',
]
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((pieces) => pieces.join('')),
)
const partyId = fc.constantFrom('a1', 'r1', 't1', 'x9')
const clauseId = fc.constantFrom('c1', 'c2', 'c3', 'gone')
const fen = fc.nat(10_000_000_000)

const arbitraryOf: Readonly<Record<VariableKind, fc.Arbitrary<ClauseValue>>> = {
  party: partyId,
  names: fc.array(partyId, { minLength: 1, maxLength: 4 }),
  money: fen,
  due,
  date: dayText,
  dateTime: day.map((at) => at.toISOString()),
  percent: fc.double({ min: 0, max: 1_000, noNaN: true }),
  integer: fc.nat(400),
  account: fc.record({ holder: words, bank: words, number: words }),
  string: words,
  instalments: fc.array(fc.record({ amountFen: fen, due }), { minLength: 1, maxLength: 40 }),
  clauseRef: clauseId,
  enum: fc.constantFrom('general', 'joint'),
}

/** Any clause of the library, each blank filled with what may stand there or left empty. */
const anyClause = fc
  .constantFrom(...clauseLibrary)
  .chain((definition) =>
    fc
      .record(
        Object.fromEntries(
          definition.variables.map(({ name, kind }) => [name, fc.option(arbitraryOf[kind], { nil: undefined })]),
        ),
      )
      .map((values) => ({ key: definition.key, values })),
  )
const anyDraft: fc.Arbitrary<AgreementDraft> = fc
  .record({
    clauses: fc.array(anyClause, { maxLength: 6 }),
    parties: fc.subarray([
      person('a1', '戴小雨'),
      person('r1', '马建国'),
      { ...person('t1', '示例公司'), kind: 'organisation' as const, bornOn: null },
    ]),
    intakeType: fc.constantFrom('loan', 'wages', 'rental', 'other'),
    mainFacts: words,
    agreementOn: dayText,
    appliesJointly: fc.boolean(),
    acceptedFen: fc.option(fen),
  })
  .map(({ clauses, ...rest }) =>
    draft(
      clauses.map((one, index) => clause(one.key, one.values, `c${index + 1}`)),
      rest,
    ),
  )

describe('every rule of the check', () => {
  it('takes any agreement whatever its blanks hold, and names places that exist', () => {
    fc.assert(
      fc.property(anyDraft, (checked) => {
        const ids = new Set(checked.clauses.map(({ id }) => id))
        for (const { places } of checkAgreement(checked))
          for (const { clauseId } of places) expect(clauseId === null || ids.has(clauseId)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('says the same of the same agreement twice', () => {
    fc.assert(
      fc.property(anyDraft, (checked) => {
        expect(checkAgreement(structuredClone(checked))).toEqual(checkAgreement(checked))
      }),
      { numRuns: 60 },
    )
  })

  it('has an id of its own, an article that readers can read, a reason of the court, and both languages', () => {
    expect(checkRules.length).toBeGreaterThanOrEqual(40)
    expect(new Set(checkRules.map(({ id }) => id)).size).toBe(checkRules.length)
    for (const { id, basis, prevents, zh, en } of checkRules) {
      expect(lawWords(basis, 'zh-CN'), id).toMatch(/^(平台自定|\p{Script=Han})/u)
      expect(lawWords(basis, 'zh-CN'), id).not.toMatch(/[A-Z]{2}/)
      expect(prevents === null || isReturnReason(prevents) || /^355\([1-5]\)$/.test(prevents), id).toBe(true)
      expect(zh, id).toMatch(/。$/)
      expect(en, id).toMatch(/\.$/)
      expect(/\p{Script=Han}/u.test(en), id).toBe(false)
    }
  })

  it('reads an agreement of forty instalments in a few milliseconds', () => {
    const amounts = Array.from({ length: 40 }, () => 100_000)
    const parts = { payer: 'r1', payee: 'a1', total: 4_000_000, instalments: instalments(...amounts), account }
    const checked = draft([clause('payment-instalments', parts, 'c3'), fallback], {
      mainFacts: '货款未付。'.repeat(400),
    })
    expect(checkAgreement(checked)).toEqual([])
    const times = Array.from({ length: 25 }, () => {
      const from = performance.now()
      checkAgreement(checked)
      return performance.now() - from
    }).sort((a, b) => a - b)
    // The best of many, because the machine may be busy; it is about two on a slow one.
    console.info(`check of forty instalments: best ${times[0]?.toFixed(2)} ms, middle ${times[12]?.toFixed(2)} ms`)
    expect(times[0]).toBeLessThan(20)
  })
})
