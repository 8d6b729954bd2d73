import { Form } from '@remix-run/react'
import { Button } from './button.tsx'
import { Field } from './field.tsx'

export type CodeFormProps = {
  /** The page that looks the code up; it stands in its address, so that the page can be opened again. */
  readonly action: string
  readonly label: string
  readonly hint: string
  readonly typed: string
  readonly error?: string | undefined
  readonly button: string
}

/** A code that stands on a paper, typed in as it is printed. */
export const CodeForm = ({ action, label, hint, typed, error, button }: CodeFormProps) => (
  <Form method="get" action={action}>
    <Field
      name="code"
      label={label}
      hint={hint}
      defaultValue={typed}
      spellCheck={false}
      autoCapitalize="characters"
      error={error}
    />
    <Button wide>{button}</Button>
  </Form>
)
