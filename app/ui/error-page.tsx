import { Form } from '@remix-run/react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/errors.ts'
import { Actions, Button, ButtonLink } from './button.tsx'
import { Field } from './field.tsx'
import { CaseCode, Page } from './page.tsx'
import { useSite } from './site.tsx'

const known = [400, 401, 403, 404, 409, 410, 413, 415, 422, 429, 500, 503] as const
type KnownStatus = (typeof known)[number]

const nearest = (status: number): KnownStatus => {
  const same = known.find((candidate) => candidate === status)
  return same ?? (status >= 500 ? 500 : 400)
}

export type ErrorPageProps = {
  /** HTTP status of the refusal; 401 is the page for somebody who has been logged out. */
  readonly status: number
  /** The refusal's own sentence, when it has one that says more than the status. */
  readonly message?: string | undefined
  /** Number of the fault in our log. */
  readonly trace?: string | undefined
  /** Without the frame, for use inside another page. */
  readonly bare?: boolean
}

/** The page instead of the page: what happened, that nothing was lost, and the way on. */
export const ErrorPage = ({ bare = false, ...props }: ErrorPageProps) => {
  if (bare) return <ErrorText {...props} />
  return (
    <Page>
      <ErrorText {...props} />
    </Page>
  )
}

const ErrorText = ({ status, message, trace }: Omit<ErrorPageProps, 'bare'>) => {
  const t = useWords(words)
  const page = nearest(status)
  return (
    <>
      <h1>{t.titles[page]}</h1>
      {message && <p className="lede">{message}</p>}
      <p className={message ? 'second' : 'lede'}>{t.texts[page]}</p>
      {trace && (
        <p className="second">
          {t.trace} <span className="code">{trace}</span>
        </p>
      )}
      {page === 404 && <CaseCodeForm />}
      <WayOn status={page} />
    </>
  )
}

const WayOn = ({ status }: { status: KnownStatus }) => {
  const t = useWords(words)
  const { path } = useSite()
  return (
    <Actions>
      {status === 401 && (
        <ButtonLink to={`/login?to=${encodeURIComponent(path)}`} wide>
          {t.logIn}
        </ButtonLink>
      )}
      {status === 409 && (
        <ButtonLink to={path} reloadDocument wide>
          {t.reload}
        </ButtonLink>
      )}
      <ButtonLink to="/" look="second" wide>
        {t.home}
      </ButtonLink>
    </Actions>
  )
}

/** The box for a case code: opens the case by its printed code, with a plain GET. */
export const CaseCodeForm = () => {
  const t = useWords(words)
  const hint = (
    <>
      {t.caseCodeHint}
      <CaseCode code="诸调-26-0412-7K" />
    </>
  )
  return (
    <Form method="get" action="/open" className="inline-form inline">
      <Field name="code" label={t.caseCode} hint={hint} autoCapitalize="characters" spellCheck={false} />
      <Button look="second">{t.openCase}</Button>
    </Form>
  )
}
