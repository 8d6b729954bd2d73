import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { sampleOrganisation } from '../parts/samples.ts'
import { count, date, inOrder, line, nameList, shortHash } from '../parts/schemas.ts'
import { handSlot } from '../parts/slots.ts'

const schema = inOrder(
  z.object({
    organisation: line,
    fileTitle: line,
    caseCode: line,
    mediators: nameList,
    acceptedOn: date,
    closedOn: date,
    filingPerson: line,
    filedOn: date,
    retentionPeriod: line,
    fileRemark: line,
    contents: z.array(z.object({ name: line, number: line, date: date, pages: line, hashShort: shortHash })).min(1),
    missingNote: line,
    separateNote: line,
    otherNote: line,
    pageCount: count,
    electronicCount: count,
    organisationHead: line,
  }),
  [
    ['acceptedOn', 'closedOn'],
    ['closedOn', 'filedOn'],
  ],
)

const zh = `# {{organisation}}
# 人民调解卷宗
| 项目 | 内容 |
| 卷宗名称 | {{fileTitle}} |
| 卷宗编号 | {{caseCode}} |
| 调解员 | {{mediators|names}} |
| 调解日期 | {{acceptedOn|date}}至{{closedOn|date}} |
| 立卷人 | {{filingPerson}} |
| 立卷日期 | {{filedOn|date}} |
| 保管期限 | {{retentionPeriod}} |
| 备注 | {{fileRemark}} |
::page-break::
# 卷内目录
| 序号 | 文件名称 | 文件编号 | 日期 | 页次 | 摘要值前十六位 |
::each contents::
| {{no}} | {{name}} | {{number}} | {{date|date}} | {{pages}} | {{hashShort}} |
::end::
::page-break::
# 卷宗情况说明
#. 缺少的文件及原因：{{missingNote}}
#. 另行存放的实物、录音录像等：{{separateNote}}
#. 其他需要说明的事项：{{otherNote}}
::page-break::
# 封底
本卷共{{pageCount}}页，电子文件{{electronicCount}}件。

::sign slots::
>> {{filedOn|date}}`

const en = `# {{organisation}}
~ For reference only; the Chinese text prevails.
# People's Mediation Case File
| Item | Content |
| File name | {{fileTitle}} |
| File no. | {{caseCode}} |
| Mediator(s) | {{mediators|names}} |
| Period of mediation | {{acceptedOn|date}} to {{closedOn|date}} |
| Filed by | {{filingPerson}} |
| Filed on | {{filedOn|date}} |
| Retention period | {{retentionPeriod}} |
| Remarks | {{fileRemark}} |
::page-break::
# Index
| No. | Document | Document no. | Date | Pages | First 16 digits of digest |
::each contents::
| {{no}} | {{name}} | {{number}} | {{date|date}} | {{pages}} | {{hashShort}} |
::end::
::page-break::
# Notes on the file
#. Documents missing and why: {{missingNote}}
#. Objects, recordings and the like kept elsewhere: {{separateNote}}
#. Other matters: {{otherNote}}
::page-break::
# Back cover
This file has {{pageCount}} pages and {{electronicCount}} electronic document(s).

::sign slots::
>> {{filedOn|date}}`

/** Paper 32: cover, index, notes and back cover of the file. */
export default defineDocument({
  id: 'case-file-covers',
  number: '32',
  version: 1,
  title: { 'zh-CN': '卷宗封面、卷内目录、情况说明、封底', en: 'File Cover, Index, Notes and Back Cover' },
  basis: ['卷宗格式；人民调解法第二十七条'],
  schema,
  sample: {
    organisation: sampleOrganisation,
    fileTitle: '戴小雨与马建国房屋租赁合同纠纷',
    caseCode: '（2026）诸示例人调字第17号',
    mediators: ['陈明'],
    acceptedOn: '2026-11-23',
    closedOn: '2026-12-20',
    filingPerson: '赵敏',
    filedOn: '2026-12-28',
    retentionPeriod: '按档案规定',
    fileRemark: '无',
    contents: [
      {
        name: '人民调解申请书',
        number: '（2026）诸示例人调字第17号',
        date: '2026-11-20',
        pages: '1—3',
        hashShort: '9f2c41d07be8a613',
      },
      {
        name: '人民调解受理登记表',
        number: '（2026）诸示例人调字第17号',
        date: '2026-11-20',
        pages: '4—6',
        hashShort: '9f2c41d07be8c502',
      },
      {
        name: '当事人权利义务告知书',
        number: '（2026）诸示例人调字第17号',
        date: '2026-11-20',
        pages: '7—9',
        hashShort: '9f2c41d07be8e3f1',
      },
      {
        name: '授权委托书',
        number: '（2026）诸示例人调字第17号',
        date: '2026-11-20',
        pages: '10—12',
        hashShort: '9f2c41d07be902e0',
      },
      {
        name: '调查记录',
        number: '（2026）诸示例人调字第17号',
        date: '2026-11-20',
        pages: '13—15',
        hashShort: '9f2c41d07be921cf',
      },
      {
        name: '证据目录',
        number: '（2026）诸示例人调字第17号',
        date: '2026-11-20',
        pages: '16—18',
        hashShort: '9f2c41d07be940be',
      },
      {
        name: '调解笔录',
        number: '（2026）诸示例人调字第17号',
        date: '2026-12-10',
        pages: '19—21',
        hashShort: '9f2c41d07be95fad',
      },
      {
        name: '人民调解协议书',
        number: '（2026）诸示例人调字第17号',
        date: '2026-12-10',
        pages: '22—24',
        hashShort: '9f2c41d07be97e9c',
      },
      {
        name: '履行凭证（收条）',
        number: '（2026）诸示例人调字第17号',
        date: '2026-12-10',
        pages: '25—27',
        hashShort: '9f2c41d07be99d8b',
      },
      {
        name: '回访记录',
        number: '（2026）诸示例人调字第17号',
        date: '2026-12-10',
        pages: '28—30',
        hashShort: '9f2c41d07be9bc7a',
      },
      {
        name: '司法确认申请书',
        number: '（2026）诸示例人调字第17号',
        date: '2026-12-10',
        pages: '31—33',
        hashShort: '9f2c41d07be9db69',
      },
      {
        name: '民事裁定书',
        number: '（2026）诸示例人调字第17号',
        date: '2026-12-10',
        pages: '34—36',
        hashShort: '9f2c41d07be9fa58',
      },
      {
        name: '结案报告表',
        number: '（2026）诸示例人调字第17号',
        date: '2026-12-10',
        pages: '37—39',
        hashShort: '9f2c41d07bea1947',
      },
    ],
    missingNote: '无',
    separateNote: '无',
    otherNote: '无',
    pageCount: 39,
    electronicCount: 21,
    organisationHead: '楼主任',
  },
  text: { 'zh-CN': zh, en },
  view: (data, locale) => ({
    ...data,
    contents: data.contents.map((each, index) => ({ ...each, no: index + 1 })),
    slots: [
      handSlot('filing-person', { 'zh-CN': '立卷人', en: 'Filed by' }, data.filingPerson, locale),
      handSlot('organisation-head', { 'zh-CN': '检查人', en: 'Checked by' }, data.organisationHead, locale),
    ],
  }),
})
