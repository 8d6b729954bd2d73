import type { LoaderFunctionArgs } from '@remix-run/node'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/gallery.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FileSamples, ListSamples, MarkSamples, NextStepSamples } from '#app/ui/gallery/case.tsx'
import { ChoiceSamples, FieldSamples, RefusalSamples, SigningSamples } from '#app/ui/gallery/forms.tsx'
import { CaseLine, Page, PageHead } from '#app/ui/page.tsx'

/** Shown on demonstration and development instances only. */
export const loader = ({ context }: LoaderFunctionArgs) => {
  if (context.demo !== true) throw new Response(null, { status: 404 })
  return null
}

/** Every building block with its states, for looking at and for the accessibility test. */
export default function Gallery() {
  const t = useWords(words)
  const eyebrow = <CaseLine code="诸调-26-0412-7K" topic={t.topic} />
  return (
    <Page spine>
      <PageHead
        back={{ to: '/dev/gallery/desk', label: t.backToTasks }}
        eyebrow={eyebrow}
        title={t.title}
        lede={t.lede}
      >
        <ErrorSummary errors={{ phone: t.phoneError }} />
      </PageHead>
      <NextStepSamples />
      <MarkSamples />
      <FieldSamples />
      <ChoiceSamples />
      <ListSamples />
      <FileSamples />
      <SigningSamples />
      <RefusalSamples />
    </Page>
  )
}
