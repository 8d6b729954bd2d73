import type { ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/dispatch.ts'
import { Button, ButtonLink, Why } from '#app/ui/button.tsx'
import { Select, TextArea } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { CaseData } from './types.ts'

/** What the dispatcher can do in this state; the first button is the usual way on. */
export const NextActs = (data: CaseData) => {
  const t = useWords(words)
  const { key } = data.state
  if (key === 'filed') {
    return (
      <>
        <OneButton data={data} act="register" label={t.register} hint={t.registerHint} />
        <Assign {...data} />
        <Reasons {...data} />
      </>
    )
  }
  if (key === 'registered') {
    return (
      <>
        <OneButton data={data} act="invite" label={t.invite} hint={t.inviteHint} />
        <Assign {...data} />
      </>
    )
  }
  if (key === 'refused') {
    return <OneButton data={data} act="closeRefused" label={t.closeRefused} hint={t.closeRefusedHint} />
  }
  if (key === 'unreachable') {
    return (
      <>
        <OneButton data={data} act="reinvite" label={t.reinvite} hint={t.reinviteHint} />
        <OneButton
          data={data}
          act="closeUnreachable"
          label={t.closeUnreachable}
          hint={t.closeUnreachableHint}
          look="second"
        />
      </>
    )
  }
  if (key === 'choosingMediator') {
    return <ButtonLink to={`/dispatch/c/${encodeURIComponent(data.code)}/appoint`}>{t.toAppoint}</ButtonLink>
  }
  return <p>{key === 'inviting' ? t.waitsForOther : t.nothingHere}</p>
}

type OneButtonProps = {
  readonly data: CaseData
  readonly act: string
  readonly label: string
  readonly hint: string
  readonly look?: 'first' | 'second'
}

const OneButton = ({ data, act, label, hint, look = 'first' }: OneButtonProps) => (
  <PostForm idempotencyKey={`${data.formKey}-${act}`}>
    <Why>{hint}</Why>
    <Button name="act" value={act} look={look}>
      {label}
    </Button>
  </PostForm>
)

const Assign = ({ formKey, organisations, organisation }: CaseData) => {
  const t = useWords(words)
  return (
    <details className="why">
      <summary>{t.assignTitle}</summary>
      <PostForm idempotencyKey={`${formKey}-assign`}>
        <Select name="organisationId" label={t.assignTo} defaultValue={organisation?.id ?? ''}>
          {organisations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Button look="second" name="act" value="assign">
          {t.assign}
        </Button>
      </PostForm>
    </details>
  )
}

/** The other ways: one list of what is missing, return, or not accept; each with its reason. */
const Reasons = ({ formKey, fault }: CaseData) => {
  const t = useWords(words)
  return (
    <>
      <Folded title={t.askForMoreTitle} isOpen={Boolean(fault?.errors.defects)}>
        <PostForm idempotencyKey={`${formKey}-more`}>
          <TextArea name="defects" label={t.defects} rows={4} error={fault?.errors.defects} />
          <Button look="second" name="act" value="askForMore">
            {t.askForMore}
          </Button>
        </PostForm>
      </Folded>
      <Folded title={t.others} isOpen={Boolean(fault?.errors.reason)}>
        <PostForm idempotencyKey={`${formKey}-reason`}>
          <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={3} error={fault?.errors.reason} />
          <Button look="second" name="act" value="returnFiling">
            {t.returnFiling}
          </Button>{' '}
          <Button look="no" name="act" value="refuse">
            {t.refuseAcceptance}
          </Button>
        </PostForm>
      </Folded>
    </>
  )
}

const Folded = ({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) => (
  <details className="why" open={isOpen}>
    <summary>{title}</summary>
    {children}
  </details>
)
