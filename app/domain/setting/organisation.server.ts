import { z } from 'zod'
import { words } from '#app/i18n/words/setting.ts'
import { wordsFor } from '#app/i18n/words.ts'
import { inForce, onRoster } from '../account/posts.server.ts'
import { dayOf } from '../calendar/days.ts'
import { DomainError } from '../errors.ts'
import { readCreditCode } from '../identity/credit-code.ts'
import { mayChange } from '../policy/settings.ts'
import { areaName, areaOptions, courtNames, courtOptions } from './names.server.ts'
import { type Change, defineSetting, type FormField, type Office, type Touched, type Typed } from './setting.ts'
import { Faults, listTyped, textTyped } from './typed.ts'

const STATES = ['active', 'suspended', 'closed'] as const
const MARK = /^\p{Script=Han}{1,3}调$/u
const PHONE = /^[\d +()-]{5,24}$/

const Body = z.object({
  name: z.string(),
  mark: z.string(),
  areaId: z.string(),
  publicPhone: z.string(),
  creditCode: z.string().nullable(),
  state: z.enum(STATES),
  courtIds: z.array(z.string()),
  /** Which seal it uses; null for that of an organisation which was set up without one. */
  sealKeyRef: z.string().nullable(),
})
type Body = z.output<typeof Body>

type Room = Pick<Office, 'tx' | 'platform'>

const todayOf = ({ platform }: Pick<Office, 'platform'>) => new Date(dayOf(platform.clock.real()))

async function current(office: Room, key: string): Promise<Body | null> {
  const row = await office.tx.organisation.findFirst({
    where: { id: key },
    include: { organisationCourts: { where: onRoster(todayOf(office)) } },
  })
  if (!row) return null
  const courtIds = row.organisationCourts.map(({ courtId }) => courtId).sort()
  return Body.parse({ ...row, courtIds })
}

async function form(office: Office, { body }: { body: Body }): Promise<FormField[]> {
  const { tx, locale, rows } = office
  const t = wordsFor(locale, words).organisation
  const areas = await areaOptions(tx, locale)
  const fields: FormField[] = [
    { name: 'name', label: t.name, hint: t.nameHint, type: 'text', value: body.name },
    { name: 'mark', label: t.mark, hint: t.markHint, type: 'text', value: body.mark },
    { name: 'areaId', label: t.areaId, hint: t.areaHint, type: 'select', value: body.areaId, options: areas },
    { name: 'publicPhone', label: t.publicPhone, hint: t.phoneHint, type: 'tel', value: body.publicPhone },
    { name: 'creditCode', label: t.creditCode, hint: t.creditHint, type: 'text', value: body.creditCode ?? '' },
    {
      name: 'state',
      label: t.state,
      hint: t.stateHint,
      type: 'radio',
      value: body.state,
      options: STATES.map((value) => ({ value, label: t.states[value] })),
    },
    {
      name: 'newSeal',
      label: t.sealKeyRef,
      hint: t.sealHint,
      type: 'checks',
      values: [],
      options: [{ value: 'yes', label: t.newSeal }],
    },
    {
      name: 'courtIds',
      label: t.courtIds,
      hint: t.courtsHint,
      type: 'checks',
      values: body.courtIds,
      ...(await courtOptions(tx, { areaId: body.areaId, chosen: body.courtIds })),
    },
  ]
  return fields.filter(({ name }) => mayChange(rows, name === 'newSeal' ? 'sealKeyRef' : name))
}

/** A seal speaks for the name it was cut for: another name gets another seal; so does whoever asks for one. */
function sealTyped({ platform, rows }: Office, { typed, name, base }: { typed: Typed; name: string; base: Body }) {
  const isAsked = mayChange(rows, 'sealKeyRef') && textTyped(typed, 'newSeal') === 'yes'
  return isAsked || name !== base.name ? `organisation-${platform.chance.id()}` : base.sealKeyRef
}

async function read(office: Office, typed: Typed, base: Body): Promise<Body> {
  const { rows } = office
  const faults = new Faults()
  const may = (field: string) => mayChange(rows, field)
  const creditText = textTyped(typed, 'creditCode')
  const credit = creditText ? readCreditCode(creditText) : null
  if (may('creditCode') && credit && !credit.ok) faults.add('creditCode', credit.problem)
  const mark = { shape: MARK, code: 'setting/bad-mark' }
  const name = may('name') ? faults.name(typed, 'name') : base.name
  const body: Body = {
    name,
    mark: may('mark') ? faults.matching(typed, 'mark', mark) : base.mark,
    areaId: textTyped(typed, 'areaId'),
    publicPhone: faults.matching(typed, 'publicPhone', { shape: PHONE, code: 'setting/bad-phone' }),
    creditCode: may('creditCode') ? (credit?.ok ? credit.value : null) : base.creditCode,
    state: may('state') ? faults.oneOf(typed, 'state', STATES) : base.state,
    courtIds: may('courtIds') ? listTyped(typed, 'courtIds') : base.courtIds,
    sealKeyRef: sealTyped(office, { typed, name, base }),
  }
  faults.done()
  return body
}

