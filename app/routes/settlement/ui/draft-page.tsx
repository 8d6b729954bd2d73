import type { DraftView } from '#app/domain/settlement/draft.queries.server.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { formatFen } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words as returnWords } from '#app/i18n/words/court-return.ts'
import { words } from '#app/i18n/words/draft.ts'
import { MediatorDesk } from '#app/routes/mediator/ui/mediator-desk.tsx'
import { useAgainWhile } from '#app/ui/again.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Pane } from '#app/ui/desk.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { Note, Tag } from '#app/ui/marks.tsx'
import { CaseCode } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { ClauseForm } from './clause-form.tsx'
import { DraftCheck } from './draft-check.tsx'
import { NextAct } from './draft-next.tsx'
import { FromCourt } from './from-court.tsx'
import { OwnRequests } from './own-requests.tsx'

/** What the page gets: instants arrive as text. */
export type DraftPageView = Omit<DraftView, 'version' | 'toCheck'> & {
  readonly version: (Omit<NonNullable<DraftView['version']>, 'effectiveAt'> & { readonly effectiveAt?: unknown }) | null
}
export type DraftPageProps = {
  readonly view: DraftPageView
  /** The draft for the check in the browser, while a clause is being written. */
  readonly toCheck: DraftView['toCheck']
  readonly add: string | null
  readonly edit: string | null
  readonly parts: number | null
  readonly isPartsSet: boolean
  readonly formKey: string
  readonly fault: FormFault | undefined
}

/** Clauses on the left, the check and the next act on the right. */
export const DraftPage = (props: DraftPageProps) => {
  const { view, fault } = props
  const t = useWords(words)
  const isDraft = view.version?.state === 'draft'
  return (
    <MediatorDesk layout={view.version ? '2' : 'one'}>
      <Pane title={t.title} end={<CaseCode code={view.code} />} level={1}>
        <p>
          <a href={`/desk/c/${view.code}`}>{t.backToDesk}</a>
        </p>
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
        {view.version && (
          <p className="lede">{t.version(view.version.no, t.states[view.version.state] ?? view.version.state)}</p>
        )}
        <FromCourt {...props} />
        <OwnRequests own={view.own} />
        {view.version ? <Clauses {...props} /> : <Talks {...props} />}
        {isDraft && (props.add || props.edit) && <ClauseForm {...props} />}
        {isDraft && !props.add && !props.edit && <AddLinks />}
        {isDraft && <Notes {...props} />}
      </Pane>
      {view.version && <Beside {...props} />}
    </MediatorDesk>
  )
}

/** Before the text: what both sides agreed. */
const Talks = ({ view, formKey, fault }: DraftPageProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const points = (
    <PostForm idempotencyKey={`${formKey}-points`}>
      <TextArea name="points" label={t.points} hint={t.pointsHint} rows={4} error={fault?.errors.points} />
      <Button look={view.isAgreed ? 'second' : 'first'} name="act" value="points">
        {t.savePoints}
      </Button>
    </PostForm>
  )
  return (
    <>
      {view.acceptedFen !== null && <p>{t.agreedSum(formatFen(view.acceptedFen, locale, 'sign'))}</p>}
      {view.acceptedTerms && <p>{view.acceptedTerms}</p>}
      {view.pendingPoints && (
        <Note title={t.pending}>
          <p>{view.pendingPoints}</p>
        </Note>
      )}
      {view.isAgreed && (
        <PostForm idempotencyKey={formKey}>
          <Button name="act" value="agree">
            {t.agree}
          </Button>
        </PostForm>
      )}
      {view.isAgreed ? (
        <details className="why">
          <summary>{t.otherPoints}</summary>
          {points}
        </details>
      ) : (
        points
      )}
    </>
  )
}

