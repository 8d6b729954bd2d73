import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { Icon, type IconName } from './icon.tsx'
import { PartyBadge, type Side, Tag } from './marks.tsx'

export type Task = {
  readonly title: string
  readonly note?: ReactNode
  readonly state: 'done' | 'partial' | 'todo' | 'locked'
  /** Where it is done; a locked task has none. */
  readonly to?: string
  /** Word in the tag when it should say more, such as 等前五件. */
  readonly stateWords?: string
}

const taskTone = { done: 'done', partial: 'warn', todo: 'plain', locked: 'plain' } as const

/** The tasks of a filing with their state; the whole row is the link. */
export const TaskList = ({ tasks }: { tasks: readonly Task[] }) => (
  <ol className="tasklist">
    {tasks.map((task, index) => (
      <TaskRow key={task.title} task={task} index={index} />
    ))}
  </ol>
)

const TaskRow = ({ task, index }: { task: Task; index: number }) => {
  const t = useWords(words)
  const inside = (
    <>
      <span className="n" aria-hidden="true">
        {t.numerals[index] ?? index + 1}
      </span>
      <span>
        <span className="t">{task.title}</span>
        {task.note && <span className="d">{task.note}</span>}
      </span>
      <Tag tone={taskTone[task.state]} shape={task.state !== 'locked'}>
        {task.stateWords ?? t.taskStates[task.state]}
      </Tag>
    </>
  )
  if (task.state === 'locked' || task.to === undefined) {
    return (
      <li className="is-locked">
        <div className="row-link">{inside}</div>
      </li>
    )
  }
  return (
    <li>
      <Link to={task.to}>{inside}</Link>
    </li>
  )
}

export type Answer = {
  readonly question: string
  readonly answer: ReactNode
  /** Where it can be changed. */
  readonly change?: string
}

/** Questions and answers to look over before sending; each can be changed. */
export const CheckAnswers = ({ answers }: { answers: readonly Answer[] }) => {
  const t = useWords(words)
  return (
    <dl className="dl">
      {answers.map(({ question, answer, change }) => (
        <div key={question}>
          <dt>{question}</dt>
          <dd>
            {answer}
            {change && (
              <>
                {' '}
                <Link className="open" to={change}>
                  {t.change}
                  <span className="vh">{t.changeWhat(question)}</span>
                </Link>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export type PersonRow = {
  readonly side: Side
  readonly name: string
  readonly note?: ReactNode
  /** A button or link at the right. */
  readonly action?: ReactNode
}

/** Who is in the case, each with the letter of the side, in fixed order and equal size. */
export const PeopleList = ({ people }: { people: readonly PersonRow[] }) => (
  <ul className="people">
    {people.map(({ side, name, note, action }) => (
      <li key={`${side}-${name}`}>
        <PartyBadge side={side} />
        <span>
          <b translate="no">{name}</b>
          {note && <span className="second">{note}</span>}
        </span>
        {action}
      </li>
    ))}
  </ul>
)

export type RowLink = {
  readonly to: string
  readonly label: string
  readonly icon?: IconName
  readonly note?: ReactNode
}

/** Doors to the other pages of a case, with how much is behind them. */
export const RowLinks = ({ links }: { links: readonly RowLink[] }) => (
  <ul className="rowlinks">
    {links.map(({ to, label, icon, note }) => (
      <li key={to}>
        <Link to={to}>
          {icon && <Icon name={icon} />}
          <span className="t">{label}</span>
          {note && <span className="n">{note}</span>}
        </Link>
      </li>
    ))}
  </ul>
)
