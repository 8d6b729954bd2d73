/** The authoritative text. */
export const zh = `# 司法确认申请书
::each parties::
! 申请人：{{name}}
::each lines::
- {{it}}
::end::

::end::
## 请求事项
请求依法确认申请人{{partyNames|names}}于{{agreementOn|date}}经{{organisation}}主持调解达成的《人民调解协议书》（编号：{{agreementNumber}}）有效。
## 事实与理由
#. 纠纷及调解经过。申请人之间发生{{disputeKind|text}}，由{{organisation}}调解员{{mediators|names}}主持调解，于{{agreementOn|date}}自愿达成协议。{{effectWords}}
#. 协议的主要内容如下：
::each clauses::
{{no|item}}{{text|text}}
::end::
::if defaultClauses::
未按约定履行的处理：
::each defaultClauses::
{{text|text}}
::end::
::end::
#. 申请期限。依照《中华人民共和国民事诉讼法》第二百零五条，双方应当自调解协议生效之日起三十日内共同申请。{{termWords}}
#. 管辖。{{jurisdiction|jurisdiction}}
#. 履行情况。{{performanceState|text}}
#. 协议不涉及确认婚姻、收养、亲子等身份关系，不涉及适用其他特别程序、公示催告程序、破产程序审理的事项，不涉及确认物权、知识产权权属。[[协议{{excludedWords}}不在本次申请确认的范围内。]]
::if serviceAddresses::
## 送达地址
::each serviceAddresses::
- {{name}}：{{address|text}}
::end::
::end::
## 承诺
申请人承诺：协议出于解决纠纷的目的自愿达成，没有恶意串通、规避法律的行为；协议内容不损害国家利益、社会公共利益和他人合法权益；所作陈述和提交的材料真实。因协议内容给他人造成损害的，愿意承担相应的民事责任和其他法律责任。
申请人知道：人民法院将通知双方共同到场核实，线上或者线下到场以法院通知为准；是否裁定协议有效，由人民法院审查决定。
此致
- {{court}}

::sign partySlots::
>> {{appliedOn|date}}
## 附件
::each annexes::
- {{no}}. {{name|text}}，{{copies}}份
::end::`

/** For reference. */
export const en = `# Application for Judicial Confirmation
~ For reference only; the Chinese text prevails.
::each parties::
! Applicant: {{name}}
::each lines::
- {{it}}
::end::

::end::
## Request
That the Settlement Agreement (People's Mediation) (no. {{agreementNumber}}) reached on {{agreementOn|date}} by the applicants {{partyNames|names}} in mediation conducted by {{organisation}} be confirmed as valid in accordance with the law.
## Facts and reasons
#. Dispute and mediation. A dispute concerning {{disputeKind|text}} arose between the applicants. {{mediators|names}} of {{organisation}} conducted the mediation; the agreement was voluntarily reached on {{agreementOn|date}}. {{effectWords}}
#. Main content of the agreement:
::each clauses::
{{no|item}}{{text|text}}
::end::
::if defaultClauses::
If the agreement is not performed:
::each defaultClauses::
{{text|text}}
::end::
::end::
#. Time limit. Under article 205 of the Civil Procedure Law both sides apply jointly within thirty days from the day the agreement takes effect. {{termWords}}
#. Jurisdiction. {{jurisdiction|jurisdiction}}
#. Performance so far. {{performanceState|text}}
#. The agreement does not confirm marriage, adoption, parentage or other personal status, does not concern matters for other special procedures, public summons or bankruptcy, and does not confirm title to real rights or intellectual property.[[ {{excludedWords}} of the agreement is outside the scope of this application.]]
::if serviceAddresses::
## Addresses for service
::each serviceAddresses::
- {{name}}: {{address|text}}
::end::
::end::
## Undertaking
The applicants undertake: the agreement was reached voluntarily in order to settle the dispute, without malicious collusion or evasion of law; its content does not harm the interests of the state, the public or others; their statements and materials are true. If the content of the agreement causes damage to others, they accept the civil and other legal liability.
The applicants know that the court will notify both sides to attend together for verification, online or in person as the court directs, and that whether to rule the agreement valid is for the court to decide after review.
To: {{court}}

::sign partySlots::
>> {{appliedOn|date}}
## Annexes
::each annexes::
- {{no}}. {{name|text}}, copies: {{copies}}
::end::`
