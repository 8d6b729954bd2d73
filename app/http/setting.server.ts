import { redirect } from '@remix-run/node'
import { redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { readPerson } from '#app/domain/account/people.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { maskPhone } from '#app/domain/identity/masking.ts'
import { type SettingKind, settingKinds, settingRows } from '#app/domain/policy/settings.ts'
import { settings } from '#app/domain/setting/catalogue.server.ts'
import {
  type Asking,
  discardDraft,
  draftSetting,
  officeFor,
  rebaseDraft,
  standing,
} from '#app/domain/setting/drafts.server.ts'
import {
  courtHome,
  courtList,
  organisationHome,
  organisationList,
  ownOrganisations,
} from '#app/domain/setting/lists.server.ts'
import { noticeList } from '#app/domain/setting/notice.server.ts'
import { draftView, type Home, settingForm, settingView } from '#app/domain/setting/queries.server.ts'
import { reasonList } from '#app/domain/setting/reason.server.ts'
import { ruleList } from '#app/domain/setting/rule.server.ts'
import { publishedAs, publishSetting, withdrawVersion } from '#app/domain/setting/versions.server.ts'
import { isDeceptive } from '#app/domain/text/unseen.ts'
import { type PageContext, requirePost } from './context.server.ts'
import type { PostedForm } from './form.server.ts'

/** Who settles something somewhere; what exactly is asked of the policy for each thing. */
export const SETTLERS = ['platformAdmin', 'orgAdmin'] as const

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const MAX_NOTE = 200
const LONGEST_FIND = 40

const kindOf = ({ params }: PageContext): SettingKind => {
  const kind = settingKinds.find((one) => one === params.kind)
  if (!kind) throw new DomainError('dispute/unknown')
  return kind
}

/** A new thing gets the number of the form that makes it, so that the same form makes it once. */
function askingIn(context: PageContext, tx: Asking['tx'], fresh?: string): Asking {
  const { platform, locale, params } = context
  const key = params.key === 'new' && fresh ? fresh : (params.key ?? '')
  if (!UUID.test(key)) throw new DomainError('dispute/unknown')
  return { platform, tx, actor: requirePost(context, SETTLERS), locale, kind: kindOf(context), key }
}

const readingIn = (context: PageContext) => {
  const { platform, locale } = context
  return { platform, tx: platform.db, actor: requirePost(context, SETTLERS), locale }
}

/** Who reads a list of things that belong to the platform. */
function listingIn(context: PageContext, kind: SettingKind) {
  const reading = readingIn(context)
  if (settingRows(reading.actor, kind, null).length === 0) throw new DomainError('account/not-staff')
  return reading
}

const field = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')
const pathOf = ({ params }: PageContext, key: string, rest = '') => `/setting/${params.kind}/${key}${rest}`
/** The list from which a document without a home of its own is reached. */
const LISTS: Partial<Record<SettingKind, string>> = {
  court: '/admin/courts',
  rule: '/admin/rules',
  notice: '/admin/messages',
  reason: '/admin/reasons',
  authority: '/admin/keys',
}

/** The page from which a document is reached. */
const homePath = ({ organisationId, courtId }: Home): string => {
  if (organisationId) return `/org/${organisationId}`
  return courtId ? `/admin/courts/${courtId}` : '/admin'
}

const NEW_KEY = '00000000-0000-0000-0000-000000000000'

/** An organisation that is not made yet has no page to go back to. */
const freshHome = ({ organisationId, courtId }: Home): Home => ({
  organisationId: organisationId === NEW_KEY ? null : organisationId,
  courtId: courtId === NEW_KEY ? null : courtId,
})

const backOf = (kind: SettingKind, home: Home): string => {
  const path = homePath(home)
  return path === '/admin' ? (LISTS[kind] ?? '/admin/organisations') : path
}

/** X1: the organisations. */
export const organisationsPage = async (context: PageContext) => ({
  rows: await organisationList(readingIn(context)),
})

/** X1: the courts, or those that were looked for. */
export async function courtsPage(context: PageContext) {
  const find = (context.url.searchParams.get('find') ?? '').trim().slice(0, LONGEST_FIND)
  return { rows: await courtList(readingIn(context), find), find }
}

/** X1: the rules, with what the law has set. */
export const rulesPage = async (context: PageContext) => ({ rows: await ruleList(listingIn(context, 'rule')) })

/** X1: the words of messages, or those that hold what was looked for. */
export async function messagesPage(context: PageContext) {
  const find = (context.url.searchParams.get('find') ?? '').trim().slice(0, LONGEST_FIND)
  return { rows: await noticeList(listingIn(context, 'notice'), find), find }
}

/** X1: the reasons that may be chosen. */
export const reasonsPage = async (context: PageContext) => ({ rows: await reasonList(listingIn(context, 'reason')) })

/** One's own organisation, or for an administrator of the platform any. */
export async function organisationPage(context: PageContext) {
  const reading = readingIn(context)
  const own = ownOrganisations(reading)
  const id = context.params.id ?? own[0]
  if (!id || !UUID.test(id)) throw new DomainError('account/not-staff')
  return organisationHome(reading, id)
}

/** A court with its people. */
export const courtPage = (context: PageContext) => courtHome(readingIn(context), context.params.id ?? '')

/** One document with its history. */
export async function documentPage(context: PageContext) {
  const view = await settingView(askingIn(context, context.platform.db))
  return { ...view, back: backOf(view.kind, view.home), key: context.params.key ?? '' }
}

/** The form of one document. */
export async function documentForm(context: PageContext) {
  const query = Object.fromEntries(context.url.searchParams)
  const version = Number(query.version) || null
  const asking = askingIn(context, context.platform.db, NEW_KEY)
  const view = await settingForm(asking, { query, version })
  const isNew = context.params.key === 'new'
  return { ...view, back: isNew ? backOf(view.kind, freshHome(view.home)) : pathOf(context, asking.key) }
}

/** What publishing one's draft would change and touch; without a draft it leads back. */
export async function documentPreview(context: PageContext) {
  const asking = askingIn(context, context.platform.db)
  const view = await draftView(asking, (context.url.searchParams.get('past') ?? '').slice(0, LONGEST_FIND))
  if (!view) throw redirect(pathOf(context, asking.key))
  const { phone } = await readPerson(context.platform.db, context.platform, requirePost(context, SETTLERS).personId)
  return {
    ...view,
    key: asking.key,
    phone: phone ? maskPhone(phone) : '',
    isSent: context.url.searchParams.has('sent'),
  }
}

function noteTyped(text: string): string {
  const note = text.trim()
  if (!note) throw new DomainError('request/invalid', { note: 'request/required' })
  if ([...note].length > MAX_NOTE) throw new DomainError('request/invalid', { note: 'text/too-long' })
  if (isDeceptive(note)) throw new DomainError('request/invalid', { note: 'text/hidden-character' })
  return note
}

/** Keeps what was typed as a draft and leads to its preview. */
export async function takeDraft({ fields, key: form }: PostedForm, context: PageContext): Promise<Response> {
  const { platform } = context
  const key = await platform.db.$transaction(async (tx) => {
    const asking = askingIn(context, tx, form)
    const { before, base } = await standing(asking, Object.fromEntries(context.url.searchParams))
    const office = officeFor(asking, base)
    const body = await settings[asking.kind].read(office, fields, base)
    const wanted = { body, note: noteTyped(field(fields.note)), effectiveOn: field(fields.effectiveOn) }
    await draftSetting(asking, wanted, before)
    return asking.key
  })
  return redirect(pathOf(context, key, '/preview'), 303)
}

/** Publishes the draft that was looked at, with a code of whoever publishes it; or throws it away. */
export async function decideDraft({ act, fields, key: form }: PostedForm, context: PageContext): Promise<Response> {
  const { platform, locale } = context
  const run = <T>(does: (asking: Asking) => Promise<T>) => platform.db.$transaction((tx) => does(askingIn(context, tx)))
  const asking = askingIn(context, platform.db)
  const here = pathOf(context, asking.key)
  if (act === 'discard') {
    const dropped = await draftView(asking)
    await run(discardDraft)
    return redirect(dropped?.isNew ? backOf(dropped.kind, dropped.home) : here, 303)
  }
  if (act === 'rebase') {
    await run(rebaseDraft)
    return redirect(`${here}/preview`, 303)
  }
  const draftId = field(fields.draft)
  if (UUID.test(draftId) && (await publishedAs(asking, draftId)) !== null) return redirect(here, 303)
  const view = await draftView(asking)
  if (!view || view.seen !== fields.seen || view.draftId !== draftId) throw new DomainError('state/moved-on')
  if (view.isOutdated) throw new DomainError('setting/conflict')
  const { personId } = requirePost(context, SETTLERS)
  const { phone } = await readPerson(platform.db, platform, personId)
  if (!phone) throw new DomainError('account/unknown-phone')
  const bound = { phone, purpose: 'publish', boundTo: view.seen, personId } as const
  if (act === 'sendCode') {
    await sendCode(platform, { ...bound, locale })
    return redirect(`${here}/preview?sent=1`, 303)
  }
  if (act !== 'publish') throw new DomainError('request/foreign')
  await redeemCode(platform, bound, field(fields.code), form)
  await run((inside) => publishSetting(inside, draftId, view.seen))
  return redirect(here, 303)
}

/** Takes a version back that waits for its day. */
export async function withdraw({ act, fields }: PostedForm, context: PageContext): Promise<Response> {
  if (act !== 'withdraw') throw new DomainError('request/foreign')
  const version = Number(field(fields.version)) || 0
  await context.platform.db.$transaction((tx) => withdrawVersion(askingIn(context, tx), version))
  return redirect(pathOf(context, context.params.key ?? ''), 303)
}
