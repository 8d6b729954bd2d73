import { useActionData, useLoaderData } from '@remix-run/react'
import { saveWhat } from '#app/domain/filing/commands.server.ts'
import { suggestedFrom } from '#app/domain/filing/suggestions.server.ts'
import { openDraftHere } from '#app/http/draft.server.ts'
import { draftPart } from '#app/http/draft-part.server.ts'
import { page } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { PartPage, typedIn } from './ui/part-page.tsx'

export const loader = page(async (context) => {
  const { draft } = await openDraftHere(context)
  return { facts: draft.facts || (suggestedFrom(draft, 'text') ?? '') }
}, 'draft')
export const action = draftPart(saveWhat, 'who')

export default function What() {
  const { facts, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words).what
  return (
    <PartPage title={t.title} lede={t.lede} fault={fault}>
      <PostForm idempotencyKey={formKey}>
        <TextArea
          name="facts"
          label={t.label}
          hint={t.hint}
          rows={8}
          audience={t.audience}
          error={fault?.errors.facts}
          defaultValue={typedIn(fault, 'facts', facts)}
        />
        <Button wide>{t.save}</Button>
      </PostForm>
    </PartPage>
  )
}
