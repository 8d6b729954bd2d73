import { useActionData, useLoaderData } from '@remix-run/react'
import { draftPlace, evidenceAction, evidenceLoader } from '#app/http/evidence.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/evidence.ts'
import { EvidencePage } from './page.tsx'

export const loader = evidenceLoader(draftPlace)
export const action = evidenceAction(draftPlace)

export default function Evidence() {
  const { base, ...shown } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  return (
    <EvidencePage
      {...shown}
      base={base}
      fault={fault}
      back={{ to: base.replace(/\/evidence$/, ''), label: t.backToDraft }}
    />
  )
}
