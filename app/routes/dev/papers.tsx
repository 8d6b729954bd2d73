import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paperKinds } from '#app/domain/papers/samples.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/paper-samples.ts'
import { Page, PageHead } from '#app/ui/page.tsx'

/** Shown on demonstration and development instances only. */
export const loader = ({ context }: LoaderFunctionArgs) => {
  if (context.demo !== true) throw new Response(null, { status: 404 })
  return { kinds: paperKinds() }
}

/** Every kind of paper in both languages, for those who look after their wording. */
export default function Papers() {
  const t = useWords(words)
  const { kinds } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHead title={t.title} lede={t.lede} />
      {kinds.map(({ id, number, version, title, basis }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id} lang="zh-CN">
            {number ? `${number}　` : ''}
            {title['zh-CN']}
          </h2>
          <p lang="en">{title.en}</p>
          <p>
            {t.version(version)}
            <span lang="zh-CN">{basis.join('；')}</span>
          </p>
          <p>
            <a href={`/dev/papers/${id}/zh-CN`}>{t.inChinese(title['zh-CN'])}</a>
          </p>
          <p>
            <a href={`/dev/papers/${id}/en`}>{t.inEnglish(title['zh-CN'])}</a>
          </p>
        </section>
      ))}
    </Page>
  )
}
