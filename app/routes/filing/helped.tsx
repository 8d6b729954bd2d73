import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/helper.ts'
import { Actions, ButtonLink } from '#app/ui/button.tsx'
import { ForgetKept } from '#app/ui/kept/forget-kept.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'

/** What a helper sees at the end: nothing of the case, whose code came by message. */
export default function Helped() {
  const t = useWords(words).done
  return (
    <Page spine>
      <ForgetKept />
      <PageHead title={t.title} lede={t.lede} />
      <h2>{t.next}</h2>
      <ol className="numbered">
        {t.nextTexts.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <Actions>
        <ButtonLink to="/" wide look="second">
          {t.home}
        </ButtonLink>
      </Actions>
    </Page>
  )
}
