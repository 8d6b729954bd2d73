import { z } from 'zod'
import { lawWords } from '#app/i18n/law.ts'
import { words } from '#app/i18n/words/reasons.ts'
import { wordsFor } from '#app/i18n/words.ts'
import type { Tx } from '#prisma/client.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { DomainError } from '../errors.ts'
import type { Declined } from '../invitation/answer.server.ts'
import { reasonsIn } from '../reason/reasons.server.ts'
import { ALWAYS, type ReasonList, reasonLists, reasonStates } from '../reason/reasons.ts'
import { type Change, defineSetting, type FormField, type Office, type Touched, type Typed } from './setting.ts'
import { settle, settledValues } from './settled.server.ts'
import { Faults, textTyped } from './typed.ts'

const Body = z.object({
  list: z.enum(reasonLists),
  /** Empty until it is published: then it gets the next one of its list. */
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  /** What is asked where the clerk writes nothing of his own; empty where he must write. */
  askZh: z.string(),
  askEn: z.string(),
  state: z.enum(reasonStates),
})
type Body = z.output<typeof Body>

const MOST_WORDS = 40
const MOST_ASK = 120

async function current({ tx }: Pick<Office, 'tx'>, key: string): Promise<Body | null> {
  for (const list of reasonLists) {
    const found = (await reasonsIn(tx, list)).find((one) => one.key === key)
    if (!found) continue
    const { code, zh, en, ask, state } = found
    return Body.parse({ list, code, zh, en, askZh: ask?.zh ?? '', askEn: ask?.en ?? '', state })
  }
  return null
}

/** Whether this is the reason that stands for everything else: it is always offered. */
const isAlways = ({ list, code }: Pick<Body, 'list' | 'code'>): boolean => ALWAYS[list] === code

async function form({ tx, locale }: Office, { body, isNew }: { body: Body; isNew: boolean }): Promise<FormField[]> {
  const t = wordsFor(locale, words)
  const found = (await reasonsIn(tx, body.list)).find(({ code }) => code === body.code)
  const states = reasonStates.filter((state) => state !== 'removed' || !(found?.isShipped ?? true))
  const hasAsk = body.list === 'return' && !isAlways(body)
  return [
    ...(found ? [{ name: 'basis', label: t.basis, type: 'fixed' as const, value: lawWords(found.basis, locale) }] : []),
    { name: 'zh', label: t.zh, type: 'text', value: body.zh },
    { name: 'en', label: t.en, type: 'text', value: body.en },
    ...(hasAsk
      ? [
          { name: 'askZh', label: t.askZh, hint: t.askHint, type: 'area' as const, value: body.askZh },
          { name: 'askEn', label: t.askEn, type: 'area' as const, value: body.askEn },
        ]
      : []),
    ...(isNew || isAlways(body)
      ? []
      : [
          {
            name: 'state',
            label: t.state,
            hint: t.stateHint,
            type: 'radio' as const,
            value: body.state,
            options: states.map((value) => ({ value, label: t.states[value] })),
          },
        ]),
  ]
}

async function read(_: Office, typed: Typed, base: Body): Promise<Body> {
  const faults = new Faults()
  const sentence = (name: 'zh' | 'en' | 'askZh' | 'askEn', { most, isNeeded }: { most: number; isNeeded: boolean }) => {
    const said = faults.line(typed, name)
    if (isNeeded && !said) faults.add(name, 'request/required')
    const isEnglish = name === 'en' || name === 'askEn'
    if ([...said].length > (isEnglish ? most * 3 : most)) faults.add(name, 'text/too-long')
    if (said && isEnglish === /\p{Script=Han}/u.test(said)) faults.add(name, 'setting/notice-language')
    return said
  }
  const hasAsk = base.list === 'return' && !isAlways(base)
  const ask = (name: 'askZh' | 'askEn') => {
    const other = textTyped(typed, name === 'askZh' ? 'askEn' : 'askZh')
    return hasAsk ? sentence(name, { most: MOST_ASK, isNeeded: other !== '' }) : ''
  }
  const body: Body = {
    list: base.list,
    code: base.code,
    zh: sentence('zh', { most: MOST_WORDS, isNeeded: true }),
    en: sentence('en', { most: MOST_WORDS, isNeeded: true }),
    askZh: ask('askZh'),
    askEn: ask('askEn'),
    state: typed.state === undefined ? base.state : faults.oneOf(typed, 'state', reasonStates),
  }
  faults.done()
  return body
}

interface Used {
  readonly ever: number
  /** In cases that go on. */
  readonly now: number
}

