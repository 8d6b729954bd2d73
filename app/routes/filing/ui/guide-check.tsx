import type { guideResult, LimitationShown } from '#app/domain/filing/guide-result.server.ts'
import { formatDay, formatFen } from '#app/i18n/format.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/guide.ts'
import { Tag, type Tone, Unsettled } from '#app/ui/marks.tsx'
import { SourceLine } from './warnings.tsx'

type Check = ReturnType<typeof guideResult>
/** The periods that may run out, counted from the day that was named in the answers. */
export const LimitationCheck = ({
  limitations,
  limitationDisclaimer,
}: Pick<Check, 'limitations' | 'limitationDisclaimer'>) => {
  const t = useWords(words)
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
              <SourceLine source={one.source} />
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
  const t = useWords(words)
  const locale = useLocale()
  const language = useLanguage()
  if (!clock) return start.zh === '—' ? null : <span className="second">{t.startsOn(start[language])}</span>
  const day = formatDay(clock.lastDayOn, locale)
  const said = { green: t.lastDay, amber: t.lastDaySoon, red: t.lastDaySoon, past: t.lastDayPast }[clock.state]
  return (
    <>
      <Tag tone={tones[clock.state]}>{said(day)}</Tag>
      {clock.isFlagged && <Unsettled />}
    </>
  )
}

/** What each way costs: free things first, the court's fee as far as the sum is known, a few sums otherwise. */
export const CostCard = ({ costs: { fixed, court, examples, halved, basis, disclaimer } }: Pick<Check, 'costs'>) => {
  const t = useWords(words)
  const locale = useLocale()
  const language = useLanguage()
  const sum = (fen: number) => formatFen(fen, locale, 'sign')
  const range =
    court &&
    (court.minFen === court.maxFen ? t.about(sum(court.minFen)) : t.range(sum(court.minFen), sum(court.maxFen)))
  return (
    <section>
      <h2>{t.costTitle}</h2>
      <dl className="dl dl--sums">
        {fixed.map(({ key, feeYuan, source }) => (
          <div key={key}>
            <dt>{t.costs[key]}</dt>
            <dd>
              <b>{feeYuan === 0 ? t.free : sum(feeYuan * 100)}</b>
              <SourceLine source={source} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t.costs.court}</dt>
          <dd>
            <b>{range ?? t.bySum}</b>
            {examples.length > 0 && (
              <span className="second">
                {examples
                  .map(({ claimYuan, feeYuan }) => t.example(sum(claimYuan * 100), sum(feeYuan * 100)))
                  .join(t.apart)}
              </span>
            )}
            {court && <span className="second">{halved[language]}</span>}
            <span className="second">{t.basis(basis[language])}</span>
          </dd>
        </div>
      </dl>
      <p className="meta">{disclaimer[language]}</p>
    </section>
  )
}
