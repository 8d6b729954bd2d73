import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { warningShown } from '#app/domain/filing/guide-result.server.ts'
import { stopsRaised } from '#app/domain/filing/raised.ts'
import { diversionTable, intakeTopic } from '#app/domain/intake/topics.server.ts'
import { guidedHere } from '#app/http/guide.server.ts'
import { page } from '#app/http/page.server.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/guide.ts'
import { Actions, ButtonLink } from '#app/ui/button.tsx'
import { Note } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { Authorities, SourceLine } from './ui/warnings.tsx'

export const loader = page(async (context) => {
  const { topic, draft, today } = await guidedHere(context)
  const stops = stopsRaised(draft, today).map(warningShown)
  if (stops.length === 0) throw redirect(`/guide/${topic}`)
  const { name } = intakeTopic(topic)
  return { name, stops, onward: `/guide/${topic}`, emergency: diversionTable.emergencyLine }
}, 'draft')

/** An answer that says that somebody else should help first: numbers on top, and the way on stays open. */
export default function Stop() {
  const { name, stops, onward, emergency } = useLoaderData<typeof loader>()
  const t = useWords(words)
  const language = useLanguage()
  return (
    <Page spine>
      <PageHead
        back={{ to: onward, label: t.backToQuestions }}
        eyebrow={name[language]}
        title={t.stopTitle}
        lede={emergency[language]}
      />
      {stops.map(({ id, words: text, source, authorities }) => (
        <section key={id}>
          <h2>{text[language]}</h2>
          <Authorities authorities={authorities} />
          <p>
            <SourceLine source={source} />
          </p>
        </section>
      ))}
      <Note>{t.stopPromise}</Note>
      <Actions>
        <ButtonLink to={onward} wide>
          {t.stopOnward}
        </ButtonLink>
        <ButtonLink to="/elsewhere" wide look="second">
          {t.elsewhereLink}
        </ButtonLink>
      </Actions>
    </Page>
  )
}
