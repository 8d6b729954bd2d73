import { useActionData, useLoaderData } from '@remix-run/react'
import { handoverLinkAction, handoverLinkLoader } from '#app/http/handover.server.ts'
import { privateHeaders } from '#app/http/invitee.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/handover.ts'
import { Actions, Button, Why } from '#app/ui/button.tsx'
import { Note } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

export const headers = privateHeaders
export const loader = handoverLinkLoader
export const action = handoverLinkAction

export default function HandedLink() {
  const { state, minutes, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  if (state !== 'waiting') {
    return (
      <Page spine>
        <PageHead title={t.linkOver[state].title} lede={t.linkOver[state].text} />
      </Page>
    )
  }
  return (
    <Page spine>
      <PageHead title={t.linkTitle} lede={t.linkLede(minutes)} />
      {fault && <Note tone="warn">{fault.message}</Note>}
      <PostForm idempotencyKey={formKey}>
        <Actions>
          <Button wide>{t.openHere}</Button>
          <Why>{t.openWhy}</Why>
        </Actions>
      </PostForm>
    </Page>
  )
}
