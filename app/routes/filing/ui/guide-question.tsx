import type { Question } from '#app/domain/intake/schema.ts'
import type { Answer, Answers } from '#app/domain/intake/types.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/guide.ts'
import { ReadAloud } from '#app/ui/aloud/read-aloud.tsx'
import { AudienceStrip } from '#app/ui/audience.tsx'
import { Button } from '#app/ui/button.tsx'
import { CheckAnswers } from '#app/ui/lists.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import { Answering, OwnWords, TypedTogether } from './guide-answering.tsx'
import type { Fault } from './part-page.tsx'

type Pair = { readonly zh: string; readonly en: string }
type Earlier = Pick<Question, 'id' | 'text'> & { readonly options: readonly (Pair & { readonly id: string })[] }

export type GuideQuestionProps = {
  readonly name: Pair
  /** One, or all that are typed. */
  readonly questions: readonly Question[]
  readonly answers: Answers
  /** The box for own words stands open instead of the answers. */
  readonly isOwnWords: boolean
  readonly earlier: readonly Earlier[]
  readonly step: { readonly at: number; readonly of: number }
  /** The question before this one, to go back to. */
  readonly before: string | null
  /** Where the first question goes back to. */
  readonly home: { readonly to: string; readonly label: string }
  readonly emergency: Pair
  readonly formKey: string
  readonly fault: Fault
}

/** What stands above the answers, and how it is read aloud. */
const useHead = ({ questions, isOwnWords }: Pick<GuideQuestionProps, 'questions' | 'isOwnWords'>) => {
  const t = useWords(words)
  const language = useLanguage()
  const [question] = questions
  const text = question?.text[language] ?? ''
  if (isOwnWords) return { title: t.ownTitle(text), lede: t.ownLede, spoken: [t.ownTitle(text), t.ownLede] }
  const head =
    questions.length > 1
      ? { title: t.together, lede: t.togetherLede }
      : { title: text, lede: question?.help[language] ?? '' }
  const choices = (question?.options ?? []).filter(({ id }) => id !== 'none').map((one) => one[language])
  const further = questions.length > 1 ? questions.map((one) => one.text[language]) : choices
  return { ...head, spoken: [head.title, head.lede, ...further].map(asSentence) }
}

/** One question, answered by one tap where it has answers to choose from; those that are typed share a page. */
export const GuideQuestion = (props: GuideQuestionProps) => {
  const { name, questions, answers, isOwnWords, earlier, step, before, home, emergency, formKey, fault } = props
  const t = useWords(words)
  const language = useLanguage()
  const { title, lede, spoken } = useHead(props)
  const [question] = questions
  if (!question) return null
  const isPrivate = question.audience === 'mediator'
  return (
    <QuestionPage
      back={
        isOwnWords
          ? { to: `?q=${question.id}`, label: t.backToAnswers }
          : before
            ? { to: `?q=${before}`, label: t.before }
            : home
      }
      eyebrow={`${name[language]}${t.step(step.at, step.of)}`}
      title={title}
      lede={lede}
      errors={fault?.errors}
      message={fault?.message}
      why={t.why}
    >
      <ReadAloud lines={spoken} />
      <PostForm idempotencyKey={formKey}>
        {questions.map(({ id }) => (
          <input key={id} type="hidden" name="question" value={id} />
        ))}
        {isOwnWords ? (
          <OwnWords said={answers[question.id]} fault={fault} />
        ) : questions.length > 1 ? (
          <TypedTogether questions={questions} answers={answers} fault={fault} />
        ) : (
          <Answering question={question} said={answers[question.id]} fault={fault} />
        )}
        <AudienceStrip boxed isPrivate={isPrivate}>
          {isPrivate ? t.mediatorOnly : t.bothSides}
        </AudienceStrip>
        <p>
          <Button look="quiet" name="skip" value="yes">
            {t.skip}
          </Button>
        </p>
      </PostForm>
      {earlier.length > 0 && <EarlierAnswers earlier={earlier} answers={answers} />}
      <p className="meta">{emergency[language]}</p>
    </QuestionPage>
  )
}

/** With a pause behind it when it is read aloud. */
const asSentence = (line: string): string => (/[。！？；.!?]$/.test(line) || line === '' ? line : `${line}。`)

const EarlierAnswers = ({ earlier, answers }: Pick<GuideQuestionProps, 'earlier' | 'answers'>) => {
  const t = useWords(words)
  const language = useLanguage()
  return (
    <>
      <h2>{t.earlier}</h2>
      <CheckAnswers
        answers={earlier.map((one) => ({
          question: one.text[language],
          answer: said(answers[one.id], one.options, language) || t.skipped,
          change: `?q=${one.id}`,
        }))}
      />
    </>
  )
}

const said = (answer: Answer | undefined, options: Earlier['options'], language: 'zh' | 'en'): string => {
  const parts = typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : Object.values(answer ?? {})
  return parts
    .filter((part) => part !== 'none')
    .map((part) => options.find(({ id }) => id === part)?.[language] ?? part)
    .join(language === 'zh' ? '、' : ', ')
}
