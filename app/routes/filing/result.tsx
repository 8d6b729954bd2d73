import { useLoaderData } from '@remix-run/react'
import { calendarOf } from '#app/domain/calendar/plans.server.ts'
import { partKeys, stateOfPart } from '#app/domain/filing/draft.ts'
import { guideResult } from '#app/domain/filing/guide-result.server.ts'
import { diversionTable, intakeTopic } from '#app/domain/intake/topics.server.ts'
import { guidedHere } from '#app/http/guide.server.ts'
import { page } from '#app/http/page.server.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/guide.ts'
import { words as helperWords } from '#app/i18n/words/helper.ts'
import { Actions, ButtonLink } from '#app/ui/button.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { CostCard, LimitationCheck } from './ui/guide-check.tsx'
import { Ways } from './ui/guide-ways.tsx'
import { Warnings } from './ui/warnings.tsx'

export const loader = page(async (context) => {
  const { topic, id, draft, today } = await guidedHere(context)
  const { name, usually, questions } = intakeTopic(topic)
  return {
    name,
    usually,
    guide: `/guide/${topic}`,
    first: `/guide/${topic}?q=${questions[0]?.id}`,
    file: `/file/${id}`,
    // Whoever begins is led to the first thing to write; whoever was here before, to the list of what is left.
    apply: partKeys.some((part) => stateOfPart(draft, part) !== 'todo') ? `/file/${id}` : `/file/${id}/what`,
    emergency: diversionTable.emergencyLine,
    ...guideResult(draft, today, await calendarOf(context.platform.db)),
  }
}, 'draft')

export default function Result() {
  const { name, usually, warnings, guide, first, file, apply, emergency, ...check } = useLoaderData<typeof loader>()
  const t = useWords(words)
  const { askSelf } = useWords(helperWords)
  const language = useLanguage()
  const urgent = warnings.filter(({ level }) => level !== 'info')
  return (
    <Page spine>
      <PageHead
        back={{ to: first, label: t.backToQuestions }}
        eyebrow={name[language]}
        title={t.resultTitle}
        lede={t.resultLede}
      />
      <Warnings warnings={urgent} />
      <h2>{t.usually}</h2>
      <ol className="numbered">
        {usually[language].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <Ways letter={check.hasLetter ? `${guide}/letter` : null} file={apply} {...check} />
      <CostCard {...check} />
      <LimitationCheck {...check} />
      <Warnings warnings={warnings.filter(({ level }) => level === 'info')} />
      <p className="meta">{emergency[language]}</p>
      <Actions>
        <ButtonLink to={apply} wide>
          {t.apply}
        </ButtonLink>
        <ButtonLink to={`${file}/helper`} wide look="second">
          {askSelf}
        </ButtonLink>
      </Actions>
    </Page>
  )
}
