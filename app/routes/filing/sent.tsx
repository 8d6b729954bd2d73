import { useLoaderData } from '@remix-run/react'
import { DomainError } from '#app/domain/errors.ts'
import { readDraft } from '#app/domain/filing/draft.server.ts'
import { personPage } from '#app/http/page.server.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { Actions, ButtonLink } from '#app/ui/button.tsx'
import { ForgetKept } from '#app/ui/kept/forget-kept.tsx'
import { CaseCode, Page, PageHead } from '#app/ui/page.tsx'
import { QrCode } from '#app/ui/qr-code.tsx'

export const loader = personPage(async ({ platform, person, params }) => {
  const id = params.draft ?? ''
  const { code } = await readDraft(platform, person, id)
  const dispute = await platform.db.dispute.findFirst({ where: { id }, select: { filedAt: true } })
  if (!code || !dispute?.filedAt) throw new DomainError('dispute/unknown')
  const to = `/c/${encodeURIComponent(code)}`
  const receipt = await platform.db.document.findFirst({
    where: { disputeId: id, templateId: 'filing-receipt', fileSha256: { not: null } },
    select: { code: true },
  })
  return {
    code,
    to,
    address: `${platform.settings.origin}${to}`,
    filedAt: dispute.filedAt,
    receipt: receipt && `${to}/papers/${receipt.code}`,
  }
})

export default function Sent() {
  const { code, to, address, filedAt, receipt } = useLoaderData<typeof loader>()
  const t = useWords(words).sent
  const locale = useLocale()
  return (
    <Page spine>
      <ForgetKept />
      <PageHead title={t.title} lede={t.lede} />
      <p className="eyebrow">{t.code}</p>
      <p className="display">
        <CaseCode code={code} />
      </p>
      <QrCode text={address} label={t.qr} />
      <p>{t.legal(formatInstant(filedAt, locale))}</p>
      <p>{receipt ? <a href={receipt}>{t.receipt}</a> : t.receiptComes}</p>
      <h2>{t.next}</h2>
      <ol className="numbered">
        {t.nextTexts.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <Actions>
        <ButtonLink to={to} wide>
          {t.go}
        </ButtonLink>
      </Actions>
    </Page>
  )
}
