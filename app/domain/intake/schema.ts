import { z } from 'zod'

/** A text in both languages; the Chinese one is authoritative. */
export const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Words = z.infer<typeof Words>

/** How sure we are of a rule: article read, read in part, from memory, our own design. */
const Certainty = z.enum(['R', 'R-partial', 'M', 'D'])

/** When something holds: about one earlier answer, or all, any, none of other rules. */
export type Rule =
  | { q: string; in: string[] }
  | { q: string; gte: number }
  | { q: string; olderThanDays: number }
  | { q: string; answered: true }
  | { all: Rule[] }
  | { any: Rule[] }
  | { not: Rule }
export const Rule: z.ZodType<Rule> = z.lazy(() =>
  z.union([
    z.strictObject({ q: z.string(), in: z.array(z.string()).min(1) }),
    z.strictObject({ q: z.string(), gte: z.number() }),
    z.strictObject({ q: z.string(), olderThanDays: z.number() }),
    z.strictObject({ q: z.string(), answered: z.literal(true) }),
    z.strictObject({ all: z.array(Rule).min(1) }),
    z.strictObject({ any: z.array(Rule).min(1) }),
    z.strictObject({ not: Rule }),
  ]),
)

const ruled = <Value extends z.ZodType>(value: Value) => z.array(z.strictObject({ if: Rule, value }))

const Option = Words.extend({ id: z.string(), opensFreeText: z.boolean().optional() })

export const Question = z.strictObject({
  id: z.string(),
  kind: z.enum(['choice', 'multi', 'date', 'money', 'number', 'text', 'yesNo', 'person', 'place']),
  text: Words,
  help: Words,
  required: z.boolean(),
  /** `case`: both sides read it; `mediator`: the mediator only, on no page, list, export or log of others. */
  audience: z.enum(['case', 'mediator']),
  options: z.array(Option).optional(),
  skip: Words.extend({ opensFreeText: z.boolean() }).optional(),
  showIf: Rule.optional(),
})
export type Question = z.infer<typeof Question>

export const EvidenceHint = z.strictObject({
  id: z.string(),
  name: Words,
  get: Words,
  photo: Words,
  showIf: Rule.optional(),
})
export type EvidenceHint = z.infer<typeof EvidenceHint>

export const Remedy = Words.extend({
  id: z.string(),
  clause: z.string(),
  params: z.record(z.string(), z.string()).optional(),
  showIf: Rule.optional(),
})
export type Remedy = z.infer<typeof Remedy>

export const Warning = Words.extend({
  id: z.string(),
  level: z.enum(['info', 'caution', 'stop']),
  basis: z.string(),
  certainty: Certainty,
  showIf: Rule.optional(),
  divert: z.array(z.string()).optional(),
  limitation: z.string().optional(),
})
export type Warning = z.infer<typeof Warning>

const flag = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({
    value,
    reason: Words,
    rules: z.array(z.strictObject({ if: Rule, value, reason: Words })).optional(),
  })

export const SigningFlag = z.enum(['allowed', 'partly', 'excluded'])
export const ConfirmableFlag = z.enum(['yes', 'partly', 'no'])
export const SpecialTerm = z.enum(['labour15', 'medical30wd'])

const Letter = z.strictObject({
  title: Words,
  fitsIf: Rule.optional(),
  fields: z.array(z.string()),
  zh: z.string(),
  en: z.string(),
})

const Demo = z.strictObject({
  id: z.string(),
  demo: z.literal(true),
  area: z.string(),
  title: Words,
  text: Words,
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  claimYuan: z.number().optional(),
  otherSide: Words,
  agreed: Words,
})

/** Everything one kind of dispute asks, hints, warns and offers. */
export const IntakeTopic = z.strictObject({
  schemaVersion: z.literal(1),
  contentVersion: z.string(),
  key: z.string(),
  kind: z.enum(['type', 'overlay']),
  order: z.number(),
  name: Words,
  tile: z.strictObject({ icon: z.string(), home: z.boolean(), text: Words }),
  statType: z.strictObject({ default: z.string(), rules: ruled(z.string()).optional() }).nullable(),
  causes: z.array(Words.extend({ code: z.string(), showIf: Rule.optional() })),
  questions: z.array(Question),
  evidence: z.array(EvidenceHint),
  remedies: z.array(Remedy),
  warnings: z.array(Warning),
  flags: z.strictObject({
    eSign: flag(SigningFlag),
    confirmable: flag(ConfirmableFlag),
    specialTerm: Words.extend({ key: SpecialTerm, basis: z.string(), certainty: Certainty }).nullable(),
  }),
  courtFee: z
    .strictObject({ default: z.string(), rules: ruled(z.string()).optional(), certainty: Certainty })
    .nullable(),
  limitation: z.strictObject({
    keys: z.array(z.string()),
    clocks: z.array(z.strictObject({ key: z.string(), from: z.string() })),
  }),
  usually: z.strictObject({ zh: z.array(z.string()).length(4), en: z.array(z.string()).length(4) }),
  letter: Letter,
  demos: z.array(Demo),
})
export type IntakeTopic = z.infer<typeof IntakeTopic>
