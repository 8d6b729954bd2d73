import { data, type HeadersFunction, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { siteOf } from '#app/http/site.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { LocaleProvider } from '#app/i18n/react.tsx'
import { titleOf } from '#app/i18n/words/titles.ts'
import { ErrorPage } from '#app/ui/error-page.tsx'
import { useNonce } from '#app/ui/nonce.ts'
import { type Site, SiteProvider } from '#app/ui/site.tsx'
import base from '#app/ui/styles/base.css?url'
import icon from '#app/ui/styles/icon.svg?url'
import parts from '#app/ui/styles/parts.css?url'
import tokens from '#app/ui/styles/tokens.css?url'

export const links: LinksFunction = () => [
  ...[tokens, base, parts].map((href) => ({ rel: 'stylesheet', href })),
  { rel: 'icon', type: 'image/svg+xml', href: icon },
]

/** What every page needs: language, type size, the instance and the reader; the first visit gets its cookie here. */
export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { site, locale, headers } = await siteOf(request, context)
  return data({ locale, site }, { headers })
}

/** Pages of a reader are nobody else's: no cache keeps them. */
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

/** The document around every page, also around the page of a refusal. */
export function Layout({ children }: { children: ReactNode }) {
  const known = useRouteLoaderData<RootData>('root')
  const nonce = useNonce()
  const locale = known?.locale ?? 'zh-CN'
  const page = useMatches().at(-1)
  // Without an error the router answers null here and undefined there.
  const isRefused = (useRouteError() ?? null) !== null
  const title = titleOf(locale, isRefused ? undefined : page?.id)
  return (
    <html lang={locale} {...pageAttributes(page?.handle, known?.site.size)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <Links />
      </head>
      <body>
        <LocaleProvider locale={locale}>
          <SiteProvider site={known?.site}>{children}</SiteProvider>
        </LocaleProvider>
        {!isStill(page?.handle) && (
          <>
            <ScrollRestoration {...(nonce ? { nonce } : {})} />
            <Scripts {...(nonce ? { nonce } : {})} />
          </>
        )}
      </body>
    </html>
  )
}

/** Whether the deepest route asks for no script: see `stillHandle`. */
const isStill = (handle: unknown): boolean => (handle as { still?: boolean } | undefined)?.still === true

/** Dense type for desks and night paper for the room come from the `handle` of the deepest route. */
const pageAttributes = (handle: unknown, size: Site['size'] | undefined) => {
  const { desk, night } = (handle ?? {}) as { desk?: boolean; night?: boolean }
  return {
    ...(desk ? { 'data-desk': '' } : {}),
    ...(night ? { 'data-theme': 'night' } : {}),
    ...(size === 'elder' ? { 'data-size': 'elder' } : {}),
  }
}

export default function App() {
  return <Outlet />
}

type RootData = { readonly locale: Locale; readonly site: Site }
type Refusal = { readonly message?: string; readonly trace?: string }

/** The right page for each refusal; a fault of ours shows its number and nothing of its inside. */
export function ErrorBoundary() {
  const error = useRouteError()
  if (!isRouteErrorResponse(error)) return <ErrorPage status={500} />
  const { message, trace } = (typeof error.data === 'object' && error.data !== null ? error.data : {}) as Refusal
  return <ErrorPage status={error.status} message={message} trace={trace} />
}
