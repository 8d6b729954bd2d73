import { useActionData, useLoaderData } from '@remix-run/react'
import { draftPlace, evidenceAction, evidenceLoader } from '#app/http/evidence.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/evidence.ts'
import { words as filingWords } from '#app/i18n/words/filing.ts'
import { words as handoverWords } from '#app/i18n/words/handover.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { EvidencePage } from './page.tsx'

export const loader = evidenceLoader(draftPlace)
export const action = evidenceAction(draftPlace)

export default function Evidence() {
  const { base, ...shown } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  const filing = useWords(filingWords).evidence
  const phone = useWords(handoverWords).useMyPhone
  const draft = base.replace(/\/evidence$/, '')
  return (
    <EvidencePage
      {...shown}
      base={base}
      fault={fault}
      back={{ to: draft, label: t.backToDraft }}
      otherWay={
        <div className="beside-phone">
          <ButtonLink to={`${draft}/phone`} look="second">
            {phone}
          </ButtonLink>
        </div>
      }
      onward={
        <PostForm action={`${draft}/attachments`} idempotencyKey={`${shown.formKey}/done`}>
          <Button wide look="second">
            {filing.done}
          </Button>
        </PostForm>
      }
    />
  )
}
