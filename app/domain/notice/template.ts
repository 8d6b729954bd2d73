/** A notice goes by message, by mail, onto the person's page, or as a letter. */
export type NoticeChannel = 'sms' | 'mail' | 'inApp' | 'letter'

/**
 * One notice in both languages. It names no party, sum, fact or address, so that whoever sees the phone learns nothing.
 * `sending`: at once, by day only (held from 21:00 to 08:00), or joined into the daily message.
 */
export interface NoticeTemplate {
  readonly channels: readonly NoticeChannel[]
  readonly sending: 'always' | 'daytime' | 'digest'
  readonly short: { readonly zh: string; readonly en: string }
  /** Empty where no mail may be sent. */
  readonly subject: { readonly zh: string; readonly en: string }
  readonly body: { readonly zh: string; readonly en: string }
}
