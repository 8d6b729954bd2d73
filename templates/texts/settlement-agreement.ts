/** The authoritative text. */
export const zh = `# 人民调解协议书
^ {{agreementNumber}}
::each parties::
! {{role|role}}：{{name}}
::each lines::
- {{it}}
::end::

::end::
::if appliedOn::
上列当事人因{{disputeKind|text}}，于{{appliedOn|date}}向{{organisation}}申请调解。{{organisation}}受理后，由调解员{{mediators|names}}主持调解。各方在自愿、平等的基础上，达成本协议。
::end::
::if !appliedOn::
上列当事人因{{disputeKind|text}}，经{{organisation}}主动征询，均同意调解，由调解员{{mediators|names}}主持。各方在自愿、平等的基础上，达成本协议。
::end::
## #. 纠纷的主要事实、争议事项
(#) 主要事实
{{mainFacts|text}}
::if issues::
(#) 争议事项
::each numberedIssues::
{{no}}. {{text|text}}
::end::
::end::
::if responsibilities::
## #. 各方的责任
{{responsibilities|text}}
::end::
## #. 协议内容
::each clauses::
{{no|item}}{{text|text}}
::end::
::if instalments::
## #. 分期履行表
| 期次 | 应付日期（当日二十四时前） | 金额（元） | 付款人 | 收款人 |
::each instalments::
| {{no}} | {{due|due}} | {{amount|yuan}} | {{payer}} | {{payee}} |
::end::
各期合计：{{totalAmount|money}}。
::end::
## #. 履行的方式、地点和期限
::if accounts::
(#) 付款方式和收款账户：转账至下列账户
::each accounts::
{{payee}}：户名{{holder}}，开户行{{bank}}，账号{{number}}
::end::
::end::
::if performancePlace::
(#) 履行地点：{{performancePlace|text}}
::end::
::if lastDue::
(#) 履行期限：按协议内容和分期履行表（如有）所列期限；全部义务最迟于{{lastDue|due}}履行完毕。
::end::
::if !lastDue::
(#) 履行期限：按协议内容和分期履行表（如有）所列期限。
::end::
::if defaultClauses::
## #. 未按约定履行的处理
::each defaultClauses::
(#) {{text|text}}
::end::
::end::
## #. 声明
(#) 各方确认：本协议系自愿达成，对内容和法律后果已经理解；没有恶意串通、规避法律，不损害国家利益、社会公共利益和他人合法权益。
::if thirdPartiesAffected::
(#) 可能受本协议影响的人及其意见：{{thirdPartiesAffected|text}}
::end::
::if !thirdPartiesAffected::
(#) 各方确认：就各方所知，没有他人的权利受本协议影响。
::end::
(#) 本协议具有法律约束力，各方应当按照约定履行。{{organisation}}对履行情况进行监督。
(#) {{jointApplication|jointApplication}}
(#) 就本协议的履行或者内容发生争议的，可以再次申请调解，也可以依法向人民法院起诉。
## #. 生效和文本
(#) 本协议自各方签名、盖章或者捺指印，调解员签名并加盖{{organisation}}印章之日起生效；上述事项在不同时间完成的，以最后一项完成之日为生效之日。
(#) 本协议一式{{copies}}份，各方各执一份，{{organisation}}留存一份；共同申请司法确认的，另备人民法院所需份数。电子文本与纸质文本内容一致的，具有同等效力。

::sign partySlots::
::sign organisationSlots::
>> {{agreementOn|date}}`

/** For reference. */
export const en = `# Settlement Agreement (People's Mediation)
~ For reference only; the Chinese text prevails.
^ {{agreementNumber}}
::each parties::
! {{role|role}}: {{name}}
::each lines::
- {{it}}
::end::

::end::
::if appliedOn::
Because of a dispute concerning {{disputeKind|text}}, the parties above applied for mediation to {{organisation}} on {{appliedOn|date}}. After acceptance by {{organisation}}, the mediation was conducted by {{mediators|names}}. On a voluntary and equal footing the parties have reached this agreement.
::end::
::if !appliedOn::
Because of a dispute concerning {{disputeKind|text}}, {{organisation}} approached the parties above of its own motion; all agreed to mediation, which was conducted by {{mediators|names}}. On a voluntary and equal footing the parties have reached this agreement.
::end::
## #. Main facts and matters in dispute
(#) Main facts
{{mainFacts|text}}
::if issues::
(#) Matters in dispute
::each numberedIssues::
{{no}}. {{text|text}}
::end::
::end::
::if responsibilities::
## #. Responsibility of each party
{{responsibilities|text}}
::end::
## #. Content of the agreement
::each clauses::
{{no|item}}{{text|text}}
::end::
::if instalments::
## #. Table of instalments
| Instalment | Due (before midnight of the day) | Amount (yuan) | Payer | Payee |
::each instalments::
| {{no}} | {{due|due}} | {{amount|yuan}} | {{payer}} | {{payee}} |
::end::
Total of all instalments: {{totalAmount|money}}.
::end::
## #. Manner, place and time limit of performance
::if accounts::
(#) Manner of payment and accounts: by transfer to
::each accounts::
{{payee}}: account holder {{holder}}, bank {{bank}}, account no. {{number}}
::end::
::end::
::if performancePlace::
(#) Place of performance: {{performancePlace|text}}
::end::
::if lastDue::
(#) Time limit: as stated in the content above and in the table of instalments, if any; the last obligation is due {{lastDueWords}}.
::end::
::if !lastDue::
(#) Time limit: as stated in the content above and in the table of instalments, if any.
::end::
::if defaultClauses::
## #. If the agreement is not performed
::each defaultClauses::
(#) {{text|text}}
::end::
::end::
## #. Statements
(#) The parties confirm: this agreement was reached voluntarily; they understand its content and legal consequences; there is no malicious collusion or evasion of law, and no harm to the interests of the state, the public or others.
::if thirdPartiesAffected::
(#) Persons who may be affected and their position: {{thirdPartiesAffected|text}}
::end::
::if !thirdPartiesAffected::
(#) The parties confirm that, to their knowledge, no other person's rights are affected by this agreement.
::end::
(#) This agreement is legally binding and the parties shall perform it as agreed. {{organisation}} supervises performance.
(#) {{jointApplication|jointApplication}}
(#) Disputes about the performance or content of this agreement may be brought to mediation again or to the people's court in accordance with the law.
## #. Effectiveness and copies
(#) This agreement takes effect on the day when every party has signed, sealed or fingerprinted it, the mediator has signed it and the seal of {{organisation}} is on it; if done at different times, on the day of the last of them.
(#) This agreement is made in {{copies}} copies, one for each party and one kept by {{organisation}}; for a joint application for judicial confirmation the copies needed by the court are added. Electronic and paper texts of the same content have equal effect.

::sign partySlots::
::sign organisationSlots::
>> {{agreementOn|date}}`
