import type { Tx } from '#prisma/client.server.ts'
import { readPerson } from '../account/people.server.ts'
import { dayOf } from '../calendar/days.ts'
import { wordsOfCode } from '../errors.ts'
import { settings } from './catalogue.server.ts'
import { changedLines } from './diff.ts'
import { type Asking, officeFor, ownDraft, standing } from './drafts.server.ts'
import type { Document, FormField, Office } from './setting.ts'

/** The place to which a document belongs: its organisation, its court, or none. */
export interface Home {
  readonly organisationId: string | null
  readonly courtId: string | null
}

function homeOf({ kind, key }: Pick<Asking, 'kind' | 'key'>, body: Document): Home {
  const courtId = kind === 'court' ? key : body.courtId
  return {
    organisationId: settings[kind].organisationOf(body, key),
    courtId: typeof courtId === 'string' ? courtId : null,
  }
}

type VersionRow = Awaited<ReturnType<typeof versionsOf>>[number]

const versionsOf = (tx: Tx, { kind, key }: Pick<Asking, 'kind' | 'key'>) =>
  tx.settingVersion.findMany({ where: { kind, key }, include: { outcome: true }, orderBy: { version: 'desc' } })

/** One document as it stands, what waits for its day, and every version with who, when, why and what. */
export async function settingView(asking: Asking) {
  const { tx, kind } = asking
  const setting = settings[kind]
  const { base } = await standing(asking)
  const office = officeFor(asking, base)
  const [title, lines, rows, draft] = await Promise.all([
    setting.titleOf(office, base),
    setting.lines(office, base),
    versionsOf(tx, asking),
    ownDraft(asking),
  ])
  const history = []
  for (const row of rows) history.push(await historyLine(office, row))
  return { kind, title, lines, history, hasDraft: draft !== null, home: homeOf(asking, base) }
}

async function historyLine(office: Office, row: VersionRow) {
  const setting = Object.values(settings).find(({ kind }) => kind === row.kind)
  if (!setting) throw new Error(`no setting ${row.kind}`)
  const before = row.before === null ? null : setting.schema.parse(row.before)
  const { name } = await readPerson(office.tx, office.platform, row.publishedBy)
  const { version, note, publishedAt, effectiveAt, outcome } = row
  return {
    version,
    note,
    by: name,
    publishedAt: publishedAt.toISOString(),
    effectiveOn: dayOf(effectiveAt),
    isFresh: before === null,
    outcome: outcome ? (outcome.outcome as 'applied' | 'withdrawn' | 'refused') : null,
    reason: outcome?.reason ? wordsOfCode(outcome.reason, office.locale) : null,
    changes: await changesOf(office, setting.kind, { before, body: setting.schema.parse(row.body) }),
  }
}

async function changesOf(
  office: Office,
  kind: Asking['kind'],
  { before, body }: { before: Document | null; body: Document },
) {
  const setting = settings[kind]
  const was = before ? await setting.lines(office, before) : []
  return changedLines(was, await setting.lines(office, body))
}

/** The form of a document: as it stands, as one's own draft has it, or as an earlier version had it. */
export async function settingForm(
  asking: Asking,
  { query, version }: { readonly query: Readonly<Record<string, string>>; readonly version: number | null },
) {
  const { tx, kind, key, platform } = asking
  const setting = settings[kind]
  const { before, base } = await standing(asking, query)
  const office = officeFor(asking, base)
  setting.guard?.(office, base)
  const draft = await ownDraft(asking)
  const old = version === null ? null : await tx.settingVersion.findFirst({ where: { kind, key, version } })
  const body = old ? setting.schema.parse(old.body) : (draft?.body ?? base)
  const fields: readonly FormField[] = await setting.form(office, { body, isNew: before === null })
  const today = dayOf(platform.clock.real())
  return {
    kind,
    title: await setting.titleOf(office, base),
    fields,
    isNew: before === null,
    datesItself: setting.datesItself ?? false,
    note: draft?.note ?? '',
    today,
    effectiveOn: draft && draft.effectiveOn > today ? draft.effectiveOn : today,
    home: homeOf(asking, base),
  }
}

/** One's draft beside what stands, and everything that publishing it would touch; null when there is none. */
export async function draftView(asking: Asking, past = '') {
  const { kind, key, platform } = asking
  const setting = settings[kind]
  const draft = await ownDraft(asking)
  if (!draft) return null
  const office = officeFor(asking, draft.body)
  const change = { key, before: draft.before, body: draft.body }
  const [title, changes, touched, trial] = await Promise.all([
    setting.titleOf(office, draft.body),
    changesOf(office, kind, draft),
    setting.touched(office, change),
    setting.trial?.(office, change, past) ?? null,
  ])
  const isNow = draft.effectiveOn <= dayOf(platform.clock.real())
  return {
    kind,
    title,
    changes,
    touched,
    trial,
    isNew: draft.before === null,
    isNow,
    datesItself: setting.datesItself ?? false,
    effectiveOn: draft.effectiveOn,
    isOutdated: draft.isOutdated,
    note: draft.note,
    draftId: draft.id,
    home: homeOf(asking, draft.body),
    seen: draft.seen,
  }
}
