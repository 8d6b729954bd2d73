import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#app/domain/calendar/days.ts'
import { sawEvidence } from '#app/domain/filing/commands.server.ts'
import { countOfEvidence } from '#app/domain/filing/draft.server.ts'
import { hintsFor } from '#app/domain/intake/rules.ts'
import { intakeTopic } from '#app/domain/intake/topics.server.ts'
import { openDraftHere } from '#app/http/draft.server.ts'
import { draftPart } from '#app/http/draft-part.server.ts'
import { page } from '#app/http/page.server.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { PartPage } from './ui/part-page.tsx'

export const loader = page(async (context) => {
  const { draft } = await openDraftHere(context)
  const id = context.params.draft ?? ''
  const today = dayOf(context.platform.clock.law())
  const asked = [
    hintsFor(intakeTopic(draft.topic), draft.guide, today),
    ...(draft.abroad ? [hintsFor(intakeTopic('overseas'), draft.abroad, today)] : []),
  ]
  const hints = asked.flatMap(({ evidence }) =>
    evidence.map(({ id: key, name, get, photo }) => ({ key: `${key}/${name.en}`, name, get, photo })),
  )
  const count = await countOfEvidence(context.platform, id)
  return { hints, count, upload: `/file/${id}/evidence` }
}, 'draft')
export const action = draftPart(sawEvidence, 'me')

export default function Attachments() {
  const { hints, count, upload, formKey } = useLoaderData<typeof loader>()
  const t = useWords(words)
  const language = useLanguage()
  return (
    <PartPage title={t.evidence.title} lede={t.evidence.lede} fault={undefined}>
      <ul className="folds">
        {hints.map(({ key, name, get, photo }) => (
          <li key={key}>
            <details className="fold">
              <summary>{name[language]}</summary>
              <p>
                <b>{t.evidence.get}</b>
                {get[language]}
              </p>
              <p>
                <b>{t.evidence.photo}</b>
                {photo[language]}
              </p>
            </details>
          </li>
        ))}
      </ul>
      <Actions>
        <ButtonLink to={upload} wide look={count > 0 ? 'second' : 'first'}>
          {t.evidence.go}
        </ButtonLink>
      </Actions>
      <PostForm idempotencyKey={formKey}>
        <Button wide look={count > 0 ? 'first' : 'second'}>
          {count > 0 ? t.evidence.done : t.evidence.skip}
        </Button>
      </PostForm>
    </PartPage>
  )
}
