import { formatFen, formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words as companionWords } from '#app/i18n/words/companion.ts'
import { words as askWords } from '#app/i18n/words/court-ask.ts'
import { words } from '#app/i18n/words/mediator.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Pane, PaneHead } from '#app/ui/desk.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { CheckAnswers, PeopleList, RowLinks } from '#app/ui/lists.tsx'
import { Note, Tag } from '#app/ui/marks.tsx'
import { CaseCode } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Spoken, type SpokenProps } from '#app/ui/spoken.tsx'
import { ToldAnswers, type ToldProps } from '#app/ui/told.tsx'
import type { Fault } from './offer.tsx'

interface Claim {
  readonly id: string
  readonly amountFen: number | null
  readonly text: string | null
  readonly answers: readonly { readonly partyId: string; readonly answer: string; readonly text: string | null }[]
}

export interface CockpitShown {
  readonly formKey: string
  readonly code: string
  readonly topic: string
  readonly state: string
  readonly stateName: string
  readonly amountFen: number | null
  readonly facts: string
  readonly privateNote: string | null
  readonly people: readonly { readonly partyId: string; readonly side: string; readonly name: string }[]
  readonly claims: readonly Claim[]
  readonly own: readonly (Claim & { readonly facts: string })[]
  readonly notes: readonly {
    readonly id: string
    readonly at: Date
    readonly author: string
    readonly text: string
  }[]
  readonly told: ToldProps
  readonly spoken: SpokenProps['spoken']
  readonly evidence: number
  readonly askedByCourt: { readonly asked: number; readonly isOwing: boolean }
  readonly brought: { readonly named: number; readonly admitted: number }
}

/** What both sides say, claim by claim. */
export const Statements = ({ view }: { view: CockpitShown }) => {
  const t = useWords(words)
  const locale = useLocale()
  return (
    <Pane title={view.topic} end={<CaseCode code={view.code} />} level={1}>
      <p>
        <Tag tone="act">{view.stateName}</Tag>{' '}
        {view.amountFen !== null && <b className="song">{formatFen(view.amountFen, locale, 'sign')}</b>}
      </p>
      <PeopleList people={view.people.map(({ side, name }) => ({ side: side === 'applicant' ? 'a' : 'b', name }))} />
      <PaneHead title={t.cockpit.applicantSays} />
      <p className="song">{view.facts}</p>
      {view.privateNote && (
        <Note title={t.cockpit.privateToYou}>
          <p>{view.privateNote}</p>
        </Note>
      )}
      <Spoken code={view.code} spoken={view.spoken} />
      <ToldAnswers {...view.told} />
      <PaneHead title={t.cockpit.claims} />
      <CheckAnswers answers={view.claims.map((claim) => claimRow(claim, t, locale))} />
      {view.own.length > 0 && (
        <>
          <PaneHead title={t.cockpit.own} />
          <CheckAnswers answers={view.own.map((claim) => ownRow(claim, t, locale))} />
        </>
      )}
    </Pane>
  )
}

function claimRow(claim: Claim, t: ReturnType<typeof useWords<(typeof words)['zh-CN']>>, locale: 'zh-CN' | 'en') {
  const answers: Readonly<Record<string, string>> = t.cockpit.answers
  const sum = claim.amountFen === null ? '' : formatFen(claim.amountFen, locale)
  return {
    question: [claim.text, sum].filter(Boolean).join(' '),
    answer:
      claim.answers.length === 0
        ? t.cockpit.answers.none
        : claim.answers
            .map(({ answer, text }) => [answers[answer], text].filter(Boolean).join(locale === 'zh-CN' ? '：' : ': '))
            .join(locale === 'zh-CN' ? '；' : '; '),
  }
}

/** A request of the respondent's own: its reasons stand under it. */
function ownRow(
  { facts, ...claim }: CockpitShown['own'][number],
  t: Parameters<typeof claimRow>[1],
  locale: 'zh-CN' | 'en',
) {
  const { question, answer } = claimRow(claim, t, locale)
  return { question, answer: `${facts} · ${answer}` }
}

/** Doors to everything of the case, the end, and the private notes. */
export const NextActions = ({ view, fault }: { view: CockpitShown; fault?: Fault | undefined }) => {
  const t = useWords(words)
  const locale = useLocale()
  const desk = `/desk/c/${view.code}`
  const party = `/c/${view.code}`
  const along = useWords(companionWords)
  const court = useWords(askWords).desk
  const { named, admitted } = view.brought
  const { asked, isOwing } = view.askedByCourt
  const broughtNote = named > 0 ? along.waiting(named) : admitted
  return (
    <Pane title={t.cockpit.next} fold>
      <NextButton view={view} />
      <RowLinks
        links={[
          { to: `${party}/messages`, label: t.cockpit.messages, icon: 'message' },
          { to: `${party}/evidence`, label: t.cockpit.evidence, icon: 'paper', note: view.evidence },
          { to: `${party}/companions`, label: along.door, icon: 'people', note: broughtNote },
          { to: `${party}/book`, label: t.cockpit.book, icon: 'calendar' },
          { to: `${desk}/prep`, label: t.cockpit.prepare },
          { to: `${desk}/room`, label: t.cockpit.room },
          { to: `${party}/offers`, label: t.cockpit.offers },
          { to: `${desk}/draft`, label: t.cockpit.draft },
          ...(asked > 0 ? [{ to: `${desk}/court`, label: court.door, note: isOwing ? court.need : asked }] : []),
          { to: `${desk}/close`, label: t.cockpit.end },
        ]}
      />
      <PaneHead title={t.cockpit.notes} />
      {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      <PostForm idempotencyKey={view.formKey}>
        <TextArea
          key={view.notes.length}
          name="note"
          label={t.cockpit.note}
          audience={t.cockpit.noteAudience}
          isPrivate
          rows={3}
          error={fault?.errors.note}
        />
        <Button look="second" name="act" value="note">
          {t.cockpit.keep}
        </Button>
      </PostForm>
      {view.notes.map(({ id, at, author, text }) => (
        <Note key={id} title={`${author} ${formatInstant(at, locale, { year: false })}`}>
          <p>{text}</p>
        </Note>
      ))}
    </Pane>
  )
}

const NextButton = ({ view: { state, code } }: { view: CockpitShown }) => {
  const t = useWords(words)
  const desk = `/desk/c/${code}`
  const next: Readonly<Record<string, { to: string; label: string } | undefined>> = {
    mediatorOffered: { to: `${desk}/offer`, label: t.desk.look },
    preparing: { to: `/c/${code}/book`, label: t.cockpit.book },
    scheduled: { to: `${desk}/prep`, label: t.cockpit.prepare },
    inMediation: { to: `${desk}/room`, label: t.cockpit.room },
    drafting: { to: `${desk}/draft`, label: t.cockpit.draft },
  }
  const step = next[state]
  return step ? (
    <p>
      <ButtonLink to={step.to}>{step.label}</ButtonLink>
    </p>
  ) : null
}
