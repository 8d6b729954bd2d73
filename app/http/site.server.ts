import type { AppLoadContext } from '@remix-run/node'
import './load-context.ts'
import { areCodesLate } from '#app/domain/account/code-delivery.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { displayOf } from './display.server.ts'
import { visitorOf } from './visitor.server.ts'

const HELP_HOURS = { 'zh-CN': '8:30—21:00', en: '8:30–21:00' } as const

/** The first page of a reader after logging in: the desk of his post, or his own cases. */
export function homeOf(actor: Actor): string {
  if (actor.kind !== 'person') return '/'
  const has = (role: string) => actor.posts.some((post) => post.role === role)
  if (has('mediator')) return '/desk'
  if (has('dispatcher')) return '/dispatch'
  if (has('clerk') || has('judge')) return '/court'
  if (has('orgAdmin')) return '/seal'
  if (has('platformAdmin')) return '/admin'
  return '/me'
}

/** What the root loader says of the instance and the reader; without a platform (the gallery alone) nobody is known. */
export async function siteOf(request: Request, context: AppLoadContext) {
  const platform = context.platform as AppLoadContext['platform'] | undefined
  const visitor = platform ? await visitorOf(context, request) : null
  const person = visitor?.actor.kind === 'person' ? visitor.actor : null
  const { locale, size } = displayOf(request, person?.locale)
  const { pathname, search } = new URL(request.url)
  const headers = new Headers()
  for (const line of visitor?.setCookies ?? []) headers.append('Set-Cookie', line)
  const site = {
    organisation: organisationName(platform?.settings.sign, locale),
    helpPhone: platform?.settings.helpPhone ?? '0575-0000-1234',
    helpHours: HELP_HOURS[locale],
    csrfToken: visitor?.csrfToken ?? '',
    path: `${pathname.replace(/\.data$/, '')}${search}`,
    size,
    areCodesLate: visitor?.areCodesLate ?? (platform ? await areCodesLate(platform) : false),
    reader: person ? { name: person.name, home: homeOf(person) } : null,
  }
  return { locale, site, headers }
}

const organisationName = (sign: string | undefined, locale: Locale): string =>
  locale === 'zh-CN' ? (sign ?? '诸暨市矛盾调解中心') : (sign ?? 'Zhuji Mediation Centre')
