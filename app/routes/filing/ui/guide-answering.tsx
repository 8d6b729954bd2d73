import type { Question } from '#app/domain/intake/schema.ts'
import type { Answer, Answers } from '#app/domain/intake/types.ts'
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
      <TypedAlone kind={kind} said={said} fault={fault} />
      <Onward />
    </>
  )
}

/** Everything that is typed, on one page: each line says what it is about, and any may stay empty. */
export const TypedTogether = ({
  questions,
  answers,
  fault,
}: {
  readonly questions: readonly Question[]
  readonly answers: Answers
  readonly fault: Fault
}) => {
  const language = useLanguage()
  return (
    <>
      {questions.map(({ id, kind, text, help }) => (
        <Typed
          key={id}
          of={id}
          kind={kind}
          said={answers[id]}
          fault={fault}
          label={text[language]}
          hint={help[language]}
        />
      ))}
      <Onward />
    </>
  )
}

/** The line where its question is the title of the page. */
const TypedAlone = (props: Pick<TypedProps, 'kind' | 'said' | 'fault'>) => {
  const t = useWords(words)
  const { kind } = props
  if (kind === 'money') return <Typed {...props} label={t.yuan} />
  if (kind === 'place') return <Typed {...props} label={t.place} hint={t.placeHint} />
  return <Typed {...props} label={kind === 'person' ? t.personName : t.answerLabel} />
}

const Onward = () => {
  const t = useWords(words)
  return (
    <Actions>
      <Button wide>{t.next}</Button>
    </Actions>
  )
}

type TypedProps = {
  /** The question, where several share the page. */
  readonly of?: string
  readonly kind: Question['kind']
  readonly said: Answer | undefined
  readonly fault: Fault
  readonly label: string
  readonly hint?: string
}

const ROWS = { alone: 4, together: 2 } as const

const Typed = ({ of, kind, said, fault, label, hint }: TypedProps) => {
  const base = kind === 'place' || kind === 'person' ? 'detail' : 'answer'
  const name = of ? `${base}-${of}` : base
  const line = {
    name,
    label,
    hint,
    defaultValue: typedIn(fault, name, textOf(said)),
    error: fault?.errors[name],
    optional: of !== undefined,
  }
  if (kind === 'money') return <AmountField {...line} />
  if (kind === 'date') return <Field {...line} type="date" />
  if (kind === 'number') return <Field {...line} inputMode="numeric" />
  if (kind === 'text') return <TextArea {...line} rows={of ? ROWS.together : ROWS.alone} />
  return <Field {...line} />
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
