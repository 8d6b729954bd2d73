import { MACHINE_POINTS } from '#app/domain/confirmation/clean.ts'
import type { QueueRow } from '#app/domain/confirmation/queries.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { Desk, Pane } from '#app/ui/desk.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { UnsettledBrief } from '#app/ui/marks.tsx'
import { QueueTable } from '#app/ui/queue.tsx'
import { useCourtTabs } from './court-tabs.ts'

/** What waits for the court, the nearest day first. */
export const CourtQueue = ({ rows }: { rows: readonly QueueRow[] }) => {
  const all = useWords(words)
  const t = all.desk
  const locale = useLocale()
  const language = locale === 'zh-CN' ? 'zh' : 'en'
  const stateOf = (state: string) => (all.states as Readonly<Record<string, string>>)[state] ?? state
  return (
    <Desk
      owner="c"
      place={t.place}
      tabs={useCourtTabs('/court')}
      keys={[
        { key: 'J', does: t.keys.next },
        { key: 'K', does: t.keys.previous },
      ]}
    >
      <Pane title={t.title(rows.length)} level={1}>
        <QueueTable
          caption={t.title(rows.length)}
          leadHead={t.matter}
          columns={[
            { key: 'number', head: t.number },
            { key: 'state', head: t.state },
            { key: 'score', head: t.score, isNumber: true },
            { key: 'due', head: t.due },
          ]}
          rows={rows.map(({ code, caseNumber, topic, state, score, dueOn, isFlagged }) => ({
            key: code,
            lead: { to: `/court/c/${encodeURIComponent(code)}`, label: topic[language], sub: code },
            cells: {
              number: caseNumber ?? t.newCase,
              state: stateOf(state),
              score: score === null ? '–' : `${score}/${MACHINE_POINTS.length}`,
              due: dueOn ? (
                <>
                  {formatDay(dueOn, locale, { year: false })}
                  {isFlagged && <UnsettledBrief />}
                </>
              ) : (
                '–'
              ),
            },
          }))}
          empty={<EmptyState title={t.empty}>{t.emptyText}</EmptyState>}
        />
      </Pane>
    </Desk>
  )
}
