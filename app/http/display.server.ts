import { chooseLanguage } from '#app/domain/account/language.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import type { Platform } from '#app/domain/platform/platform.ts'
import { cookieValue, isLocale, LANG_COOKIE, type Locale, resolveLocale } from '#app/i18n/locale.ts'

const SIZE_COOKIE = 'size'
const YEAR_SECONDS = 31_536_000

/** Language and type size of a request, before anybody is known. */
export const displayOf = (
  request: Request,
  personLocale?: string | null,
): { locale: Locale; size: 'elder' | 'usual' } => {
  const cookie = request.headers.get('cookie')
  return {
    locale: resolveLocale({ person: personLocale, cookie, acceptLanguage: request.headers.get('accept-language') }),
    size: cookieValue(cookie, SIZE_COOKIE) === 'elder' ? 'elder' : 'usual',
  }
}

/** Keeps a choice of language or type size for a year and goes back to the page it was made on. */
export const keepDisplay = (request: Request): Response => {
  const { searchParams } = new URL(request.url)
  const headers = new Headers({ Location: ownPath(searchParams.get('back')), 'Cache-Control': 'no-store' })
  const lang = searchParams.get('lang')
  const size = searchParams.get('size')
  if (isLocale(lang)) headers.append('Set-Cookie', keep(LANG_COOKIE, lang))
  if (size === 'elder' || size === 'usual') headers.append('Set-Cookie', keep(SIZE_COOKIE, size))
  return new Response(null, { status: 303, headers })
}

/** Somebody who is logged in chooses for all devices and for messages as well, because his own language goes before. */
export async function keepOwnLanguage(platform: Platform, actor: Actor, request: Request): Promise<void> {
  const lang = new URL(request.url).searchParams.get('lang')
  if (actor.kind === 'person' && isLocale(lang)) await chooseLanguage(platform, actor.personId, lang)
}

const keep = (name: string, value: string) => `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`

/** A path of this site, or the front page: never another host, also not by `//` or `/\`. */
const ownPath = (path: string | null): string => {
  if (!path?.startsWith('/')) return '/'
  const base = 'http://site.invalid'
  const target = URL.canParse(path, base) ? new URL(path, base) : null
  return target?.origin === base ? `${target.pathname}${target.search}${target.hash}` : '/'
}
