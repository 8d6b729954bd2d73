import { formatDay, formatFen } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/gallery.ts'
import { Button } from '../button.tsx'
import { Desk, Pane, PaneHead } from '../desk.tsx'
import { EmptyState } from '../empty-state.tsx'
import { TextArea } from '../field.tsx'
import { PeopleList } from '../lists.tsx'
import { Deadline, Note, Tag } from '../marks.tsx'
import { QueueTable } from '../queue.tsx'
import { CheckItem, PdfPane, Sheet } from '../split.tsx'

const here = '/dev/gallery/desk'

/** The desk with its panes, a queue by deadline, the checklist of a clerk. */
export const DeskSamples = () => {
  const t = useWords(words)
  return (
    <Desk
      place={t.desk}
      layout="3"
      tabs={t.tabs.map((label, index) => ({ to: `${here}?tab=${index}`, label, current: index === 0 }))}
      keys={['J', 'K', 'A'].map((key, index) => ({ key, does: t.keys[index] ?? '' }))}
    >
      <div>
        <Pane title={t.title} level={1}>
          <PeopleList
            people={[
              { side: 'a', name: '戴晓雯', note: t.people[0] },
              { side: 'b', name: '马国强', note: t.people[2], action: <Tag tone="warn">{t.states[1]}</Tag> },
            ]}
          />
          <TextArea name="note" label={t.message} audience={t.onlyMediator} isPrivate />
          <p>
            <Button>{t.save}</Button>
          </p>
        </Pane>
        <PaperSample />
      </div>
      <Pane title={t.waiting} end={t.byDeadline}>
        <Queue />
        <PaneHead title={t.work[0]} end="诸调-26-0431-9C" />
        <p>
          <Button shortcut="A">{t.accept}</Button>{' '}
          <Button look="second" shortcut="R">
            {t.refuse}
          </Button>
        </p>
      </Pane>
      <Pane title={t.look} fold>
        <CheckItem
          state="ok"
          title={t.checks[0]}
          tick={{ name: 'seen', value: 'period', ticked: true, what: t.checks[0] ?? '' }}
        />
        <CheckItem
          state="look"
          title={t.checks[1]}
          note={t.checkNote}
          tick={{ name: 'seen', value: 'definite', ticked: false, what: t.checks[1] ?? '' }}
        />
        <Note tone="warn">{t.checkNote}</Note>
        <Button blockedBecause={t.remaining}>{t.confirm}</Button>
        <EmptyState title={t.allDone} />
      </Pane>
    </Desk>
  )
}

const PaperSample = () => {
  const t = useWords(words)
  return (
    <PdfPane label={t.files}>
      <Sheet footer={<span className="num">诸调-26-0398-2M·第1版</span>}>
        <h2>人民调解协议书</h2>
        <p>
          周晓岚返还林志远押金人民币玖仟陆佰元整。<span className="mark">如再逾期，承担相应责任。</span>
        </p>
      </Sheet>
    </PdfPane>
  )
}

const Queue = () => {
  const t = useWords(words)
  const locale = useLocale()
  const [lead = '', topic, deadline, amount] = t.columns
  return (
    <QueueTable
      caption={t.waiting}
      leadHead={lead}
      columns={[
        { key: 'topic', head: topic },
        { key: 'deadline', head: deadline },
        { key: 'amount', head: amount, isNumber: true },
      ]}
      rows={t.work.map((label, index) => ({
        key: label,
        lead: { to: `${here}?row=${index}`, label, sub: t.workSub },
        cells: {
          topic: t.topic,
          deadline: (
            <Deadline day={formatDay('2026-11-25', locale, { year: false })} tone={index === 0 ? 'soon' : 'usual'} />
          ),
          amount: formatFen(340_000, locale, 'sign'),
        },
        selected: index === 0,
      }))}
    />
  )
}
