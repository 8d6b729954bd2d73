import { useLoaderData } from '@remix-run/react'
import { intakeTiles } from '#app/domain/intake/topics.server.ts'
import { heldDraft } from '#app/http/draft.server.ts'
import { page } from '#app/http/page.server.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { ChoiceTiles } from '#app/ui/choice.tsx'
import { CaseCodeForm } from '#app/ui/error-page.tsx'
import { RowLinks } from '#app/ui/lists.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { useSite } from '#app/ui/site.tsx'

/** For whoever finds himself in none of the tiles; it has a line of its own below them. */
const OTHER = 'other'

export const loader = page(async (context) => {
  const held = await heldDraft(context)
  return {
    tiles: intakeTiles().filter(({ home, key }) => home && key !== OTHER),
    draft: held ? `/file/${held.id}` : null,
    isDemo: context.platform.settings.demo,
  }
}, 'draft')

export default function Home() {
  const { tiles, draft, isDemo } = useLoaderData<typeof loader>()
  const t = useWords(words).front
  const { reader } = useSite()
  const language = useLanguage()
  const topics = tiles.map(({ key, name, text }) => ({
    label: name[language],
    hint: text[language],
    to: `/guide/${key}`,
  }))
  const links = [
    { label: t.all, to: '/topics' },
    draft ? { label: t.goOn, to: draft } : { label: t.resume, to: '/file/resume' },
    ...(reader ? [] : [{ label: t.logIn, to: '/login' }]),
    ...(isDemo ? [{ label: t.demo, to: '/demo' }] : []),
  ]
  return (
    <Page>
      <PageHead title={t.title} lede={t.lede} />
      <ChoiceTiles topics tiles={topics} />
      <ChoiceTiles tiles={[{ label: t.other, to: `/guide/${OTHER}`, quiet: true }]} />
      <CaseCodeForm />
      <RowLinks links={links} />
      <h2>{t.factsTitle}</h2>
      <ul className="facts">
        {t.facts.map((fact, index) => (
          <li key={fact}>
            <b>{fact}</b>
            {language === 'en' && ' '}
            {t.factTexts[index]}
          </li>
        ))}
      </ul>
    </Page>
  )
}
