import { dialled } from '#app/domain/identity/phone.ts'
import { formatFen, formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/dispatch.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ClaimList } from '#app/ui/claims.tsx'
import { Desk, Pane, PaneHead } from '#app/ui/desk.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { CheckAnswers, PeopleList } from '#app/ui/lists.tsx'
import { Tag } from '#app/ui/marks.tsx'
import { CaseCode } from '#app/ui/page.tsx'
import { Spoken } from '#app/ui/spoken.tsx'
import { ToldAnswers } from '#app/ui/told.tsx'
import { NextActs } from './acts.tsx'
import { Deliveries } from './deliveries.tsx'
import { InvitationOf } from './invitation-of.tsx'
import { useDispatchTabs } from './tabs.ts'
import type { CaseData } from './types.ts'

/** One case on the dispatcher's desk: what it is at the left, what to do about it at the right. */
export const DispatchCase = (data: CaseData) => {
  const t = useWords(words)
  const locale = useLocale()
  const both = ({ zh, en }: { zh: string; en: string }) => (locale === 'en' ? en : zh)
  const amount = data.amountFen === null ? '' : ` · ${formatFen(data.amountFen, locale, 'sign')}`
  return (
    <Desk place={data.organisation?.name ?? ''} layout="2" tabs={useDispatchTabs('inbox')}>
      <Pane level={1} title={`${both(data.topic)}${amount}`} end={<CaseCode code={data.code} />}>
        <ErrorSummary errors={data.fault?.errors} message={data.fault?.message} />
        <p>
          <Tag>{both(data.state.name)}</Tag>
        </p>
        <PaneHead title={t.facts} />
        <p className="brief">{data.facts}</p>
        <Spoken code={data.code} spoken={data.spoken} />
        <PaneHead title={t.claims} />
        <ClaimList claims={data.claims} />
        <ToldAnswers {...data.told} />
        {data.supplement.length > 0 && (
          <>
            <PaneHead title={t.supplement} />
            <CheckAnswers answers={data.supplement} />
          </>
        )}
        <PaneHead title={t.people} />
        <Parties parties={data.parties} />
        <Deliveries deliveries={data.deliveries} />
        <PaneHead title={t.caseFacts} />
        <About {...data} />
      </Pane>
      <Pane title={t.next}>
        <NextActs {...data} />
        {data.parties
          .filter(({ side }) => side === 'respondent')
          .map((party) => (
            <InvitationOf key={party.partyId} party={party} data={data} />
          ))}
        <p>
          <ButtonLink look="quiet" to="/dispatch">
            {t.back}
          </ButtonLink>{' '}
          <ButtonLink look="quiet" to={`/c/${encodeURIComponent(data.code)}/evidence`}>
            {t.seeEvidence}
          </ButtonLink>
        </p>
      </Pane>
    </Desk>
  )
}

const letters = { applicant: 'a', respondent: 'b', third: 'b' } as const

const Parties = ({ parties }: Pick<CaseData, 'parties'>) => {
  const t = useWords(words)
  const people = parties.map(({ side, name, phone, postal, representative }) => ({
    side: letters[side],
    name,
    note: [phone ? dialled(phone) : t.noPhone, postal, representative && t.representative(representative)]
      .filter(Boolean)
      .join(' · '),
  }))
  return <PeopleList people={people} />
}

const About = ({ fileNumber, organisation, roster, filedAt }: CaseData) => {
  const t = useWords(words)
  const locale = useLocale()
  return (
    <CheckAnswers
      answers={[
        { question: t.fileNumber, answer: fileNumber ?? t.notYet },
        { question: t.organisation, answer: organisation?.name ?? t.notYet },
        { question: t.roster, answer: roster.join('、') || t.rosterNone },
        { question: t.filedAt, answer: filedAt ? formatInstant(new Date(filedAt), locale) : t.notYet },
      ]}
    />
  )
}
