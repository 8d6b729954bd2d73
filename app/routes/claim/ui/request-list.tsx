import type { SerializeFrom } from '@remix-run/node'
import type { ownRequestsView } from '#app/domain/claim/own.queries.server.ts'
import { claimAnswers } from '#app/domain/invitation/reasons.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/requests.ts'
import { Actions, Button } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { useClaimText } from '#app/ui/claims.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { Fault } from './raise-form.tsx'

type View = SerializeFrom<Awaited<ReturnType<typeof ownRequestsView>>>
type Request = View['requests'][number]
type ListProps = {
  readonly requests: readonly Request[]
  readonly isOpen: boolean
  readonly side: 'applicant' | 'respondent' | 'mediator'
  readonly formKey: string
  readonly fault: Fault
}

/** Each request with its reasons, what was answered, and what this reader may do about it. */
export const RequestList = ({ requests, isOpen, side, formKey, fault }: ListProps) => (
  <>
    {requests.map((request) => (
      <section key={request.id}>
        <OneRequest request={request} />
        {isOpen && side === 'applicant' && <AnswerForm request={request} formKey={formKey} fault={fault} />}
        {isOpen && request.isMine && <TakeBack request={request} formKey={formKey} />}
      </section>
    ))}
  </>
)

const OneRequest = ({ request }: { readonly request: Request }) => {
  const t = useWords(words)
  const locale = useLocale()
  const claimText = useClaimText()
  const { by, raisedAt, facts, answers } = request
  return (
    <>
      <h2>{claimText(request)}</h2>
      <p className="meta">{t.raisedBy(by, formatInstant(new Date(raisedAt), locale, { year: false }))}</p>
      <dl className="dl">
        <div>
          <dt>{t.why}</dt>
          <dd>{facts}</dd>
        </div>
        {answers.map(({ name, answer, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {t.answers[answer as keyof typeof t.answers]}
              {text && <span className="second">{text}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {answers.length === 0 && request.isMine && <p className="meta">{t.notAnswered}</p>}
    </>
  )
}

type FormProps = { readonly request: Request; readonly formKey: string; readonly fault: Fault }

const AnswerForm = ({ request: { id, mine }, formKey, fault }: FormProps) => {
  const t = useWords(words)
  const bad = fault?.values.claimId === id ? fault : undefined
  const typed = (name: string, kept: string | undefined | null) => String(bad?.values[name] ?? kept ?? '')
  const form = (
    <PostForm idempotencyKey={`${formKey}-${id}`}>
      <input type="hidden" name="claimId" value={id} />
      <ChoiceGroup
        name="answer"
        id={`answer-${id}`}
        legend={t.yourAnswer}
        options={claimAnswers.map((value) => ({ value, label: t.answers[value] }))}
        chosen={[typed('answer', mine?.answer)]}
        error={bad?.errors.answer}
      />
      <TextArea
        name="text"
        id={`text-${id}`}
        label={t.words}
        rows={3}
        optional
        audience={t.answerAudience}
        defaultValue={typed('text', mine?.text)}
        error={bad?.errors.text}
      />
      <Actions>
        <Button wide name="act" value="answerOwn">
          {t.sendAnswer}
        </Button>
      </Actions>
    </PostForm>
  )
  if (!mine) return form
  return (
    <details className="why" open={bad !== undefined}>
      <summary>{t.changeAnswer}</summary>
      {form}
    </details>
  )
}

const TakeBack = ({ request: { id }, formKey }: Omit<FormProps, 'fault'>) => {
  const t = useWords(words)
  return (
    <details className="why">
      <summary>{t.takeBack}</summary>
      <PostForm idempotencyKey={`${formKey}-back-${id}`}>
        <input type="hidden" name="claimId" value={id} />
        <p className="meta">{t.takeBackHint}</p>
        <Button look="second" name="act" value="withdrawOwn">
          {t.takeBackNow}
        </Button>
      </PostForm>
    </details>
  )
}
