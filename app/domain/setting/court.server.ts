import { z } from 'zod'
import { words } from '#app/i18n/words/setting.ts'
import { wordsFor } from '#app/i18n/words.ts'
import { inForce } from '../account/posts.server.ts'
import { DomainError } from '../errors.ts'
import { areaName, areaOptions } from './names.server.ts'
import { type Change, defineSetting, type FormField, type Office, type Touched, type Typed } from './setting.ts'
import { Faults, textTyped } from './typed.ts'

const LEVELS = ['basic', 'intermediate'] as const
const CODE = /^\p{Script=Han}\d{2,4}$/u
const PHONE = /^[\d +()-]{5,24}$/
const MAX_ADDRESS = 120

const Body = z.object({
  name: z.string(),
  code: z.string(),
  level: z.string(),
  areaId: z.string(),
  address: z.string(),
  phone: z.string(),
  calendarUrl: z.string(),
})
type Body = z.output<typeof Body>

async function form({ tx, locale }: Office, { body }: { body: Body }): Promise<FormField[]> {
  const t = wordsFor(locale, words).court
  const areas = await areaOptions(tx, locale)
  return [
    { name: 'name', label: t.name, type: 'text', value: body.name },
    { name: 'code', label: t.code, hint: t.codeHint, type: 'text', value: body.code },
    {
      name: 'level',
      label: t.level,
      type: 'radio',
      value: body.level,
      options: LEVELS.map((value) => ({ value, label: t.levels[value] })),
    },
    { name: 'areaId', label: t.areaId, type: 'select', value: body.areaId, options: areas },
    { name: 'address', label: t.address, hint: t.addressHint, type: 'text', value: body.address },
    { name: 'phone', label: t.phone, type: 'tel', value: body.phone },
    { name: 'calendarUrl', label: t.calendarUrl, hint: t.calendarHint, type: 'url', value: body.calendarUrl },
  ]
}

/** A page that the public can open; nothing else is linked to. */
function isWebAddress(text: string): boolean {
  try {
    const { protocol, username, password } = new URL(text)
    return protocol === 'https:' && !username && !password
  } catch {
    return false
  }
}

async function read(_: Office, typed: Typed): Promise<Body> {
  const faults = new Faults()
  const address = textTyped(typed, 'address')
  if (address.length > MAX_ADDRESS) faults.add('address', 'text/too-long')
  const phone = textTyped(typed, 'phone').normalize('NFKC')
  if (phone && !PHONE.test(phone)) faults.add('phone', 'setting/bad-phone')
  const calendarUrl = textTyped(typed, 'calendarUrl')
  if (calendarUrl && !isWebAddress(calendarUrl)) faults.add('calendarUrl', 'setting/bad-address')
  const body = {
    name: faults.name(typed, 'name'),
    code: faults.matching(typed, 'code', { shape: CODE, code: 'setting/bad-code' }),
    level: faults.oneOf(typed, 'level', LEVELS),
    areaId: textTyped(typed, 'areaId'),
    address,
    phone,
    calendarUrl,
  }
  faults.done()
  return body
}

async function check({ tx }: Pick<Office, 'tx'>, { key, before, body }: Change<Body>): Promise<void> {
  if (!(await tx.area.findFirst({ where: { id: body.areaId } }))) {
    throw new DomainError('request/invalid', { areaId: 'request/required' })
  }
  for (const field of ['name', 'code'] as const) {
    if (await tx.court.findFirst({ where: { id: { not: key }, [field]: body[field] } })) {
      throw new DomainError('request/invalid', { [field]: 'setting/taken' })
    }
  }
  // The numbers of its cases are made of it.
  const isNumbered =
    before !== null && before.code !== body.code && (await tx.courtNumber.count({ where: { courtId: key } })) > 0
  if (isNumbered) throw new DomainError('request/invalid', { code: 'setting/numbers-given' })
}

async function touched({ tx, platform, locale }: Office, { key, before, body }: Change<Body>): Promise<Touched[]> {
  const t = wordsFor(locale, words).court.touched
  const cases = await tx.confirmationCase.count({ where: { courtId: key, dispute: { closedAt: null } } })
  const staff = await tx.staffRole.count({ where: { courtId: key, ...inForce(platform.clock.real()) } })
  return [
    ...(cases > 0 ? [{ words: t.cases(cases) }] : []),
    ...(before && before.name !== body.name ? [{ words: t.name }] : []),
    ...(staff === 0 ? [{ words: t.nobody }] : []),
  ]
}

/** A people's court: what papers and parties call it, where it is and how it is reached. */
export const courtSetting = defineSetting<Body>({
  kind: 'court',
  schema: Body,
  organisationOf: () => null,
  async current({ tx }, key) {
    const row = await tx.court.findFirst({ where: { id: key } })
    return row ? Body.parse(row) : null
  },
  blank: () => ({ name: '', code: '', level: 'basic', areaId: '', address: '', phone: '', calendarUrl: '' }),
  titleOf: async ({ locale }, { name }) => name || wordsFor(locale, words).court.fresh,
  form,
  read,
  async lines({ tx, locale }, body) {
    const t = wordsFor(locale, words).court
    const level = body.level === 'basic' || body.level === 'intermediate' ? t.levels[body.level] : body.level
    return [
      { id: 'name', label: t.name, value: body.name },
      { id: 'code', label: t.code, value: body.code },
      { id: 'level', label: t.level, value: level },
      { id: 'areaId', label: t.areaId, value: await areaName(tx, body.areaId, locale) },
      { id: 'address', label: t.address, value: body.address },
      { id: 'phone', label: t.phone, value: body.phone },
      { id: 'calendarUrl', label: t.calendarUrl, value: body.calendarUrl },
    ]
  },
  touched,
  check,
  async apply({ tx }, { key, body }) {
    await tx.court.upsert({ where: { id: key }, create: { id: key, ...body }, update: body })
  },
})
