import type { FormFault } from '#app/http/form.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Field } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

const scores = ['satisfied', 'basically', 'dissatisfied'] as const

/** Three answers, one yes or no, one line. */
export const RatingForm = ({ formKey, fault }: { formKey: string; fault: FormFault | undefined }) => {
  const t = useWords(words).rate
  return (
    <PostForm idempotencyKey={formKey}>
      <ChoiceGroup
        name="score"
        legend={t.score}
        error={fault?.errors.score}
        options={scores.map((value) => ({ value, label: t.scores[value] }))}
      />
      <ChoiceGroup
        name="timely"
        legend={t.timely}
        error={fault?.errors.timely}
        options={[
          { value: 'yes', label: t.yes },
          { value: 'no', label: t.no },
        ]}
      />
      <Field name="words" label={t.words} optional audience={t.audience} isPrivate maxLength={500} />
      <Button wide name="act" value="rate">
        {t.send}
      </Button>
    </PostForm>
  )
}
