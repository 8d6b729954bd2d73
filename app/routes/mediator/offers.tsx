import { useLoaderData } from '@remix-run/react'
import { offersTo } from '#app/domain/mediator/desk.queries.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { formatFen } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/mediator.ts'
import { deskHandle, Pane } from '#app/ui/desk.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Deadline } from '#app/ui/marks.tsx'
import { QueueTable } from '#app/ui/queue.tsx'
import { MediatorDesk } from './ui/mediator-desk.tsx'
import { lastDay } from './ui/today.tsx'

export const handle = deskHandle

export const loader = deskPage(['mediator'], async ({ platform, person, locale }) => ({
  offers: await offersTo(platform, person.personId, locale),
}))

/** M2: the cases offered to a mediator. */
export default function Offers() {
  const { offers } = useLoaderData<typeof loader>()
  const t = useWords(words)
  const locale = useLocale()
  return (
    <MediatorDesk tab="offers">
      <Pane title={t.desk.tabs.offers} level={1}>
        <QueueTable
          caption={t.desk.tabs.offers}
          leadHead={t.desk.todo}
          columns={[
            { key: 'case', head: t.desk.case },
            { key: 'sum', head: t.offer.sum, isNumber: true },
            { key: 'due', head: t.desk.deadline },
          ]}
          rows={offers.map(({ id, code, topic, amountFen, dueAt }) => ({
            key: id,
            lead: { to: `/desk/c/${code}/offer`, label: t.desk.acceptCase, sub: code },
            cells: {
              case: topic,
              sum: amountFen === null ? '' : formatFen(amountFen, locale, 'sign'),
              due: dueAt ? <Deadline day={lastDay(dueAt, locale)} /> : '',
            },
          }))}
          empty={<EmptyState title={t.desk.noOffers}>{t.desk.noOffersText}</EmptyState>}
        />
      </Pane>
    </MediatorDesk>
  )
}
