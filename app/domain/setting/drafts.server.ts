import { createHash } from 'node:crypto'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { dayOf, isDay } from '../calendar/days.ts'
import { payloadText } from '../engine/trail.server.ts'
import { DomainError } from '../errors.ts'
import { mayChange, type SettingKind, settingRows } from '../policy/settings.ts'
import { settings } from './catalogue.server.ts'
import { isSame, merged } from './merge.server.ts'
import type { AnySetting, Document, Office } from './setting.ts'

/** Who wants to do something with one document: the policy is asked again for each act. */
export type Asking = Omit<Office, 'rows'> & { readonly kind: SettingKind; readonly key: string }

export interface Draft {
  readonly id: string
  readonly baseVersion: number
  readonly before: Document | null
  readonly body: Document
  readonly note: string
  readonly effectiveOn: string
  /** Names exactly these contents, so that what is published is what was looked at. */
  readonly seen: string
}

export interface Wanted {
  readonly body: Document
  readonly note: string
  readonly effectiveOn: string
}

type DraftRow = NonNullable<Awaited<ReturnType<Tx['settingDraft']['findFirst']>>>

const sha256 = (text: string) => createHash('sha256').update(text)

export function draftOf(setting: AnySetting, row: DraftRow): Draft {
  const before = row.before === null ? null : setting.schema.parse(row.before)
  const body = setting.schema.parse(row.body)
  const effectiveOn = row.effectiveOn.toISOString().slice(0, 10)
  const { id, baseVersion, note } = row
  const seen = sha256(payloadText({ id, before, body, note, effectiveOn, baseVersion })).digest('hex')
  return { id, baseVersion, before, body, note, effectiveOn, seen }
}

/** The rows that count here, or the refusal: a thing that one may not settle is not shown either. */
export function officeFor(asking: Asking, body: Document): Office {
  const rows = settingRows(asking.actor, asking.kind, settings[asking.kind].organisationOf(body, asking.key))
  if (rows.length === 0) throw new DomainError('account/not-staff')
  return { ...asking, rows }
}

/** One writer at a time for everything that belongs to one organisation, or to the platform. */
export const lock = (tx: Tx, setting: AnySetting, { key, body }: { key: string; body: Document }) =>
  tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`setting/${setting.organisationOf(body, key) ?? ''}`}, 0))::text`

const lastVersion = async (tx: Tx, kind: string, key: string): Promise<number> =>
  (await tx.settingVersion.aggregate({ where: { kind, key }, _max: { version: true } }))._max.version ?? 0

/** How a document stands; of a new one, what one has written of it so far or what it begins with. @throws DomainError when there is none. */
export async function standing(
  asking: Asking,
  query: Readonly<Record<string, string>> = {},
): Promise<{ before: Document | null; base: Document }> {
  const setting = settings[asking.kind]
  const before = await setting.current(asking, asking.key)
  const base = before ?? (await ownDraft(asking))?.body ?? setting.blank(query)
  if (!base) throw new DomainError('dispute/unknown')
  return { before, base }
}

/** Keeps what somebody wrote as his draft, in place of an earlier one of his. Nothing counts by it yet. */
export async function draftSetting(asking: Asking, wanted: Wanted, before: Document | null): Promise<string> {
  const { tx, platform, actor, kind, key } = asking
  if (actor.kind !== 'person') throw new DomainError('account/not-staff')
  const setting = settings[kind]
  const office = officeFor(asking, wanted.body)
  if (before) officeFor(asking, before)
  refuseForeignFields(office, before, wanted.body)
  setting.guard?.(office, wanted.body)
  const today = dayOf(platform.clock.real())
  const effectiveOn = setting.datesItself ? today : wanted.effectiveOn
  if (!isDay(effectiveOn) || effectiveOn < today) {
    throw new DomainError('request/invalid', { effectiveOn: 'setting/past-day' })
  }
  await setting.check(office, { key, before, body: wanted.body })
  if (before && isSame(before, wanted.body)) throw new DomainError('setting/nothing-changed')
  const data = {
    baseVersion: await lastVersion(tx, kind, key),
    body: wanted.body as Prisma.InputJsonObject,
    ...(before ? { before: before as Prisma.InputJsonObject } : {}),
    note: wanted.note,
    effectiveOn: new Date(effectiveOn),
    draftedAt: platform.clock.real(),
  }
  // A draft that was written anew is another draft: what was published of the earlier one stays published.
  const own = { kind, key, authorId: actor.personId }
  await tx.settingDraft.deleteMany({ where: own })
  const { id } = await tx.settingDraft.create({ data: { id: platform.chance.id(), ...own, ...data } })
  return id
}

/** Who may change some of the fields only, leaves the others as they are. */
export function refuseForeignFields({ rows }: Office, before: Document | null, body: Document): void {
  const foreign = Object.keys(body).filter((name) => !isSame(before?.[name], body[name]) && !mayChange(rows, name))
  if (foreign.length > 0) throw new DomainError('setting/not-yours')
}

/** One's own draft of a document, and whether somebody else was quicker. */
export async function ownDraft(asking: Asking) {
  const { tx, actor, kind, key } = asking
  if (actor.kind !== 'person') return null
  const row = await tx.settingDraft.findFirst({ where: { kind, key, authorId: actor.personId } })
  if (!row) return null
  const draft = draftOf(settings[kind], row)
  return { ...draft, isOutdated: await isOutdated(asking, draft) }
}

export async function isOutdated(asking: Asking, draft: Draft): Promise<boolean> {
  const { tx, kind, key } = asking
  if ((await lastVersion(tx, kind, key)) !== draft.baseVersion) return true
  return !isSame(await settings[kind].current(asking, key), draft.before)
}

/** Puts one's draft on what stands now: only what one changed oneself is different from it. */
export async function rebaseDraft(asking: Asking): Promise<void> {
  const { kind, key } = asking
  const draft = await ownDraft(asking)
  const before = await settings[kind].current(asking, key)
  if (!draft || !before) throw new DomainError('state/moved-on')
  const body = settings[kind].schema.parse(merged(before, draft))
  await draftSetting(asking, { ...draft, body }, before)
}

/** Throws one's own draft away. */
export async function discardDraft({ tx, actor, kind, key }: Asking): Promise<void> {
  if (actor.kind === 'person') await tx.settingDraft.deleteMany({ where: { kind, key, authorId: actor.personId } })
}
