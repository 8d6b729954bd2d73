import { Link, useLoaderData } from '@remix-run/react'
import { inboxOf } from '#app/domain/dispute/dispatch.queries.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { formatDay, formatFen } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/dispatch.ts'
import { Desk, deskHandle, Pane } from '#app/ui/desk.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Deadline, Tag } from '#app/ui/marks.tsx'
import { QueueTable } from '#app/ui/queue.tsx'
import { useDispatchTabs } from './ui/tabs.ts'

export const handle = deskHandle

export const loader = deskPage(['dispatcher'], ({ platform, person, url }) =>
  inboxOf(platform, person.posts, url.searchParams.get('state')),
)

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function Inbox() {
  const data = useLoaderData<typeof loader>()
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
      <Pane title={t.inboxTitle(data.cases.length)} level={1}>
        <Filters filters={data.filters} />
        <Queue {...data} />
      </Pane>
    </Desk>
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
        .map(({ key, name, count }) => (
          <Link key={key} className="tag" to={`/dispatch?state=${key}`}>
            {locale === 'en' ? name.en : name.zh} {count}
          </Link>
        ))}
    </nav>
  )
}

const Queue = ({ cases, today }: Data) => {
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
      empty={<EmptyState title={t.empty}>{t.emptyText}</EmptyState>}
    />
  )
}
