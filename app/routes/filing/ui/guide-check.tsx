import type { guideResult, LimitationShown } from '#app/domain/filing/guide-result.server.ts'
import { formatDay, formatFen } from '#app/i18n/format.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { Tag, type Tone } from '#app/ui/marks.tsx'

type Check = ReturnType<typeof guideResult>
/** The periods that may run out, counted from the day that was named in the answers. */
export const LimitationCheck = ({
  limitations,
  limitationDisclaimer,
}: Pick<Check, 'limitations' | 'limitationDisclaimer'>) => {
  const t = useWords(words).guide
  const language = useLanguage()
  if (limitations.length === 0) return null
  return (
    <section>
      <h2>{t.limitationTitle}</h2>
      <dl className="dl">
        {limitations.map((one) => (
          <div key={one.key}>
            <dt>{one.name[language]}</dt>
            <dd>
              {one.plain[language]} <LastDay limitation={one} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="meta">{limitationDisclaimer[language]}</p>
    </section>
  )
}

const tones: Readonly<Record<'green' | 'amber' | 'red' | 'past', Tone>> = {
  green: 'done',
  amber: 'warn',
  red: 'warn',
  past: 'no',
}

const LastDay = ({ limitation: { clock, start } }: { limitation: LimitationShown }) => {
  const t = useWords(words).guide
  const locale = useLocale()
  const language = useLanguage()
  if (!clock) return start.zh === '—' ? null : <span className="second">{t.startsOn(start[language])}</span>
  const day = formatDay(clock.lastDayOn, locale)
  const said = { green: t.lastDay, amber: t.lastDaySoon, red: t.lastDaySoon, past: t.lastDayPast }[clock.state]
  return <Tag tone={tones[clock.state]}>{said(day)}</Tag>
}

/** What going to court would cost beside what mediation costs. */
export const FeeCheck = ({ fee, feeDisclaimer }: Pick<Check, 'fee' | 'feeDisclaimer'>) => {
  const t = useWords(words).guide
  const locale = useLocale()
  const language = useLanguage()
  if (!fee) return null
  const sum = (fen: number) => formatFen(fen, locale, 'sign')
  return (
    <section>
      <h2>{t.feeTitle}</h2>
      <p>
        <b>{fee.minFen === fee.maxFen ? t.feeOne(sum(fee.minFen)) : t.feeRange(sum(fee.minFen), sum(fee.maxFen))}</b>{' '}
        {t.feeFree}
      </p>
      <p className="meta">{feeDisclaimer[language]}</p>
    </section>
  )
}
