import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { perform } from '#app/domain/engine/perform.server.ts'
import { openLink, renewExpired } from '#app/domain/invitation/commands.server.ts'
import { letterCodeIn } from '#app/domain/invitation/link-token.ts'
import { findLink } from '#app/domain/invitation/queries.server.ts'
import { contextOf, localeOf, refusalPage } from '#app/http/context.server.ts'
import { formFault, readForm } from '#app/http/form.server.ts'
import { privateHeaders, toInvitation } from '#app/http/invitee.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/invitation.ts'
import { Actions, Button, Why } from '#app/ui/button.tsx'
import { Note } from '#app/ui/marks.tsx'
import { Page, PageHead, stillHandle } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

export const headers = privateHeaders
export const handle = stillHandle

/** Looks at the link and uses nothing up: programs that scan links do this too. */
export const loader = async (args: LoaderFunctionArgs) => {
  const { platform } = args.context
  const isSent = new URL(args.request.url).searchParams.has('sent')
  try {
    const { state } = await findLink(platform, args.params.token ?? '')
    return { state, isSent, formKey: platform.chance.id() }
  } catch (error) {
    throw refusalPage(error, await localeOf(args))
  }
}

export const action = async (args: ActionFunctionArgs) => {
  const { platform } = args.context
  const token = args.params.token ?? ''
  try {
    const { act, key } = await readForm(args)
    const link = await findLink(platform, token)
    if (act === 'renew' && link.state === 'expired') {
      await renewExpired(platform, link)
      return redirect(`/i/${token}?sent=1`, 303)
    }
    if (link.state !== 'fresh') return redirect(`/i/${token}`, 303)
    const { locale } = await contextOf(args)
    const actor = { kind: 'invitee' as const, disputeId: link.disputeId, invitationId: link.id, locale }
    await perform(platform, openLink, { actor, disputeId: link.disputeId, key, input: { through: link.through } })
    return toInvitation(letterCodeIn(token) ?? token)
  } catch (error) {
    return formFault(error, {}, await localeOf(args))
  }
}

export default function InvitationLink() {
  const { state, isSent, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  if (isSent) return <Told title={t.expiredTitle} text={t.sentNew} />
  if (state === 'over') return <Told title={t.overTitle} text={t.overText} login={t.login} />
  if (state === 'frozen') return <Told title={t.frozenTitle} text={t.frozenText} />
  const isFresh = state === 'fresh'
  return (
    <Page spine owner="b">
      <PageHead title={isFresh ? t.doorTitle : t.expiredTitle} lede={isFresh ? t.doorLede : t.expiredText} />
      {fault && <Note tone="warn">{fault.message}</Note>}
      <PostForm idempotencyKey={formKey}>
        <Actions>
          <Button wide name="act" value={isFresh ? 'open' : 'renew'}>
            {isFresh ? t.open : t.sendNew}
          </Button>
          {isFresh && <Why>{t.doorWhy}</Why>}
        </Actions>
      </PostForm>
    </Page>
  )
}

const Told = ({ title, text, login }: { title: string; text: string; login?: string }) => (
  <Page spine owner="b">
    <PageHead title={title} lede={text} />
    {login && (
      <p>
        <Link to="/login">{login}</Link>
      </p>
    )}
  </Page>
)
