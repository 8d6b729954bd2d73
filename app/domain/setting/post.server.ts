import { z } from 'zod'
import { formatDay } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { words } from '#app/i18n/words/setting.ts'
import { wordsFor } from '#app/i18n/words.ts'
import type { Tx } from '#prisma/client.server.ts'
import { closeEndedPosts } from '../account/posts.server.ts'
import { dayOf, startOfDay } from '../calendar/days.ts'
import { personOf, type StaffRole, staffRoles } from '../engine/actor.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'
import { postsToGive } from '../policy/settings.ts'
import { busyAssignments } from './in-hand.server.ts'
import { sessionWords } from './mediator-lines.server.ts'
import { endAfter, lastDayOf } from './mediator-times.ts'
import { COURT_POSTS, endOf, PostBody } from './post-body.ts'
import { checkPost } from './post-checks.server.ts'
import { postForm, readPost } from './post-form.server.ts'
import { holderOf, placeName, settlePost } from './post-holder.server.ts'
import { type Change, defineSetting, type Office, type Touched } from './setting.ts'

type Room = Pick<Office, 'tx' | 'platform'>

async function current({ tx }: Room, key: string): Promise<PostBody | null> {
  const row = await tx.staffRole.findFirst({ where: { id: key } })
  if (!row) return null
  const { validFrom, validTo } = row
  const toOn = validTo ? lastDayOf(validTo) : null
  const endsAtOnce = validTo !== null && toOn !== null && validTo.getTime() !== endAfter(toOn).getTime()
  return PostBody.parse({ ...row, sealed: null, fromOn: dayOf(validFrom), toOn, endsAtOnce })
}

const roleOf = (text: string | undefined): StaffRole | null => staffRoles.find((role) => role === text) ?? null

function blank(query: Readonly<Record<string, string>>): PostBody | null {
  const role = roleOf(query.role)
  if (!role) return null
  const idIn = (text: string | undefined) => z.uuid().safeParse(text).data ?? null
  const place = { organisationId: idIn(query.organisation), courtId: idIn(query.court) }
  return { personId: null, sealed: null, role, ...place, fromOn: '', toOn: null, endsAtOnce: false }
}

async function touched(office: Office, { before, body }: Change<PostBody>): Promise<Touched[]> {
  const { tx, locale } = office
  const t = wordsFor(locale, words).post.touched
  if (!before) return [{ words: body.role === 'mediator' ? t.newMediator : t.newPost }]
  if (!body.toOn || !body.personId) return []
  const found: Touched[] = [{ words: t.loggedOut }]
  if (body.role === 'mediator' && body.organisationId) {
    const inHand = await busyAssignments(office, { personId: body.personId, organisationId: body.organisationId })
    if (inHand.length > 0) found.push({ words: t.handOver(inHand.length) })
    for (const { code, topic, sessions } of inHand) {
      if (code && sessions.length === 0) found.push({ words: `${code} · ${topic}`, to: `/dispatch/c/${code}/appoint` })
      for (const span of sessions) found.push(sessionWords(office, { code, topic, span }))
    }
  }
  if (COURT_POSTS.includes(body.role)) {
    const own = body.role === 'judge' ? { judgeId: body.personId } : { clerkId: body.personId }
    const cases = await tx.confirmationCase.count({ where: { ...own, dispute: { closedAt: null } } })
    if (cases > 0) found.push({ words: t.courtCases(cases) })
  }
  return found
}

async function apply({ tx, platform }: Room, { key, before, body }: Change<PostBody>, by: string): Promise<void> {
  const { personId, role, organisationId, courtId, fromOn } = body
  const now = platform.clock.real()
  if (!personId) throw new DomainError('state/moved-on')
  // Nobody gives or takes a post of his own.
  if (personId === by) throw new DomainError('setting/own-post')
  const validTo = endOf(body, now)
  if (before) {
    await tx.staffRole.update({ where: { id: key }, data: { validTo } })
    await closeEndedPosts(tx, now)
    return
  }
  const validFrom = fromOn <= dayOf(now) ? now : startOfDay(fromOn)
  const place = { organisationId, courtId }
  await tx.staffRole.create({ data: { id: key, personId, role, ...place, validFrom, validTo, grantedBy: by } })
  if (role === 'mediator' && organisationId) await openCard(tx, platform, { personId, organisationId })
}

/** The card of a new mediator, to be filled in; one who comes back or changes the organisation keeps his. */
async function openCard(
  tx: Tx,
  { chance }: Platform,
  { personId, organisationId }: { personId: string; organisationId: string },
): Promise<void> {
  const id = chance.id()
  const card = { id, personId, organisationId, state: 'active', isLeadAble: true, bioZh: '', bioEn: '' }
  const { count } = await tx.mediator.updateMany({ where: { personId }, data: { organisationId, state: 'active' } })
  if (count > 0) return
  await tx.mediator.create({ data: card })
  await tx.mediatorSkill.create({ data: { mediatorId: id, kind: 'language', value: 'zh' } })
}

/** Refuses what the reader's rows do not let him give, and any post of his own. */
function refuseForeignPost({ rows, actor }: Office, body: PostBody): void {
  if (!postsToGive(rows).includes(body.role)) throw new DomainError('setting/not-yours')
  if (body.personId && body.personId === personOf(actor)) throw new DomainError('setting/own-post')
}

const span = ({ fromOn, toOn, endsAtOnce }: PostBody, locale: Locale) => {
  const t = wordsFor(locale, words).post
  const end = toOn ? formatDay(toOn, locale) : t.open
  return { from: formatDay(fromOn, locale), to: endsAtOnce ? `${end} · ${t.atOnce}` : end }
}

/** A post: who, as what, where, from when to when. It is given and ended, never rewritten. */
export const postSetting = defineSetting<PostBody>({
  kind: 'post',
  schema: PostBody,
  datesItself: true,
  organisationOf: ({ organisationId }) => organisationId,
  current,
  blank,
  async titleOf(office, body) {
    const t = wordsFor(office.locale, words).post
    const holder = await holderOf(office, body)
    return holder ? `${holder.name} · ${t.roles[body.role]}` : t.fresh(t.roles[body.role])
  },
  form: postForm,
  read: readPost,
  guard: refuseForeignPost,
  async lines(office, body) {
    const t = wordsFor(office.locale, words).post
    const holder = await holderOf(office, body)
    const { from, to } = span(body, office.locale)
    return [
      { id: 'holder', label: t.holder, value: holder?.name ?? '' },
      { id: 'phone', label: t.phone, value: holder?.phone ?? '' },
      { id: 'role', label: t.role, value: t.roles[body.role] },
      { id: 'place', label: t.place, value: await placeName(office.tx, body) },
      { id: 'from', label: t.fromOn, value: from },
      { id: 'to', label: t.toOn, value: to },
    ]
  },
  touched,
  check: checkPost,
  settle: settlePost,
  apply,
})
