import { identityWords } from '../identity/words.ts'
import { moneyWords } from '../text/money.ts'
import { textWords } from '../text/printable.ts'

type Pair = { readonly zh: string; readonly en: string }
const at422 = <Key extends string>(words: Readonly<Record<Key, Pair>>) =>
  Object.fromEntries(Object.entries<Pair>(words).map(([key, { zh, en }]) => [key, { status: 422, zh, en }])) as Record<
    Key,
    Pair & { status: number }
  >

/** What is wrong with typed values: numbers, names, sums; the words stand beside the readers. */
export const typedRefusals = { ...at422(identityWords), ...at422(moneyWords), ...at422(textWords) }
