import type { Myself } from '#app/domain/filing/draft.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { words as helperWords } from '#app/i18n/words/helper.ts'
import { words as zoneWords } from '#app/i18n/words/zones.ts'
import { Button, Why } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Field, Select } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { type Fault, PartPage, typedIn } from './part-page.tsx'

const kinds = ['residentId', 'passport', 'creditCode'] as const

type MyselfFormProps = {
  readonly me: Myself | null
  /** Somebody else writes it for him. */
  readonly isHelped: boolean
  readonly formKey: string
  readonly fault: Fault
}

/** Who the applicant is, as it will stand on the agreement. */
export const MyselfForm = ({ me, isHelped, formKey, fault }: MyselfFormProps) => {
  const own = useWords(words).me
  const ofOther = useWords(helperWords).me
  const t = isHelped ? { ...own, ...ofOther } : own
  const zones = useWords(zoneWords)
  const line = (name: 'name' | 'idNumber' | 'phone' | 'address' | 'representative') => ({
    name,
    label: t[name],
    error: fault?.errors[name],
    defaultValue: typedIn(fault, name, me?.[name] ?? ''),
  })
  return (
    <PartPage part="me" title={t.title} lede={t.lede} fault={fault}>
      <PostForm idempotencyKey={formKey}>
        <ChoiceGroup
          name="kind"
          legend={t.kind}
          chosen={[typedIn(fault, 'kind', me?.kind ?? 'person')]}
          options={[
            { value: 'person', label: t.person },
            { value: 'organisation', label: t.organisation },
          ]}
        />
        <Field {...line('name')} autoComplete={isHelped ? 'off' : 'name'} />
        <ChoiceGroup
          name="idKind"
          legend={t.idKind}
          chosen={[typedIn(fault, 'idKind', me?.idKind ?? 'residentId')]}
          options={kinds.map((kind) => ({ value: kind, label: t.idKinds[kind] }))}
        />
        <Field {...line('idNumber')} audience={t.audience} isPrivate spellCheck={false} />
        <div className="of-organisation">
          <Field {...line('representative')} hint={t.representativeHint} optional />
        </div>
        <Field
          {...line('phone')}
          hint={t.phoneHint}
          type="tel"
          inputMode="tel"
          autoComplete={isHelped ? 'off' : 'tel'}
        />
        <Field {...line('address')} hint={t.addressHint} autoComplete={isHelped ? 'off' : 'street-address'} />
        <Select
          name="timeZone"
          label={t.zone}
          hint={t.zoneHint}
          optional
          defaultValue={typedIn(fault, 'timeZone', me?.timeZone ?? 'Asia/Shanghai')}
        >
          {Object.entries(zones).map(([zone, name]) => (
            <option key={zone} value={zone}>
              {name}
            </option>
          ))}
        </Select>
        <Why>{t.checked}</Why>
        <Button wide name="consentIdentity" value="yes">
          {t.save}
        </Button>
      </PostForm>
    </PartPage>
  )
}
