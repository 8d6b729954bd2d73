import type { AskedQuestion } from '#app/domain/confirmation/question.queries.server.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { lawWords } from '#app/i18n/law.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court-ask.ts'
import { MediatorDesk } from '#app/routes/mediator/ui/mediator-desk.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Pane } from '#app/ui/desk.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { CaseCode } from '#app/ui/page.tsx'
import { Questions } from './questions.tsx'

/** What was said in a mediation stays in it: the article on conduct, and the one on evidence. */
const BASIS = 'OMR 18; INT 107'

export interface AskedOfMediatorProps {
  readonly code: string
  readonly state: string
  readonly questions: readonly AskedQuestion[]
  readonly formKey: string
  readonly fault: FormFault | undefined
}

/** The questions at the left, what belongs into an answer and what does not at the right. */
export const AskedOfMediator = ({ code, state, questions, formKey, fault }: AskedOfMediatorProps) => {
  const t = useWords(words).desk
  const locale = useLocale()
  return (
    <MediatorDesk layout="2">
      <Pane title={t.title} end={<CaseCode code={code} />} level={1}>
        <ErrorSummary errors={fault?.errors} message={fault?.message} />
        {questions.length === 0 && <EmptyState title={t.none}>{t.noneText}</EmptyState>}
        <Questions
          code={code}
          reader="mediator"
          questions={questions}
          isOpen={state === 'inquiring'}
          formKey={formKey}
          fault={fault}
        />
        <p className="actions actions--desk">
          <ButtonLink to={`/desk/c/${encodeURIComponent(code)}`} look="quiet">
            {t.toCase}
          </ButtonLink>
        </p>
      </Pane>
      <Pane title={t.how} fold>
        <ul className="facts">
          {t.howText.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="second">{t.basis(lawWords(BASIS, locale))}</p>
      </Pane>
    </MediatorDesk>
  )
}
