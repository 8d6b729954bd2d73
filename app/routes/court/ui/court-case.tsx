import { Link } from '@remix-run/react'
import { formatDay, formatFen } from '#app/i18n/format.ts'
import { chineseNumber } from '#app/i18n/numerals.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { words as batchWords } from '#app/i18n/words/court-batch.ts'
import { words as deskWords } from '#app/i18n/words/court-desk.ts'
import { Desk, PaneHead } from '#app/ui/desk.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Deadline, Note, PartyBadge, Tag } from '#app/ui/marks.tsx'
import { CaseCode } from '#app/ui/page.tsx'
import { CheckItem, PdfPane, Sheet } from '#app/ui/split.tsx'
import { AgreementReview } from './agreement-review.tsx'
import { AskedAnswers } from './asked-answers.tsx'
import { CaseActs } from './case-acts.tsx'
import { useCourtTabs } from './court-tabs.ts'
import { PaperViewer } from './paper-viewer.tsx'
import type { CaseProps } from './types.ts'

const marks = { pass: 'ok', fail: 'no', unknown: 'look' } as const

/** The keys that do something in this state; each has its visible button. */
function keysOf(
  { state, isJudge, awaitsRuling, signing, batch, next }: CaseProps,
  does: Readonly<Record<string, string>>,
) {
  const isOpen = ['lodged', 'accepted', 'inquiring'].includes(state)
  const keys = [
    state === 'lodged' && ['A', does.accept],
    state === 'accepted' && ['A', does.propose],
    awaitsRuling && isJudge && signing === null && !batch?.isRead && ['A', does.sign],
    awaitsRuling && isJudge && signing === 'wait' && ['Z', does.undo],
    state === 'awaitingRuling' && isJudge && signing === null && !batch?.isProposed && ['B', does.sendBack],
    state === 'inquiring' && ['A', does.record],
    isOpen && ['R', does.giveBack],
    isOpen && state !== 'lodged' && ['Q', does.ask],
    state === 'accepted' && ['D', does.dismiss],
    next !== null && ['N', does.next],
  ] as const
  return keys.flatMap((one) => (one ? [{ key: one[0] ?? '', does: one[1] ?? '' }] : []))
}

/** Paper at the left, checks and acts at the right. */
export const CourtCase = (props: CaseProps) => {
  const all = useWords(words)
  const d = useWords(deskWords)
  const { fault } = props
  return (
    <Desk
      owner="c"
      place={`${props.court[useLanguage()]}·${all.desk.place}`}
      tabs={useCourtTabs('/court')}
      keys={keysOf(props, d.keys)}
      layout="split"
    >
      <Paper {...props} />
      <section className="pane">
        <Head {...props} />
        <ErrorSummary errors={fault?.errors} message={fault?.message} />
        {props.batch && <InBatch batch={props.batch} />}
        <Checks {...props} />
        <Said {...props} />
        <AskedAnswers questions={props.askedInWriting} />
        <CaseActs {...props} />
      </section>
    </Desk>
  )
}

/** What it is about, until when, who asks; the letter of a side as on every page. */
const Head = ({ code, state, caseNumber, brief, parties }: CaseProps) => {
  const all = useWords(words)
  const language = useLanguage()
  const locale = useLocale()
  const stateWords = (all.states as Readonly<Record<string, string>>)[state] ?? state
  const sum = brief?.amountFen ? formatFen(brief.amountFen, locale, 'sign') : ''
  return (
    <>
      <PaneHead
        title={`${brief?.topic[language] ?? ''} ${sum}`.trim()}
        end={brief?.dueOn && <Deadline before={all.desk.due} day={formatDay(brief.dueOn, locale, { year: false })} />}
        level={1}
      />
      <p className="headline">
        <CaseCode code={code} />
        <span>{caseNumber ?? all.desk.newCase}</span>
        <Tag tone="act">{stateWords}</Tag>
        {parties.map(({ partyId, name, role }) => (
          <span key={partyId}>
            <PartyBadge side={role === 'applicant' ? 'a' : 'b'} /> {name}
          </span>
        ))}
      </p>
    </>
  )
}

