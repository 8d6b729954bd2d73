import { fenInCapitals } from '#app/i18n/capitals.ts'
import { formatDay, formatInstant } from '#app/i18n/format.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/case.ts'
import { AudienceStrip } from '#app/ui/audience.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { ClaimList } from '#app/ui/claims.tsx'
import { Live } from '#app/ui/live.ts'
import { Deadline, Money, Note, type Side } from '#app/ui/marks.tsx'
import { NextStepCard } from '#app/ui/next-step.tsx'
import { CaseCode, CaseLine, Page } from '#app/ui/page.tsx'
import { QrCode } from '#app/ui/qr-code.tsx'
import { CaseTimeline } from './case-timeline.tsx'
import { Doors, Papers, People, Routes } from './file.tsx'
import { Tried } from './tried.tsx'
import type { HomeData } from './types.ts'

const turnSides: Readonly<Record<string, Side | null>> = {
  applicant: 'a',
  respondent: 'b',
  mediator: 'm',
  clerk: 'c',
  judge: 'c',
  court: 'c',
  dispatcher: 'm',
  orgAdmin: 'm',
}
const DESKS: Readonly<Record<string, (code: string) => string>> = {
  mediator: (code) => `/desk/c/${code}`,
  dispatcher: (code) => `/dispatch/c/${code}`,
  orgAdmin: () => '/seal',
  clerk: () => '/court',
  judge: () => '/court',
}

/** The home of a case: what to do now, where things are, who, what, and the doors to everything else. */
export const CaseHome = (home: HomeData) => {
  const t = useWords(words)
  const locale = useLocale()
  const topic = locale === 'en' ? home.topic.en : home.topic.zh
  const isRespondent = home.reader === 'respondent'
  return (
    <Page spine owner={isRespondent ? 'b' : 'a'}>
      <p className="eyebrow">
        <CaseLine code={home.code} topic={topic} />
      </p>
      {!home.next.mine && home.state.stage !== 'closed' && <Live url={`/c/${encodeURIComponent(home.code)}/live`} />}
      <NextStep {...home} />
      <Words {...home} />
      <h2>{t.whereThingsAre}</h2>
      <CaseTimeline {...home} />
      {home.claims.length > 0 && <Wanted {...home} />}
      <h2>{t.people}</h2>
      <People {...home} />
      <h2>{t.inFile}</h2>
      <Doors {...home} />
      <h2>{t.papers}</h2>
      <Papers {...home} />
      <CodePicture {...home} />
      <WaysOut {...home} />
    </Page>
  )
}

const NextStep = ({ code, next, step, deadline, reader }: HomeData) => {
  const t = useWords(words)
  const locale = useLocale()
  const desk = DESKS[reader]
  const mySide: Side = reader === 'respondent' ? 'b' : 'a'
  return (
    <>
      <NextStepCard
        side={next.mine ? mySide : (turnSides[next.turn] ?? null)}
        mine={next.mine}
        who={next.turn === 'dispatcher' || next.turn === 'orgAdmin' ? t.theOrganisation : undefined}
        title={step.title}
        deadline={
          deadline && (
            <Deadline before={t.deadline} day={formatDay(deadline.on, locale)} isUnsettled={deadline.isFlagged} />
          )
        }
        action={
          next.to && (
            <ButtonLink wide to={`/c/${encodeURIComponent(code)}/${next.to}`}>
              {step.button}
            </ButtonLink>
          )
        }
      >
        {step.text}
      </NextStepCard>
      {desk && (
        <p>
          {t.deskHint}{' '}
          <ButtonLink look="second" to={desk(encodeURIComponent(code))}>
            {t.toDesk}
          </ButtonLink>
        </p>
      )}
    </>
  )
}

