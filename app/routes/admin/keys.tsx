import { Link, useLoaderData } from '@remix-run/react'
import { renewals } from '#app/domain/platform/keys-in-use.server.ts'
import { keysOf } from '#app/domain/platform/known-keys.server.ts'
import { deskPage } from '#app/http/page.server.ts'
import { formatDay, wallTime } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'
import { Tag } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'

export const loader = deskPage(['platformAdmin'], async ({ platform }) => ({
  keys: await keysOf(platform),
  renewals: renewals(),
}))

type Key = ReturnType<typeof useLoaderData<typeof loader>>['keys'][number]

/** Kinds that are changed where the instance is started. */
const GIVEN: readonly string[] = ['livekit', 'sms', 'store']

/** X1: which keys there are, how old they are, and their fingerprints; never a key. */
export default function Keys() {
  const { keys, renewals } = useLoaderData<typeof loader>()
  const t = useWords(words)
  return (
    <Page>
      <PageHead back={{ to: '/admin', label: t.page.back }} title={t.keys.title} lede={t.keys.lede} />
      <ul className="facts">
        {keys.map((key) => (
          <KeyRow
            key={`${key.kind}${key.fingerprint}${key.organisationId}`}
            of={key}
            renewal={key.kind === 'issuing' || key.kind === 'timestamp' ? renewals[key.kind] : undefined}
          />
        ))}
      </ul>
    </Page>
  )
}

const KeyRow = ({ of: key, renewal }: { of: Key; renewal: string | undefined }) => {
  const { kind, name, fingerprint, from, to, endsSoon, isRetired, organisationId } = key
  const t = useWords(words).keys
  const locale = useLocale()
  const day = (at: string) => formatDay(wallTime(new Date(at)).on, locale, { weekday: false })
  const span = from && (to ? t.span(day(from), day(to)) : t.since(day(from)))
  const how = GIVEN.includes(kind) ? t.environment : kind === 'data' ? t.fixed : ''
  return (
    <li>
      <p>
        <b>{t.kinds[kind]}</b> {name} {endsSoon && <Tag tone="warn">{t.soon}</Tag>}
      </p>
      <p className="second">{fingerprint ? t.fingerprint(fingerprint) : t.unused}</p>
      {span && <p className="second">{span}</p>}
      {isRetired && <p className="second">{t.retired}</p>}
      {how && <p className="second">{how}</p>}
      {renewal && !isRetired && (
        <p>
          <Link to={`/setting/authority/${renewal}`}>{t.change}</Link>
        </p>
      )}
      {organisationId && (
        <p>
          <Link to={`/setting/organisation/${organisationId}/edit`}>{t.change}</Link>
        </p>
      )}
    </li>
  )
}
