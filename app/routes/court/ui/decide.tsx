import { notAcceptGrounds, reviewQuestions } from '#app/domain/confirmation/catalogue.ts'
import { lawWords } from '#app/i18n/law.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { words as batchWords } from '#app/i18n/words/court-batch.ts'
import { words as deskWords } from '#app/i18n/words/court-desk.ts'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { CaseProps } from './types.ts'

type Question = { readonly zh: string; readonly en: string; readonly basis: string }
type Questions = Readonly<Record<string, Question>>

/** Id of the form that the decision at the foot of the page sends. */
export const DECIDE = 'decide'

/** Nothing stands out, and the case is not one of a sample: one press answers all questions. */
export const isAtOneLook = ({ isClean, batch }: CaseProps): boolean => isClean && (batch?.toRead.length ?? 0) === 0

/** The usual way on from what is lodged: none of the five matters that a court may not take. */
export const Accept = (props: CaseProps) => {
  const t = useWords(words).case
  const d = useWords(deskWords)
  const asked = { name: 'notForbidden', questions: notAcceptGrounds, legend: t.forbidden, act: 'accept' } as const
  return (
    <>
      <h2>{t.acceptTitle}</h2>
      {props.isClean ? (
        <AtOneLook {...props} {...asked} lead={d.cleanAccept} tickButton={t.accept} />
      ) : (
        <OneByOne {...props} {...asked} />
      )}
    </>
  )
}

/** The usual way on from what is accepted: none of the six grounds of dismissal, and both sides were heard. */
export const Propose = (props: CaseProps) => {
  const t = useWords(words).case
  const d = useWords(deskWords)
  const asked = { name: 'noGround', questions: reviewQuestions, legend: t.review, act: 'propose', heard: true } as const
  return (
    <>
      <h2>{t.checks}</h2>
      {isAtOneLook(props) ? (
        <AtOneLook {...props} {...asked} lead={d.cleanReview} tickButton={t.propose} />
      ) : (
        <OneByOne {...props} {...asked} />
      )}
    </>
  )
}

type AskedProps = CaseProps & {
  readonly name: 'notForbidden' | 'noGround'
  readonly questions: Questions
  readonly legend: string
  readonly act: 'accept' | 'propose'
  readonly heard?: boolean
}

/** A case in which nothing stands out: the questions are read, and one press says "none of these" to all. */
const AtOneLook = ({
  lead,
  tickButton,
  ...props
}: AskedProps & { readonly lead: string; readonly tickButton: string }) => {
  const { name, questions, act, heard, checks, formKey } = props
  const d = useWords(deskWords)
  return (
    <>
      <PostForm idempotencyKey={`${formKey}-${act}`} id={DECIDE}>
        <Note tone="ok">{d.clean(checks.length)}</Note>
        <p>{lead}</p>
        <Grounds name={name} questions={questions} />
        {heard && <Heard {...props} />}
      </PostForm>
      <details className="why">
        <summary>{d.oneByOne}</summary>
        <OneByOne {...props} button={tickButton} part="ticks" />
      </details>
    </>
  )
}

/** The questions to be read; one press answers all of them with "no". */
export const Grounds = ({ name, questions }: Pick<AskedProps, 'name' | 'questions'>) => {
  const language = useLanguage()
  const locale = useLocale()
  return (
    <ul className="grounds">
      {Object.entries(questions).map(([value, question]) => (
        <li key={value}>
          {question[language]} <span className="second">{lawWords(question.basis, locale)}</span>
          <input type="hidden" name={name} value={value} />
        </li>
      ))}
    </ul>
  )
}

/** Each question with its own tick; beside the one press it has a button of its own. */
const OneByOne = (props: AskedProps & { readonly part?: string; readonly button?: string }) => {
  const { name, questions, legend, act, heard, button, part = '', fault, formKey } = props
  const language = useLanguage()
  const locale = useLocale()
  return (
    <PostForm idempotencyKey={`${formKey}-${act}${part}`} {...(button ? {} : { id: DECIDE })}>
      <ChoiceGroup
        id={`${name}${part}`}
        name={name}
        several
        legend={legend}
        error={fault?.errors[name]}
        options={Object.entries(questions).map(([value, question]) => ({
          value,
          label: question[language],
          hint: lawWords(question.basis, locale),
        }))}
      />
      {heard && <Heard {...props} part={part} />}
      {act === 'propose' && part === '' && <PapersRead {...props} />}
      {button && (
        <Button name="act" value={act} look="second">
          {button}
        </Button>
      )}
    </PostForm>
  )
}

/** A case of a sample: each paper is opened and ticked before it counts as checked. */
const PapersRead = ({ batch, papers, fault }: CaseProps) => {
  const b = useWords(batchWords)
  const locale = useLocale()
  const toRead = papers.filter(({ code }) => batch?.toRead.includes(code))
  if (toRead.length === 0) return null
  return (
    <ChoiceGroup
      name="read"
      several
      legend={b.read}
      hint={b.isSample}
      error={fault?.errors.read}
      options={toRead.map(({ code, title }) => ({ value: code, label: title[locale] }))}
    />
  )
}

/** How both sides were heard; the video check of the mediation is the usual way. */
export const Heard = ({ fault, part = '' }: Pick<CaseProps, 'fault'> & { readonly part?: string }) => {
  const t = useWords(words).case
  return (
    <ChoiceGroup
      id={`heard${part}`}
      name="heard"
      legend={t.heard}
      chosen={['video']}
      error={fault?.errors.heard}
      options={(['video', 'online', 'present'] as const).map((value) => ({ value, label: t.heardWays[value] }))}
    />
  )
}
