import { timingSafeEqual } from 'node:crypto'
import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import type { z } from 'zod'
import { type Performed, perform } from '#app/domain/engine/perform.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { DomainError, wordsOfCode } from '#app/domain/errors.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { bodyText } from './body.server.ts'
import {
  type CaseContext,
  caseOf,
  contextOf,
  type Holder,
  localeOf,
  type PageContext,
  refusalPage,
  requirePerson,
} from './context.server.ts'
import { visitorOf } from './visitor.server.ts'

/** The fields of a form: one value a name, a list where the name came more than once. */
export type Fields = Readonly<Record<string, string | string[]>>

/** What a page gets back when something is to be mended; everything typed comes back with it. */
export interface FormFault {
  readonly errors: Readonly<Record<string, string>>
  readonly message: string
  readonly values: Fields
  /** Code of the refusal in the catalogue: of the first wrong field, where one is named. */
  readonly code: string
}

const MACHINERY = new Set(['csrf', 'idempotencyKey', 'act'])
/** Never sent back to a page. */
const SECRET = new Set(['code', 'drawn', 'answer', 'sealed', 'digits'])

/** Refuses a form that did not come from a page of ours. */
export async function checkCsrf({ context, request }: ActionFunctionArgs, token: unknown): Promise<void> {
  const { csrfToken } = await visitorOf(context, request)
  const given = Buffer.from(typeof token === 'string' ? token : '')
  const wanted = Buffer.from(csrfToken)
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new DomainError('request/foreign')
}

export interface PostedForm {
  readonly act: string
  readonly key: string
  readonly fields: Fields
}

/** Reads a posted form after its token was checked. Files do not go this way. */
export async function readForm(args: ActionFunctionArgs): Promise<PostedForm> {
  const form = new URLSearchParams(await textOf(args.request))
  await checkCsrf(args, form.get('csrf'))
  const fields: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    if (MACHINERY.has(name) || name === '__proto__') continue
    const values = form.getAll(name)
    fields[name] = values.length > 1 ? values : (values[0] ?? '')
  }
  return { act: form.get('act') ?? '', key: form.get('idempotencyKey') ?? '', fields }
}

async function textOf(request: Request): Promise<string> {
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    throw new DomainError('request/foreign')
  }
  return bodyText(request)
}

/** What a form does: the command, the input it takes from the fields, and where to go next. */
export interface FormAct<
  Input extends z.ZodType = z.ZodType,
  Result = unknown,
  Context extends PageContext = PageContext,
> {
  readonly command: Command<Input, Result>
  /** From fields (and the key of the form) to the command's input; the fields themselves by default. */
  readonly input?: (fields: Fields, context: Context, key: string) => unknown
  /** Path to go to afterwards; the page itself by default. */
  readonly then?: (done: Performed<Result>, context: Context) => string | Promise<string>
}

/** Keeps the types of one entry together. */
export const formAct = <Input extends z.ZodType, Result, Context extends PageContext = CaseContext>(
  entry: FormAct<Input, Result, Context>,
) => entry as unknown as FormAct

type Entries = Readonly<Record<string, FormAct>>

const entryOf = (entries: Entries, act: string): FormAct => {
  const names = Object.keys(entries)
  const entry = entries[act || (names.length === 1 ? (names[0] ?? '') : '')]
  if (!entry) throw new DomainError('request/foreign')
  return entry
}

/** A path as a header may carry it: case codes are written in Chinese. */
const asciiPath = (path: string): string => {
  const { pathname, search, hash } = new URL(path, 'http://site.invalid')
  return `${pathname}${search}${hash}`
}

const samePage = ({ url }: PageContext): string => url.pathname.replace(/\.data$/, '')

/** Does what the field `act` of a form names among `entries`. */
export async function runForm(form: PostedForm, entries: Entries, context: PageContext, disputeId: string | null) {
  const { command, input, then } = entryOf(entries, form.act)
  const key = form.key || context.platform.chance.id()
  const given = input ? await input(form.fields, context, key) : form.fields
  const done = await perform(context.platform, command, { actor: context.actor, disputeId, key, input: given })
  return redirect(then ? asciiPath(await then(done, context)) : samePage(context), 303)
}

/** The answer to a form that cannot be done as it is: which field, in words, with everything that was typed. */
export function formFault(error: unknown, fields: Fields, locale: Locale) {
  if (!(error instanceof DomainError)) throw error
  if ([401, 404].includes(error.status)) throw refusalPage(error, locale)
  const errors = Object.fromEntries(
    Object.entries(error.fields).map(([name, code]) => [name, wordsOfCode(code, locale)]),
  )
  const values = Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRET.has(name)))
  const [fieldCode] = Object.values(error.fields)
  const fault: FormFault = { errors, message: error.words(locale), values, code: fieldCode ?? error.code }
  return data(fault, { status: error.status })
}

async function handled<Context extends PageContext>(
  args: ActionFunctionArgs,
  contextFor: (args: ActionFunctionArgs) => Promise<Context>,
  act: (form: PostedForm, context: Context) => Promise<Response>,
) {
  let form: PostedForm = { act: '', key: '', fields: {} }
  try {
    form = await readForm(args)
    return await act(form, await contextFor(args))
  } catch (error) {
    return formFault(error, form.fields, await localeOf(args))
  }
}

/** Forms of a page below `/c/:code` or `/desk/c/:code`: the field `act` chooses the entry. */
export const caseAction = (entries: Entries) => (args: ActionFunctionArgs) =>
  handled(args, caseOf, (form, context) => runForm(form, entries, context, context.disputeId))

/** Forms of a page that finds its dispute by itself (a draft, an invitation, a desk list); null opens a new one. */
export const pageAction =
  (
    entries: Entries,
    disputeOf: (context: PageContext, fields: Fields) => Promise<string | null> | string | null,
    holder?: Holder,
  ) =>
  (args: ActionFunctionArgs) =>
    handled(
      args,
      (given) => contextOf(given, holder),
      async (form, context) => runForm(form, entries, context, await disputeOf(context, form.fields)),
    )

/** A form that is no act on a dispute (logging in, choosing a setting): `act` answers with a redirect. */
export const plainAction =
  (act: (form: PostedForm, context: PageContext) => Promise<Response>, options: { person?: boolean } = {}) =>
  (args: ActionFunctionArgs) =>
    handled(
      args,
      async (given) => {
        const context = await contextOf(given)
        if (options.person) requirePerson(context)
        return context
      },
      act,
    )

/** The same for an address that has no page of its own: a refusal is plain words. */
export const wordsOnly =
  (act: (args: ActionFunctionArgs) => ReturnType<typeof handled>) =>
  async (args: ActionFunctionArgs): Promise<Response> => {
    const answer = await act(args)
    if (answer instanceof Response) return answer
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
    return new Response(answer.data.message, { status: answer.init?.status ?? 422, headers })
  }
