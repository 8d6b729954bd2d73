import type { AskedRole } from '#app/domain/confirmation/catalogue.ts'
import type { AskedQuestion } from '#app/domain/confirmation/question.queries.server.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court-ask.ts'
import { typed } from '#app/routes/court/ui/typed.ts'
import { Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

type QuestionsProps = {
  readonly code: string
  readonly reader: AskedRole
  readonly questions: readonly AskedQuestion[]
  /** The court still hears both sides: an answer can be given. */
  readonly isOpen: boolean
  readonly formKey: string
  readonly fault: FormFault | undefined
}

/** What the court asked this reader, to be answered in one form; below it what was answered already. */
export const Questions = (props: QuestionsProps) => {
  const { questions, isOpen } = props
  const own = questions.flatMap(({ answers, ...question }) => answers.map((answer) => ({ question, answer })))
  const isOwed = ({ standing }: { standing: string }) => standing === 'waiting' || standing === 'missing'
  const owed = isOpen ? own.filter(({ answer }) => isOwed(answer)) : []
  const rest = own.filter((one) => !owed.includes(one))
  return (
    <>
      {owed.length > 0 && <Owed {...props} owed={owed} />}
      {rest.length > 0 && <Given rest={rest} />}
    </>
  )
}

type One = {
  readonly question: Omit<AskedQuestion, 'answers'>
  readonly answer: AskedQuestion['answers'][number]
}

const Owed = ({ owed, code, reader, formKey, fault }: QuestionsProps & { readonly owed: readonly One[] }) => {
  const t = useWords(words)
  const language = useLanguage()
  const locale = useLocale()
  return (
    <section>
      <h2>{t.court.title(owed.length)}</h2>
      <p>{t.court.lede}</p>
      {owed.some(({ answer }) => answer.standing === 'missing') && <Note tone="warn">{t.court.missing}</Note>}
      <PostForm idempotencyKey={`${formKey}-reply`}>
        {owed.map(({ question, answer }, index) => (
          <div key={answer.id} className="field">
            <p className="deadline">{t.by(formatDay(question.answerOn, locale))}</p>
            <input type="hidden" name="answerId" value={answer.id} />
            <TextArea
              id={`text-${answer.id}`}
              name="text"
              label={question.words[language]}
              audience={t.court.only[reader]}
              rows={3}
              defaultValue={typed(fault, 'text', index)}
              error={fault?.errors[`text-${answer.id}`] ?? (index === 0 ? fault?.errors.text : undefined)}
            />
          </div>
        ))}
        {reader === 'party' && (
          <p className="second">
            {t.court.files} <a href={`/c/${encodeURIComponent(code)}/evidence`}>{t.court.toFiles}</a>
          </p>
        )}
        <Button wide name="act" value="reply">
          {t.court.send}
        </Button>
      </PostForm>
    </section>
  )
}

const Given = ({ rest }: { readonly rest: readonly One[] }) => {
  const t = useWords(words)
  const language = useLanguage()
  return (
    <section>
      <h2>{t.heading}</h2>
      {rest.map(({ question, answer }) => (
        <div key={answer.id}>
          <h3>{question.words[language]}</h3>
          {answer.text === null ? (
            <p className="second">{t.court.closed}</p>
          ) : (
            <>
              <p className="second">{answer.standing === 'late' ? t.court.late : t.court.given}</p>
              <p className="pre">{answer.text}</p>
            </>
          )}
        </div>
      ))}
    </section>
  )
}
