import type { FormField } from '#app/domain/setting/setting.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Field, Select, TextArea } from '#app/ui/field.tsx'

type Typed = Readonly<Record<string, string | readonly string[]>>

interface SettingFieldProps {
  readonly field: FormField
  /** What was typed, when the form comes back to be mended. */
  readonly typed: Typed | undefined
  readonly error: string | undefined
}

const inputTypes = {
  text: 'text',
  tel: 'tel',
  number: 'number',
  date: 'date',
  moment: 'datetime-local',
  url: 'url',
} as const

/** One field of a document's form, whatever its kind. */
export const SettingField = ({ field, typed, error }: SettingFieldProps) => {
  const { name, label, hint } = field
  const frame = { name, label, hint, error }
  const back = typed?.[name]
  const text = (value: string) => (typeof back === 'string' ? back : value)
  if (field.type === 'fixed') return <Fixed label={label} value={field.value} />
  if (field.type === 'checks') {
    const ticked = typed ? [typed[name] ?? []].flat() : field.values
    return <Checks frame={{ ...frame, legend: label }} field={field} ticked={ticked} />
  }
  if (field.type === 'radio') {
    return <ChoiceGroup {...frame} legend={label} options={field.options} chosen={[text(field.value)]} />
  }
  if (field.type === 'select') {
    return (
      <Select {...frame} defaultValue={text(field.value)}>
        <option value="" />
        {field.options.map(({ value, label: word }) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </Select>
    )
  }
  if (field.type === 'area') return <TextArea {...frame} rows={4} defaultValue={text(field.value)} />
  return <Field {...frame} type={inputTypes[field.type]} defaultValue={text(field.value)} />
}

const Fixed = ({ label, value }: { label: string; value: string }) => (
  <p>
    <span className="second">{label}</span>
    <br />
    {value}
  </p>
)

interface ChecksProps {
  readonly frame: {
    readonly name: string
    readonly legend: string
    readonly hint: string | undefined
    readonly error: string | undefined
  }
  readonly field: Extract<FormField, { type: 'checks' }>
  readonly ticked: readonly string[]
}

const Checks = ({ frame, field: { options, more = [] }, ticked }: ChecksProps) => {
  const t = useWords(words).page
  return (
    <>
      {options.length > 0 && <ChoiceGroup {...frame} several options={options} chosen={ticked} />}
      {more.length > 0 && (
        <details>
          <summary>{t.others(frame.legend)}</summary>
          <ChoiceGroup
            name={frame.name}
            id={`${frame.name}-more`}
            legend={t.others(frame.legend)}
            several
            options={more}
            chosen={ticked}
          />
        </details>
      )}
    </>
  )
}
