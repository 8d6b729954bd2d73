import { z } from 'zod'
import { lawWords } from '#app/i18n/law.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { words } from '#app/i18n/words/rules.ts'
import { wordsFor } from '#app/i18n/words.ts'
import { DomainError } from '../errors.ts'
import { type Rule, type RuleFigure, ruleNamed, rules } from '../rules/catalogue.ts'
import { figuresOf, rulesOf } from '../rules/rules.server.ts'
import { tryRule } from './rule-trial.server.ts'
import { type Change, defineSetting, type FormField, type Office, type Touched, type Typed } from './setting.ts'
import { keyOf, settle, settledValue } from './settled.server.ts'
import { Faults } from './typed.ts'

const Body = z.object({ name: z.string() }).catchall(z.union([z.number(), z.string()]))
type Body = Readonly<Record<string, string | number>> & { readonly name: string }

const byKey = new Map(rules.map((rule) => [keyOf('rule', rule.name), rule]))

/** @throws DomainError for a rule that is not in the catalogue. */
function ruleOf({ name }: Pick<Body, 'name'>): Rule {
  const rule = ruleNamed(name)
  if (!rule) throw new DomainError('dispute/unknown')
  return rule
}

const wordsOf = ({ zh, en }: { readonly zh: string; readonly en: string }, locale: Locale) =>
  locale === 'en' ? en : zh

/** A figure as people read it: 3个工作日, 21:00, 20%. */
export const figureWords = (value: number, { unit }: RuleFigure, locale: Locale): string =>
  wordsFor(locale, words).units[unit](value)

/** What stands in front of a figure. */
const labelOf = (figure: RuleFigure, locale: Locale): string =>
  wordsOf(figure, locale) || wordsFor(locale, words).length

/** Between which figures it may be set, and who says so. */
function boundsWords(rule: Rule, figure: RuleFigure, locale: Locale): string {
  const t = wordsFor(locale, words)
  const [least, most, shipped] = [figure.least, figure.most, figure.shipped].map((n) => figureWords(n, figure, locale))
  if (rule.lawSets === 'all') return t.byLaw(lawWords(rule.basis, locale))
  if (rule.lawSets === 'most') return t.atMost(most ?? '', lawWords(rule.basis, locale), shipped ?? '')
  return t.between(least ?? '', most ?? '', shipped ?? '')
}

async function current({ tx }: Pick<Office, 'tx'>, key: string): Promise<Body | null> {
  const rule = byKey.get(key)
  return rule ? { ...figuresOf(rule, (await settledValue(tx, 'rule', key)) ?? {}), name: rule.name } : null
}

async function form({ locale }: Office, { body }: { body: Body }): Promise<FormField[]> {
  const rule = ruleOf(body)
  const t = wordsFor(locale, words)
  return [
    { name: 'basis', label: t.basis, type: 'fixed', value: lawWords(rule.basis, locale) },
    ...rule.figures.map((figure): FormField => {
      const named = { name: figure.name, hint: boundsWords(rule, figure, locale) }
      if (rule.lawSets === 'all') {
        const said = figureWords(number(body, figure.name), figure, locale)
        return { ...named, label: labelOf(figure, locale), type: 'fixed', value: `${said} · ${named.hint}` }
      }
      const label = t.inUnit(labelOf(figure, locale), t.unitNames[figure.unit])
      return { ...named, label, type: 'number', value: String(body[figure.name]) }
    }),
  ]
}

async function read(_: Office, typed: Typed, base: Body): Promise<Body> {
  const rule = ruleOf(base)
  if (rule.lawSets === 'all') throw new DomainError('setting/by-law')
  const faults = new Faults()
  const read = rule.figures.map(({ name, least, most }) => [name, faults.count(typed, name, { least, most })] as const)
  faults.done()
  return { name: base.name, ...Object.fromEntries(read) }
}

const number = (body: Body, name: string): number => Number(body[name])

/** Figures of one rule that must follow one another. */
const IN_ORDER: Readonly<Record<string, readonly string[]>> = {
  ladder: ['secondMessage', 'call', 'visit'],
  cureDays: ['least', 'usual', 'long'],
}

