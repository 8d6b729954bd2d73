import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { inboxPage, searchInbox } from '#app/http/inbox.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { formatDay, formatFen } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/dispatch.ts'
import { Button } from '#app/ui/button.tsx'
import { Desk, deskHandle, Pane } from '#app/ui/desk.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { Deadline, Tag } from '#app/ui/marks.tsx'
import { CsrfToken } from '#app/ui/post-form.tsx'
import { QueueTable } from '#app/ui/queue.tsx'
import { useDispatchTabs } from './ui/tabs.ts'

export const handle = deskHandle

export const loader = deskPage(['dispatcher'], inboxPage)
export const action = searchInbox

type Data = Omit<ReturnType<typeof useLoaderData<typeof loader>>, 'formKey'>

/** D1: what waits on the desk, and whatever the dispatcher looks for. */
export default function Inbox() {
  const listed = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const data: Data = answer && 'cases' in answer ? answer : listed
  const t = useWords(words)
  return (
    <Desk
      place={data.place}
      tabs={useDispatchTabs('inbox')}
      keys={[
        { key: 'J', does: t.keys.next },
        { key: 'K', does: t.keys.previous },
      ]}
    >
      <Pane
        title={
          data.isSearch
            ? t.foundTitle(data.q, data.cases.length, data.hasMore)
            : t.inboxTitle(data.total, data.isTotalCut)
        }
        level={1}
      >
        <Search q={data.q} />
        <Filters {...data} />
        <Queue {...data} />
        <Further {...data} />
      </Pane>
    </Desk>
  )
}

/** Posted, so that no name and no number of anybody comes to stand in an address. */
const Search = ({ q }: Pick<Data, 'q'>) => {
  const t = useWords(words)
  return (
    <Form method="post" action="/dispatch" className="inline finder" role="search">
      <CsrfToken />
      <Field name="q" label={t.find} hint={t.findHint} defaultValue={q} key={q} spellCheck={false} maxLength={60} />
      <Button look="second" slim>
        {t.findNow}
      </Button>
    </Form>
  )
}

const Further = ({ isSearch, hasMore, next, state, isLater }: Data) => {
  const t = useWords(words)
  if (isSearch) return hasMore ? <p className="meta">{t.foundMore}</p> : null
  if (!next && !isLater) return null
  const query = (after: string | null) => {
    const asked = new URLSearchParams({ ...(state ? { state } : {}), ...(after ? { after } : {}) }).toString()
    return asked ? `/dispatch?${asked}` : '/dispatch'
  }
  return (
    <p className="filters">
      {isLater && (
        <Link className="tag" to={query(null)}>
          {t.firstPage}
        </Link>
      )}
      {next && (
        <Link className="tag" to={query(next)} rel="next">
          {t.nextPage}
        </Link>
      )}
    </p>
  )
}

const Filters = ({ filters }: Pick<Data, 'filters'>) => {
  const t = useWords(words)
  const locale = useLocale()
  return (
    <nav className="filters" aria-label={t.filters}>
      <Link className="tag" to="/dispatch">
        {t.all}
      </Link>
      {filters
        .filter(({ count }) => count > 0)
        .map(({ key, name, count, isCut }) => (
          <Link key={key} className="tag" to={`/dispatch?state=${key}`}>
            {locale === 'en' ? name.en : name.zh} {isCut ? t.andMore(count) : count}
          </Link>
        ))}
    </nav>
  )
}

const Queue = ({ cases, today, isSearch }: Data) => {
  const t = useWords(words)
  const locale = useLocale()
  const both = ({ zh, en }: { zh: string; en: string }) => (locale === 'en' ? en : zh)
  const toneOf = (dueOn: string) => (dueOn < today ? 'late' : dueOn === today ? 'soon' : 'usual')
  const rows = cases.map((one) => ({
    key: one.code,
    lead: {
      to: `/dispatch/c/${encodeURIComponent(one.code)}`,
      label: [both(one.topic), one.amountFen === null ? null : formatFen(one.amountFen, locale, 'sign')]
        .filter(Boolean)
        .join(' · '),
      sub: one.code,
    },
    cells: {
      source: t.sources[one.source as keyof typeof t.sources] ?? t.sources.other,
      who: `${one.applicants.join('、')} ↔ ${one.respondents.join('、')}`,
      state: <Tag>{both(one.state.name)}</Tag>,
      due: one.dueOn ? (
        <Deadline
          day={formatDay(one.dueOn, locale, { year: false })}
          tone={toneOf(one.dueOn)}
          isUnsettled={one.dueIsFlagged}
        />
      ) : (
        t.noDay
      ),
    },
  }))
  return (
    <QueueTable
      caption={t.inbox}
      leadHead={t.what}
      columns={[
        { key: 'source', head: t.source },
        { key: 'who', head: t.who },
        { key: 'state', head: t.state },
        { key: 'due', head: t.due },
      ]}
      rows={rows}
      empty={
        isSearch ? (
          <EmptyState title={t.nothingFound}>{t.nothingFoundText}</EmptyState>
        ) : (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        )
      }
    />
  )
}
