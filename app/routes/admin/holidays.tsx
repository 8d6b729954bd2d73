import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { plainAction } from '#app/http/form.server.ts'
import { holidayYears, takePlan } from '#app/http/holidays.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/holidays.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Note, Tag } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { LoadPlan } from './ui/load-plan.tsx'

export const loader = deskPage(['platformAdmin'], holidayYears)

export const action = plainAction(takePlan, { person: true })

type Year = ReturnType<typeof useLoaderData<typeof loader>>['standing'][number]

/** X1: the yearly plans of holidays. */
export default function Holidays() {
  const { standing, drafts, open, text, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  return (
    <Page>
      <PageHead back={{ to: '/admin', label: t.back }} title={t.title} lede={t.lede}>
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      </PageHead>
      {open.map((year) => (
        <Note key={year} tone="warn" title={t.openYear(String(year))}>
          {t.openYearText}
        </Note>
      ))}
      <Years rows={drafts} />
      <Years rows={standing} />
      <h2>{t.load}</h2>
      <LoadPlan
        key={text}
        formKey={formKey}
        text={typeof fault?.values.plan === 'string' ? fault.values.plan : text}
        error={fault?.errors.plan}
      />
    </Page>
  )
}

const Years = ({ rows }: { rows: readonly Year[] }) => {
  const t = useWords(words)
  return (
    <ul className="rowlinks">
      {rows.map(({ year, version, holidays, makeUpDays, publishedAt }) => (
        <li key={year}>
          <Link to={`/admin/holidays/${year}`}>
            <span>
              <span className="t">{t.year(String(year))}</span>
              <span className="second">
                {t.version(version)} · {t.counts(holidays, makeUpDays)}
              </span>
            </span>
            <Tag tone={publishedAt ? 'done' : 'act'}>{publishedAt ? t.standing : t.draft}</Tag>
          </Link>
        </li>
      ))}
    </ul>
  )
}
