import type { Question } from '#app/domain/intake/schema.ts'
import type { Answer, Answers } from '#app/domain/intake/types.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { AmountField } from '#app/ui/amount-field.tsx'
import { Actions, Button } from '#app/ui/button.tsx'
import { ChoiceGroup, ChoiceTiles } from '#app/ui/choice.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { CheckAnswers } from '#app/ui/lists.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'

type Pair = { readonly zh: string; readonly en: string }
type Earlier = Pick<Question, 'id' | 'text'> & { readonly options: readonly (Pair & { readonly id: string })[] }

export type GuideQuestionProps = {
  readonly name: Pair
  readonly question: Question
  readonly answers: Answers
  readonly earlier: readonly Earlier[]
  readonly formKey: string
  readonly fault: { readonly errors: Readonly<Record<string, string>>; readonly message: string } | undefined
}

/** One question, answered by one tap where it has answers to choose from. */
export const GuideQuestion = ({ name, question, answers, earlier, formKey, fault }: GuideQuestionProps) => {
  const t = useWords(words).guide
  const language = useLanguage()
  return (
    <QuestionPage
      back={{ to: '/', label: t.backHome }}
      eyebrow={name[language]}
      title={question.text[language]}
      lede={question.help[language]}
      errors={fault?.errors}
      message={fault?.message}
      why={t.why}
    >
      <PostForm idempotencyKey={formKey}>
        <input type="hidden" name="question" value={question.id} />
        <Answering question={question} />
      </PostForm>
      {earlier.length > 0 && (
        <>
          <h2>{t.earlier}</h2>
          <CheckAnswers
            answers={earlier.map((one) => ({
              question: one.text[language],
              answer: said(answers[one.id], one.options, language) || t.skip,
              change: `?q=${one.id}`,
            }))}
          />
        </>
      )}
    </QuestionPage>
  )
}

const said = (answer: Answer | undefined, options: Earlier['options'], language: 'zh' | 'en'): string => {
  const parts = typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : Object.values(answer ?? {})
  return parts
    .filter((part) => part !== 'none' || options.some(({ id }) => id === 'none'))
    .map((part) => options.find(({ id }) => id === part)?.[language] ?? part)
    .join(language === 'zh' ? '、' : ', ')
}

/** The control that fits the kind of question; every question can be skipped. */
const Answering = ({ question }: { question: Question }) => {
  const t = useWords(words).guide
  const language = useLanguage()
  const { kind, options = [] } = question
  if (kind === 'choice' || kind === 'yesNo') {
    const tiles =
      options.length === 0
        ? [
            { label: t.yes, value: 'yes' },
            { label: t.no, value: 'no' },
          ]
        : options
            .filter(({ id }) => id !== 'none')
            .map(({ id, zh, en }) => ({ label: language === 'zh' ? zh : en, value: id }))
    return <ChoiceTiles tiles={[...tiles, { label: t.none, value: 'none', quiet: true }]} />
  }
  return (
    <>
      {kind === 'multi' ? (
        <ChoiceGroup
          name="answer"
          several
          legend={t.answerLabel}
          options={options.map(({ id, zh, en }) => ({ value: id, label: language === 'zh' ? zh : en }))}
        />
      ) : (
        <Typed kind={kind} />
      )}
      <Actions>
        <Button wide>{t.next}</Button>
        <Button look="second" wide name="skip" value="yes">
          {t.skip}
        </Button>
      </Actions>
    </>
  )
}

const Typed = ({ kind }: { kind: Question['kind'] }) => {
  const t = useWords(words).guide
  if (kind === 'money') return <AmountField name="answer" label={t.answerLabel} />
  if (kind === 'date') return <Field name="answer" label={t.answerLabel} type="date" />
  if (kind === 'number') return <Field name="answer" label={t.answerLabel} inputMode="numeric" />
  if (kind === 'place') return <Field name="detail" label={t.place} hint={t.placeHint} />
  if (kind === 'person') return <Field name="detail" label={t.personName} />
  return <TextArea name="answer" label={t.answerLabel} rows={4} />
}
