import { useActionData, useLoaderData } from '@remix-run/react'
import { sendMessage } from '#app/domain/message/commands.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/message.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useLive } from '#app/ui/live.ts'
import { CaseCode, Page, PageHead } from '#app/ui/page.tsx'
import { messagesPage } from './messages.server.ts'
import { ThreadPage } from './ui/thread.tsx'

export const loader = casePage(messagesPage)

export const action = caseAction({
  send: formAct({
    command: sendMessage,
    then: (_, { url, code }) => `/c/${code}/messages?thread=${url.searchParams.get('thread') ?? 'all'}`,
  }),
})

/** P5: three threads that never mix, each with the sentence of who can read it. */
export default function Messages() {
  const view = useLoaderData<typeof loader>()
  useLive(`/c/${encodeURIComponent(view.code)}/live`)
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  return (
    <Page spine>
      <PageHead
        back={{ to: view.isMediator ? `/desk/c/${view.code}` : `/c/${view.code}`, label: t.backToCase }}
        eyebrow={<CaseCode code={view.code} />}
        title={t.title}
      >
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      </PageHead>
      <ThreadPage view={view} fault={fault} />
    </Page>
  )
}
