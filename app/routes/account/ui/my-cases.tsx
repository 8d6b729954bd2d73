import { Link } from '@remix-run/react'
import type { CaseRow } from '#app/domain/account/cases.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/account.ts'
import { words as invitationWords } from '#app/i18n/words/invitation.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { forgetKept } from '#app/ui/kept/forget-kept.tsx'
import { Note, Tag, UnsettledBrief } from '#app/ui/marks.tsx'
import { CaseCode, Page, PageHead } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

export type MyCasesProps = {
  readonly cases: readonly CaseRow[]
  /** How many invitations to this person's telephone are not answered yet. */
  readonly invitations: number
  readonly formKey: string
}

/** A person's cases; the whole row is the link. */
export const MyCases = ({ cases, invitations, formKey }: MyCasesProps) => {
  const t = useWords(words).me
  const locale = useLocale()
  return (
    <Page>
      <PageHead title={t.title} />
      {invitations > 0 && <InvitationWaits />}
      {cases.length === 0 && invitations === 0 && (
        <EmptyState title={t.empty} action={<ButtonLink to="/">{t.start}</ButtonLink>}>
          {t.emptyText}
        </EmptyState>
      )}
      <ul className="rowlinks">
        {cases.map(({ code, topic, says, isMine, isEnded, dueOn, dueIsFlagged }) => (
          <li key={code}>
            <Link to={`/c/${encodeURIComponent(code)}`}>
              <span>
                <span className="t">
                  {topic} · <CaseCode code={code} />
                </span>
                <span className="second">
                  {says}
                  {dueOn && !isEnded ? ` · ${t.due(formatDay(dueOn, locale, { year: false }))}` : ''}
                  {dueOn && !isEnded && dueIsFlagged && <UnsettledBrief />}
                </span>
              </span>
              <Tag tone={isEnded ? 'plain' : isMine ? 'act' : 'plain'}>
                {isEnded ? t.ended : isMine ? t.yourTurn : t.waiting}
              </Tag>
            </Link>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/me/ways">{t.ways}</Link>
      </p>
      <PostForm idempotencyKey={formKey} action="/logout" onSubmit={() => void forgetKept().catch(() => undefined)}>
        <Button look="quiet">{t.leave}</Button>
      </PostForm>
    </Page>
  )
}

const InvitationWaits = () => {
  const t = useWords(invitationWords)
  return (
    <Note tone="hint">
      <p>
        {t.waitingForYou} <Link to="/invitations">{t.toInvitation}</Link>
      </p>
    </Note>
  )
}
