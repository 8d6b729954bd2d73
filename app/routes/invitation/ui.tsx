import { Link } from '@remix-run/react'
import type { Day } from '#app/domain/calendar/days.ts'
import type { Asker } from '#app/domain/invitation/queries.server.ts'
import type { Talk } from '#app/domain/invitation/words.server.ts'
import { formatDay, formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/invitation.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { Note } from '#app/ui/marks.tsx'

/** Who asks, as far as a stranger may know: 戴女士, or 有人. */
export function useAsker({ kind, surname, sex }: Asker): string {
  const t = useWords(words).askers
  if (kind === 'organisation') return t.organisation
  if (surname === null) return sex === null ? t.somebody : t[`${sex}Only`]
  return t[sex ?? 'unknown'](surname)
}

/** A text of the data tables in the reader's language. */
export const useBoth = () => {
  const locale = useLocale()
  return ({ zh, en }: { readonly zh: string; readonly en: string }) => (locale === 'en' ? en : zh)
}

/** What was agreed with somebody who wants time to think. */
export const AskAgain = ({ on, change }: { readonly on: Day; readonly change: string }) => {
  const t = useWords(words)
  return (
    <Note tone="ok" title={t.askAgainTitle(formatDay(on, useLocale()))}>
      <p>
        {t.askAgainText} <Link to={change}>{t.laterChange}</Link>
      </p>
    </Note>
  )
}

const factIcons: readonly IconName[] = ['paper', 'people', 'clock']

/** What an invitation is and is not. */
export const InvitationFacts = () => (
  <ul className="facts facts--icons">
    {useWords(words).facts.map((fact, index) => (
      <li key={fact}>
        <Icon name={factIcons[index] ?? 'about'} />
        <span>{fact}</span>
      </li>
    ))}
  </ul>
)

type ProofProps = { readonly organisation: string; readonly phone: string; readonly word: string }

/** How to check that the invitation is real. */
export const Proof = ({ organisation, phone, word }: ProofProps) => {
  const t = useWords(words)
  return (
    <section className="proof">
      <h2>{t.proofTitle}</h2>
      <ol>
        <li>
          <span>
            {t.proofCall(organisation)}{' '}
            <a className="nb" href={`tel:${phone.replaceAll('-', '')}`} translate="no">
              {phone}
            </a>
          </span>
        </li>
        <li>
          <span>
            {t.proofWord}
            <span className="word" translate="no">
              {word}
            </span>
          </span>
        </li>
        <li>
          <span>{t.proofMoney}</span>
        </li>
      </ol>
    </section>
  )
}

/** What was asked and answered, oldest first. */
export const TalkList = ({ talk }: { readonly talk: readonly Talk[] }) => {
  const t = useWords(words)
  const locale = useLocale()
  if (talk.length === 0) return null
  return (
    <section>
      <h2>{t.talkTitle}</h2>
      <dl className="dl">
        {talk.map(({ by, at, text }) => (
          <div key={at}>
            <dt>
              {by === 'invitee' ? t.you : t.us}
              <span className="second">{formatInstant(new Date(at), locale, { year: false })}</span>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
