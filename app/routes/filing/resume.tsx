import { useActionData, useLoaderData } from '@remix-run/react'
import { draftAction, resumeDraft } from '#app/http/draft.server.ts'
import { page } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'

export const loader = page(async ({ url }) => ({ typed: url.searchParams.get('code') ?? '' }))
export const action = draftAction(({ fields }, context) => resumeDraft(context, String(fields.code ?? '')))

export default function Resume() {
  const { typed, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  return (
    <QuestionPage
      back={{ to: '/', label: t.backHome }}
      title={t.resume.title}
      lede={t.resume.lede}
      errors={fault?.errors}
      message={fault?.message}
    >
      <PostForm idempotencyKey={formKey}>
        <Field name="code" label={t.resume.label} defaultValue={typed} spellCheck={false} error={fault?.errors.code} />
        <Button wide>{t.resume.go}</Button>
      </PostForm>
    </QuestionPage>
  )
}
