import { useActionData, useLoaderData, useRevalidator } from '@remix-run/react'
import { evidenceAction } from '#app/http/evidence.server.ts'
import { handedLoader, handedPlace } from '#app/http/handover.server.ts'
import { privateHeaders } from '#app/http/invitee.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/handover.ts'
import { AudienceStrip } from '#app/ui/audience.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { EvidenceUpload } from '#app/ui/upload/evidence-upload.tsx'
import { HandedFiles } from './handed-files.tsx'

export const headers = privateHeaders
export const loader = handedLoader
export const action = evidenceAction(handedPlace)

export default function Handed() {
  const { files, scope, smallMib, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const { revalidate } = useRevalidator()
  const t = useWords(words)
  return (
    <Page spine>
      <PageHead title={t.handedTitle} lede={t.handedLede}>
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      </PageHead>
      <HandedFiles files={files} none={t.nothingYet} />
      <EvidenceUpload
        base="/h/api"
        action="/h"
        scope={scope}
        idempotencyKey={formKey}
        smallMib={smallMib}
        errors={fault?.errors ?? {}}
        onStored={revalidate}
      />
      <AudienceStrip boxed isPrivate>
        {t.onlyAdds}
      </AudienceStrip>
    </Page>
  )
}
