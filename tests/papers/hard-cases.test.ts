import fc from 'fast-check'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { catalogue, type PaperData } from '#templates/papers.server.ts'
import { amountsThatDisagree } from '#templates/render/amounts.ts'
import { capitals, figures } from '#templates/render/values.ts'
import { render, templateIds, textOf, wordsOf } from './prepared.ts'

const LONG_NAME = '阿卜杜拉·买买提明·'.repeat(25).slice(0, 200)
const NAMES =
  /^(name|.*[nN]ames|recipient|mediators?|person|principal|organisation|court|payer|payee|creditor|debtor|objector|challenger|witness|submitter|commenter|visited|visitor|holder|judge|clerk)$/

/** The same data with every name as long as a name can be. */
const withLongNames = (value: unknown, key = ''): unknown => {
  if (typeof value === 'string') return NAMES.test(key) && /\p{Script=Han}/u.test(value) ? LONG_NAME : value
  if (Array.isArray(value)) return value.map((each) => withLongNames(each, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([inside, each]) => [inside, withLongNames(each, inside)]))
}

/** Every word between the margins, every place to sign on a page that there is. */
const expectWhole = async ({ bytes, fields }: Awaited<ReturnType<typeof render>>) => {
  for (const { text, box } of wordsOf(bytes))
    expect([box[0] > 78, box[2] < 523, box[3] < 822], text).toEqual([true, true, true])
  const pages = (await PDFDocument.load(bytes)).getPageCount()
  for (const { page, rect } of fields.slice(1))
    expect([page < pages, rect[1] >= 99, rect[3] <= 740]).toEqual([true, true, true])
  return pages
}

describe('a paper for a hard case is right or refused', () => {
  it.each(templateIds)('%s with names of 200 characters', async (id) => {
    const data = withLongNames(catalogue[id].sample)
    expect(JSON.stringify(data) === JSON.stringify(catalogue[id].sample)).toBe(false)
    await expectWhole(await render(id, 'zh-CN', data))
  })

  it('of sixty parties has each of them with a place to sign', async () => {
    const { sample } = catalogue['settlement-agreement']
    const parties = Array.from({ length: 60 }, (_, index) => ({
      ordinal: index + 1,
      role: index === 0 ? ('respondent' as const) : ('applicant' as const),
      kind: 'person' as const,
      name: `村民${index + 1}号`,
      idNumber: '330699199903074521',
    }))
    const paper = await render('settlement-agreement', 'zh-CN', { ...sample, parties })
    expect(paper.fields.filter(({ name }) => name.startsWith('party-'))).toHaveLength(60)
    expect(await expectWhole(paper)).toBeGreaterThan(8)
    const election = catalogue['representative-election'].sample
    const members = parties.map(({ name }) => ({ name, idLast4: '4521', claim: 100_001 }))
    const elected = await render('representative-election', 'zh-CN', { ...election, members })
    await expectWhole(elected)
    expect(textOf(elected.bytes)).toContain('共60人')
    expect(textOf(elected.bytes)).toContain('人民币60,000.60元（大写：陆万元陆角）')
  })

  it('of forty instalments repeats the head of its table and states their sum', async () => {
    const { sample } = catalogue['settlement-agreement']
    const instalments = Array.from({ length: 40 }, (_, index) => ({
      no: index + 1,
      due: { on: `20${27 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-15` },
      amount: 12_345,
      payer: '诸暨市示例房屋租赁有限公司',
      payee: '戴小雨',
    }))
    const paper = await render('settlement-agreement', 'zh-CN', { ...sample, instalments })
    await expectWhole(paper)
    const text = textOf(paper.bytes)
    expect(text.split('期次应付日期').length - 1).toBeGreaterThan(1)
    expect(text).toContain(`人民币${figures(40 * 12_345)}元（大写：${capitals(40 * 12_345)}）`)
  })

  it('of thirty pages counts them all', async () => {
    const { sample } = catalogue['mediation-record']
    const statements = Array.from({ length: 420 }, (_, index) => ({
      speaker: index % 2 ? '申请人戴小雨' : '被申请人马建国',
      text: `第${index + 1}次发言。${'双方核对了租赁合同、付款记录和退房当日的照片，各自说明理由。'.repeat(2)}`,
    }))
    const paper = await render('mediation-record', 'zh-CN', { ...sample, statements })
    const pages = await expectWhole(paper)
    expect(pages).toBeGreaterThanOrEqual(30)
    const text = textOf(paper.bytes)
    expect(text).toContain(`第${pages}页，共${pages}页`)
    expect(text).toContain('第420次发言')
  }, 60_000)
})

describe('what no court could read is refused', () => {
  const refused = (id: 'extension-agreement' | 'mediation-record' | 'case-file-covers', changes: object) =>
    expect(render(id, 'zh-CN', { ...catalogue[id].sample, ...changes })).rejects.toMatchObject({ name: 'ZodError' })

  it('a day that no calendar has, and an end before its beginning', async () => {
    for (const signedOn of ['2026-02-30', '2027-02-29', '2026-13-01', '2026-1-5', '昨天', ''])
      await refused('extension-agreement', { signedOn })
    await refused('extension-agreement', { newTermEndsOn: '2026-12-01' })
    await refused('mediation-record', { endedAt: '2026-11-25T19:29:59+08:00' })
    await refused('case-file-covers', { filedOn: '2026-12-19' })
  })

  it('an amount whose capitals say something else', async () => {
    const { sample } = catalogue['settlement-agreement']
    const paper = (text: string) =>
      render('settlement-agreement', 'zh-CN', {
        ...sample,
        clauses: [{ no: 1, text }],
      } satisfies PaperData<'settlement-agreement'>)
    await expect(paper('被申请人支付人民币3,100.00元（大写：叁仟元整）。')).rejects.toMatchObject({
      name: 'AmountsDisagree',
      amount: '3,100.00元（大写：叁仟元整）',
    })
    await expect(paper('被申请人支付3100元（大写：人民币叁仟壹佰圆整）。')).resolves.toBeDefined()
    // What people say of their case is printed as they said it.
    const told = { ...catalogue['filing-receipt'].sample, wants: '退还3,100.00元（大写：叁仟元整）。' }
    await expect(render('filing-receipt', 'zh-CN', told)).resolves.toBeDefined()
  })

  it('but no amount whose capitals say the same', () => {
    const amount = fc.integer({ min: 1, max: 9_999_999_999 })
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        const text = `人民币${figures(one)}元（大写：${capitals(other)}）`
        expect(amountsThatDisagree(text)).toHaveLength(one === other ? 0 : 1)
        expect(amountsThatDisagree(`人民币${figures(one)}元（大写：${capitals(one)}）`)).toEqual([])
      }),
    )
  })

  it('more than two agents, more than five representatives, an agreement between one', () => {
    const [agent] = catalogue['power-of-attorney'].sample.agents
    const [one] = catalogue['representative-election'].sample.representatives
    const { schema } = catalogue['power-of-attorney']
    expect(schema.safeParse({ ...catalogue['power-of-attorney'].sample, agents: [agent, agent, agent] }).success).toBe(
      false,
    )
    const election = catalogue['representative-election']
    expect(election.schema.safeParse({ ...election.sample, representatives: Array(6).fill(one) }).success).toBe(false)
    const agreement = catalogue['settlement-agreement']
    expect(
      agreement.schema.safeParse({ ...agreement.sample, parties: agreement.sample.parties.slice(0, 1) }).success,
    ).toBe(false)
  })
})
