import type { OtherSide } from '#app/domain/filing/draft.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { Actions, Button } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Field } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { type Fault, PartPage, typedIn } from './part-page.tsx'

export type OtherSideFormProps = {
  readonly index: number
  readonly other: OtherSide | null
  /** Somebody, or the money, is outside the mainland. */
  readonly isAbroad: boolean
  readonly formKey: string
  readonly fault: Fault
}

/** Who the other side is, as far as the applicant knows. */
export const OtherSideForm = ({ index, other, isAbroad, formKey, fault }: OtherSideFormProps) => {
  const t = useWords(words).who
  const line = (name: 'name' | 'phone' | 'address' | 'idNumber' | 'representative') => ({
    name,
    label: t[name],
    error: fault?.errors[name],
    defaultValue: typedIn(fault, name, other?.[name] ?? ''),
  })
  return (
    <PartPage part="who" title={t.title} lede={t.lede} fault={fault}>
      <PostForm idempotencyKey={formKey} action={`?index=${index}`}>
        <input type="hidden" name="index" value={index} />
        <ChoiceGroup
          name="kind"
          legend={t.kind}
          chosen={[typedIn(fault, 'kind', other?.kind ?? 'person')]}
          options={[
            { value: 'person', label: t.person },
            { value: 'organisation', label: t.organisation },
          ]}
        />
        <Field {...line('name')} autoComplete="off" />
        <Field {...line('phone')} hint={t.phoneHint} type="tel" inputMode="tel" optional />
        <Field {...line('address')} hint={t.addressHint} optional />
        <Field {...line('idNumber')} hint={t.idHint} optional audience={t.audience} isPrivate />
        <div className="of-organisation">
          <Field {...line('representative')} hint={t.representativeHint} optional />
        </div>
        <ChoiceGroup
          name="locale"
          legend={t.language}
          chosen={[typedIn(fault, 'locale', other?.locale ?? 'zh-CN')]}
          options={[
            { value: 'zh-CN', label: t.chinese },
            { value: 'en', label: t.english },
          ]}
        />
        <ChoiceGroup
          name="abroad"
          legend={t.abroad}
          hint={t.abroadHint}
          chosen={[typedIn(fault, 'abroad', isAbroad ? 'yes' : 'no')]}
          options={[
            { value: 'no', label: t.abroadNo },
            { value: 'yes', label: t.abroadYes },
          ]}
        />
        <Actions>
          <Button wide name="act" value="save">
            {t.save}
          </Button>
          <Button wide look="second" name="act" value="another">
            {t.another}
          </Button>
        </Actions>
      </PostForm>
    </PartPage>
  )
}
