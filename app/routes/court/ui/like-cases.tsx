import { Link } from '@remix-run/react'
import type { openBatches } from '#app/domain/confirmation/batch.queries.server.ts'
import type { LikeGroup, LikeRow } from '#app/domain/confirmation/like-cases.queries.server.ts'
import type { FormFault } from '#app/http/form.server.ts'
import { formatFen, formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words as courtWords } from '#app/i18n/words/court.ts'
import { words } from '#app/i18n/words/court-batch.ts'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { Desk, Pane } from '#app/ui/desk.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { casePath, useCourtTabs } from './court-tabs.ts'

type LikeCasesProps = {
  /** The share that is read one by one. */
  readonly inHundred: number
  readonly groups: readonly (LikeGroup & { readonly formKey: string })[]
  readonly batches: Awaited<ReturnType<typeof openBatches>>
  readonly fault: FormFault | undefined
}

/** What is under way, then each group of like cases with its one form. */
export const LikeCases = ({ inHundred, groups, batches, fault }: LikeCasesProps) => {
  const t = useWords(words)
  const desk = useWords(courtWords).desk
  const isEmpty = groups.length === 0 && batches.length === 0
  return (
    <Desk owner="c" place={desk.place} tabs={useCourtTabs('/court/batch')}>
      <Pane title={t.title} level={1}>
        <ErrorSummary errors={fault?.errors} message={fault?.message} />
        <p>{t.lede}</p>
        <p>{t.rule(inHundred)}</p>
        <p className="second">{t.own}</p>
        {isEmpty && <EmptyState title={t.empty}>{t.emptyText}</EmptyState>}
        {batches.length > 0 && <UnderWay batches={batches} />}
        {groups.map((group, index) => (
          <Group key={group.kind} group={group} no={index} fault={fault} />
        ))}
      </Pane>
    </Desk>
  )
}

const UnderWay = ({ batches }: Pick<LikeCasesProps, 'batches'>) => {
  const t = useWords(words)
  const locale = useLocale()
  return (
    <section>
      <h2>{t.open}</h2>
      <ul className="facts">
        {batches.map(({ id, madeAt, of, confirmed, toSign, waiting }) => (
          <li key={id}>
            <Link to={`/court/batch/${id}`}>{t.openRow(formatInstant(new Date(madeAt), locale), of)}</Link>
            <span className="second">{t.progress(confirmed, toSign, waiting)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type GroupProps = Pick<LikeCasesProps, 'fault'> & {
  readonly group: LikeCasesProps['groups'][number]
  readonly no: number
}

const Group = ({ group, no, fault }: GroupProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const { rows, fit, sample, most } = group
  const together = rows.filter(({ apart }) => apart === null)
  const apart = rows.filter((row) => row.apart !== null)
  return (
    <section>
      <h2>{t.groupTitle(group.disputeKind[locale], group.respondents, fit)}</h2>
      <p className="second">{t.by(group.organisation)}</p>
      <PostForm idempotencyKey={group.formKey}>
        <ChoiceGroup
          id={`cases-${no}`}
          name="cases"
          several
          legend={t.choose}
          chosen={together.slice(0, most).map(({ caseId }) => caseId)}
          error={fault?.errors.cases}
          options={together.map((row) => ({ value: row.caseId, label: <Label row={row} />, hint: row.caseNumber }))}
        />
        <Button name="act" value="draw">
          {t.draw(Math.min(fit, most), sample)}
        </Button>
      </PostForm>
      <Clauses rows={rows} />
      {apart.length > 0 && <Apart rows={apart} />}
    </section>
  )
}

const Label = ({ row }: { readonly row: LikeRow }) => (
  <>
    {row.applicants} <span className="num">{formatFen(row.totalFen, useLocale(), 'sign')}</span>
  </>
)

/** The same text case by case; names, sums and days are marked, because they are all that may differ. */
const Clauses = ({ rows }: { readonly rows: readonly LikeRow[] }) => {
  const t = useWords(words)
  return (
    <details className="why">
      <summary>{t.clauses}</summary>
      {rows.map(({ caseId, applicants, clauses }) => (
        <section key={caseId}>
          <h3>{applicants}</h3>
          <ol lang="zh-CN">
            {clauses.map((segments) => (
              <li key={segments.map(({ text }) => text).join('')}>
                {segments.map(({ text, isValue }, at) => {
                  // biome-ignore lint/suspicious/noArrayIndexKey: a clause does not change while it is shown
                  return isValue ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>
                })}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </details>
  )
}

const Apart = ({ rows }: { readonly rows: readonly LikeRow[] }) => {
  const t = useWords(words)
  return (
    <ul className="facts">
      {rows.map(({ caseId, code, applicants, apart }) => (
        <li key={caseId}>
          <Link to={casePath(code)}>{applicants}</Link>
          <span className="second">{apart && t.apart[apart]}</span>
        </li>
      ))}
    </ul>
  )
}
