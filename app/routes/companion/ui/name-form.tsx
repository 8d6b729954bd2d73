import { companionKinds, relations, scopes } from '#app/domain/party/companions.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/companion.ts'
import { Actions, Button } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Field, Select } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

/** What a form of this page gets back when something is to be mended. */
export type Fault =
  | {
      readonly errors: Readonly<Record<string, string>>
      readonly values: Readonly<Record<string, string | string[]>>
    }
  | undefined

type NameProps = { readonly formKey: string; readonly fault: Fault; readonly isFirst: boolean }

/** Who comes along, as what, and with which powers. */
export const NameForm = ({ formKey, fault, isFirst }: NameProps) => {
  const t = useWords(words)
  const mine = fault && fault.values.companionId === undefined ? fault : undefined
  const typed = (name: string) => String(mine?.values[name] ?? '')
  return (
    <details className="why" open={isFirst || mine !== undefined}>
      <summary>{t.add}</summary>
      <PostForm idempotencyKey={`${formKey}-bring`}>
        <Field name="name" label={t.name} defaultValue={typed('name')} error={mine?.errors.name} />
        <Field
          name="phone"
          type="tel"
          inputMode="tel"
          label={t.phone}
          audience={t.phoneAudience}
          isPrivate
          defaultValue={typed('phone')}
          error={mine?.errors.phone}
        />
        <Select name="relation" label={t.relation} defaultValue={typed('relation')} error={mine?.errors.relation}>
          {relations.map((one) => (
            <option key={one} value={one}>
              {t.relations[one]}
            </option>
          ))}
        </Select>
        <ChoiceGroup
          name="kind"
          legend={t.kind}
          options={companionKinds.map((value) => ({ value, label: t.kinds[value], hint: t.kindHints[value] }))}
          chosen={[typed('kind') || 'helper']}
          error={mine?.errors.kind}
        />
        <ChoiceGroup
          name="scope"
          legend={t.scope}
          options={scopes.map((value) => ({ value, label: t.scopes[value], hint: t.scopeHints[value] }))}
          chosen={[typed('scope') || 'general']}
          error={mine?.errors.scope}
        />
        <Actions>
          <Button wide name="act" value="bring">
            {t.save}
          </Button>
        </Actions>
      </PostForm>
    </details>
  )
}
