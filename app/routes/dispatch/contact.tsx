import { useLoaderData } from '@remix-run/react'
import { contactBook } from '#app/domain/invitation/contact.queries.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { formatDay, formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ladder.ts'
import { words as tried } from '#app/i18n/words/tried.ts'
import { Desk, deskHandle, Pane, PaneHead } from '#app/ui/desk.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Deadline, Tag } from '#app/ui/marks.tsx'
import { QueueTable } from '#app/ui/queue.tsx'
import { useDispatchTabs } from './ui/tabs.ts'

export const handle = deskHandle

export const loader = deskPage(['dispatcher'], ({ platform, person }) => contactBook(platform, person.posts))

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function Contact() {
  const data = useLoaderData<typeof loader>()
  const t = useWords(words)
  return (
    <Desk place={data.place} layout="2" tabs={useDispatchTabs('contact')}>
      <Pane title={t.title(data.people.length)} level={1}>
        <p className="meta">{t.lede}</p>
        <People {...data} />
      </Pane>
      <Pane title={t.funnel}>
        <Funnel {...data} />
        <PaneHead title={t.plan} />
        <Plan {...data} />
      </Pane>
    </Desk>
  )
}

const useWhen = () => {
  const locale = useLocale()
  return (at: string) => formatInstant(new Date(at), locale, { year: false })
}

const People = ({ people, today }: Data) => {
  const t = useWords(words)
  const locale = useLocale()
  const when = useWhen()
  const rows = people.map((one) => ({
    key: one.id,
    lead: {
      to: `/dispatch/c/${encodeURIComponent(one.code)}`,
      label: `${one.name} · ${locale === 'en' ? one.topic.en : one.topic.zh}`,
      sub: one.code,
    },
    cells: {
      state: <Tag tone={one.opened ? 'done' : 'plain'}>{stateWord(one)}</Tag>,
      todo: one.task ? (
        <Deadline
          before={t.rungs[one.task.rung]}
          day={when(one.task.dueAt)}
          tone={one.task.dueAt.slice(0, 10) < today ? 'late' : 'soon'}
        />
      ) : (
        t.nothingNow
      ),
      next: one.next ? `${t.rungs[one.next.rung]} ${when(one.next.dueAt)}` : t.noNext,
      until: one.endsOn ? formatDay(one.endsOn, locale, { year: false }) : t.notApplicable,
    },
  }))
  function stateWord({ state, opened, answerBy }: Data['people'][number]) {
    if (answerBy) return t.asksUntil(when(answerBy))
    if (state === 'known') return t.known
    return opened ? t.opened : t.notOpened
  }
  return (
    <QueueTable
      caption={t.tab}
      leadHead={t.person}
      columns={[
        { key: 'state', head: t.ladder },
        { key: 'todo', head: t.todo },
        { key: 'next', head: t.next, label: t.next },
        { key: 'until', head: t.until, label: t.until },
      ]}
      rows={rows}
      empty={<EmptyState title={t.empty}>{t.emptyText}</EmptyState>}
    />
  )
}

const Funnel = ({ funnel }: Data) => {
  const t = useWords(words)
  const { channels } = useWords(tried)
  const shown = (count: number | null, isWritten: boolean) => count ?? (isWritten ? t.unknown : t.notApplicable)
  return (
    <>
      <p className="meta">{t.funnelLede}</p>
      <dl className="dl">
        {funnel.map(({ channel, sent, delivered, opened, answered }) => (
          <div key={channel}>
            <dt>{channels[channel]}</dt>
            <dd>
              {[
                `${t.counts.sent} ${sent}`,
                `${t.counts.delivered} ${shown(delivered, channel === 'sms')}`,
                `${t.counts.opened} ${shown(opened, false)}`,
                `${t.counts.answered} ${answered}`,
              ].join(' · ')}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

const Plan = ({ rungs }: Data) => {
  const t = useWords(words)
  return (
    <dl className="dl">
      {rungs.map(({ key, day, by }) => (
        <div key={key}>
          <dt>{t.planDay(day)}</dt>
          <dd>
            {t.rungs[key]} <span className="second">{t.byWhom[by]}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