async function check({ tx }: Pick<Office, 'tx'>, { body }: Change<Body>): Promise<void> {
  const rule = ruleOf(body)
  if (rule.lawSets === 'all') throw new DomainError('setting/by-law')
  for (const { name, least, most } of rule.figures) {
    const value = number(body, name)
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new DomainError('request/invalid', { [name]: 'setting/bad-number' })
    }
  }
  const isSeries = rule.name.startsWith('deadline.') && rule.figures.length > 1
  const order = isSeries ? rule.figures.map(({ name }) => name) : (IN_ORDER[rule.name] ?? [])
  order.slice(1).forEach((name, index) => {
    const [earlier, later] = [number(body, order[index] ?? name), number(body, name)]
    // Steps of a series and of the ladder come one after the other; days to choose from may be the same.
    if (rule.name === 'cureDays' ? later < earlier : later <= earlier) {
      throw new DomainError('request/invalid', { [name]: 'setting/not-in-order' })
    }
  })
  await checkTogether(tx, rule, body)
}

/** What two rules must keep between them: all is tried before the time to answer or to sign is over. */
async function checkTogether(tx: Office['tx'], { name, figures }: Rule, body: Body): Promise<void> {
  const now = await rulesOf(tx)
  const last = (rule: string, figure: string) => (name === rule ? number(body, figure) : (now.of(rule)[figure] ?? 0))
  const tooLate =
    last('ladder', 'visit') >= last('deadline.invitation.answer', 'n1')
      ? ['ladder', 'deadline.invitation.answer']
      : last('deadline.signing.remind', 'n3') >= last('deadline.signing.close', 'n1')
        ? ['deadline.signing.remind', 'deadline.signing.close']
        : []
  const field = name === 'ladder' ? 'visit' : (figures.at(-1)?.name ?? 'n1')
  if (tooLate.includes(name)) throw new DomainError('request/invalid', { [field]: 'setting/not-together' })
}

async function touched({ tx, locale }: Office, { body }: Change<Body>): Promise<Touched[]> {
  const t = wordsFor(locale, words).touched
  const key = body.name.replace(/^deadline\./, '')
  const open = { metAt: null, missedAt: null, cancelledAt: null }
  if (key !== body.name) {
    const running = await tx.deadline.count({ where: { ...open, OR: [{ key }, { key: { startsWith: `${key}.` } }] } })
    return [{ words: t.running(running) }]
  }
  if (body.name === 'ladder') {
    const where = { state: { in: ['sent', 'opened', 'known'] }, dispute: { state: 'inviting' } }
    return [{ words: t.invitations(await tx.invitation.count({ where })) }]
  }
  return [{ words: body.name === 'quietHours' ? t.messages : t.court }]
}

/** A rule that is figures: how long, how often, how many. Version 0 is what ships; the law's own figures stay. */
export const ruleSetting = defineSetting<Body>({
  kind: 'rule',
  schema: Body as z.ZodType<Body>,
  organisationOf: () => null,
  current,
  blank: () => null,
  titleOf: async ({ locale }, body) => wordsOf(ruleOf(body), locale),
  form,
  read,
  async lines({ locale }, body) {
    const rule = ruleOf(body)
    return rule.figures.map((figure) => ({
      id: figure.name,
      label: labelOf(figure, locale),
      value: figureWords(number(body, figure.name), figure, locale),
    }))
  },
  touched,
  check,
  trial: (office, change, past) => tryRule(office, change, { rule: ruleOf(change.body), past }),
  async apply(office, { key, body }) {
    const { name: _, ...figures } = body
    await settle(office, { kind: 'rule', key, body: figures })
  },
})

/** Every rule as the list of the administrator shows it. */
export async function ruleList({ tx, locale }: Pick<Office, 'tx' | 'locale'>) {
  const now = await rulesOf(tx)
  return rules.map((rule) => {
    const figures = now.of(rule.name)
    return {
      key: keyOf('rule', rule.name),
      group: rule.group,
      title: wordsOf(rule, locale),
      basis: lawWords(rule.basis, locale),
      value: rule.figures
        .map((figure) => {
          const said = figureWords(figures[figure.name] ?? figure.shipped, figure, locale)
          const label = wordsOf(figure, locale)
          return rule.name.startsWith('deadline.') || !label ? said : `${label} ${said}`
        })
        .join(locale === 'en' ? ', ' : '，'),
      isChanged: rule.figures.some(({ name, shipped }) => figures[name] !== shipped),
    }
  })
}
