import { createHash } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import './load-context.ts'
import { actorOfDraft, actorOfInvitation } from '#app/domain/account/access.server.ts'
import { actorOfSession, csrfTokenOf, newToken } from '#app/domain/account/sessions.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import type { Platform } from '#app/domain/platform/platform.ts'
import { cookieValue } from '#app/i18n/locale.ts'
import { displayOf } from './display.server.ts'

/** Names of our cookies: `__Host-` binds them to this host and to a secure connection. */
export const cookies = {
  session: '__Host-yanhe',
  visit: '__Host-visit',
  draft: '__Host-draft',
  invitation: '__Host-invite',
  handover: '__Host-handover',
} as const
type CookieName = (typeof cookies)[keyof typeof cookies]

const SHARED = 'Path=/; Secure; HttpOnly; SameSite=Lax'

/** A Set-Cookie line; without `maxAge` the browser forgets it when it closes, with 0 at once. */
export const setCookie = (name: CookieName, value: string, maxAgeSeconds?: number): string =>
  `${name}=${value}; ${SHARED}${maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`}`

export const readCookie = (request: Request, name: CookieName): string | null =>
  cookieValue(request.headers.get('cookie'), name)

export interface Visitor {
  readonly actor: Actor
  /** Value of the cookie that the form token belongs to; empty before the first page. */
  readonly csrfToken: string
  /** Lines to send so that the next form can prove where it came from. */
  readonly setCookies: readonly string[]
}

const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const known = new WeakMap<Request, Promise<Visitor>>()
const begun = new WeakMap<AppLoadContext, string>()

/** Who is asking: a session first, then the holder of a draft or of an invitation, then a visitor. Read once a request. */
export function visitorOf(context: AppLoadContext, request: Request): Promise<Visitor> {
  const before = known.get(request)
  if (before) return before
  const now = read(context, request)
  known.set(request, now)
  return now
}

/** A visit that begins: one for all loaders of a page, although each of them is given a request of its own. */
function beginVisit(context: AppLoadContext): string {
  const token = begun.get(context) ?? newToken(context.platform)
  begun.set(context, token)
  return token
}

async function read(context: AppLoadContext, request: Request): Promise<Visitor> {
  const { platform } = context
  const { locale } = displayOf(request)
  const session = readCookie(request, cookies.session)
  const person = session ? await actorOfSession(platform, session) : null
  if (session && person) return { actor: person, csrfToken: csrfTokenOf(platform, session), setCookies: [] }
  const visit = readCookie(request, cookies.visit)
  const token = visit ?? beginVisit(context)
  const setCookies = visit ? [] : [setCookie(cookies.visit, token)]
  const actor = (await holderOf(platform, request, locale)) ?? {
    kind: 'visitor' as const,
    visitId: uuidOf(token),
    locale,
  }
  return { actor, csrfToken: csrfTokenOf(platform, token), setCookies }
}

/** The holder of a draft or an invitation cookie; `only` names the kind a page wants when a browser has both. */
export async function holderOf(
  platform: Platform,
  request: Request,
  locale: 'zh-CN' | 'en',
  only?: 'draft' | 'invitation',
): Promise<Actor | null> {
  const draft = only === 'invitation' ? null : readCookie(request, cookies.draft)
  const invitation = only === 'draft' ? null : readCookie(request, cookies.invitation)
  const holder = draft ? await actorOfDraft(platform, draft, locale) : null
  if (holder) return holder
  return invitation ? actorOfInvitation(platform, invitation, locale) : null
}
