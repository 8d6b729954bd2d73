import { useActionData, useLoaderData } from '@remix-run/react'
import { saveWhat } from '#app/domain/filing/commands.server.ts'
import { countOfSpoken, tooLongSpoken } from '#app/domain/filing/spoken.server.ts'
import { suggestedFrom } from '#app/domain/filing/suggestions.server.ts'
import { openDraftHere } from '#app/http/draft.server.ts'
import { draftPart } from '#app/http/draft-part.server.ts'
import { page } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { words as spokenWords } from '#app/i18n/words/spoken.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { PartPage, typedIn } from './ui/part-page.tsx'
import { TooLong } from './ui/too-long.tsx'

export const loader = page(async (context) => {
  const { draft } = await openDraftHere(context)
  const id = context.params.draft ?? ''
  const spoken = await countOfSpoken(context.platform.db, id)
  const facts = draft.facts || (spoken > 0 ? '' : (suggestedFrom(draft, 'text') ?? ''))
  const tooLong = await tooLongSpoken(context.platform.db, id)
  return { facts, title: draft.title, spoken, tooLong, tell: `/file/${id}/spoken` }
}, 'draft')
export const action = draftPart(saveWhat, 'what')

export default function What() {
  const { facts, title, spoken, tooLong, tell, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words).what
  const told = useWords(spokenWords)
  return (
    <PartPage part="what" title={t.title} lede={t.lede} fault={fault}>
      <TooLong lengths={spoken > 0 ? [] : tooLong} />
      {spoken > 0 && <Note tone="ok">{told.kept(spoken)}</Note>}
      <p>
        <ButtonLink to={tell} look="second" wide reloadDocument>
          {told.go}
        </ButtonLink>
      </p>
      <PostForm idempotencyKey={formKey}>
        {spoken > 0 && (
          <Field
            name="title"
            label={told.titleLabel}
            hint={told.titleHint}
            error={fault?.errors.title}
            defaultValue={typedIn(fault, 'title', title)}
          />
        )}
        <TextArea
          name="facts"
          label={t.label}
          hint={spoken > 0 ? told.factsOptional : t.hint}
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
