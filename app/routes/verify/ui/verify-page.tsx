import { Form } from '@remix-run/react'
import type { Checked } from '#app/domain/verify/verify.server.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { Button } from '#app/ui/button.tsx'
import { CodeForm } from '#app/ui/code-form.tsx'
import { FileField } from '#app/ui/field.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { CsrfToken } from '#app/ui/post-form.tsx'
import { VerifyBox } from '#app/ui/verify-box.tsx'

/** Genuine, altered, superseded or unknown; never what the paper says. */
export const VerifyPage = ({ typed, found }: { typed: string; found: Checked | null }) => {
  const t = useWords(words).verify
  const locale = useLocale()
  return (
    <Page>
      <PageHead title={t.title} lede={t.lede} />
      {found && (
        <section aria-live="polite">
          <VerifyBox verdict={found.verdict} title={t[found.verdict]} />
          {found.title && found.issuedAt && (
            <p>{t.issued(found.title[locale], formatInstant(found.issuedAt, locale))}</p>
          )}
          {found.invitation && (
            <>
              <p>{t.invitationBy(found.invitation.organisation, found.invitation.phone)}</p>
              <p>{found.invitation.isOpen ? t.invitationOpen : t.invitationOver}</p>
            </>
          )}
          {found.signatures !== undefined && <p>{t.signatures(found.signatures)}</p>}
          {found.verdict === 'unknown' && <p>{t.unknownText}</p>}
          {found.verdict === 'altered' && <p>{t.alteredText}</p>}
        </section>
      )}
      <CodeForm action="/verify" label={t.code} hint={t.codeHint} typed={typed} button={t.check} />
      <Form method="post" action="/verify" encType="multipart/form-data">
        <CsrfToken />
        <FileField name="file" label={t.file} accept="application/pdf" />
        <Button wide look="second">
          {t.checkFile}
        </Button>
      </Form>
    </Page>
  )
}
