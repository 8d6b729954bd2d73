import { formatDay } from '#app/i18n/format.ts'
import { words } from '#app/i18n/words/setting.ts'
import { wordsFor } from '#app/i18n/words.ts'
import { dayOf, isDay } from '../calendar/days.ts'
import { readPhone } from '../identity/phone.ts'
import type { PostBody } from './post-body.ts'
import { holderOf, knownOrSealed, placeName } from './post-holder.server.ts'
import type { FormField, Office, Typed } from './setting.ts'
import { Faults, textTyped } from './typed.ts'

/** The form that gives a post, or ends it. */
export async function postForm(
  office: Office,
  { body, isNew }: { body: PostBody; isNew: boolean },
): Promise<FormField[]> {
  const { tx, locale, platform } = office
  const t = wordsFor(locale, words).post
  const holder = await holderOf(office, body)
  const role: FormField = { name: 'role', label: t.role, type: 'fixed', value: t.roles[body.role] }
  const place: FormField = { name: 'place', label: t.place, type: 'fixed', value: await placeName(tx, body) }
  const end = { name: 'toOn', label: t.toOn, hint: t.toHint, type: 'date', value: body.toOn ?? '' } as const
  if (isNew) {
    return [
      role,
      place,
      { name: 'name', label: t.name, hint: t.nameHint, type: 'text', value: holder?.name ?? '' },
      { name: 'phone', label: t.phone, hint: t.phoneHint, type: 'tel', value: '' },
      { name: 'fromOn', label: t.fromOn, type: 'date', value: body.fromOn || dayOf(platform.clock.real()) },
      end,
    ]
  }
  return [
    { name: 'holder', label: t.holder, type: 'fixed', value: holder?.name ?? '' },
    role,
    place,
    { name: 'from', label: t.fromOn, type: 'fixed', value: formatDay(body.fromOn, locale) },
    end,
    {
      name: 'endsAtOnce',
      label: t.endsAtOnce,
      hint: t.atOnceHint,
      type: 'checks',
      values: [],
      options: [{ value: 'yes', label: t.atOnce }],
    },
  ]
}

/** A post as it was typed. */
export async function readPost(office: Office, typed: Typed, base: PostBody): Promise<PostBody> {
  const today = dayOf(office.platform.clock.real())
  const faults = new Faults()
  const toOn = textTyped(typed, 'toOn') || null
  if (toOn && !isDay(toOn)) faults.add('toOn', 'setting/bad-day')
  if (base.personId) {
    const endsAtOnce = textTyped(typed, 'endsAtOnce') === 'yes'
    const last = endsAtOnce ? today : toOn
    if (last && last < today) faults.add('toOn', 'setting/past-day')
    faults.done()
    return { ...base, toOn: last, endsAtOnce }
  }
  const fromOn = textTyped(typed, 'fromOn')
  if (!isDay(fromOn)) faults.add('fromOn', 'setting/bad-day')
  else if (fromOn < today) faults.add('fromOn', 'setting/past-day')
  if (toOn && toOn < fromOn) faults.add('toOn', 'setting/bad-day')
  const name = faults.name(typed, 'name')
  const phone = readPhone(textTyped(typed, 'phone'))
  if (!phone.ok) faults.add('phone', textTyped(typed, 'phone') ? phone.problem : 'request/required')
  faults.done()
  const named = { name, phone: phone.ok ? phone.value.e164 : '' }
  return { ...base, ...(await knownOrSealed(office, named)), fromOn, toOn, endsAtOnce: false }
}
