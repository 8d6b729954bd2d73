import { useActionData, useLoaderData } from '@remix-run/react'
import { partKeys } from '#app/domain/filing/draft.ts'
import { evidenceWorthHaving } from '#app/domain/filing/hints.server.ts'
import { evidenceSeenAct } from '#app/http/draft-part.server.ts'
import { draftPlace, evidenceAction, evidenceLoader } from '#app/http/evidence.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/evidence.ts'
import { words as filingWords } from '#app/i18n/words/filing.ts'
import { words as handoverWords } from '#app/i18n/words/handover.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { EvidencePage } from './page.tsx'

export const loader = evidenceLoader(draftPlace, evidenceWorthHaving)
export const action = evidenceAction(draftPlace, evidenceSeenAct)

export default function Evidence() {
  const { base, ...shown } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  const filing = useWords(filingWords)
  const hasItems = shown.items.length > 0
  const phone = useWords(handoverWords).useMyPhone
  const draft = base.replace(/\/evidence$/, '')
  return (
    <EvidencePage
      {...shown}
      base={base}
      fault={fault}
      back={{ to: draft, label: t.backToDraft }}
      eyebrow={filing.tasks.step(partKeys.indexOf('evidence') + 1)}
      lede={filing.evidence.lede}
      otherWay={
        <div className="beside-phone">
          <ButtonLink to={`${draft}/phone`} look="second">
            {phone}
          </ButtonLink>
        </div>
      }
      onward={
        <PostForm idempotencyKey={`${shown.formKey}/done`}>
          <Button wide look={hasItems ? 'first' : 'second'} name="act" value="done">
            {hasItems ? filing.evidence.done : filing.evidence.skip}
          </Button>
        </PostForm>
      }
    />
  )
}
