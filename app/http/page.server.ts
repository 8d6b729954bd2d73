import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Actor, StaffRole } from '#app/domain/engine/actor.ts'
import {
  type CaseContext,
  caseOf,
  contextOf,
  type Holder,
  localeOf,
  type PageContext,
  refusalPage,
  requirePerson,
  requirePost,
} from './context.server.ts'

/** Every page brings a fresh number for its forms, so that one intended act is done once. */
type WithKey<Data> = Data & { readonly formKey: string }

async function answered<Context extends PageContext, Data extends object>(
  args: LoaderFunctionArgs,
  contextFor: (args: LoaderFunctionArgs) => Promise<Context>,
  load: (context: Context) => Promise<Data>,
): Promise<WithKey<Data>> {
  try {
    const context = await contextFor(args)
    return { ...(await load(context)), formKey: args.context.platform.chance.id() }
  } catch (error) {
    throw refusalPage(error, await localeOf(args))
  }
}

/** A page that anybody may open; `holder` says which link's cookie counts on it. */
export const page =
  <Data extends object>(load: (context: PageContext) => Promise<Data>, holder?: Holder) =>
  (args: LoaderFunctionArgs): Promise<WithKey<Data>> =>
    answered(args, (given) => contextOf(given, holder), load)

export type PersonContext = PageContext & { readonly person: Extract<Actor, { kind: 'person' }> }

/** A page for whoever is logged in. */
export const personPage =
  <Data extends object>(load: (context: PersonContext) => Promise<Data>) =>
  (args: LoaderFunctionArgs): Promise<WithKey<Data>> =>
    answered(
      args,
      async (given) => {
        const context = await contextOf(given)
        return { ...context, person: requirePerson(context) }
      },
      load,
    )

/** A desk for those who hold one of these posts. */
export const deskPage =
  <Data extends object>(roles: readonly StaffRole[], load: (context: PersonContext) => Promise<Data>) =>
  (args: LoaderFunctionArgs): Promise<WithKey<Data>> =>
    answered(
      args,
      async (given) => {
        const context = await contextOf(given)
        return { ...context, person: requirePost(context, roles) }
      },
      load,
    )

/** A page below `/c/:code` or `/desk/c/:code`: for people with a role towards the dispute; 404 for everybody else. */
export const casePage =
  <Data extends object>(load: (context: CaseContext) => Promise<Data>) =>
  (args: LoaderFunctionArgs): Promise<WithKey<Data>> =>
    answered(args, caseOf, load)
