import type { agreementView } from '#app/domain/settlement/agreement.queries.server.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/settlement.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { ClausePair } from '#app/ui/clause.tsx'
import { Select, TextArea } from '#app/ui/field.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'

export type ReadView = Exclude<Awaited<ReturnType<typeof agreementView>>, { state: 'none' }>
/** Instants arrive as text. */
type ReadText = Omit<ReadView, 'today' | 'effectiveAt'> & { readonly effectiveAt?: unknown }
export type ReadPageProps = {
  readonly view: ReadText | { readonly state: 'none' }
  readonly code: string
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
      title={t.read.title}
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
  return (
    <>
      {view.clauses.map(({ id, no, isMine, isForMe, isChanged, plain, formal }) => (
        <ClausePair
          key={id}
          title={no === null ? t.onDefault : t.clauseNo(no)}
          {...(isMine ? { whose: t.yours, mine: true } : isForMe ? { whose: t.toYou } : {})}
          changed={isChanged}
          plain={plain}
          legal={formal}
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
    </>
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
        <Note tone="ok">{t.done}</Note>
      ) : (
        <PostForm idempotencyKey={formKey}>
          <input type="hidden" name="bodySha256" value={view.hash} />
          {!view.hasConsent && (
            <Checkbox name="eSignature" label={t.eSignature} hint={t.eSignatureHint} error={fault?.errors.eSignature} />
          )}
          <Button wide name="act" value="read">
            {t.understood}
          </Button>
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

const Wish = ({ view, formKey, fault }: InnerProps) => {
  const t = useWords(words).read
  return (
    <details open={fault?.errors.reason !== undefined}>
      <summary>{t.wish}</summary>
      <PostForm idempotencyKey={`${formKey}-wish`}>
        <Select name="clause" label={t.clause}>
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