/** The case goes with others of its kind: which batch, and whether it is one of the sample. */
const InBatch = ({ batch }: { readonly batch: NonNullable<CaseProps['batch']> }) => {
  const b = useWords(batchWords)
  return (
    <Note tone={batch.isSampled && !batch.isProposed ? 'warn' : 'plain'}>
      <p>
        {batch.isSampled && !batch.isProposed ? b.isSample : b.inBatch}{' '}
        <Link to={`/court/batch/${batch.id}`}>{b.toBatch}</Link>
      </p>
    </Note>
  )
}

/** The paper itself beside the checks; where the browser has no viewer for PDF, its text and a link. */
const Paper = (props: CaseProps) => {
  const { papers, code, shown } = props
  const d = useWords(deskWords)
  const t = useWords(words).case
  const locale = useLocale()
  const base = `/c/${encodeURIComponent(code)}/papers`
  const links = papers.map((paper) => (
    <a
      key={paper.code}
      href={`?paper=${paper.code}`}
      aria-current={paper.code === shown?.code ? 'page' : undefined}
      className={paper.code === shown?.code ? 'on' : undefined}
    >
      {paper.isEarlier ? d.earlier(paper.title[locale]) : paper.title[locale]}
    </a>
  ))
  return (
    <PdfPane label={t.papers} tabs={links}>
      {shown && (
        <>
          <PaperViewer url={`${base}/${shown.code}`} title={shown.title[locale]} />
          <p>
            <a href={`${base}/${shown.code}`} target="_blank" rel="noreferrer">
              {t.paper}
            </a>
          </p>
        </>
      )}
      <details className="why" open={!shown}>
        <summary>{t.asText}</summary>
        <Text {...props} />
      </details>
    </PdfPane>
  )
}

const Text = ({ clauses, parties }: CaseProps) => {
  const t = useWords(words).case
  return (
    <Sheet>
      <h2>{t.parties}</h2>
      <ul>
        {parties.map(({ name, number }) => (
          <li key={name}>
            {name}　<span className="num">{number}</span>
          </li>
        ))}
      </ul>
      <h2>{t.clauses}</h2>
      <ol>
        {clauses.map(({ no, formal }) => (
          <li key={`${no}-${formal['zh-CN']}`}>
            {no === null ? formal['zh-CN'] : `（${chineseNumber(no)}）${formal['zh-CN']}`}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

/** What the check before signing found, why the mediator let it stand, and what the parties answered. */
const Said = ({ review, answers }: CaseProps) => {
  const t = useWords(words).case
  return (
    <>
      {review && <AgreementReview review={review} />}
      {answers.length > 0 && <h2>{t.answers}</h2>}
      {answers.map((answer) => (
        <p key={answer}>{answer}</p>
      ))}
    </>
  )
}

const Checks = ({ checks, lastDay, lodgedOn }: CaseProps) => {
  const t = useWords(words).case
  const locale = useLocale()
  const names: Readonly<Record<string, string>> = t.items
  const results: Readonly<Record<string, string>> = t.results
  return (
    <>
      <h2>
        {t.machine}{' '}
        <small className="second">
          {t.looked(checks.length, checks.filter(({ machine }) => machine !== 'pass').length)}
        </small>
      </h2>
      <p className="second">
        {lodgedOn && t.lodged(formatDay(lodgedOn, locale))} · {t.lastDay(formatDay(lastDay, locale))}
      </p>
      {checks.map(({ item, machine }) => (
        <CheckItem
          key={item}
          state={marks[machine as keyof typeof marks] ?? 'look'}
          title={names[item] ?? item}
          note={results[machine]}
        />
      ))}
    </>
  )
}
