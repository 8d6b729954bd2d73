import { z } from 'zod'
import { readCreditCode } from '../identity/credit-code.ts'
import { readPassport } from '../identity/passport.ts'
import { readPhone } from '../identity/phone.ts'
import { readResidentId } from '../identity/resident-id.ts'
import { readYuan } from '../text/money.ts'
import { readLine, readText } from '../text/printable.ts'
import { helperRelations } from './draft.ts'
import { readPrintedName } from './printed-name.ts'

type Read<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string }

/** A typed line read by a domain reader: its problem becomes the code at the field. */
const by = <Value>(read: (text: string) => Read<Value>) =>
  z.string('request/required').transform((text, context) => {
    if (text.trim() === '') {
      context.addIssue({ code: 'custom', message: 'request/required' })
      return z.NEVER
    }
    const outcome = read(text)
    if (outcome.ok) return outcome.value
    context.addIssue({ code: 'custom', message: outcome.problem })
    return z.NEVER
  })

/** The same, or an empty line. */
const maybe = (read: (text: string) => Read<string>) =>
  z
    .string()
    .default('')
    .transform((text, context) => {
      if (text.trim() === '') return ''
      const outcome = read(text)
      if (outcome.ok) return outcome.value
      context.addIssue({ code: 'custom', message: outcome.problem })
      return z.NEVER
    })

const phone = (text: string): Read<string> => {
  const outcome = readPhone(text)
  return outcome.ok ? { ok: true, value: outcome.value.e164 } : outcome
}
/** The number of any document; what is wrong with it is said of the document that one of this kind has. */
const anyId =
  (kind: 'person' | 'organisation') =>
  (text: string): Read<string> => {
    const resident = readResidentId(text)
    if (resident.ok) return { ok: true, value: resident.value.number }
    const credit = readCreditCode(text)
    if (credit.ok || kind === 'organisation') return credit
    return /^[A-Z]{1,2}\d{6,9}$/i.test(text.trim()) ? readPassport(text) : resident
  }

const kind = z.enum(['person', 'organisation']).default('person')

/** Somebody by name and telephone. */
export const Named = z.object({ name: by(readPrintedName), phone: by(phone) })

/** An account, or a title where the account is told in a recording; which of them is needed depends on the draft. */
export const What = z.object({ facts: maybe((text) => readText(text)), title: maybe((text) => readLine(text)) })

const whoIs = (given: 'person' | 'organisation') =>
  z.object({
    kind,
    name: by(readPrintedName),
    phone: maybe(phone),
    address: maybe((text) => readLine(text)),
    idNumber: maybe(anyId(given)),
    representative: maybe(readPrintedName),
    locale: z.enum(['zh-CN', 'en']).catch('zh-CN'),
    /** Which of them is written down. */
    index: z.coerce.number().int().min(0).max(9).default(0),
    /** Whether anybody, or the money, is outside the mainland: then a few more questions follow. */
    abroad: z.enum(['yes', 'no']).catch('no'),
  })
const whoKinds = { person: whoIs('person'), organisation: whoIs('organisation') } as const

export const Who = z.record(z.string(), z.unknown()).transform((raw, context) => {
  const read = whoKinds[raw.kind === 'organisation' ? 'organisation' : 'person'].safeParse(raw)
  if (read.success) return read.data
  for (const { message, path } of read.error.issues) context.addIssue({ code: 'custom', message, path })
  return z.NEVER
})

const lines = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) =>
    (Array.isArray(given) ? given : [given]).map((line) => line.trim()).filter((line) => line !== ''),
  )

export const WantInput = z.object({
  amount: z
    .string()
    .default('')
    .transform((text, context) => {
      if (text.trim() === '') return null
      const outcome = readYuan(text)
      if (outcome.ok) return outcome.value
      context.addIssue({ code: 'custom', message: outcome.problem })
      return z.NEVER
    }),
  /** Wishes that were put forward and ticked, in the words of the page. */
  wishes: lines,
  /** Wishes in own words. */
  acts: lines,
  note: maybe((text) => readText(text)),
})

const readers = {
  residentId: (text: string): Read<string> => {
    const outcome = readResidentId(text)
    return outcome.ok ? { ok: true, value: outcome.value.number } : outcome
  },
  passport: readPassport,
  creditCode: readCreditCode,
} as const

const isTimeZone = (name: string): boolean => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const ticked = z.literal('yes', 'filing/tick')

const MyFields = z.object({
  kind,
  name: by(readPrintedName),
  idKind: z.enum(['residentId', 'passport', 'creditCode']).catch('residentId'),
  phone: by(phone),
  address: by((text) => readLine(text)),
  representative: maybe(readPrintedName),
  timeZone: z.string().refine(isTimeZone).catch('Asia/Shanghai'),
  /** Sensitive data needs a consent of its own, where it is asked for (Personal Information Protection Law art. 29). */
  consentIdentity: ticked,
})

/** The number of identity by its kind; an organisation has its credit code. */
function myNumber(raw: Readonly<Record<string, unknown>>) {
  const chosen = MyFields.shape.idKind.parse(raw.idKind)
  const idKind = raw.kind === 'organisation' ? ('creditCode' as const) : chosen
  const text = typeof raw.idNumber === 'string' ? raw.idNumber : ''
  const outcome: Read<string> = text.trim() === '' ? { ok: false, problem: 'request/required' } : readers[idKind](text)
  return { idKind, outcome }
}

/** Everything that is wrong is said at once, the number of identity too. */
export const Me = z.record(z.string(), z.unknown()).transform((raw, context) => {
  const fields = MyFields.safeParse(raw)
  const { idKind, outcome } = myNumber(raw)
  if (fields.success && outcome.ok) return { ...fields.data, idKind, idNumber: outcome.value }
  for (const { message, path } of fields.error?.issues ?? []) context.addIssue({ code: 'custom', message, path })
  if (!outcome.ok) context.addIssue({ code: 'custom', message: outcome.problem, path: ['idNumber'] })
  return z.NEVER
})

const HelperFields = z.object({
  name: by(readPrintedName),
  phone: by(phone),
  relation: z.enum(helperRelations, 'request/required'),
})

/** For oneself, or for somebody else and then by whom. */
export const HelperInput = z.record(z.string(), z.unknown()).transform((raw, context) => {
  if (raw.forWhom === 'self') return { helper: null }
  const fields = HelperFields.safeParse(raw)
  if (raw.forWhom === 'other' && fields.success) return { helper: fields.data }
  if (raw.forWhom !== 'other') context.addIssue({ code: 'custom', message: 'request/required', path: ['forWhom'] })
  else for (const { message, path } of fields.error?.issues ?? []) context.addIssue({ code: 'custom', message, path })
  return z.NEVER
})

/** The truth and the mediation by video each with a tick, papers by phone with a choice of its own. */
export const Declare = z.object({
  truth: ticked,
  consentMediation: ticked,
  consentEService: z.enum(['yes', 'no']).catch('no'),
})
