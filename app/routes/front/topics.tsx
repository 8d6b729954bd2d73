import { useLoaderData } from '@remix-run/react'
import { topicGroups } from '#app/domain/intake/groups.ts'
import { intakeTiles } from '#app/domain/intake/topics.server.ts'
import { page } from '#app/http/page.server.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { words as guideWords } from '#app/i18n/words/guide.ts'
import { ChoiceTiles } from '#app/ui/choice.tsx'
import { RowLinks } from '#app/ui/lists.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'

export const loader = page(async () => {
  const tiles = intakeTiles()
  return {
    groups: topicGroups.map(({ name, topics }) => ({
      name,
      tiles: topics.flatMap((topic) => tiles.filter(({ key }) => key === topic)),
    })),
  }
})

/** Every kind of dispute, by the part of life it belongs to; what cannot be mediated has its own page. */
export default function Topics() {
  const { groups } = useLoaderData<typeof loader>()
  const { front } = useWords(words)
  const t = useWords(guideWords)
  const language = useLanguage()
  return (
    <Page>
      <PageHead back={{ to: '/', label: t.backHome }} title={front.title} lede={t.topicsLede} />
      {groups.map(({ name, tiles }) => (
        <section key={name.zh}>
          <h2>{name[language]}</h2>
          <ChoiceTiles
            topics
            tiles={tiles.map((tile) => ({
              label: tile.name[language],
              hint: tile.text[language],
              to: `/guide/${tile.key}`,
            }))}
          />
        </section>
      ))}
      <ChoiceTiles tiles={[{ label: front.other, to: '/guide/other', quiet: true }]} />
      <p className="meta">{t.abroadLater}</p>
      <RowLinks links={[{ to: '/elsewhere', label: t.elsewhereLink }]} />
    </Page>
  )
}
