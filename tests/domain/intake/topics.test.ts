import { describe, expect, it } from 'vitest'
import { areaOfAddress, districtOf, districts } from '#app/domain/intake/areas.ts'
import { sourceOf } from '#app/domain/intake/basis.ts'
import { policyOf } from '#app/domain/intake/flags.ts'
import { topicGroups } from '#app/domain/intake/groups.ts'
import { writeLetter } from '#app/domain/intake/letter.ts'
import { answersByAudience, hintsFor, nextQuestion, questionsToAsk } from '#app/domain/intake/rules.ts'
import type { IntakeTopic, Rule } from '#app/domain/intake/schema.ts'
import {
  authorities,
  diversionTable,
  feeTable,
  intakeTiles,
  intakeTopic,
  limitationTable,
  vocabularyTable,
} from '#app/domain/intake/topics.server.ts'
import { type IntakeKey, intakeOverlays, intakeTypes } from '#app/domain/intake/types.ts'

const today = '2026-11-24'
const keys = [...intakeTypes, ...intakeOverlays]
const han = /\p{Script=Han}/u

const rulesOf = (rule: Rule): Extract<Rule, { q: string }>[] => {
  if ('q' in rule) return [rule]
  return ('not' in rule ? [rule.not] : 'all' in rule ? rule.all : rule.any).flatMap(rulesOf)
}

const everyRule = (topic: IntakeTopic): Rule[] =>
  [
    ...[...topic.causes, ...topic.evidence, ...topic.remedies, ...topic.warnings].map(({ showIf }) => showIf),
    ...[topic.flags.eSign, topic.flags.confirmable].flatMap(({ rules }) => rules?.map((rule) => rule.if)),
    ...[topic.statType, topic.courtFee].flatMap((choice) => choice?.rules?.map((rule) => rule.if)),
    topic.letter.fitsIf,
  ].filter((rule) => rule !== undefined)

describe.each(keys)('guided questions: %s', (key) => {
  const topic = intakeTopic(key)
  const ids = topic.questions.map(({ id }) => id)

  it('has ids that are unique and every choice has a way out in free words', () => {
    expect(new Set(ids).size).toBe(ids.length)
    for (const list of [topic.evidence, topic.remedies, topic.warnings]) {
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
    }
    const stuck = topic.questions.filter(
      ({ options, skip }) => !skip?.opensFreeText && !options?.some((option) => option.opensFreeText),
    )
    expect(stuck.map(({ id }) => id)).toEqual([])
  })

  it('has rules about earlier questions and options that exist', () => {
    topic.questions.forEach(({ showIf }, index) => {
      for (const rule of showIf ? rulesOf(showIf) : []) expect(ids.slice(0, index)).toContain(rule.q)
    })
    for (const rule of everyRule(topic).flatMap(rulesOf)) {
      const question = topic.questions.find(({ id }) => id === rule.q)
      expect(question, rule.q).toBeDefined()
      const options = question?.options?.map(({ id }) => id)
      if ('in' in rule && options) expect(options).toEqual(expect.arrayContaining(rule.in))
    }
  })

  it('names authorities, periods, fees, statistics and clauses that exist', () => {
    const authorities = diversionTable.authorities.map((authority) => authority.key)
    const periods = limitationTable.periods.map((period) => period.key)
    const clauses = vocabularyTable.clauseKeys.map((clause) => clause.key)
    const statTypes = vocabularyTable.statTypes.map((type) => type.key)
    const fees = ['property', ...feeTable.other.map((fee) => fee.key)]
    const { warnings, limitation, remedies, statType, courtFee } = topic
    expect(authorities).toEqual(expect.arrayContaining(warnings.flatMap(({ divert }) => divert ?? [])))
    expect(periods).toEqual(
      expect.arrayContaining([...limitation.keys, ...limitation.clocks.map((clock) => clock.key)]),
    )
    expect(ids).toEqual(expect.arrayContaining(limitation.clocks.map(({ from }) => from)))
    expect(clauses).toEqual(expect.arrayContaining(remedies.map(({ clause }) => clause)))
    const values = (choice: { default: string; rules?: { value: string }[] | undefined } | null) =>
      choice ? [choice.default, ...(choice.rules ?? []).map(({ value }) => value)] : []
    expect(statTypes).toEqual(expect.arrayContaining(values(statType)))
    expect(fees).toEqual(expect.arrayContaining(values(courtFee)))
  })

  it('keeps its texts short and its languages apart', () => {
    const tooLong = [
      ...topic.questions.filter(({ text }) => [...text.zh].length > 20).map(({ text }) => text.zh),
      ...topic.questions.filter(({ help }) => [...help.zh].length > 40).map(({ help }) => help.zh),
      ...topic.questions
        .flatMap(({ options }) => options ?? [])
        .filter(({ zh }) => [...zh].length > 16)
        .map(({ zh }) => zh),
      ...topic.warnings.filter(({ zh }) => [...zh].length > 70).map(({ zh }) => zh),
    ]
    expect(tooLong).toEqual([])
    expect(topic.usually.zh.join('')).not.toMatch(/[%％]/)
    const english = JSON.stringify(topic, (name, value) => (name === 'zh' || name === 'basis' ? undefined : value))
    expect(han.test(english)).toBe(false)
  })

  it('has three demos of three districts whose answers are seen and leave two wishes', () => {
    expect(topic.demos).toHaveLength(3)
    expect(new Set(topic.demos.map(({ area }) => area)).size).toBe(3)
    for (const demo of topic.demos) {
      expect(districtOf(demo.area), demo.area).not.toBeNull()
      const asked = questionsToAsk(topic, demo.answers, today).map(({ id }) => id)
      expect(asked).toEqual(expect.arrayContaining(Object.keys(demo.answers)))
      expect(hintsFor(topic, demo.answers, today).remedies.length).toBeGreaterThanOrEqual(2)
    }
  })

  it('writes a letter without leaving a mark of the template', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const letter = writeLetter(topic, locale, {
        answers: topic.demos[0]?.answers ?? {},
        fields: { myName: '戴小雨' },
      })
      expect(letter).not.toMatch(/\{\{|\}\}|undefined/)
    }
    const fieldsOf = (text: string) =>
      [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]))].sort()
    expect(fieldsOf(topic.letter.zh)).toEqual(fieldsOf(topic.letter.en))
    expect(fieldsOf(topic.letter.zh)).toEqual([...topic.letter.fields].sort())
  })
})

