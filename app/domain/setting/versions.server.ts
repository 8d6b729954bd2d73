import type { Prisma, Tx } from '#prisma/client.server.ts'
import { dayOf, startOfDay } from '../calendar/days.ts'
import { SYSTEM } from '../engine/actor.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { settings } from './catalogue.server.ts'
import {
  type Asking,
  type Draft,
  draftOf,
  isOutdated,
  lock,
  officeFor,
  refuseForeignFields,
  standing,
} from './drafts.server.ts'
import { merged } from './merge.server.ts'
import { noteSetting } from './note.server.ts'
import type { AnySetting, Change, Document, Office } from './setting.ts'

/** The version that exactly this draft became, or null: a form sent twice is answered like the first time. */
export async function publishedAs({ tx, actor, kind, key }: Asking, draftId: string): Promise<number | null> {
  if (actor.kind !== 'person') return null
  const own = { kind, key, draftId, publishedBy: actor.personId }
  return (await tx.settingVersion.findFirst({ where: own }))?.version ?? null
}

/**
 * Publishes one's draft as the next version. It counts at once, or from its day on.
 * @throws DomainError `setting/conflict` when somebody else was quicker: the draft stays.
 */
export async function publishSetting(asking: Asking, draftId: string, seen: string): Promise<number> {
  const { tx, actor, kind, key } = asking
  if (actor.kind !== 'person') throw new DomainError('account/not-staff')
  const setting = settings[kind]
  const where = { id: draftId, kind, key, authorId: actor.personId }
  const row = await tx.settingDraft.findFirst({ where })
  if (row) await lock(tx, setting, { key, body: draftOf(setting, row).body })
  const done = await publishedAs(asking, draftId)
  if (done !== null) return done
  if (!row) throw new DomainError('state/moved-on')
  const draft = draftOf(setting, row)
  if (draft.seen !== seen) throw new DomainError('state/moved-on')
  const office = officeFor(asking, draft.body)
  if (draft.before) officeFor(asking, draft.before)
  refuseForeignFields(office, draft.before, draft.body)
  if (await isOutdated(asking, draft)) throw new DomainError('setting/conflict')
  setting.guard?.(office, draft.body)
  const body = setting.settle ? await setting.settle(office, draft.body) : draft.body
  await setting.check(office, { key, before: draft.before, body })
  await tx.settingDraft.delete({ where: { id: draftId } })
  return keepVersion(office, setting, { key, draft, body, by: actor.personId })
}

interface Kept {
  readonly key: string
  readonly draft: Draft
  /** The contents of the draft with its people made. */
  readonly body: Document
  readonly by: string
}

/** Writes the version and its entry in the trail, and puts it into force when its day is today. */
async function keepVersion(office: Office, setting: AnySetting, { key, draft, body, by }: Kept): Promise<number> {
  const { tx, platform } = office
  const { before, note } = draft
  const now = platform.clock.real()
  const effectiveAt = draft.effectiveOn <= dayOf(now) ? now : startOfDay(draft.effectiveOn)
  const version = draft.baseVersion + 1
  await tx.settingVersion.create({
    data: {
      kind: setting.kind,
      key,
      version,
      ...(before ? { before: before as Prisma.InputJsonObject } : {}),
      body: body as Prisma.InputJsonObject,
      note,
      effectiveAt,
      publishedAt: now,
      publishedBy: by,
      draftId: draft.id,
    },
  })
  await noteSetting(office, 'setting.publish', { setting, key, version, body })
  if (effectiveAt <= now) await applyVersion(office, setting, { key, version, before, body, by })
  return version
}

/** Takes a version back before its day has come. */
export async function withdrawVersion(asking: Asking, version: number): Promise<void> {
  const { tx, platform, actor, kind, key } = asking
  if (actor.kind !== 'person') throw new DomainError('account/not-staff')
  const setting = settings[kind]
  officeFor(asking, (await standing(asking)).base)
  const row = await tx.settingVersion.findFirst({ where: { kind, key, version } })
  if (!row) throw new DomainError('state/moved-on')
  const body = setting.schema.parse(row.body)
  await lock(tx, setting, { key, body })
  const office = officeFor(asking, body)
  refuseForeignFields(office, row.before === null ? null : setting.schema.parse(row.before), body)
  const done = await tx.settingOutcome.findFirst({ where: { kind, key, version } })
  if (done?.outcome === 'withdrawn') return
  if (done) throw new DomainError('state/moved-on')
  const at = platform.clock.real()
  await tx.settingOutcome.create({
    data: { kind, key, version, outcome: 'withdrawn', at, byId: actor.personId },
  })
  await noteSetting(office, 'setting.withdraw', { setting, key, version, body })
}

type Applying = Change<Document> & { readonly version: number; readonly by: string }

async function applyVersion(
  office: Pick<Office, 'tx' | 'platform'>,
  setting: AnySetting,
  { key, version, before, body, by }: Applying,
): Promise<void> {
  const { tx, platform } = office
  const now = await setting.current(office, key)
  const next = setting.schema.parse(now ? merged(now, { before, body }) : body)
  const change = { key, before: now, body: next }
  await setting.check(office, change)
  await setting.apply(office, change, by)
  await tx.settingOutcome.create({
    data: { kind: setting.kind, key, version, outcome: 'applied', at: platform.clock.real() },
  })
}

/** Puts into force what was published for a day that has come; what is no longer possible is refused and said so. */
export async function applyDueSettings(platform: Platform): Promise<number> {
  const { db, clock } = platform
  const due = await db.settingVersion.findMany({
    where: { effectiveAt: { lte: clock.real() }, outcome: null },
    orderBy: [{ effectiveAt: 'asc' }, { version: 'asc' }],
    select: { kind: true, key: true, version: true },
  })
  let done = 0
  for (const one of due) if (await applyOne(platform, one)) done += 1
  return done
}

type Id = { readonly kind: string; readonly key: string; readonly version: number }

async function applyOne(platform: Platform, id: Id): Promise<boolean> {
  const row = await platform.db.settingVersion.findFirst({ where: { ...id, outcome: null } })
  const setting = Object.values(settings).find(({ kind }) => kind === id.kind)
  if (!row || !setting) return false
  const before = row.before === null ? null : setting.schema.parse(row.before)
  const body = setting.schema.parse(row.body)
  const run = async (tx: Tx) => {
    await lock(tx, setting, { key: id.key, body })
    if (await tx.settingOutcome.findFirst({ where: id })) return false
    const office = { tx, platform, actor: SYSTEM, locale: 'zh-CN', rows: [] } as const
    await applyVersion(office, setting, { key: id.key, version: id.version, before, body, by: row.publishedBy })
    await noteSetting(office, 'setting.apply', { setting, key: id.key, version: id.version, body })
    return true
  }
  try {
    return await platform.db.$transaction(run)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const reason = Object.values(error.fields)[0] ?? error.code
    await platform.db.settingOutcome.createMany({
      data: [{ ...id, outcome: 'refused', reason, at: platform.clock.real() }],
      skipDuplicates: true,
    })
    return false
  }
}
