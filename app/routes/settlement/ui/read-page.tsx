import { Link } from '@remix-run/react'
import type { agreementView } from '#app/domain/settlement/agreement.queries.server.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/settlement.ts'
import { ReadAloud } from '#app/ui/aloud/read-aloud.tsx'
import { AudienceStrip } from '#app/ui/audience.tsx'
import { Actions, Button, ButtonLink, Why } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { ClausePair, ClauseWords } from '#app/ui/clause.tsx'
import { Select, TextArea } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Note } from '#app/ui/marks.tsx'
import { CaseCode } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'

export type ReadView = Exclude<Awaited<ReturnType<typeof agreementView>>, { state: 'none' }>
/** Instants arrive as text. */
type ReadText = Omit<ReadView, 'today' | 'effectiveAt'> & { readonly effectiveAt?: unknown }
export type ReadPageProps = {
  readonly view: ReadText | { readonly state: 'none' }
  readonly code: string
  /** The clause that the reader wants to say something about. */
  readonly clause: string | null
  readonly formKey: string
  readonly fault: FormFault | undefined
}
type InnerProps = Omit<ReadPageProps, 'view'> & { readonly view: ReadText }

/** The agreement for one reader, his own duties first. */
export const ReadPage = (props: ReadPageProps) => {
  const { view, code, fault } = props
  const t = useWords(words)
  return (
    <QuestionPage
      back={{ to: `/c/${code}`, label: t.back }}
      eyebrow={
        view.state === 'none' ? undefined : (
          <>
            <CaseCode code={code} /> · {t.read.version(view.versionNo)}
          </>
        )
      }
      title={
        view.state === 'none' ? t.read.titleNone : t.read.title(view.clauses.filter(({ no }) => no !== null).length)
      }
      lede={view.state === 'none' ? undefined : t.read.lede}
      errors={fault?.errors}
      message={fault?.message}
    >
      {view.state === 'none' ? (
        <Note>{t.read.none}</Note>
      ) : (
        <>
          <Clauses view={view} />
          <Next {...props} view={view} />
        </>
      )}
    </QuestionPage>
  )
}

const Clauses = ({ view }: Pick<InnerProps, 'view'>) => {
  const t = useWords(words).read
  const titleOf = (no: number | null) => (no === null ? t.onDefault : t.clauseNo(no))
  const mayAsk = view.isParty && view.state === 'reading'
  return (
    <>
      <ReadAloud lines={view.clauses.flatMap(({ no, plain }) => [titleOf(no), plain])} />
      {view.changes && <Changes changes={view.changes} />}
      {view.clauses.map(({ id, no, isMine, isForMe, isChanged, plain, formal }) => (
        <ClausePair
          key={id}
          title={titleOf(no)}
          {...(isMine ? { whose: t.yours, mine: true } : isForMe ? { whose: t.toYou } : {})}
          changed={isChanged}
          plain={<ClauseWords>{plain}</ClauseWords>}
          legal={<ClauseWords>{formal}</ClauseWords>}
          foot={
            mayAsk && (
              <>
                <Link to={`?clause=${no ?? ''}#wish`}>
                  <Icon name="message" />
                  {t.say}
                </Link>
                <ReadAloud lines={[titleOf(no), plain]} label={t.hearOne} isPart />
              </>
            )
          }
        />
      ))}
      <details>
        <summary>{t.facts}</summary>
        <p>{view.mainFacts}</p>
      </details>
      <dl className="dl">
        <div>
          <dt>{t.next}</dt>
          <dd>{t.joint[view.jointApplication]}</dd>
        </div>
      </dl>
      <AudienceStrip boxed>{t.audience}</AudienceStrip>
    </>
  )
}

/** What is different from the text that the reader saw last, one line each. */
const Changes = ({ changes }: { readonly changes: NonNullable<ReadText['changes']> }) => {
  const t = useWords(words).read
  const { versionNo, list } = changes
  if (list.length === 0) return <Note>{t.noChange(versionNo)}</Note>
  return (
    <Note tone="warn">
      <b>{t.changes(versionNo, list.length)}</b>
      <ul>
        {list.map((change) => (
          <li key={`${change.kind}${change.clauseId}${change.before}`}>
            {t.changed[change.kind](change.no, change.before, change.after)}
          </li>
        ))}
      </ul>
    </Note>
  )
}

/** Who else has to read, and how far they are. */
const Others = ({ others }: Pick<ReadText, 'others'>) => {
  const t = useWords(words).read
  return (
    <Why>
      {others.map(({ name, state }) => t.other[state](name)).join('')}
      {t.everybody}
    </Why>
  )
}

const Next = (props: InnerProps) => {
  const { view, code, formKey, fault } = props
  const t = useWords(words).read
  if (view.state === 'effective') return <InForce since={view.effectiveAt}>{t.inForce}</InForce>
  if (!view.isParty) return null
  if (view.state === 'signing') {
    return (
      <Actions>
        <ButtonLink to={`/c/${code}/sign`} wide>
          {t.toSign}
        </ButtonLink>
      </Actions>
    )
  }
  return (
    <>
      {view.hasRead ? (
        <>
          <Note tone="ok">{t.done}</Note>
          <Others others={view.others} />
        </>
      ) : (
        <PostForm idempotencyKey={formKey}>
          <input type="hidden" name="bodySha256" value={view.hash} />
          {!view.hasConsent && (
            <Checkbox name="eSignature" label={t.eSignature} hint={t.eSignatureHint} error={fault?.errors.eSignature} />
          )}
          <Others others={view.others} />
          <Button wide name="act" value="read">
            {t.understood}
          </Button>
          <Why>{t.mayRefuse}</Why>
        </PostForm>
      )}
      <Wish {...props} />
    </>
  )
}

const InForce = ({ since, children }: { readonly since: unknown; readonly children: string }) => {
  const locale = useLocale()
  const at = since ? new Date(String(since)) : null
  return (
    <Note tone="ok">
      {children}{' '}
      {at && (
        <time data-part="effective" dateTime={at.toISOString()}>
          {formatInstant(at, locale)}
        </time>
      )}
    </Note>
  )
}

const Wish = ({ view, clause, formKey, fault }: InnerProps) => {
  const t = useWords(words).read
  return (
    <details id="wish" open={clause !== null || fault?.errors.reason !== undefined}>
      <summary>{t.wish}</summary>
      <PostForm idempotencyKey={`${formKey}-wish`}>
        <Select key={clause} name="clause" label={t.clause} defaultValue={clause ?? ''}>
          <option value="">{t.whole}</option>
          {view.clauses.flatMap(({ no }) =>
            no === null
              ? []
              : [
                  <option key={no} value={no}>
                    {t.clauseNo(no)}
                  </option>,
                ],
          )}
        </Select>
        <TextArea name="reason" label={t.reason} rows={3} error={fault?.errors.reason} />
        <Button look="second" wide name="act" value="change">
          {t.ask}
        </Button>
      </PostForm>
    </details>
  )
}
