import { useActionData, useLoaderData } from '@remix-run/react'
import { plainAction } from '#app/http/form.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { documentForm, SETTLERS, takeDraft } from '#app/http/setting.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'
import { Actions, Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { SettingField } from './ui/setting-field.tsx'

export const loader = deskPage(SETTLERS, documentForm)

export const action = plainAction(takeDraft, { person: true })

/** X1: one thing, to be changed; nothing counts before its preview was looked at and published. */
export default function SettingForm() {
  const view = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words).page
  const typed = (name: string) => {
    const value = fault?.values[name]
    return typeof value === 'string' ? value : undefined
  }
  return (
    <Page>
      <PageHead back={{ to: view.back, label: t.goBack }} title={view.isNew ? view.title : t.editTitle(view.title)}>
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      </PageHead>
      <PostForm idempotencyKey={view.formKey}>
        {view.fields.map((field) => (
          <SettingField key={field.name} field={field} typed={fault?.values} error={fault?.errors[field.name]} />
        ))}
        {!view.datesItself && (
          <Field
            name="effectiveOn"
            label={t.effectiveOn}
            hint={t.effectiveHint}
            type="date"
            min={view.today}
            defaultValue={typed('effectiveOn') ?? view.effectiveOn}
            error={fault?.errors.effectiveOn}
          />
        )}
        <Field
          name="note"
          label={t.note}
          hint={t.noteHint}
          defaultValue={typed('note') ?? view.note}
          error={fault?.errors.note}
        />
        <Actions>
          <Button>{t.preview}</Button>
        </Actions>
      </PostForm>
    </Page>
  )
}
