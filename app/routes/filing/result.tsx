import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#app/domain/calendar/days.ts'
import { DomainError } from '#app/domain/errors.ts'
import { guideResult } from '#app/domain/filing/guide-result.server.ts'
import { answersThatCount, holds } from '#app/domain/intake/rules.ts'
import { intakeTopic } from '#app/domain/intake/topics.server.ts'
import { isIntakeType } from '#app/domain/intake/types.ts'
import { heldDraft } from '#app/http/draft.server.ts'
import { page } from '#app/http/page.server.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { Actions, ButtonLink } from '#app/ui/button.tsx'
import { Note } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { FeeCheck, LimitationCheck } from './ui/guide-check.tsx'

export const loader = page(async (context) => {
  const key = context.params.topic ?? ''
  if (!isIntakeType(key)) throw new DomainError('filing/topic')
  const held = await heldDraft(context, key)
  if (!held) throw redirect(`/guide/${key}`)
  const { name, usually, warnings, ...topic } = intakeTopic(key)
  const today = dayOf(context.platform.clock.law())
  const counting = answersThatCount({ name, usually, warnings, ...topic }, held.draft.guide, today)
  const shown = warnings
    .filter(({ showIf }) => holds(showIf, counting, today))
    .map(({ id, zh, en }) => ({ id, zh, en }))
  return { name, usually, warnings: shown, file: `/file/${held.id}`, ...guideResult(held.draft, today) }
}, 'draft')

export default function Result() {
  const { name, usually, warnings, file, ...check } = useLoaderData<typeof loader>()
  const t = useWords(words).guide
  const language = useLanguage()
  return (
    <Page spine>
      <PageHead
        back={{ to: '/', label: t.backHome }}
        eyebrow={name[language]}
        title={t.resultTitle}
        lede={t.resultLede}
      />
      {warnings.length > 0 && (
        <Note tone="warn" title={t.warnings}>
          {warnings.map((warning) => (
            <p key={warning.id}>{warning[language]}</p>
          ))}
        </Note>
      )}
      <h2>{t.usually}</h2>
      <ol className="numbered">
        {usually[language].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <h2>{t.ways}</h2>
      <dl className="dl">
        {t.wayNames.map((way, index) => (
          <div key={way}>
            <dt>{way}</dt>
            <dd>{t.wayTexts[index]}</dd>
          </div>
        ))}
      </dl>
      <LimitationCheck {...check} />
      <FeeCheck {...check} />
      <Actions>
        <ButtonLink to={file} wide>
          {t.apply}
        </ButtonLink>
      </Actions>
    </Page>
  )
}
