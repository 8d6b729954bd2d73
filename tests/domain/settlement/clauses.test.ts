import { describe, expect, it } from 'vitest'
import { vocabularyTable } from '#app/domain/intake/topics.server.ts'
import {
  type ClauseValue,
  faultyBlanks,
  type VariableKind,
  valuesSchema,
} from '#app/domain/settlement/clauses/definition.ts'
import { dutiesOf, lastDueOf } from '#app/domain/settlement/clauses/duties.ts'
import { clauseKeys } from '#app/domain/settlement/clauses/keys.ts'
import { clauseDefinition, clauseLibrary, pickableClauses } from '#app/domain/settlement/clauses/library.server.ts'
import { clauseForPromise, clauseForRemedy, clauseForWish } from '#app/domain/settlement/clauses/remedies.ts'
import { renderClause } from '#app/domain/settlement/clauses/render.ts'
import { variableWords } from '#app/domain/settlement/clauses/variable-words.ts'
import { chineseNumber } from '#app/i18n/numerals.ts'

const parties = [
  { id: 'a1', name: '戴小雨', latinName: 'Dai Xiaoyu' },
  { id: 'r1', name: '马建国' },
]
const zh = { locale: 'zh-CN', parties } as const
const en = { locale: 'en', parties } as const
const lumpSum = { payer: 'r1', payee: 'a1', amount: 310000, dueOn: { inDays: 10 } }
const account = { holder: '戴小雨', bank: '示例银行诸暨支行', number: '6200000000001234' }