async function check({ tx, platform }: Room, { key, before, body }: Change<Body>): Promise<void> {
  const area = await tx.area.findFirst({ where: { id: body.areaId, level: 'county' } })
  if (!area) throw new DomainError('request/invalid', { areaId: 'request/required' })
  const isUnknown = (await tx.court.count({ where: { id: { in: body.courtIds } } })) !== body.courtIds.length
  if (isUnknown) throw new DomainError('request/invalid', { courtIds: 'request/required' })
  const others = { id: { not: key } }
  for (const field of ['name', 'mark', 'creditCode'] as const) {
    if (body[field] && (await tx.organisation.findFirst({ where: { ...others, [field]: body[field] } }))) {
      throw new DomainError('request/invalid', { [field]: 'setting/taken' })
    }
  }
  if (body.state === 'closed' && (await openCases(tx, key)) > 0) {
    throw new DomainError('request/invalid', { state: 'setting/in-use' })
  }
  if (body.state === before?.state) return
  if (body.state === 'active') {
    for (const role of ['orgAdmin', 'dispatcher']) {
      const held = await tx.staffRole.count({ where: { organisationId: key, role, ...inForce(platform.clock.real()) } })
      if (held === 0) throw new DomainError('request/invalid', { state: 'setting/nobody-there' })
    }
  } else if (
    before?.state === 'active' &&
    (await tx.organisation.count({ where: { ...others, state: 'active' } })) === 0
  ) {
    throw new DomainError('request/invalid', { state: 'setting/last-organisation' })
  }
}

const openCases = (tx: Office['tx'], organisationId: string): Promise<number> =>
  tx.dispute.count({ where: { organisationId, closedAt: null, state: { not: 'draft' } } })

async function touched({ tx, locale }: Office, { key, before, body }: Change<Body>): Promise<Touched[]> {
  const t = wordsFor(locale, words).organisation.touched
  const found: Touched[] = []
  const cases = await openCases(tx, key)
  if (before && cases > 0) found.push({ words: t.cases(cases) })
  if (before && before.areaId !== body.areaId) {
    found.push({ words: t.area(await areaName(tx, before.areaId, locale), await areaName(tx, body.areaId, locale)) })
  }
  if (before && before.sealKeyRef !== body.sealKeyRef) {
    const seals = await tx.signerSlot.count({
      where: { organisationId: key, kind: 'seal', signatureCover: null, version: { state: 'signing' } },
    })
    found.push({ words: t.seal(seals) })
  }
  if (before?.state === 'active' && body.state !== 'active') found.push({ words: t.noNew })
  return found
}

async function apply(office: Room, { key, before, body }: Change<Body>): Promise<void> {
  const { tx } = office
  const { courtIds, ...data } = body
  const create = { id: key, kind: 'peoplesMediation', feeRule: 'free', ...data }
  await tx.organisation.upsert({ where: { id: key }, create, update: data })
  const today = todayOf(office)
  const gone = (before?.courtIds ?? []).filter((id) => !courtIds.includes(id))
  const entries = { organisationId: key, courtId: { in: gone } }
  await tx.organisationCourt.deleteMany({ where: { ...entries, validFrom: { gte: today } } })
  await tx.organisationCourt.updateMany({ where: { ...entries, ...onRoster(today) }, data: { validTo: today } })
  for (const courtId of courtIds.filter((id) => !before?.courtIds.includes(id))) {
    await tx.organisationCourt.create({ data: { organisationId: key, courtId, validFrom: today } })
  }
}

/** A mediation organisation: its names, its seat, its state, and the courts that have it on their roster. */
export const organisationSetting = defineSetting<Body>({
  kind: 'organisation',
  schema: Body,
  organisationOf: (_, key) => key,
  current,
  // Nobody works there yet: applications come to it only once somebody does.
  blank: () => ({
    name: '',
    mark: '',
    areaId: '',
    publicPhone: '',
    creditCode: null,
    state: 'suspended',
    courtIds: [],
    sealKeyRef: null,
  }),
  titleOf: async ({ locale }, { name }) => name || wordsFor(locale, words).organisation.fresh,
  form,
  read,
  async lines({ tx, locale }, body) {
    const t = wordsFor(locale, words).organisation
    const plain = (['name', 'mark', 'publicPhone'] as const).map((id) => ({ id, label: t[id], value: body[id] }))
    return [
      ...plain,
      { id: 'areaId', label: t.areaId, value: await areaName(tx, body.areaId, locale) },
      { id: 'creditCode', label: t.creditCode, value: body.creditCode ?? '' },
      { id: 'state', label: t.state, value: t.states[body.state] },
      { id: 'seal', label: t.sealKeyRef, value: body.sealKeyRef?.slice(-6) ?? '' },
      ...(await courtNames(tx, body.courtIds)).map((name) => ({ id: `court-${name}`, label: t.courtIds, value: name })),
    ]
  },
  touched,
  check,
  apply,
})
