import { useActionData, useLoaderData } from '@remix-run/react'
import { saveWant } from '#app/domain/filing/commands.server.ts'
import { draftHere } from '#app/http/draft.server.ts'
import { draftPart } from '#app/http/draft-part.server.ts'
import { page } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { AmountField } from '#app/ui/amount-field.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { PartPage, typedIn } from './ui/part-page.tsx'

const LINES = [0, 1, 2] as const

export const loader = page(async (context) => {
  const { want, note } = (await draftHere(context)).draft
  return { yuan: want.amountFen === null ? '' : String(want.amountFen / 100), acts: want.acts, note }
}, 'draft')
export const action = draftPart(saveWant, 'attachments')

export default function Want() {
  const { yuan, acts, note, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words).want
  const typed = fault?.values.acts
  const lines = Array.isArray(typed) ? typed : acts
  return (
    <PartPage title={t.title} lede={t.lede} fault={fault}>
      <PostForm idempotencyKey={formKey}>
        <AmountField
          name="amount"
          label={t.amount}
          hint={t.amountHint}
          error={fault?.errors.amount}
          defaultValue={typedIn(fault, 'amount', yuan)}
        />
        {LINES.map((index) => (
          <Field
            key={index}
            name="acts"
            label={index === 0 ? t.act : t.moreAct}
            hint={index === 0 ? t.actHint : undefined}
            optional
            defaultValue={lines[index] ?? ''}
            {...(index === 2 ? { audience: t.audience } : {})}
          />
        ))}
        <TextArea
          name="note"
          label={t.note}
          hint={t.noteHint}
          rows={3}
          optional
          audience={t.noteAudience}
          isPrivate
          error={fault?.errors.note}
          defaultValue={typedIn(fault, 'note', note)}
        />
        <Button wide>{t.save}</Button>
      </PostForm>
    </PartPage>
  )
}
