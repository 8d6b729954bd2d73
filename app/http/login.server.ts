import { askToLogIn, logIn, phoneTyped } from '#app/domain/account/login.server.ts'
import { actorOfSession, endSession, startSession } from '#app/domain/account/sessions.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { demoAccounts } from '#app/domain/seed/people.ts'
import type { PageContext } from './context.server.ts'
import type { PostedForm } from './form.server.ts'
import { homeOf } from './site.server.ts'
import { cookies, readCookie, setCookie } from './visitor.server.ts'
import { logInByPasskey } from './ways.server.ts'

/** A path of this site to go back to after logging in, else nothing. */
export function wayBack(url: URL): string | null {
  const wanted = url.searchParams.get('back') ?? url.searchParams.get('to')
  if (!wanted?.startsWith('/') || wanted.startsWith('//') || wanted.includes('\\')) return null
  return wanted
}

const seeOther = (path: string, ...lines: string[]): Response => {
  const headers = new Headers({ Location: path })
  for (const line of lines) headers.append('Set-Cookie', line)
  return new Response(null, { status: 303, headers })
}

async function enter({ platform, url }: PageContext, token: string): Promise<Response> {
  const actor = await actorOfSession(platform, token)
  return seeOther(wayBack(url) ?? (actor ? homeOf(actor) : '/me'), setCookie(cookies.session, token))
}

/** The forms of the login page: ask for a code, then give it; or a passkey. */
export async function loginAct({ act, key, fields }: PostedForm, context: PageContext): Promise<Response> {
  const { platform, locale } = context
  if (act === 'passkey') return enter(context, await logInByPasskey(context, String(fields.answer ?? '')))
  const phone = phoneTyped(String(fields.phone ?? ''))
  if (act === 'send') {
    await askToLogIn(platform, phone, locale)
    throw new AskedForCode()
  }
  const { token } = await logIn(platform, {
    phone,
    code: String(fields.code ?? ''),
    second: String(fields.second ?? ''),
    form: key,
  })
  return enter(context, token)
}

/** Not a refusal: the page goes on to its second form with the number kept. */
export class AskedForCode extends Error {}

/** One tap into a demonstration account; the page does not exist outside the demonstration. */
export async function demoAct({ fields }: PostedForm, context: PageContext): Promise<Response> {
  const { platform } = context
  const account = demoAccounts.find(({ key }) => key === fields.account)
  if (!platform.settings.demo || !account) throw new DomainError('dispute/unknown')
  return enter(context, await startSession(platform, account.personId, { steppedUp: true }))
}

export async function logoutAct(_: PostedForm, { platform, request }: PageContext): Promise<Response> {
  const token = readCookie(request, cookies.session)
  if (token) await endSession(platform, token)
  return seeOther('/', setCookie(cookies.session, '', 0))
}