describe('the picker', () => {
  it('has every kind of dispute in one group, and the one for whoever finds none below them', () => {
    expect([...topicGroups.flatMap(({ topics }) => topics), 'other'].sort()).toEqual([...intakeTypes].sort())
  })
})

describe('what stands behind the warnings', () => {
  it('names its source in both languages, and says which were not read', () => {
    const warnings = keys.flatMap((key) => intakeTopic(key).warnings)
    for (const { zh, en } of [...warnings, ...diversionTable.notMediable].map(sourceOf).filter((one) => one !== null)) {
      expect(zh).toMatch(han)
      expect(en).not.toMatch(han)
    }
    expect(sourceOf({ basis: '设计建议 design advice', certainty: 'D' })).toBeNull()
    expect(sourceOf({ basis: '民法典第188条 Civil Code art. 188', certainty: 'M' })).toEqual({
      zh: '民法典第188条',
      en: 'Civil Code art. 188',
      isChecked: false,
    })
  })

  it('sends nobody away without saying where to go', () => {
    for (const { id, goTo } of diversionTable.notMediable) {
      expect(
        authorities(goTo).map(({ key }) => key),
        id,
      ).toEqual(goTo)
      expect(goTo.length, id).toBeGreaterThan(0)
    }
  })
})

describe('answers of a tenant', () => {
  const rental = intakeTopic('rental')

  it('asks one question after the other and hides what does not matter', () => {
    expect(nextQuestion(rental, {}, today)?.id).toBe('role')
    expect(questionsToAsk(rental, { role: 'landlord' }, today).map(({ id }) => id)).not.toContain('asked')
    expect(
      nextQuestion(rental, { role: 'tenant', house: 'home', lease: 'signed', movedOut: 'in', deposit: '340000' }, today)
        ?.id,
    ).toBe('asked')
  })

  it('ignores the answer to a question that is hidden again', () => {
    const answers = { role: 'landlord', asked: 'broke' }
    expect(hintsFor(rental, answers, today).warnings.map(({ id }) => id)).not.toContain('deposit')
    expect(answersByAudience(rental, answers, today).case.asked).toBeUndefined()
  })

  it('treats an unanswered question as false, also inside not', () => {
    expect(hintsFor(rental, {}, today).remedies.map(({ id }) => id)).not.toContain('rent')
  })
})

describe('policies', () => {
  const plain = (key: IntakeKey) => ({ topic: intakeTopic(key), answers: {} })

  it.each([
    ['rental', 'allowed', 'yes', null],
    ['inheritance', 'excluded', 'partly', null],
    ['labour', 'allowed', 'yes', 'labour15'],
    ['medical', 'allowed', 'yes', 'medical30wd'],
  ] as const)('%s: signing %s, court %s, term %s', (key, eSign, confirmable, specialTerm) => {
    const policy = policyOf([plain(key)], today)
    expect(policy).toMatchObject({ eSign: { value: eSign }, confirmable: { value: confirmable }, specialTerm })
  })

  it('lets somebody abroad only make it stricter', () => {
    const abroad = plain('overseas')
    expect(policyOf([plain('rental'), abroad], today)).toMatchObject({
      eSign: { value: 'partly' },
      confirmable: { value: 'partly' },
    })
    expect(policyOf([plain('inheritance'), abroad], today)?.eSign.value).toBe('excluded')
  })
})

describe('areas', () => {
  it('has eleven cities and ninety districts', () => {
    expect(districts).toHaveLength(90)
    expect(new Set(districts.map(({ city }) => city.code)).size).toBe(11)
    expect(intakeTiles().filter(({ home }) => home)).toHaveLength(7)
  })

  it.each([
    ['浙江省诸暨市暨阳街道示例路1号', '330681'],
    ['浙江省绍兴市诸暨市店口镇', '330681'],
    ['诸暨市示例街道', '330681'],
    ['浙江省杭州市西湖区示例路2号', '330106'],
    ['杭州 余杭区', '330110'],
    ['宁波市江北区', '330205'],
    ['浙江省杭州市', null],
    ['上海市浦东新区示例路', null],
    ['意大利罗马', null],
  ])('%s lies in %s', (address, code) => {
    expect(areaOfAddress(address)?.code ?? null).toBe(code)
  })
})
