import type { AskedAnswer, AskedQuestion } from '#app/domain/confirmation/question.queries.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court-ask.ts'
import { CheckItem } from '#app/ui/split.tsx'

const marks = {
  answered: 'ok',
  late: 'look',
  waiting: 'look',
  closed: 'look',
  missing: 'no',
} as const satisfies Record<AskedAnswer['standing'], 'ok' | 'look' | 'no'>

/** What was asked in writing and what came of it, as honest about silence as about answers. */
export const AskedAnswers = ({ questions }: { readonly questions: readonly AskedQuestion[] }) => {
  const t = useWords(words)
  const language = useLanguage()
  const locale = useLocale()
  if (questions.length === 0) return null
  return (
    <>
      <h2>{t.heading}</h2>
      {questions.map(({ id, words: asked, answerOn, answers }) => (
        <section key={id}>
          <h3>{asked[language]}</h3>
          <p className="second">{t.by(formatDay(answerOn, locale))}</p>
          {answers.map((answer) => (
            <CheckItem
              key={answer.id}
              state={marks[answer.standing]}
              title={t.standing[answer.standing](t.who[answer.role](answer.name))}
              note={answer.text}
            />
          ))}
        </section>
      ))}
    </>
  )
}
