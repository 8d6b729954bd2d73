import { Form } from '@remix-run/react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'
import { Button } from '#app/ui/button.tsx'
import { Select } from '#app/ui/field.tsx'

interface TrialShown {
  readonly title: string
  readonly cases: readonly { readonly value: string; readonly label: string }[]
  readonly chosen: string
  readonly lines: readonly { readonly label: string; readonly was: string; readonly is: string }[]
}

/** From here on what it becomes stands on a line of its own. */
const LONG = 20

/** What a change would have made of a past case, or of examples: what it was is struck out. */
export const TrialOf = ({ trial: { title, cases, chosen, lines } }: { trial: TrialShown }) => {
  const t = useWords(words).page
  return (
    <>
      <h2>{title}</h2>
      {cases.length > 1 && (
        <Form method="get" className="inline">
          <Select name="past" label={title} defaultValue={chosen}>
            {cases.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
          <Button look="second" type="submit">
            {t.tryOther}
          </Button>
        </Form>
      )}
      <dl className="dl">
        {lines.map(({ label, was, is }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="pre">
              {was && was !== is && (
                <>
                  <s>{was}</s>
                  {was.length > LONG ? '\n' : ' '}
                </>
              )}
              {is}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
