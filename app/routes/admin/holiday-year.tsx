import { useActionData, useLoaderData } from '@remix-run/react'
import { plainAction } from '#app/http/form.server.ts'
import { decidePlan, holidayYear } from '#app/http/holidays.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { formatDay, wallTime } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/holidays.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Note } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { Moves, PlanLines } from './ui/plan.tsx'

export const loader = deskPage(['platformAdmin'], holidayYear)

export const action = plainAction(decidePlan, { person: true })

/** X1: one year; a draft with everything that publishing it would move, or what stands. */
export default function HolidayYearPage() {
  const view = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  const locale = useLocale()
  const { version, source, publishedAt, isApplied, older } = view
  const year = String(view.year)
  const day = (at: string) => formatDay(wallTime(new Date(at)).on, locale, { weekday: false })
  return (
    <Page>
      <PageHead
        back={{ to: '/admin/holidays', label: t.backToYears }}
        eyebrow={publishedAt ? `${t.version(version)} · ${t.published(day(publishedAt))}` : t.version(version)}
        title={publishedAt ? t.standingTitle(year) : t.previewTitle(year)}
      >
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
      </PageHead>
      <p className="second">
        {t.source}
        {locale === 'en' ? ': ' : '：'}
        <span lang="zh-CN">{source}</span>
      </p>
      <PlanLines lines={view.lines} isFirst={view.isFirst} />
      {publishedAt ? (
        <Standing year={year} isApplied={isApplied} />
      ) : (
        <>
          <Moves {...view} />
          <Decide view={view} />
        </>
      )}
      {older.length > 0 && (
        <>
          <h2>{t.older}</h2>
          <ul>
            {older.map((one) => (
              <li key={one.version}>
                {t.version(one.version)}
                {one.publishedAt && ` · ${t.published(day(one.publishedAt))}`} ·{' '}
                {t.counts(one.holidays, one.makeUpDays)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}

const Standing = ({ year, isApplied }: { year: string; isApplied: boolean }) => {
  const t = useWords(words)
  return (
    <>
      <Note tone={isApplied ? 'ok' : 'hint'}>{isApplied ? t.counted : t.counting}</Note>
      <p>
        <ButtonLink look="second" to={`/admin/holidays?change=${year}`}>
          {t.change}
        </ButtonLink>
      </p>
    </>
  )
}

type Deciding = { readonly formKey: string; readonly version: number; readonly seen: string }

const Decide = ({ view: { formKey, version, seen } }: { view: Deciding }) => {
  const t = useWords(words)
  return (
    <PostForm idempotencyKey={formKey}>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="seen" value={seen} />
      <Actions>
        <Button name="act" value="publish">
          {t.publish}
        </Button>
        <Button look="quiet" name="act" value="discard">
          {t.discard}
        </Button>
      </Actions>
    </PostForm>
  )
}
