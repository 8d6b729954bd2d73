import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/requests.ts'
import { AmountField } from '#app/ui/amount-field.tsx'
import { Actions, Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

/** What a form of this page gets back when something is to be mended. */
export type Fault =
  | {
      readonly errors: Readonly<Record<string, string>>
      readonly values: Readonly<Record<string, string | string[]>>
    }
  | undefined

type RaiseProps = { readonly formKey: string; readonly fault: Fault; readonly isFirst: boolean }

/** One request: a sum, something to be done, or both, and why. */
export const RaiseForm = ({ formKey, fault, isFirst }: RaiseProps) => {
  const t = useWords(words)
  const mine = fault && fault.values.claimId === undefined ? fault : undefined
  const typed = (name: string) => String(mine?.values[name] ?? '')
  return (
    <details className="why" open={isFirst || mine !== undefined}>
      <summary>{isFirst ? t.add : t.addMore}</summary>
      <PostForm idempotencyKey={`${formKey}-raise`}>
        <AmountField
          name="amount"
          label={t.amount}
          hint={t.amountHint}
          optional
          defaultValue={typed('amount')}
          error={mine?.errors.amount}
        />
        <TextArea
          name="text"
          label={t.text}
          hint={t.textHint}
          rows={2}
          optional
          defaultValue={typed('text')}
          error={mine?.errors.text}
        />
        <TextArea
          name="facts"
          label={t.facts}
          hint={t.factsHint}
          rows={4}
          audience={t.audience}
          defaultValue={typed('facts')}
          error={mine?.errors.facts}
        />
        <Actions>
          <Button wide name="act" value="raise">
            {t.send}
          </Button>
        </Actions>
      </PostForm>
    </details>
  )
}