/** How often a reason was given. Why somebody declined lies sealed: it is counted by opening, and nothing is shown. */
async function usesOf({ tx, platform }: Pick<Office, 'tx' | 'platform'>, { list, code }: Body): Promise<Used> {
  if (list === 'return') {
    const [ever, now] = await Promise.all([
      tx.courtReturn.count({ where: { reason: code } }),
      tx.courtReturn.count({ where: { reason: code, answeredAt: null, case: { dispute: { closedAt: null } } } }),
    ])
    return { ever, now }
  }
  const rows = await tx.invitation.findMany({
    where: { state: 'declined', reason: { not: null } },
    select: { id: true, reason: true, disputeId: true, dispute: { select: { closedAt: true } } },
  })
  const given = await Promise.all(
    rows.map(async ({ id, reason, disputeId, dispute }) => {
      const codec = await codecFor(tx, platform.keys, 'dispute', disputeId)
      const kept = reason && codec.openJson<Declined>(`invitation.reason/${id}`, reason)
      return kept && kept.reason === code ? [dispute.closedAt] : []
    }),
  )
  return { ever: given.flat().length, now: given.flat().filter((closedAt) => closedAt === null).length }
}

async function check(office: Pick<Office, 'tx' | 'platform'>, { key, body }: Change<Body>): Promise<void> {
  const others = (await reasonsIn(office.tx, body.list)).filter((one) => one.key !== key && one.state !== 'removed')
  if (others.some(({ zh }) => zh === body.zh)) throw new DomainError('request/invalid', { zh: 'setting/taken' })
  if (others.some(({ en }) => en === body.en)) throw new DomainError('request/invalid', { en: 'setting/taken' })
  if (body.state === 'offered') return
  if (isAlways(body)) throw new DomainError('request/invalid', { state: 'setting/reason-always' })
  const own = (await reasonsIn(office.tx, body.list)).find((one) => one.key === key)
  if (body.state === 'removed' && own?.isShipped) {
    throw new DomainError('request/invalid', { state: 'setting/reason-ships' })
  }
  if (body.state === 'removed' && (await usesOf(office, body)).ever > 0) {
    throw new DomainError('request/invalid', { state: 'setting/reason-used' })
  }
}

async function touched(office: Office, { before, body }: Change<Body>): Promise<Touched[]> {
  const t = wordsFor(office.locale, words).touched
  if (!before) return [{ words: t.fresh[body.list] }]
  const { ever, now } = await usesOf(office, body)
  return [
    ...(ever > 0 ? [{ words: t.used(ever) }] : []),
    ...(body.state !== 'offered' && before.state === 'offered' ? [{ words: t.noLonger(now) }] : []),
  ]
}

const ADDED = /^R(\d+)$|^own(\d+)$/

/** The next code of a list. Codes are never given twice, also not after a reason was removed. */
async function nextCode(tx: Tx, list: ReasonList): Promise<string> {
  const settled = [...(await settledValues(tx, 'reason')).values()]
  const numbers = settled
    .filter((body) => body.list === list)
    .map(({ code }) => ADDED.exec(String(code)))
    .map((found) => Number(found?.[1] ?? found?.[2] ?? 0))
  return list === 'return' ? `R${Math.max(15, ...numbers) + 1}` : `own${Math.max(0, ...numbers) + 1}`
}

/** A reason that a court or a party may choose. Those of the program are version 0; others may be added. */
export const reasonSetting = defineSetting<Body>({
  kind: 'reason',
  schema: Body,
  organisationOf: () => null,
  current,
  blank({ list }) {
    const found = reasonLists.find((one) => one === list)
    const empty = { code: '', zh: '', en: '', askZh: '', askEn: '' }
    return found ? { list: found, ...empty, state: 'offered' } : null
  },
  titleOf: async ({ locale }, body) =>
    (locale === 'en' ? body.en : body.zh) || wordsFor(locale, words).freshTitle[body.list],
  form,
  read,
  async lines({ locale }, body) {
    const t = wordsFor(locale, words)
    return [
      ...(body.code && body.list === 'return' ? [{ id: 'code', label: t.code, value: body.code }] : []),
      { id: 'zh', label: t.zh, value: body.zh },
      { id: 'en', label: t.en, value: body.en },
      ...(body.askZh || body.askEn
        ? [
            { id: 'askZh', label: t.askZh, value: body.askZh },
            { id: 'askEn', label: t.askEn, value: body.askEn },
          ]
        : []),
      { id: 'state', label: t.state, value: t.states[body.state] },
    ]
  },
  touched,
  check,
  settle: async ({ tx }, body) => (body.code ? body : { ...body, code: await nextCode(tx, body.list) }),
  async apply(office, { key, body }) {
    await settle(office, { kind: 'reason', key, body })
  },
})

/** Every reason of every list, as the administrator sees them; removed ones are gone. */
export async function reasonList({ tx, locale }: Pick<Office, 'tx' | 'locale'>) {
  const settled = await settledValues(tx, 'reason')
  const lists = []
  for (const list of reasonLists) {
    const rows = await reasonsIn(tx, list)
    lists.push(
      ...rows
        .filter(({ state }) => state !== 'removed')
        .map(({ key, code, zh, en, basis, state }) => ({
          key,
          group: list,
          title: `${list === 'return' ? `${code} ` : ''}${locale === 'en' ? en : zh}`,
          value: lawWords(basis, locale),
          isOffered: state === 'offered',
          isChanged: settled.has(key),
        })),
    )
  }
  return lists
}
