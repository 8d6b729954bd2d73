import { z } from 'zod'
import type { PaperLocale, Words } from '../document.ts'
import { say } from '../document.ts'
import { type TermList, term, terms } from '../render/terms.ts'
import { day } from '../render/values.ts'

/** A text in both languages, or one that a person wrote. */
export const words = z.union([z.string().min(1), z.object({ 'zh-CN': z.string().min(1), en: z.string().min(1) })])

/** A calendar day, `YYYY-MM-DD`. */
export const date = z.iso.date()

/** An instant with its zone, ISO 8601. */
export const instant = z.iso.datetime({ offset: true })

/** A line of text that must be there. */
export const line = z.string().min(1)

/** An amount in whole fen. */
export const fen = z.number().int().nonnegative()

/** A number of things, from 1. */
export const count = z.number().int().positive()

/** Several names. */
export const nameList = z.array(line).min(1)

/** A checksum, and the part of it that tables print. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const shortHash = z.string().regex(/^[0-9a-f]{16}$/)

/** One of the keys of a list of words. */
export const oneOf = <List extends TermList>(list: List) => {
  type Key = Extract<keyof (typeof terms)[List], string>
  return z.enum(Object.keys(terms[list]) as [Key, ...Key[]])
}

type Pairs<Shape> = readonly (readonly [Extract<keyof Shape, string>, Extract<keyof Shape, string>])[]

/** Refuses days or instants of which the second lies before the first: such a paper would be read in no court. */
export const inOrder = <Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, pairs: Pairs<Shape>) =>
  schema.superRefine((data, context) => {
    const at = new Map<string, unknown>(Object.entries(data))
    for (const [first, then] of pairs) {
      const [before, after] = [at.get(first), at.get(then)]
      if (typeof before === 'string' && typeof after === 'string' && new Date(before) > new Date(after))
        context.addIssue({ code: 'custom', path: [then], message: `before ${first}` })
    }
  })

/** When something is due: on a day, or some days from the day the agreement takes effect. */
export const due = z.union([z.object({ on: date }), z.object({ days: z.number().int().positive() })])

/** A party as papers describe it; what is not known is left out, and so is its line. */
export const party = z.object({
  /** Which party of the case, from 1; names the signature field. */
  ordinal: z.number().int().positive(),
  role: z.enum(['applicant', 'respondent', 'thirdParty', 'guarantor']),
  kind: z.enum(['person', 'organisation']),
  name: line,
  sex: z.enum(['male', 'female']).optional(),
  bornOn: date.optional(),
  ethnicity: line.optional(),
  occupation: line.optional(),
  idKind: z.enum(['residentId', 'passport', 'residencePermit', 'other']).optional(),
  idNumber: line.optional(),
  creditCode: line.optional(),
  legalRepresentative: line.optional(),
  post: line.optional(),
  address: line.optional(),
  phone: line.optional(),
  guardian: line.optional(),
  guardianRelation: words.optional(),
  agents: z.array(line).optional(),
  agentScope: z.enum(['general', 'special']).optional(),
})
export type Party = z.output<typeof party>

/** A clause as the agreement has it, word for word. */
export const clause = z.object({ no: z.number().int().positive(), text: words })

interface Spoken {
  readonly locale: PaperLocale
  readonly stop: string
  readonly colon: string
}
const spoken = (locale: PaperLocale): Spoken =>
  locale === 'zh-CN' ? { locale, stop: '；', colon: '：' } : { locale, stop: '; ', colon: ': ' }

type Labelled = readonly [zh: string, en: string, value: string | undefined]

/** Those of the parts that have a value, in one line; null if none has. */
const joined = ({ locale, stop, colon }: Spoken, parts: readonly Labelled[]): string | null => {
  const kept = parts.filter(([, , value]) => value)
  if (kept.length === 0) return null
  return kept.map(([zh, en, value]) => `${locale === 'zh-CN' ? zh : en}${colon}${value}`).join(stop)
}

/** What papers say of a party below its name, line by line. */
export const partyLines = (of: Party, locale: PaperLocale): readonly string[] => {
  const how = spoken(locale)
  const idKind = (language: PaperLocale) => term('idKind', of.idKind ?? 'other', language)
  const relation = of.guardianRelation && say(of.guardianRelation as Words, locale)
  return [
    joined(how, [
      ['性别', 'Sex', of.sex && term('sex', of.sex, locale)],
      ['民族', 'ethnicity', of.ethnicity],
      ['出生日期', 'date of birth', of.bornOn && day(of.bornOn, locale)],
      ['职业', 'occupation', of.occupation],
    ]),
    joined(how, [[`${idKind('zh-CN')}号码`, `${idKind('en')} no.`, of.idNumber]]),
    joined(how, [['统一社会信用代码', 'Unified social credit code', of.creditCode]]),
    joined(how, [
      ['法定代表人（负责人）', 'Legal representative (person in charge)', of.legalRepresentative],
      ['职务', 'post', of.legalRepresentative && of.post],
    ]),
    joined(how, [
      of.kind === 'person' ? ['住址', 'Address', of.address] : ['住所地', 'Seat', of.address],
      ['联系电话', 'telephone', of.phone],
    ]),
    joined(how, [
      ['法定代理人', 'Statutory guardian', of.guardian],
      ['与当事人关系', 'relation to the party', of.guardian && relation],
    ]),
    joined(how, [
      ['委托代理人', 'Authorised agent', of.agents?.join(locale === 'zh-CN' ? '、' : ', ')],
      ['代理权限', 'authority', of.agentScope && term('agentScope', of.agentScope, locale)],
    ]),
  ].filter((text) => text !== null)
}

/** The parties, each with what is printed below its name. */
export const withLines = (parties: readonly Party[], locale: PaperLocale) =>
  parties.map((each) => ({ ...each, lines: partyLines(each, locale) }))

/** What every ruling of the court begins with. */
export const rulingHead = z.object({
  court: line,
  courtCaseNumber: line,
  parties: z.array(party).min(2),
  agreementOn: date,
  organisation: line,
  agreementNumber: line,
  judge: line,
  clerk: line.optional(),
  issuedOn: date,
})

/** The name of the field in which a party signs. */
export const partyField = (ordinal: number): string => `party-${ordinal}`
