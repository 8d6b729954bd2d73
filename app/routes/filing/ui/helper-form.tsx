import { type Helper, helperRelations } from '#app/domain/filing/draft.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/helper.ts'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Field } from '#app/ui/field.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { type Fault, PartPage, typedIn } from './part-page.tsx'

type HelperFormProps = { readonly helper: Helper | null; readonly formKey: string; readonly fault: Fault }

/** Whose matter it is; who writes for somebody else says who he is, and is told what he is not. */
export const HelperForm = ({ helper, formKey, fault }: HelperFormProps) => {
  const t = useWords(words)
  const line = (name: 'name' | 'phone') => ({
    name,
    label: t[name],
    error: fault?.errors[name],
    defaultValue: typedIn(fault, name, helper?.[name] ?? ''),
  })
  return (
    <PartPage title={t.title} lede={t.lede} fault={fault}>
      <PostForm idempotencyKey={formKey}>
        <ChoiceGroup
          name="forWhom"
          legend={t.forWhom}
          chosen={[typedIn(fault, 'forWhom', helper ? 'other' : 'self')]}
          error={fault?.errors.forWhom}
          options={[
            { value: 'self', label: t.self },
            { value: 'other', label: t.other, hint: t.otherHint },
          ]}
        />
        <div className="of-helper">
          <Note title={t.rulesTitle}>
            <ul>
              {t.rules.map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
            <p className="second">{t.basis}</p>
          </Note>
          <Field {...line('name')} autoComplete="name" />
          <Field
            {...line('phone')}
            hint={t.phoneHint}
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            audience={t.audience}
          />
          <ChoiceGroup
            name="relation"
            legend={t.relation}
            chosen={[typedIn(fault, 'relation', helper?.relation ?? '')]}
            error={fault?.errors.relation}
            options={helperRelations.map((value) => ({ value, label: t.relations[value] }))}
          />
        </div>
        <Button wide>{t.save}</Button>
      </PostForm>
    </PartPage>
  )
}
