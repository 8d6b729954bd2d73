import type { Platform } from '#app/domain/platform/platform.ts'

declare module '@remix-run/node' {
  interface AppLoadContext {
    readonly platform: Platform
    readonly nonce: string
    readonly demo: boolean
    readonly requestId: string
    readonly ip: string
  }
  interface Future {
    v3_singleFetch: true
  }
}
