import { useLoaderData } from '@remix-run/react'
import { intakeTiles } from '#app/domain/intake/topics.server.ts'
import { page } from '#app/http/page.server.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { ChoiceTiles } from '#app/ui/choice.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'

export const loader = page(async () => ({ tiles: intakeTiles() }))

/** Every kind of dispute, for whoever finds none on the front page. */
export default function Topics() {
  const { tiles } = useLoaderData<typeof loader>()
  const t = useWords(words)
  const language = useLanguage()
  return (
    <Page>
      <PageHead back={{ to: '/', label: t.guide.backHome }} title={t.front.title} lede={t.front.lede} />
      <ChoiceTiles
        topics
        tiles={tiles.map(({ key, name, text }) => ({
          label: name[language],
          hint: text[language],
          to: `/guide/${key}`,
        }))}
      />
    </Page>
  )
}
