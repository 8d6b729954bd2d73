import type { RouteConfigEntry } from '@remix-run/route-config'

/** Every path of the site map with `value` in place of each parameter, and, where a case is one, that of `code`. */
export const everyPath = (list: readonly RouteConfigEntry[], value: string, code = value): string[] => [
  ...new Set(
    list.flatMap(({ path = '', children = [] }) => [
      `/${path.replace('*', 'no-such-page').replace(/:\w+\??/g, value)}`,
      `/${path
        .replace('*', 'no-such-page')
        .replace(':code', code)
        .replace(/:\w+\??/g, value)}`,
      ...everyPath(children, value, code),
    ]),
  ),
]
