import type { ActionFunctionArgs } from '@remix-run/node'
import {
  addPasskey,
  passkeyOffer,
  passkeyRequest,
  passkeysOf,
  personOfPasskey,
  relyingParty,
  removePasskey,
} from '#app/domain/account/passkeys.server.ts'
import { acceptSecond, hasSecond, offerSecond } from '#app/domain/account/second.server.ts'
import { startSession } from '#app/domain/account/sessions.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { DomainError } from '#app/domain/errors.ts'
import { type PageContext, requirePerson } from './context.server.ts'
import { type PostedForm, plainAction } from './form.server.ts'
import type { PersonContext } from './page.server.ts'
import { squareOf } from './square.server.ts'
import { visitorOf } from './visitor.server.ts'

type Person = Extract<Actor, { kind: 'person' }>

const holderOf = async ({ asked, request }: PageContext): Promise<string> => (await visitorOf(asked, request)).csrfToken

/** Whether somebody proved just now who he is, so that he may change how he logs in. */
const isFresh = ({ platform }: PageContext, { stepUpUntil }: Person): boolean =>
  (stepUpUntil?.getTime() ?? 0) > platform.clock.real().getTime()

/** What a login page offers a browser that has a passkey. */
export const passkeyOfLogin = async (context: PageContext) => passkeyRequest(context.platform, await holderOf(context))

/** Logs in whoever's passkey answered. @returns the cookie value. */
export async function logInByPasskey(context: PageContext, text: string): Promise<string> {
  const personId = await personOfPasskey(context.platform, text, await holderOf(context))
  return startSession(context.platform, personId, { steppedUp: true, provedTwice: true })
}

/** What the page of somebody's ways to log in shows; offers only while he may change them. */
export async function waysOf(context: PersonContext) {
  const { platform, person } = context
  const canChange = isFresh(context, person)
  const name = person.name || platform.settings.sign
  const [passkeys, hasAuthenticator, passkey, second] = await Promise.all([
    passkeysOf(platform, person.personId),
    hasSecond(platform, person.personId),
    canChange ? passkeyOffer(platform, { personId: person.personId, name }, await holderOf(context)) : null,
    canChange ? offerSecond(platform, person.personId, name) : null,
  ])
  return {
    passkeys,
    hasAuthenticator,
    passkey,
    second: second && { ...second, square: squareOf(second.address) },
    canChange,
    isPossible: relyingParty(platform) !== null,
  }
}

const changes: Readonly<
  Record<string, (form: PostedForm, context: PageContext, personId: string) => Promise<unknown>>
> = {
  add: async ({ fields }, context, personId) =>
    addPasskey(context.platform, personId, {
      text: String(fields.answer ?? ''),
      name: String(fields.name ?? ''),
      holder: await holderOf(context),
    }),
  remove: async ({ fields }, { platform }, personId) => removePasskey(platform, personId, String(fields.id ?? '')),
  authenticator: async ({ fields }, { platform }, personId) =>
    acceptSecond(platform, personId, { sealed: String(fields.sealed ?? ''), digits: String(fields.digits ?? '') }),
}

/** The forms of that page. */
export const waysAction: (args: ActionFunctionArgs) => ReturnType<ReturnType<typeof plainAction>> = plainAction(
  async (form, context) => {
    const person = requirePerson(context)
    const change = changes[form.act]
    if (!change) throw new DomainError('request/foreign')
    if (!isFresh(context, person)) throw new DomainError('account/enter-again')
    await change(form, context, person.personId)
    return new Response(null, { status: 303, headers: { Location: '/me/ways' } })
  },
)
