import { useActionData, useLoaderData } from '@remix-run/react'
import { casePage } from '#app/http/page.server.ts'
import { sessionFrame } from '#app/http/session.server.ts'
import { checkAction } from '#app/http/session-forms.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/session.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Note } from '#app/ui/marks.tsx'
import { CaseLine, Page, PageHead } from '#app/ui/page.tsx'
import { useSite } from '#app/ui/site.tsx'
import { roomStyles } from './styles.ts'
import { DeviceCheck } from './ui/device-check.tsx'
import { casePath } from './ui/paths.ts'

export const links = roomStyles
export const loader = casePage(async (context) => {
  const { view, ...frame } = await sessionFrame(context)
  return { ...frame, sessionId: view?.id ?? '', isVideoReady: await context.platform.media.ready() }
})
export const action = checkAction

/** P9: camera, microphone, loudspeaker and network, in a room of one. */
export default function CheckPage() {
  const { code, topic, sessionId, formKey, isVideoReady } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  const { helpPhone } = useSite()
  return (
    <Page spine>
      <PageHead
        back={{ to: `${casePath(code)}/session`, label: t.backToSession }}
        eyebrow={<CaseLine code={code} topic={topic} />}
        title={t.checkTitle}
        lede={t.checkLede}
      >
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      </PageHead>
      {!isVideoReady && (
        <Note tone="warn">
          {t.videoAway} <a href={`tel:${helpPhone.replaceAll('-', '')}`}>{helpPhone}</a>
        </Note>
      )}
      <DeviceCheck code={code} sessionId={sessionId} formKey={formKey} />
    </Page>
  )
}