const Clauses = ({ view, formKey }: DraftPageProps) => {
  const t = useWords(words)
  const back = useWords(returnWords)
  const isDraft = view.version?.state === 'draft'
  if (view.clauses.length === 0) return <p>{t.none}</p>
  return (
    <ol className="stack" aria-label={t.clauses}>
      {view.clauses.map(({ id, no, name, formal, plain, key }) => (
        <li key={id} className="clause clause--wide">
          <h2 className="clause__head">
            {no === null ? t.onDefault : t.clauseNo(no)} {name}{' '}
            {no !== null && view.asked.some(({ clause }) => clause === no) && <Tag tone="warn">{back.askedHere}</Tag>}
          </h2>
          <div className="clause__body">
            <div className="clause__plain">
              <span className="k">{t.plainSide}</span>
              <p>{plain}</p>
            </div>
            <div className="clause__legal">
              <span className="k">{t.formalSide}</span>
              <p lang="zh-CN">{formal}</p>
            </div>
          </div>
          {isDraft && key !== 'default-free-text' && (
            <PostForm idempotencyKey={`${formKey}-${id}`} className="clause__foot">
              <input type="hidden" name="editNo" value={view.version?.editNo ?? 0} />
              <input type="hidden" name="clauseId" value={id} />
              <ButtonLink to={`?edit=${id}`} look="quiet" slim>
                {t.edit}
              </ButtonLink>
              <Button look="quiet" slim name="act" value="remove">
                {t.remove}
              </Button>
            </PostForm>
          )}
        </li>
      ))}
    </ol>
  )
}

const AddLinks = () => {
  const t = useWords(words)
  return (
    <section>
      <h2>{t.addTitle}</h2>
      <p className="actions">
        {(['payment', 'act', 'apology', 'text'] as const).map((kind) => (
          <ButtonLink key={kind} to={`?add=${kind}`} look="second" slim>
            {t.kinds[kind]}
          </ButtonLink>
        ))}
      </p>
    </section>
  )
}

const Notes = ({ view, formKey, fault }: DraftPageProps) => {
  const t = useWords(words)
  return (
    <PostForm idempotencyKey={`${formKey}-notes`}>
      <h2>{t.notes}</h2>
      <input type="hidden" name="editNo" value={view.version?.editNo ?? 0} />
      <TextArea
        name="mainFacts"
        label={t.mainFacts}
        rows={5}
        defaultValue={view.mainFacts}
        error={fault?.errors.mainFacts}
      />
      <ChoiceGroup
        name="jointApplication"
        legend={t.joint}
        chosen={[view.version?.jointApplication ?? 'apply']}
        options={[
          { value: 'apply', label: t.apply },
          { value: 'notNow', label: t.notNow },
        ]}
      />
      <Button look="second" name="act" value="notes">
        {t.saveNotes}
      </Button>
    </PostForm>
  )
}

const Beside = (props: DraftPageProps) => {
  const { view } = props
  const t = useWords(words)
  const state = view.version?.state
  useAgainWhile(state === 'reading' || state === 'signing')
  return (
    <Pane title={t.check}>
      <DraftCheck {...props} />
      <NextAct {...props} />
      {view.mayKeepOld && <KeepOld {...props} />}
      {view.mayResume && <Resume {...props} />}
    </Pane>
  )
}

/** No new text comes about: the agreement in force goes on. */
const KeepOld = ({ formKey }: DraftPageProps) => {
  const t = useWords(words)
  return (
    <details className="why">
      <summary>{t.keepOldTitle}</summary>
      <p>{t.keepOldHint}</p>
      <PostForm idempotencyKey={`${formKey}-keep`}>
        <Button look="second" name="act" value="keepOld">
          {t.keepOld}
        </Button>
      </PostForm>
    </details>
  )
}

/** Both sides want to talk once more before anything is written. */
const Resume = ({ formKey, fault }: DraftPageProps) => {
  const t = useWords(words)
  return (
    <details className="why">
      <summary>{t.resumeTitle}</summary>
      <p>{t.resumeHint}</p>
      <PostForm idempotencyKey={`${formKey}-resume`}>
        <TextArea name="reason" label={t.why} rows={2} error={fault?.errors.reason} />
        <Button look="second" name="act" value="resume">
          {t.resume}
        </Button>
      </PostForm>
    </details>
  )
}
