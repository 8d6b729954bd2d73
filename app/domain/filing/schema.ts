import { z } from 'zod'
import { readCreditCode } from '../identity/credit-code.ts'
import { readPassport } from '../identity/passport.ts'
import { readPhone } from '../identity/phone.ts'
import { readResidentId } from '../identity/resident-id.ts'
import { readYuan } from '../text/money.ts'
import { readLine, readName, readText } from '../text/printable.ts'

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
const anyId = (text: string): Read<string> => {
  const resident = readResidentId(text)
  if (resident.ok) return { ok: true, value: resident.value.number }
  const credit = readCreditCode(text)
  return credit.ok ? credit : /^[A-Z]{1,2}\d{6,9}$/i.test(text.trim()) ? readPassport(text) : resident
}

const kind = z.enum(['person', 'organisation']).default('person')

export const What = z.object({ facts: by((text) => readText(text)) })

export const Who = z.object({
  kind,
  name: by(readName),
  phone: maybe(phone),
  address: maybe((text) => readLine(text)),
  idNumber: maybe(anyId),
  representative: maybe(readName),
  locale: z.enum(['zh-CN', 'en']).catch('zh-CN'),
})

const acts = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((lines) =>
    (Array.isArray(lines) ? lines : [lines]).map((line) => line.trim()).filter((line) => line !== ''),
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
  acts,
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

export const Me = z
  .object({
    kind,
    name: by(readName),
    idKind: z.enum(['residentId', 'passport', 'creditCode']).default('residentId'),
    idNumber: z.string().default(''),
    phone: by(phone),
    address: by((text) => readLine(text)),
    representative: maybe(readName),
  })
  .transform((me, context) => {
    const idKind = me.kind === 'organisation' ? ('creditCode' as const) : me.idKind
    const outcome: Read<string> = readers[idKind](me.idNumber)
    if (outcome.ok) return { ...me, idKind, idNumber: outcome.value }
    context.addIssue({
      code: 'custom',
      message: me.idNumber.trim() === '' ? 'request/required' : outcome.problem,
      path: ['idNumber'],
    })
    return z.NEVER
  })
