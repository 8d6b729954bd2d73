import { formatDay, formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/gallery.ts'
import { AudienceStrip } from '../audience.tsx'
import { ButtonLink } from '../button.tsx'
import { EmptyState } from '../empty-state.tsx'
import { EvidenceItem, EvidenceStrip } from '../evidence.tsx'
import { CheckAnswers, PeopleList, RowLinks, TaskList } from '../lists.tsx'
import { Deadline, Meter, Money, Note, PartyBadge, Tag } from '../marks.tsx'
import { MessageThread } from '../messages.tsx'
import { NextStepCard } from '../next-step.tsx'
import { QrCode, type Square } from '../qr-code.tsx'
import { SlotList } from '../slots.tsx'
import { Timeline } from '../timeline.tsx'

const at = new Date('2026-11-23T10:00:00Z')
const here = '/dev/gallery'

/** Slip and spine: my turn, waiting, nobody's turn. */
export const NextStepSamples = () => {
  const t = useWords(words)
  const locale = useLocale()
  const day = formatInstant(at, locale, { year: false })
  const go = (
    <ButtonLink to={here} wide>
      {t.next.go}
    </ButtonLink>
  )
  return (
    <>
      <h2>{t.parts.next}</h2>
      <NextStepCard
        side="a"
        mine
        title={t.next.title}
        deadline={<Deadline before={t.next.by} day={day} after={t.next.left} />}
        action={go}
      >
        {t.next.text}
      </NextStepCard>
      <NextStepCard
        side="b"
        mine={false}
        title={t.next.waitTitle}
        deadline={<Deadline before={t.next.by} day={formatDay('2026-11-27', locale)} />}
      >
        {t.next.waitText}
      </NextStepCard>
      <NextStepCard side="c" mine={false} title={t.next.court} />
      <h2>{t.parts.timeline}</h2>
      <Timeline
        steps={t.steps.map((what, index) => ({
          key: what,
          what,
          when: index < 2 ? day : index === 2 ? t.now : t.about,
          state: index < 2 ? 'done' : index === 2 ? 'now' : 'next',
        }))}
      />
    </>
  )
}

/** Tags, deadlines, badges, money, notes. */
export const MarkSamples = () => {
  const t = useWords(words)
  const day = formatInstant(at, useLocale(), { year: false })
  const tones = ['done', 'warn', 'no', 'plain', 'act'] as const
  return (
    <>
      <h2>{t.parts.marks}</h2>
      <p>
        {tones.map((tone, index) => (
          <span key={tone}>
            <Tag tone={tone}>{t.states[index]}</Tag>{' '}
          </span>
        ))}
      </p>
      <p>
        <PartyBadge side="a" /> <PartyBadge side="b" /> <PartyBadge side="m" /> <PartyBadge side="c" />
      </p>
      <p>
        <Deadline before={t.next.by} day={day} after={t.soon} tone="soon" />
      </p>
      <p>
        <Deadline before={t.next.by} day={day} after={t.late} tone="late" />
      </p>
      <Money fen={340_000} note={t.money} />
      <AudienceStrip>{t.bothSee}</AudienceStrip>
      <AudienceStrip boxed isPrivate>
        {t.onlyMediator}
      </AudienceStrip>
      <Meter label={t.title} value={0.5} />
      <h2>{t.parts.notes}</h2>
      <Note title={t.noteTitle}>{t.noteText}</Note>
      <Note tone="ok" title={t.noteTitle}>
        {t.noteText}
      </Note>
      <Note tone="warn">{t.noteLong}</Note>
      <Note tone="hint">{t.noteText}</Note>
      <Note tone="no">{t.phoneError}</Note>
    </>
  )
}

/** Tasks, answers, people, doors, evidence, times, messages, emptiness. */
export const ListSamples = () => {
  const t = useWords(words)
  const states = ['done', 'partial', 'todo', 'locked'] as const
  return (
    <>
      <h2>{t.parts.tasks}</h2>
      <TaskList
        tasks={states.map((state, index) => ({
          state,
          title: t.taskTitles[index] ?? '',
          note: t.taskNotes[index],
          ...(state === 'locked' ? {} : { to: here }),
        }))}
      />
      <CheckAnswers
        answers={[
          { question: t.story, answer: t.answer, change: here },
          { question: t.phone, answer: '138 0000 0000', change: here },
        ]}
      />
      <PeopleList
        people={[
          { side: 'a', name: '戴晓雯', note: t.people[0] },
          {
            side: 'm',
            name: '陈丽娟',
            note: t.people[1],
            action: (
              <ButtonLink to={here} look="second" slim>
                {t.message}
              </ButtonLink>
            ),
          },
          { side: 'b', name: '马国强', note: t.people[2] },
        ]}
      />
      <RowLinks links={[{ to: here, label: t.files, icon: 'paper', note: t.four }]} />
    </>
  )
}

/** What is in the file: evidence, times, messages. */
export const FileSamples = ({ square }: { square: Square }) => {
  const t = useWords(words)
  return (
    <>
      <h2>{t.parts.evidence}</h2>
      <EvidenceStrip>
        <EvidenceItem title={t.wall} kind="photo" progress={0.62}>
          <Note tone="warn">{t.dark}</Note>
        </EvidenceItem>
        <EvidenceItem number={1} title={t.lease} meta={t.leaseMeta} audience={t.bothSee} open={here} />
        <EvidenceItem number={2} title={t.said} kind="text" audience={t.onlyMediator} isPrivate open={here} />
      </EvidenceStrip>
      <h2>{t.parts.slots}</h2>
      <SlotList
        days={[
          { on: '2026-11-25', slots: [{ value: '1', time: '19:30', note: t.evening, chosen: true }] },
          { on: '2026-11-26', slots: [{ value: '2', time: '12:15', note: t.noon }] },
        ]}
      />
      <h2>{t.parts.messages}</h2>
      <MessageThread
        messages={[
          { key: '1', side: 'b', name: '马国强', when: '9:05', text: t.said, mine: false },
          { key: '2', side: 'm', name: '陈丽娟', when: '9:20', text: t.reply, mine: true },
        ]}
      />
      <h2>{t.parts.empty}</h2>
      <EmptyState
        title={t.emptyTitle}
        action={
          <ButtonLink to="/" look="second">
            {t.toHome}
          </ButtonLink>
        }
      >
        {t.emptyText}
      </EmptyState>
      <QrCode square={square} label={t.qr} />
    </>
  )
}
