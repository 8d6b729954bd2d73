import { z } from 'zod'
import { defineDocument } from '../document.ts'
import { date, instant, line, oneOf, sha256, words } from '../parts/schemas.ts'
import { handSlot } from '../parts/slots.ts'

const schema = z.object({
  caseCode: line,
  submitter: line,
  submitterRole: oneOf('partyRole'),
  evidence: z
    .array(
      z.object({
        no: line,
        name: line,
        source: words,
        form: oneOf('evidenceForm'),
        extent: line,
        purpose: words,
        submittedAt: instant,
        sha256: sha256,
      }),
    )
    .min(1),
  signedOn: date,
})

const zh = `# 证据目录
- 案件编号：{{caseCode}}　　提交人：{{submitter}}（{{submitterRole|partyRole}}）
| 编号 | 名称和形式 | 来源 | 拟证明的事项 | 提交时间、摘要值前十六位 |
::each evidence::
| {{no}} | {{name}}（{{form|evidenceForm}}，{{extent}}） | {{source|text}} | {{purpose|text}} | {{submittedAt|dateTime}} {{hashShort}} |
::end::
说明：
*. 形式填写原件、复制件、电子数据、照片、录音录像或者实物。
*. 摘要值由平台在收到时计算，用以说明此后未被改动；不说明提交之前的情况。来源一栏请写明由谁、在何时、用何种设备形成。
*. 需要核对原件的，请妥善保管原件。

::sign slots::
>> {{signedOn|date}}`

const en = `# Evidence List
~ For reference only; the Chinese text prevails.
- Case code: {{caseCode}}    Submitted by: {{submitter}} ({{submitterRole|partyRole}})
| Exhibit no. | Name and form | Source | What it is meant to prove | Submitted at, first 16 digits of the digest |
::each evidence::
| {{no}} | {{name}} ({{form|evidenceForm}}, {{extent}}) | {{source|text}} | {{purpose|text}} | {{submittedAt|dateTime}} {{hashShort}} |
::end::
Notes:
*. Form: original, copy, electronic data, photograph, audio or video, or object.
*. The platform computes the digest on receipt to show that nothing was changed afterwards; it says nothing about the time before. Under source, please state who made it, when, and with which device.
*. Please keep originals safe in case they must be compared.

::sign slots::
>> {{signedOn|date}}`

/** Paper 10b: what one side submits, each piece with its checksum. */
export default defineDocument({
  id: 'evidence-list',
  number: '10b',
  version: 1,
  title: { 'zh-CN': '证据目录', en: 'Evidence List' },
  basis: ['在线诉讼规则第十一条至第十五条；卷宗目录第6项'],
  schema,
  sample: {
    caseCode: '（2026）诸示例人调字第17号',
    submitter: '戴小雨',
    submitterRole: 'applicant',
    evidence: [
      {
        no: '申1',
        name: '租赁合同',
        source: '2026年1月5日双方签订，申请人扫描',
        form: 'copy',
        extent: '3页',
        purpose: '证明押金数额和退租约定',
        submittedAt: '2026-11-20T10:07:00+08:00',
        sha256: '9f2c41d07be8a613d1a9f0b35f5e0c7c6a0e8f2b1d3c4e5f60718293a4b5c6d7',
      },
      {
        no: '申2',
        name: '退房时的墙面照片',
        source: '2026年10月31日申请人用手机拍摄',
        form: 'photograph',
        extent: '5张',
        purpose: '证明交房时墙面完好',
        submittedAt: '2026-11-20T10:09:00+08:00',
        sha256: '1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014',
      },
    ],
    signedOn: '2026-11-24',
  },
  text: { 'zh-CN': zh, en },
  evidence: ({ evidence }) =>
    evidence.map(({ name, sha256: checksum, submittedAt }) => ({ name, sha256: checksum, receivedAt: submittedAt })),
  view: (data, locale) => ({
    ...data,
    evidence: data.evidence.map((each) => ({ ...each, hashShort: each.sha256.slice(0, 16) })),
    slots: [handSlot('submitter', { 'zh-CN': '提交人', en: 'Submitted by' }, data.submitter, locale)],
  }),
})
