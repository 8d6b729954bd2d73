import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { squareOf } from '#app/http/square.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/gallery.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FileSamples, ListSamples, MarkSamples, NextStepSamples } from '#app/ui/gallery/case.tsx'
import { ChoiceSamples, FieldSamples, RefusalSamples, SigningSamples } from '#app/ui/gallery/forms.tsx'
import { CaseLine, Page, PageHead } from '#app/ui/page.tsx'

/** Shown on demonstration and development instances only. */
export const loader = ({ context }: LoaderFunctionArgs) => {
  if (context.demo !== true) throw new Response(null, { status: 404 })
  return { square: squareOf('https://example.org/c/26-0412-7K') }
}

/** Every building block with its states, for looking at and for the accessibility test. */
export default function Gallery() {
  const t = useWords(words)
  const { square } = useLoaderData<typeof loader>()
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
      <FileSamples square={square} />
      <SigningSamples />
      <RefusalSamples />
    </Page>
  )
}
