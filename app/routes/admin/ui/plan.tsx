import type { PlanLine } from '#app/domain/calendar/plan-diff.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/holidays.ts'
import { Tag } from '#app/ui/marks.tsx'

const DAY_MS = 86_400_000
const tones = { new: 'act', changed: 'warn', same: 'plain', gone: 'no' } as const

const daysOf = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1

/** Holidays and make-up days in their order; what is new or different is marked. */
export const PlanLines = ({ lines, isFirst }: { lines: readonly PlanLine[]; isFirst: boolean }) => {
  const t = useWords(words)
  const locale = useLocale()
  const language = useLanguage()
  const day = (on: string) => formatDay(on, locale, { year: false })
  return (
    <dl className="dl">
      {lines.map((line) => (
        <div key={`${line.kind}${line.zh}${line.fromOn}${line.difference}`}>
          <dt>{line.kind === 'makeUp' ? t.work : line[language]}</dt>
          <dd>
            {line.difference === 'gone' ? <s>{day(line.fromOn)}</s> : day(line.fromOn)}
            {line.toOn !== line.fromOn && `—${day(line.toOn)} · ${t.days(daysOf(line.fromOn, line.toOn))}`}{' '}
            {!isFirst && line.difference !== 'same' && (
              <Tag tone={tones[line.difference]}>{t.differences[line.difference]}</Tag>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export type MovesProps = {
  readonly cases: number
  readonly deadlines: number
  readonly moved: readonly {
    readonly id: string
    readonly name: { readonly zh: string; readonly en: string }
    readonly from: string
    readonly to: string
  }[]
}

/** What publishing would do to the deadlines that run; no case is named, since an administrator sees none. */
export const Moves = ({ cases, deadlines, moved }: MovesProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const language = useLanguage()
  return (
    <>
      <h2>{t.moves}</h2>
      <p>{deadlines === 0 ? t.movesNone : t.movesText(cases, deadlines)}</p>
      <dl className="dl">
        {moved.map(({ id, name, from, to }) => (
          <div key={id}>
            <dt>{name[language]}</dt>
            <dd>{t.movesFrom(formatDay(from, locale), formatDay(to, locale))}</dd>
          </div>
        ))}
      </dl>
      {deadlines > moved.length && <p className="second">{t.movesMore(deadlines - moved.length)}</p>}
    </>
  )
}