/** What others said that the reader should know now: a reason, a list of what is missing. */
const Words = ({ lastWords, reasons, defects, routes, tried, askAgainOn, inviteGoesOutAt }: HomeData) => {
  const t = useWords(words)
  const locale = useLocale()
  const language = useLanguage()
  return (
    <>
      {inviteGoesOutAt && (
        <Note title={t.heldTitle(formatInstant(new Date(inviteGoesOutAt), locale))}>{t.heldText}</Note>
      )}
      {lastWords && <Note title={t.lastWords}>{lastWords}</Note>}
      {defects.length > 0 && (
        <ul className="claims">
          {defects.map((defect) => (
            <li key={defect}>{defect}</li>
          ))}
        </ul>
      )}
      {reasons.map(({ said, text }) => (
        <Note key={`${said?.en}${text}`} title={t.sharedReason}>
          {[said?.[language], text].filter(Boolean).join(' · ')}
        </Note>
      ))}
      {askAgainOn.map((on) => (
        <Note key={on} title={t.askAgainTitle(formatDay(on, locale))}>
          {t.askAgainText}
        </Note>
      ))}
      <Tried tried={tried} />
      <Routes routes={routes} />
    </>
  )
}

const Wanted = ({ reader, amountFen, claims, facts, milestones }: HomeData) => {
  const t = useWords(words)
  const locale = useLocale()
  const title = { applicant: t.yourWanted, respondent: t.theirWanted }[reader as string] ?? t.wanted
  const said = claims.flatMap(({ answers }) => answers)
  const isBothIn = milestones.some(({ event }) => event === 'consent' || event === 'reconsider')
  return (
    <>
      <h2>{title}</h2>
      {amountFen !== null && <Money fen={amountFen} {...(locale === 'en' ? {} : { note: fenInCapitals(amountFen) })} />}
      {claims.some(({ text }) => text) && <ClaimList claims={claims} />}
      {said.length > 0 && <Said said={said} isMine={reader === 'respondent'} />}
      {facts && (
        <details className="why">
          <summary>{t.facts}</summary>
          <p>{facts}</p>
        </details>
      )}
      <AudienceStrip boxed>{isBothIn ? t.seen.all : t.seen.applicantOnly}</AudienceStrip>
    </>
  )
}

type SaidProps = { readonly said: HomeData['claims'][number]['answers']; readonly isMine: boolean }

/** What the other side says to it, point by point. */
const Said = ({ said, isMine }: SaidProps) => {
  const t = useWords(words)
  return (
    <section>
      <h3>{isMine ? t.saidMine : t.saidOther}</h3>
      <ul className="claims">
        {said.map(({ answer, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the points have an order and nothing else
          <li key={index}>
            {t.said[answer as keyof typeof t.said]}
            {text && <span className="second">{text}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The code of the case as a picture: on paper, at a counter, or from one phone to another. */
const CodePicture = ({ code, square }: HomeData) => {
  const t = useWords(words)
  return (
    <details className="why">
      <summary>{t.codePicture}</summary>
      <p className="display">
        <CaseCode code={code} />
      </p>
      <QrCode square={square} label={t.codePictureLabel} />
      <p className="meta">{t.codePictureHint}</p>
    </details>
  )
}

const WaysOut = ({ code, mayWithdraw, mayLeave, mayReconsider, mayClose }: HomeData) => {
  const t = useWords(words)
  const base = `/c/${encodeURIComponent(code)}`
  return (
    <p>
      {mayReconsider && (
        <ButtonLink look="second" to={`${base}/answer`}>
          {t.reconsider}
        </ButtonLink>
      )}
      {mayClose && (
        <ButtonLink look="second" to={`${base}/close`}>
          {t.closeNow}
        </ButtonLink>
      )}
      {mayWithdraw && (
        <ButtonLink look="quiet" to={`${base}/withdraw`}>
          {t.withdraw}
        </ButtonLink>
      )}
      {mayLeave && (
        <ButtonLink look="quiet" to={`${base}/leave`}>
          {t.leave}
        </ButtonLink>
      )}
    </p>
  )
}
