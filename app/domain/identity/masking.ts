import { dialled } from './phone.ts'

const dots = (count: number) => '*'.repeat(Math.max(count, 0))

/** 330***********4521: enough for the owner to recognise it. */
export const maskIdNumber = (number: string): string =>
  number.length < 9 ? dots(number.length) : `${number.slice(0, 3)}${dots(number.length - 7)}${number.slice(-4)}`

/** 138****0001; a number of another country keeps its first three and last two characters. */
export const maskPhone = (phone: string): string => {
  const national = dialled(phone)
  return /^1\d{10}$/.test(national)
    ? `${national.slice(0, 3)}****${national.slice(7)}`
    : `${phone.slice(0, 3)}${dots(phone.length - 5)}${phone.slice(-2)}`
}

/** A bank account shows its last four characters only. */
export const maskAccount = (account: string): string => {
  const plain = account.replace(/\s/g, '')
  return plain.length <= 4 ? dots(plain.length) : `${dots(4)}${plain.slice(-4)}`
}

const COMPOUND_SURNAMES = new Set(
  '欧阳 上官 司马 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 宇文 长孙 端木'.split(' '),
)

/** The surname alone, for an invitation before the code is given; null when a name does not show where it ends. */
export function surnameOf(name: string): string | null {
  const characters = [...name.trim()]
  if (!characters.every((character) => /\p{Script=Han}/u.test(character)) || characters.length < 2) return null
  const firstTwo = characters.slice(0, 2).join('')
  return characters.length > 2 && COMPOUND_SURNAMES.has(firstTwo) ? firstTwo : (characters[0] ?? null)
}

/** 戴某某 or D***: how a person is named to someone who may not know the full name yet. */
export const maskName = (name: string): string => {
  const surname = surnameOf(name)
  if (surname) return `${surname}${'某'.repeat(Math.min([...name.trim()].length - [...surname].length, 2))}`
  return `${[...name.trim()][0] ?? ''}***`
}
