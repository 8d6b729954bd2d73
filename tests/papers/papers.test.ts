import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { PaperDocument } from '#templates/document.ts'
import { catalogue, glyphsMissing, glyphsMissingIn, type PaperData } from '#templates/papers.server.ts'
import { renderDocument } from '#templates/render/render.server.ts'
import { CODE, render, templateIds, textOf, VERIFY_URL, wordsOf } from './prepared.ts'

const both = templateIds.flatMap((id) => (['zh-CN', 'en'] as const).map((locale) => [id, locale] as const))
const agreement = catalogue['settlement-agreement'].sample
type Agreement = PaperData<'settlement-agreement'>

describe('every paper', () => {
  it.each(both)('%s can be read in %s, with the case and the way to check it on every page', async (id, locale) => {
    const { bytes } = await render(id, locale)
    const text = textOf(bytes)
    const pages = (await PDFDocument.load(bytes)).getPageCount()
    expect(text).toContain(catalogue[id].title[locale].replace(/\s/g, ''))
    for (const stamp of [CODE, VERIFY_URL]) expect(text.split(stamp).length - 1).toBeGreaterThanOrEqual(pages)
    expect(text).toContain(locale === 'zh-CN' ? `第${pages}页，共${pages}页` : `Page${pages}of${pages}`)
    expect(text).not.toMatch(/undefined|null|NaN|\[object|\{\{|\]\]|::/)
  })

  it('is the same, byte for byte, whenever it is made from the same data', async () => {
    for (const id of templateIds) {
      const [first, second] = [await render(id, 'zh-CN'), await render(id, 'zh-CN')]
      expect(Buffer.compare(first.bytes, second.bytes), id).toBe(0)
    }
  }, 60_000)

  it('is called like its file, and refuses data that are not its own', async () => {
    for (const id of templateIds) expect(catalogue[id].id).toBe(id)
    await expect(render('confirmation-ruling', 'zh-CN', { court: '诸暨市人民法院' })).rejects.toThrow()
  })
})

describe('the agreement', () => {
  const textWith = async (changes: Partial<Agreement>, locale: 'zh-CN' | 'en' = 'zh-CN') =>
    textOf((await render('settlement-agreement', locale, { ...agreement, ...changes })).bytes)

  it('leaves out the lines of what is not known', async () => {
    const parties: Agreement['parties'] = [
      { ordinal: 1, role: 'applicant', kind: 'person', name: '戴小雨' },
      { ordinal: 2, role: 'respondent', kind: 'person', name: '马建国', address: '浙江省诸暨市' },
    ]
    const text = await textWith({ parties })
    expect(text).toContain('申请人：戴小雨被申请人：马建国住址：浙江省诸暨市')
    expect(text).not.toMatch(/民族|职业|性别|法定代表人|联系电话|职务/)
  })

  it('closes up its numbers when a part falls away', async () => {
    const { instalments: _, responsibilities: __, defaultClauses: ___, ...rest } = agreement
    const text = textOf((await render('settlement-agreement', 'zh-CN', rest)).bytes)
    const parts = ['一、纠纷的主要事实', '二、协议内容', '三、履行的方式', '四、声明', '五、生效和文本']
    for (const part of parts) expect(text).toContain(part)
    expect(text).not.toContain('六、')
  })

  it('prints a due date as a day, or as the rule that counts from the day it takes effect', async () => {
    expect(await textWith({ lastDue: { on: '2026-12-05' } })).toContain('最迟于2026年12月5日履行完毕')
    expect(await textWith({ lastDue: { days: 10 } })).toContain(
      '最迟于本协议生效之日起10日内（生效当日不计入）履行完毕',
    )
  })

  it('states digits and capitals of the total from one number', async () => {
    const text = await textWith({})
    expect(text).toContain('各期合计：人民币3,100.00元（大写：叁仟壹佰元整）')
  })

  it('reserves a place for every party, every mediator and the seal, on pages that exist', async () => {
    const { bytes, fields } = await render('settlement-agreement', 'zh-CN', {
      ...agreement,
      mediators: ['陈明', '周宁'],
    })
    const names = fields.map(({ name }) => name)
    expect(names).toEqual(['platform', 'party-1', 'party-2', 'mediator-1', 'mediator-2', 'seal'])
    const pages = (await PDFDocument.load(bytes)).getPageCount()
    for (const { page, rect } of fields.slice(1)) {
      const [left, bottom, right, top] = rect
      expect(page).toBeLessThan(pages)
      expect([left > 60, bottom > 90, right < 535, top < 770]).toEqual([true, true, true, true])
    }
  })

  it('prints what people wrote as it is, even where it looks like markup', async () => {
    const text = await textWith({ mainFacts: '他说：“{{judge}} [[付清]] ::if x::” | 1 | 2 |' })
    expect(text).toContain('他说：“{{judge}}[[付清]]::ifx::”|1|2|')
  })
})

describe('an agreement of many people and many words', () => {
  it('still has every line on its page and every place to sign within the margins', async () => {
    const person = { kind: 'person', address: `浙江省诸暨市${'很长的地名'.repeat(30)}` } as const
    const parties = [1, 2, 3, 4, 5].map((ordinal) => ({
      ...person,
      ordinal,
      role: ordinal === 1 ? ('applicant' as const) : ('respondent' as const),
      name: `阿卜杜拉·${'买买提'.repeat(ordinal * 6)}`,
    }))
    const clauses = Array.from({ length: 25 }, (_, index) => ({
      no: index + 1,
      text: index % 2 ? `第${index}条写得很短。` : `${'a1b2c3d4'.repeat(40)}${'双方约定的内容，'.repeat(60)}完`,
    }))
    const accounts = [{ payee: '戴小雨', holder: '戴小雨', bank: '示例银行', number: '6200123456781234' }]
    const { bytes, fields } = await render('settlement-agreement', 'zh-CN', {
      ...agreement,
      parties,
      clauses,
      accounts,
      mediators: ['陈明', '周宁'],
      mainFacts: `第一段\n第二段\t后面\n${'事实'.repeat(1500)}`,
    })
    const text = textOf(bytes)
    expect(text).toContain('（二十五）')
    expect(text).toContain('户名戴小雨，开户行示例银行，账号6200123456781234')
    expect(fields).toHaveLength(9)
    for (const { box } of wordsOf(bytes)) {
      expect(box[0]).toBeGreaterThan(78)
      expect(box[2]).toBeLessThan(523)
    }
    for (const { rect } of fields.slice(1)) expect(rect[1]).toBeGreaterThan(95)
  })

  it('continues a long table row on the next page', async () => {
    const defects = [{ target: '协议', problem: `${'问题很多，'.repeat(400)}到此为止` }]
    const { bytes } = await render('court-supplement-notice', 'zh-CN', {
      ...catalogue['court-supplement-notice'].sample,
      defects,
    })
    const words = wordsOf(bytes)
    expect(words.map(({ text }) => text).join('')).toContain('为止')
    for (const { box } of words) expect(box[3]).toBeLessThan(820)
  })
})

describe('a copy for reference', () => {
  it('says where the signatures are, and has no field that somebody could sign', async () => {
    const bytes = (
      await renderDocument({
        document: catalogue['settlement-agreement'] as unknown as PaperDocument,
        data: agreement,
        locale: 'en',
        code: CODE,
        verifyUrl: VERIFY_URL,
        signable: false,
      })
    ).bytes
    expect(textOf(bytes)).toContain('SignedontheChineseoriginal')
    expect(Buffer.from(bytes).includes('/AcroForm')).toBe(false)
  })
})

describe('papers for the court', () => {
  it('style every party as an applicant', async () => {
    for (const id of ['judicial-confirmation-application', 'confirmation-ruling'] as const) {
      const text = textOf((await render(id, 'zh-CN')).bytes)
      expect(text).toContain('申请人：诸暨市示例房屋租赁有限公司')
      expect(text).not.toContain('被申请人')
    }
  })

  it('state the last day of the period once it is known, and refer to the certificate before', async () => {
    const { sample } = catalogue['judicial-confirmation-application']
    const { effective: _, ...pending } = sample
    const known = textOf((await render('judicial-confirmation-application', 'zh-CN', sample)).bytes)
    expect(known).toContain('期限届满日为2026年12月25日')
    const before = textOf((await render('judicial-confirmation-application', 'zh-CN', pending)).bytes)
    expect(before).toContain('生效日期见调解组织出具的证明')
    expect(before).not.toContain('期限届满日')
  })

  it('name the clauses that are left out, and only then', async () => {
    const { sample } = catalogue['confirmation-ruling']
    const some = textOf((await render('confirmation-ruling', 'zh-CN', { ...sample, excludedClauses: [2] })).bytes)
    expect(some).toContain('协议“协议内容”部分第（二）项不在确认范围内')
    expect(textOf((await render('confirmation-ruling', 'zh-CN')).bytes)).not.toContain('不在确认范围')
  })

  it('name the clerk without a place to sign', async () => {
    const { bytes, fields } = await render('confirmation-ruling', 'zh-CN')
    expect(textOf(bytes)).toContain('书记员何书记')
    expect(fields.map(({ name }) => name)).toEqual(['platform', 'judge', 'court-seal'])
  })

  it('cite article 205 alone where an application is late, and the item of article 355 otherwise', async () => {
    const { ground: _, ...late } = catalogue['ruling-non-acceptance'].sample
    expect(textOf((await render('ruling-non-acceptance', 'zh-CN', late)).bytes)).not.toContain('第三百五十五条')
    expect(textOf((await render('ruling-non-acceptance', 'zh-CN')).bytes)).toContain('第一款第五项')
  })
})

describe('characters', () => {
  it('of names are all printed, or named so that the name can be refused where it is entered', async () => {
    expect(glyphsMissing('阿依古丽·买买提 O’Neill d’Ávila 䶮㛃㙍𬭚 Ñandú')).toEqual([])
    expect(glyphsMissing('田𠮷𠮷野')).toEqual(['𠮷'])
    expect(glyphsMissing('王\u202e五')).toEqual(['\u202e'])
    expect(glyphsMissingIn({ ...agreement, mainFacts: '说好了😀' })).toEqual(['😀'])
    expect(templateIds.flatMap((id) => glyphsMissingIn(catalogue[id].sample))).toEqual([])
    const parties = agreement.parties.map((party) => ({ ...party, name: '田𠮷野' }))
    const refused = render('settlement-agreement', 'zh-CN', { ...agreement, parties })
    await expect(refused).rejects.toMatchObject({ name: 'GlyphMissing', character: '𠮷' })
  })
})
