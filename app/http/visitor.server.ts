import { createHash } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import './load-context.ts'
import { actorOfDraft, actorOfInvitation } from '#app/domain/account/access.server.ts'
import { csrfTokenOf, newToken, readSession } from '#app/domain/account/sessions.server.ts'
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
  /** Whether codes do not get through at the moment; null where it was not asked yet. */
  readonly areCodesLate: boolean | null
}

const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What is the same for everything that one request asks; each loader is given a request object of its own. */
type Asked = Pick<AppLoadContext, 'platform'>

const known = new WeakMap<Asked, Map<string, Promise<Visitor>>>()

/**
 * Who is asking: a session first, then the holder of a draft or of an invitation, then a visitor. Read once for a form
 * and once for the page after it, which may find another reader than the form did.
 */
export function visitorOf(asked: Asked, request: Request): Promise<Visitor> {
  const before = known.get(asked) ?? new Map<string, Promise<Visitor>>()
  known.set(asked, before)
  // The cookies are part of the key: nobody is ever taken for somebody else, whatever is shared between requests.
  const key = `${request.method} ${request.headers.get('cookie') ?? ''}`
  const visitor = before.get(key) ?? read(asked.platform, request)
  before.set(key, visitor)
  return visitor
}

async function read(platform: Platform, request: Request): Promise<Visitor> {
  const { locale } = displayOf(request)
  const session = readCookie(request, cookies.session)
  const found = session ? await readSession(platform, session) : null
  if (session && found) return { ...found, csrfToken: csrfTokenOf(platform, session), setCookies: [] }
  const visit = readCookie(request, cookies.visit)
  const token = visit ?? newToken(platform)
  const setCookies = visit ? [] : [setCookie(cookies.visit, token)]
  const actor = (await holderOf(platform, request, locale)) ?? {
    kind: 'visitor' as const,
    visitId: uuidOf(token),
    locale,
  }
  return { actor, csrfToken: csrfTokenOf(platform, token), setCookies, areCodesLate: null }
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
