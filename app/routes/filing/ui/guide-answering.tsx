import type { Question } from '#app/domain/intake/schema.ts'
import type { Answer } from '#app/domain/intake/types.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/guide.ts'
import { AmountField } from '#app/ui/amount-field.tsx'
import { Actions, Button } from '#app/ui/button.tsx'
import { ChoiceGroup, ChoiceTiles } from '#app/ui/choice.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { type Fault, typedIn } from './part-page.tsx'

type AnsweringProps = {
  readonly question: Question
  /** What was answered before. */
  readonly said: Answer | undefined
  readonly fault: Fault
}

const textOf = (said: Answer | undefined): string =>
  typeof said === 'string'
    ? said === 'none'
      ? ''
      : said
    : Array.isArray(said)
      ? ''
      : Object.values(said ?? {}).join(' ')

/** The control that fits the kind of question; the way to own words is beside the answers to choose from. */
export const Answering = ({ question, said, fault }: AnsweringProps) => {
  const t = useWords(words)
  const language = useLanguage()
  const { id, kind, options = [] } = question
  const ownWords = { label: t.none, to: `?q=${id}&own=1`, quiet: true }
  const choices = options.filter((option) => option.id !== 'none')
  if (kind === 'choice' || kind === 'yesNo') {
    return <ChoiceTiles tiles={[...choices.map((one) => ({ label: one[language], value: one.id })), ownWords]} />
  }
  if (kind === 'multi') {
    return (
      <>
        <ChoiceGroup
          name="answer"
          several
          legend={t.several}
          chosen={Array.isArray(said) ? said : typeof said === 'string' ? [said] : []}
          options={choices.map((one) => ({ value: one.id, label: one[language] }))}
          error={fault?.errors.answer}
        />
        <ChoiceTiles tiles={[ownWords]} />
        <Onward />
      </>
    )
  }
  return (
    <>
      <Typed
        kind={kind}
        typed={typedIn(fault, kind === 'place' || kind === 'person' ? 'detail' : 'answer', textOf(said))}
        fault={fault}
      />
      <Onward />
    </>
  )
}

const Onward = () => {
  const t = useWords(words)
  return (
    <Actions>
      <Button wide>{t.next}</Button>
    </Actions>
  )
}

const Typed = ({ kind, typed, fault }: { kind: Question['kind']; typed: string; fault: Fault }) => {
  const t = useWords(words)
  const answer = { name: 'answer', label: t.answerLabel, defaultValue: typed, error: fault?.errors.answer }
  const detail = { name: 'detail', defaultValue: typed, error: fault?.errors.detail }
  if (kind === 'money') return <AmountField {...answer} label={t.yuan} />
  if (kind === 'date') return <Field {...answer} type="date" />
  if (kind === 'number') return <Field {...answer} inputMode="numeric" />
  if (kind === 'place') return <Field {...detail} label={t.place} hint={t.placeHint} />
  if (kind === 'person') return <Field {...detail} label={t.personName} />
  return <TextArea {...answer} rows={4} />
}

/** For whom none of the answers fits: what he says goes on as it is, and a person reads it. */
export const OwnWords = ({ said, fault }: Pick<AnsweringProps, 'said' | 'fault'>) => {
  const t = useWords(words)
  const before = typeof said === 'object' && !Array.isArray(said) ? textOf(said) : ''
  return (
    <>
      <TextArea
        name="detail"
        label={t.ownLabel}
        rows={5}
        error={fault?.errors.detail}
        defaultValue={typedIn(fault, 'detail', before)}
      />
      <Onward />
    </>
  )
}
