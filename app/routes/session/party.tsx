import { useActionData, useLoaderData } from '@remix-run/react'
import { casePage } from '#app/http/page.server.ts'
import { preparationPage } from '#app/http/session.server.ts'
import { preparationAction } from '#app/http/session-forms.server.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/session.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useLive } from '#app/ui/live.ts'
import { CaseLine, Page, PageHead } from '#app/ui/page.tsx'
import { roomStyles } from './styles.ts'
import { casePath } from './ui/paths.ts'
import { Preparation } from './ui/preparation.tsx'

export const links = roomStyles
export const loader = casePage(preparationPage)
export const action = preparationAction

/** P8: what to do before a session, the door to it, and what remains afterwards. */
export default function SessionPage() {
  const page = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  const locale = useLocale()
  useLive(`${casePath(page.code)}/live`)
  const at = page.view?.startsAt
    ? formatInstant(new Date(page.view.startsAt), locale, { zone: page.zone, year: false })
    : null
  return (
    <Page spine>
      <PageHead
        back={{ to: casePath(page.code), label: t.backToCase }}
        eyebrow={<CaseLine code={page.code} topic={page.topic} />}
        title={at ? <span className="whole">{t.titleAt(at)}</span> : t.title}
      >
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      </PageHead>
      <Preparation page={page} fault={fault} />
    </Page>
  )
}