describe('the clause library', () => {
  it('holds every key once and no other', () => {
    expect(clauseLibrary.map(({ key }) => key).sort()).toEqual([...clauseKeys].sort())
    expect(pickableClauses().map(({ key }) => key)).not.toContain('copies')
  })

  it.each(clauseLibrary)('$key uses only blanks that it has, and uses each', (definition) => {
    const names = definition.variables.map(({ name }) => name)
    const texts = [definition.formal, definition.plain, definition.toActor, definition.toOther]
    for (const text of texts.flatMap((words) => (words ? [words.zh, words.en] : []))) {
      for (const [, name] of text.matchAll(/\{\{(\w+)/g)) expect(names).toContain(name)
      expect(text.split('[[').length).toBe(text.split(']]').length)
    }
    for (const language of ['zh', 'en'] as const) {
      const used = [...definition.formal[language].matchAll(/\{\{(\w+)/g)].map(([, name]) => name)
      expect([...new Set(used)].sort(), language).toEqual([...names].sort())
    }
    expect(names.every((name) => Object.hasOwn(variableWords, name))).toBe(true)
    expect(/\p{Script=Han}/u.test(definition.formal.en + definition.plain.en)).toBe(false)
  })

  it('leaves no wish of the guided questions without a clause', () => {
    const lost = vocabularyTable.clauseKeys.filter(({ key }) => !clauseForRemedy[key]).map(({ key }) => key)
    expect(lost).toEqual([])
    const keys = clauseLibrary.map(({ key }) => key)
    expect(Object.values(clauseForRemedy).filter((key) => !keys.includes(key))).toEqual([])
    expect(clauseForWish('supportPeriodic', { payee: 'parent' })).toBe('elder-care-roster')
  })

  it('turns plain promises into clauses', () => {
    expect(clauseForPromise('payment', 1)).toBe('payment-lump-sum')
    expect(clauseForPromise('payment', 3)).toBe('payment-instalments')
    expect(clauseForPromise('text')).toBe('free-text')
  })
})

describe('the words of a clause', () => {
  const definition = clauseDefinition('payment-lump-sum')

  it('prints the rule of the due day and the payee’s own account when none is given', () => {
    expect(renderClause(definition, lumpSum, zh)).toEqual({
      formal:
        '马建国应自本协议生效之日起10日内（生效当日不计入），向戴小雨一次性支付人民币3,100.00元（大写：叁仟壹佰元整）。付款方式为支付至收款人书面指定的本人账户。款项到达该账户之日为付款之日。',
      plain: '马建国要在协议生效后10天内，把3,100.00元一次付到戴小雨的账户。',
    })
  })

  it('prints a calendar day, a purpose and an account', () => {
    const values = { ...lumpSum, dueOn: { on: '2026-12-05' }, purpose: '退还租房押金。', account }
    expect(renderClause(definition, values, zh).formal).toBe(
      '马建国应于2026年12月5日二十四时前，向戴小雨一次性支付人民币3,100.00元（大写：叁仟壹佰元整）（款项性质：退还租房押金）。付款方式为转账至下列账户：户名戴小雨，示例银行诸暨支行，账号6200000000001234。款项到达该账户之日为付款之日。',
    )
  })

  it('speaks to the one who must act, to the other side, and in English', () => {
    expect(renderClause(definition, lumpSum, { ...zh, readerId: 'r1' }).plain).toBe(
      '您要在协议生效后10天内，把3,100.00元一次付给戴小雨。',
    )
    expect(renderClause(definition, lumpSum, { ...zh, readerId: 'a1' }).plain).toBe(
      '马建国要在协议生效后10天内，把3,100.00元付到您的账户。',
    )
    expect(renderClause(definition, lumpSum, en)).toEqual({
      formal:
        "马建国 shall pay Dai Xiaoyu RMB 3,100.00 in one sum within 10 days from the day this agreement takes effect, that day not counted, by transfer to the payee's own account designated in writing by the payee. The day on which the money reaches the account is the day of payment.",
      plain:
        "马建国 pays RMB 3,100.00 in one sum into Dai Xiaoyu's account within 10 days after the agreement takes effect.",
    })
  })

  it('says the day to people once the agreement is in force, and keeps the paper as signed', () => {
    const reader = { ...zh, effectiveAt: new Date('2026-11-24T20:00:00+08:00') }
    const { formal, plain } = renderClause(definition, lumpSum, reader)
    expect(plain).toBe('马建国要在2026年12月4日前，把3,100.00元一次付到戴小雨的账户。')
    expect(formal).toContain('自本协议生效之日起10日内（生效当日不计入）')
  })

  it('lists instalments', () => {
    const values = {
      payer: 'r1',
      payee: 'a1',
      total: 900000,
      instalments: [
        { amountFen: 300000, due: { on: '2026-12-15' } },
        { amountFen: 600000, due: { inDays: 60 } },
      ],
    }
    expect(renderClause(clauseDefinition('payment-instalments'), values, zh).formal).toBe(
      '马建国应向戴小雨支付合计人民币9,000.00元（大写：玖仟元整），分2期支付，各期款项于当日二十四时前支付至收款人书面指定的本人账户。各期金额和日期如下：第一期于2026年12月15日二十四时前支付人民币3,000.00元（大写：叁仟元整）；第二期自本协议生效之日起60日内（生效当日不计入）支付人民币6,000.00元（大写：陆仟元整）。付款先冲抵到期在先的一期。',
    )
    expect(renderClause(clauseDefinition('payment-instalments'), values, en).formal).toContain(
      'no. 1 before midnight on 15 December 2026 RMB 3,000.00; no. 2 within 60 days',
    )
  })

  it('says acts and free words, with one full stop and the original named in English', () => {
    const act = { performer: 'a1', beneficiary: 'r1', what: '交还房屋钥匙两把。', dueOn: { inDays: 3 } }
    expect(renderClause(clauseDefinition('act'), act, zh).formal).toBe(
      '戴小雨应自本协议生效之日起3日内（生效当日不计入），对马建国完成下列事项：交还房屋钥匙两把。',
    )
    const fallback = { clauseRef: 'c1', text: '逾期未付的，按未付金额另付百分之十。' }
    const reader = { ...zh, clauseNumbers: { c1: 1 } }
    expect(renderClause(clauseDefinition('default-free-text'), fallback, reader).formal).toBe(
      '关于第三条第（一）项：逾期未付的，按未付金额另付百分之十。',
    )
    expect(
      renderClause(clauseDefinition('default-free-text'), fallback, { ...en, clauseNumbers: { c1: 1 } }).formal,
    ).toBe('On III (1): 逾期未付的，按未付金额另付百分之十 (original in Chinese).')
  })

  it('drops what a deposit does not deduct', () => {
    const values = { landlord: 'r1', tenant: 'a1', deposit: 340000, refund: 340000, dueOn: { inDays: 5 } }
    const { formal, plain } = renderClause(clauseDefinition('deposit-return'), values, zh)
    expect(formal).toBe(
      '双方确认，押金为人民币3,400.00元（大写：叁仟肆佰元整），马建国应退还人民币3,400.00元（大写：叁仟肆佰元整）。马建国应自本协议生效之日起5日内（生效当日不计入）将该款支付至收款人书面指定的本人账户。',
    )
    expect(plain).toBe('马建国在协议生效后5天内退3,400.00元给戴小雨，这件事不再另外收钱。')
  })

  it('shows a line where a blank is empty', () => {
    expect(renderClause(definition, {}, zh).plain).toBe('＿＿＿＿要＿＿＿＿，把＿＿＿＿一次付到＿＿＿＿的账户。')
    expect(faultyBlanks(definition, {}).map(({ name }) => name)).toEqual(['payer', 'payee', 'amount', 'dueOn'])
    expect(valuesSchema(definition).safeParse(lumpSum).success).toBe(true)
    expect(valuesSchema(definition).safeParse({ ...lumpSum, amount: 0.5 }).success).toBe(false)
  })

  it.each(clauseLibrary)('$key leaves no mark of the template', (definition) => {
    const samples: Record<VariableKind, ClauseValue> = {
      party: 'a1',
      names: ['a1', 'r1'],
      money: 310000,
      due: { inDays: 10 },
      date: '2027-01-31',
      dateTime: '2026-11-25T19:30:00+08:00',
      percent: 6,
      integer: 3,
      account,
      string: '示例内容',
      instalments: [{ amountFen: 310000, due: { on: '2026-12-05' } }],
      clauseRef: 'c1',
      enum: 'general',
    }
    const values = Object.fromEntries(definition.variables.map(({ name, kind }) => [name, samples[kind]]))
    for (const locale of ['zh-CN', 'en'] as const) {
      for (const readerId of ['a1', 'r1', 'nobody']) {
        const reader = { locale, parties, readerId, clauseNumbers: { c1: 12 } }
        const { formal, plain } = renderClause(definition, values, reader)
        expect(`${formal} ${plain}`).not.toMatch(/[{}]|\[\[|\]\]|undefined|null|NaN|。。|\.\.|于于|在在|＿|____/)
      }
    }
  })

  it('counts clauses in Chinese', () => {
    expect([1, 10, 12, 20, 35, 100, 105, 112].map(chineseNumber)).toEqual([
      '一',
      '十',
      '十二',
      '二十',
      '三十五',
      '一百',
      '一百零五',
      '一百一十二',
    ])
  })
})

describe('what is owed', () => {
  it('makes one duty an instalment and one an act', () => {
    const payment = clauseDefinition('payment-lump-sum')
    expect(dutiesOf(payment, lumpSum)).toEqual([
      { kind: 'payment', debtorId: 'r1', creditorId: 'a1', amountFen: 310000, due: { inDays: 10 }, position: 1 },
    ])
    const apology = {
      apologiser: 'r1',
      recipient: 'a1',
      apologyText: '对不起',
      apologyOn: { inDays: 7 },
      apologyWay: '书面',
    }
    expect(dutiesOf(clauseDefinition('apology-private'), apology)).toMatchObject([{ kind: 'act', amountFen: null }])
    const instalments = [
      { amountFen: 1, due: { on: '2026-12-15' } },
      { amountFen: 2, due: { inDays: 60 } },
    ]
    const duties = dutiesOf(clauseDefinition('payment-instalments'), {
      payer: 'r1',
      payee: 'a1',
      total: 3,
      instalments,
    })
    expect(duties.map(({ amountFen, position }) => [amountFen, position])).toEqual([
      [1, 1],
      [2, 2],
    ])
    expect(lastDueOf(duties)).toEqual({ on: '2026-12-15', inDays: 60 })
    expect(dutiesOf(clauseDefinition('free-text'), { text: '以后好好说话' })).toEqual([])
  })
})
