import { useActionData, useLoaderData } from '@remix-run/react'
import { plainAction } from '#app/http/form.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { documentPage, SETTLERS, withdraw } from '#app/http/setting.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'
import { Actions, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Note } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { History, Waiting } from './ui/history.tsx'
import { Lines } from './ui/lines.tsx'

export const loader = deskPage(SETTLERS, documentPage)

export const action = plainAction(withdraw, { person: true })

/** X1: one thing as it stands, what waits for its day, and every version before. */
export default function Setting() {
  const { kind, key, title, lines, history, hasDraft, back, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words).page
  const here = `/setting/${kind}/${key}`
  return (
    <Page>
      <PageHead back={{ to: back, label: t.goBack }} title={title}>
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      </PageHead>
      {hasDraft && (
        <Note tone="hint" title={t.draftWaits}>
          <ButtonLink look="second" slim to={`${here}/preview`}>
            {t.openDraft}
          </ButtonLink>
        </Note>
      )}
      <Waiting history={history} formKey={formKey} />
      <h2>{t.now}</h2>
      <Lines lines={lines} />
      <Actions>
        <ButtonLink to={`${here}/edit`}>{t.change}</ButtonLink>
      </Actions>
      <History history={history} here={here} />
    </Page>
  )
}
