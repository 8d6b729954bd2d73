import { type ChangeEvent, useRef } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/holidays.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldFrame, FileField } from '#app/ui/field.tsx'
import { useHydrated } from '#app/ui/hydrated.ts'
import { PostForm } from '#app/ui/post-form.tsx'

/** What `readPlan` reads beside the notice itself; the same in every language. */
const SAMPLE =
  '年份：2026\n来源：国务院办公厅关于2026年部分节假日安排的通知\n元旦：2026-01-01 至 2026-01-03\n上班：2026-01-04、2026-02-14'

type LoadPlanProps = { readonly formKey: string; readonly text: string; readonly error?: string | undefined }

/** A year as text: pasted, or read from a file into the same field so that it is seen before it is sent. */
export const LoadPlan = ({ formKey, text, error }: LoadPlanProps) => {
  const t = useWords(words)
  const area = useRef<HTMLTextAreaElement>(null)
  const isHydrated = useHydrated()
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    if (file && area.current) area.current.value = await file.text()
  }
  return (
    <PostForm idempotencyKey={formKey}>
      <FieldFrame name="plan" label={t.plan} hint={t.planHint} error={error}>
        <textarea
          id="plan"
          name="plan"
          rows={10}
          ref={area}
          placeholder={SAMPLE}
          lang="zh-CN"
          defaultValue={text}
          aria-describedby={error ? 'plan-error plan-hint' : 'plan-hint'}
          {...(error ? { 'aria-invalid': true } : {})}
        />
      </FieldFrame>
      {isHydrated && (
        <div onChange={read as never}>
          <FileField name="planFile" label={t.file} hint={t.fileHint} accept=".txt,.json,text/plain,application/json" />
        </div>
      )}
      <Button name="act" value="draft">
        {t.preview}
      </Button>
    </PostForm>
  )
}
