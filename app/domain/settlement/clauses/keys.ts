/** Every clause of the library; a stored clause names one of these. */
export const clauseKeys = [
  'payment-lump-sum',
  'payment-instalments',
  'default-acceleration',
  'liquidated-damages-rate',
  'liquidated-damages-fixed',
  'default-free-text',
  'deposit-return',
  'repair',
  'delivery-of-goods',
  'return-of-items',
  'move-out',
  'wage-payment',
  'leaving-certificate',
  'medical-follow-up',
  'equity-transfer',
  'debt-assumption',
  'guarantee',
  'apology-private',
  'apology-public',
  'act',
  'confidentiality',
  'non-disparagement',
  'stop-nuisance',
  'child-support',
  'contact-plan',
  'elder-care-roster',
  'burial-custom-plan',
  'settled-in-full',
  'on-the-spot',
  'withdrawal',
  'tax',
  'costs',
  'notice-addresses',
  'joint-application',
  'no-application',
  'partial-settlement',
  'copies',
  'effectiveness',
  'paper-signature',
  'free-text',
] as const
export type ClauseKey = (typeof clauseKeys)[number]

/** The kind the record stores: it decides the part of the paper and whether a performance item follows. */
export const clauseKinds = ['payment', 'act', 'apology', 'confidentiality', 'default', 'text'] as const
export type ClauseKind = (typeof clauseKinds)[number]

export const isClauseKey = (key: string): key is ClauseKey => (clauseKeys as readonly string[]).includes(key)

/** Clauses whose words a person writes freely: the mediator's review replaces the machine's checks. */
export const freeWordingKeys: readonly ClauseKey[] = ['free-text', 'default-free-text']
