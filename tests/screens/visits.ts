import { DEMO_AREA, DEMO_ORGANISATION_ID } from '#app/domain/seed/people.ts'
import { courtIdOf } from '#app/domain/seed/reference.server.ts'
import { keyOf } from '#app/domain/setting/settled.server.ts'
import { BATCH_ID, type EveryState } from '#tests/support/every-state.ts'

/** One look at one page, by somebody who may see it, in a state in which it has something to show. */
export interface Visit {
  /** Path in the site map. */
  readonly page: string
  /** A party of the case, the holder of its link, a demonstration account, or a stranger. */
  readonly as: string
  readonly in?: keyof EveryState
  /** Words that stand on the page only when it shows what it is for. */
  readonly shows: string
  readonly query?: string
  readonly with?: Readonly<Record<string, string>>
  readonly status?: number
  /** Ways that a page offers only where no script does the same by itself. */
  readonly onlyPlain?: readonly string[]
}

/** The document that has versions and drafts in a world in every state. */
const ORGANISATION = { kind: 'organisation', key: DEMO_ORGANISATION_ID }

/** Things that ship and are settled otherwise. */
const settled = (kind: 'rule' | 'notice' | 'reason' | 'authority', name: string) => ({ kind, key: keyOf(kind, name) })
const LADDER = settled('rule', 'ladder')
const BATCH = settled('rule', 'batch')
const ACCEPTED = settled('notice', 'accepted')
const UNCLEAR = settled('reason', 'return/R6')
const TIMESTAMP = settled('authority', 'timestamp')

/** Addresses that answer with something else than a page. */
export const NO_PAGE: Readonly<Record<string, string>> = {
  display: 'keeps the language and goes back',
  logout: 'leaves and goes back',
  open: 'leads to a case by its code',
  'c/:code/evidence/api/:call': 'answers the upload',
  'c/:code/evidence/:id/file': 'is a file',
  'file/:draft/evidence/api/:call': 'answers the upload',
  'file/:draft/evidence/:id/file': 'is a file',
  'h/api/:call': 'answers the upload',
  'c/:code/live': 'is a line for news',
  'c/:code/session/code': 'sends a code and goes back',
  'c/:code/session/check/token': 'is a ticket for the device check',
  'c/:code/session/room/state': 'is data of the room',
  'c/:code/session/token': 'is a ticket for the room',
  'desk/c/:code/room/beat': 'is the sign of life of the console',
  'desk/c/:code/room/state': 'is data of the console',
  'webhooks/livekit': 'listens to the media server',
  'webhooks/delivery': 'listens to the carriers of messages',
  'c/:code/session.ics': 'is a file',
  'c/:code/papers/:number': 'is a file',
  'c/:code/trail.json': 'is a file',
  'root.pem': 'is a file',
  'revoked.pem': 'is a file',
  'dev/papers/:kind/:language': 'is a file',
}

export const visits = named([
  { page: '', as: 'stranger', shows: '租房押金' },
  { page: 'login', as: 'stranger', shows: '手机号' },
  { page: 'me/ways', as: 'mediator', shows: '通行密钥' },
  { page: 'demo', as: 'stranger', shows: '法院书记员' },
  { page: 'admin/messages/outbox', as: 'stranger', shows: '验证码' },
  { page: 'topics', as: 'stranger', shows: '邻里' },
  { page: 'help', as: 'stranger', shows: '0575' },
  { page: 'privacy', as: 'stranger', shows: '隐私' },
  { page: 'accessibility', as: 'stranger', shows: '无障碍' },
  { page: 'guide/:topic', as: 'stranger', shows: '我是租客', with: { topic: 'rental' } },
  { page: 'elsewhere', as: 'stranger', shows: '家里有暴力' },
  {
    page: 'guide/:topic',
    as: 'stranger',
    shows: '用您平常说话的话写',
    with: { topic: 'rental' },
    query: '?q=role&own=1',
  },
  { page: 'file/resume', as: 'stranger', shows: '接续码' },
  { page: 'verify/:number?', as: 'stranger', shows: '核对' },
  { page: 'dev/gallery', as: 'stranger', shows: '保存并继续' },
  { page: 'dev/gallery/desk', as: 'stranger', shows: '接不接这件' },
  { page: 'dev/papers', as: 'stranger', shows: '受理通知书' },
  { page: '*', as: 'stranger', shows: '没找到这一页', status: 404 },

  { page: 'guide/:topic/result', as: 'holder', in: 'draft', shows: '我要申请调解', with: { topic: 'rental' } },
  { page: 'guide/:topic/letter', as: 'holder', in: 'draft', shows: '存成文件', with: { topic: 'rental' } },
  { page: 'guide/:topic/stop', as: 'holder', in: 'alarming', shows: '110', with: { topic: 'neighbour' } },
  { page: 'file/:draft/abroad', as: 'holder', in: 'alarming', shows: '谁在境外' },
  { page: 'file/:draft', as: 'holder', in: 'draft', shows: '换一部手机或电脑接着写' },
  { page: 'file/:draft/helper', as: 'holder', in: 'draft', shows: '我帮别人写' },
  { page: 'file/:draft/helper', as: 'holder', in: 'helping', shows: '帮忙写，不是代理' },
  { page: 'file/:draft/me', as: 'holder', in: 'helping', shows: '当事人自己的手机号' },
  { page: 'file/:draft/check', as: 'holder', in: 'helping', shows: '村（社区）工作人员' },
  { page: 'file/:draft/code', as: 'holder', in: 'helping', shows: '请当事人自己看短信' },
  { page: 'file/helped', as: 'stranger', shows: '申请交上去了' },
  { page: 'file/:draft/what', as: 'holder', in: 'draft', shows: '经过' },
  { page: 'file/:draft/spoken', as: 'holder', in: 'draft', shows: '开始录音' },
  { page: 'file/:draft/who', as: 'holder', in: 'draft', shows: '手机号' },
  { page: 'file/:draft/want', as: 'holder', in: 'draft', shows: '只告诉调解员的话' },
  { page: 'file/:draft/evidence', as: 'holder', in: 'draft', shows: '退房时的客厅', onlyPlain: ['上传'] },
  { page: 'file/:draft/phone', as: 'holder', in: 'draft', shows: '生成一个码' },
  { page: 'file/:draft/phone', as: 'holder', in: 'handing', shows: '停用这个码' },
  { page: 'h/:token', as: 'stranger', in: 'scanned', shows: '用这部手机拍' },
  { page: 'h', as: 'holder', in: 'handed', shows: '还没有传东西', onlyPlain: ['上传'] },
  { page: 'file/:draft/me', as: 'holder', in: 'draft', shows: '证件号码' },
  { page: 'file/:draft/check', as: 'holder', in: 'draft', shows: '马建国' },
  { page: 'file/:draft/code', as: 'holder', in: 'draft', shows: '提交申请' },
  { page: 'file/:draft/sent', as: 'applicant', in: 'filed', shows: '收件回执（PDF）' },

  { page: 'i/:token', as: 'stranger', in: 'invited', shows: '打开看看' },
  { page: 'i/letter', as: 'stranger', shows: '查询码' },
  { page: 'i/letter', as: 'stranger', shows: '没有这个查询码', query: '?code=0O1I' },
  { page: 'i', as: 'holder', in: 'asked', shows: '不用请律师' },
  { page: 'i', as: 'holder', in: 'unwilling', shows: '我愿意谈谈' },
  { page: 'i/who', as: 'holder', in: 'asked', shows: '发验证码' },
  { page: 'i/who', as: 'holder', in: 'asked', shows: '确认是我', query: '?sent=1' },
  { page: 'i/ask', as: 'holder', in: 'asked', shows: '您的问题' },
  { page: 'i/decline', as: 'holder', in: 'asked', shows: '原因' },
  { page: 'i/later', as: 'holder', in: 'asked', shows: '哪天再问您' },
  { page: 'i/not-me', as: 'holder', in: 'asked', shows: '不是我' },
  { page: 'invitation/:what', as: 'stranger', shows: '已经记下：您不参加', with: { what: 'declined' } },
  { page: 'invitation/:what', as: 'stranger', shows: '这个号码已经停用', with: { what: 'not-me' } },
  { page: 'invitations', as: 'respondent', in: 'invited', shows: '打开' },
  { page: 'c/:code/answer', as: 'respondent', in: 'known', shows: '愿意谈的话，是这样谈' },
  { page: 'c/:code/decline', as: 'respondent', in: 'known', shows: '原因' },
  { page: 'c/:code/later', as: 'respondent', in: 'known', shows: '哪天再问您' },
  { page: 'c/:code/answer', as: 'respondent', in: 'unwillingKnown', shows: '愿意谈的话，是这样谈' },
  { page: 'c/:code/companions', as: 'applicant', in: 'preparing', shows: '他的手机号' },
  { page: 'c/:code/companions', as: 'respondent', in: 'brought', shows: '授权委托书' },
  { page: 'c/:code/companions', as: 'mediator', in: 'brought', shows: '双方要带来的人' },
  { page: 'with/:token', as: 'stranger', in: 'brought', shows: '请您一起参加调解' },
  { page: 'c/:code/requests', as: 'respondent', in: 'willing', shows: '希望对方做什么' },
  { page: 'c/:code/requests', as: 'applicant', in: 'inMediation', shows: '告诉对方和调解员' },
  { page: 'c/:code/requests', as: 'respondent', in: 'inMediation', shows: '撤回这项请求' },
  { page: 'c/:code/response', as: 'respondent', in: 'willing', shows: '部分同意' },

  { page: 'me', as: 'applicant', in: 'filed', shows: '租房' },
  { page: 'c/:code', as: 'applicant', in: 'filed', shows: '案件码和二维码' },
  { page: 'c/:code', as: 'applicant', in: 'unwilling', shows: '法庭上见' },
  { page: 'c/:code', as: 'respondent', in: 'willing', shows: '选一位调解员' },
  { page: 'c/:code', as: 'applicant', in: 'ruled', shows: '法院' },
  { page: 'c/:code/record', as: 'applicant', in: 'willing', shows: '提交申请' },
  { page: 'c/:code/supplement', as: 'applicant', in: 'needsInfo', shows: '租房合同的照片' },
  { page: 'c/:code/close', as: 'applicant', in: 'unwilling', shows: '不等了，结束这件事' },
  { page: 'c/:code/withdraw', as: 'applicant', in: 'filed', shows: '撤回' },
  { page: 'c/:code/evidence', as: 'applicant', in: 'inMediation', shows: '退房时的客厅', onlyPlain: ['上传'] },
  { page: 'c/:code/messages', as: 'applicant', in: 'inMediation', shows: '见面时一起看' },
  { page: 'c/:code/mediator', as: 'applicant', in: 'choosing', shows: '请陈示例调解' },
  { page: 'c/:code/mediator', as: 'applicant', in: 'disclosing', shows: '住同一个小区' },
  { page: 'c/:code/mediator', as: 'respondent', in: 'preparing', shows: '想换一位调解员' },
  { page: 'c/:code/leave', as: 'respondent', in: 'preparing', shows: '我不想继续调解' },
  { page: 'c/:code/book', as: 'applicant', in: 'preparing', shows: '都不方便' },
  { page: 'c/:code/book', as: 'applicant', in: 'booked', shows: '存进日历' },
  { page: 'c/:code/session', as: 'applicant', in: 'booked', shows: '同意' },
  { page: 'c/:code/session', as: 'applicant', in: 'booked', shows: '我看完了，也明白', query: '?step=rights' },
  { page: 'c/:code/session', as: 'applicant', in: 'booked', shows: '收件地址', query: '?step=address&sent=1' },
  { page: 'c/:code/session', as: 'respondent', in: 'waiting', shows: '进入等候室' },
  { page: 'c/:code/session/check', as: 'applicant', in: 'booked', shows: '打开摄像头和麦克风' },
  { page: 'c/:code/session/room', as: 'applicant', in: 'waiting', shows: '您已经到了，稍等' },
  { page: 'c/:code/offers', as: 'applicant', in: 'inMediation', shows: '接受这个方案' },
  { page: 'c/:code/agreement', as: 'applicant', in: 'reading', shows: '我看懂了' },
  { page: 'c/:code/sign', as: 'applicant', in: 'signing', shows: '发验证码到' },
  { page: 'c/:code/sign', as: 'applicant', in: 'signing', shows: '签名并提交', query: '?sent=1' },
  { page: 'c/:code/confirm', as: 'applicant', in: 'settled', shows: '同意申请司法确认' },
  { page: 'c/:code/court', as: 'applicant', in: 'lodged', shows: '待受理' },
  { page: 'c/:code/court', as: 'applicant', in: 'questioned', shows: '法院问您2个问题' },
  { page: 'c/:code/court', as: 'respondent', in: 'questioned', shows: '您已经回答' },
  { page: 'c/:code', as: 'applicant', in: 'questioned', shows: '法院有问题问您' },
  { page: 'c/:code/court', as: 'respondent', in: 'ruled', shows: '已经确认协议有效' },
  { page: 'c/:code/rate', as: 'applicant', in: 'ruled', shows: '提交评价' },
  { page: 'c/:code/performance', as: 'applicant', in: 'settled', shows: '3,100' },

  { page: 'desk', as: 'mediator', shows: '等您处理' },
  { page: 'desk/calendar', as: 'mediator', shows: '请假' },
  { page: 'desk/offers', as: 'mediator', shows: '租房' },
  { page: 'desk/c/:code/offer', as: 'mediator', in: 'offered', shows: '没有要披露的，接受' },
  { page: 'desk/c/:code', as: 'mediator', in: 'inMediation', shows: '两边都愿意谈数目' },
  { page: 'desk/c/:code/close', as: 'mediator', in: 'inMediation', shows: '终止的原因' },
  { page: 'desk/c/:code/court', as: 'mediator', in: 'questioned', shows: '法院问您2个问题' },
  { page: 'desk/c/:code/prep', as: 'mediator', in: 'booked', shows: '戴小雨' },
  { page: 'desk/c/:code/room', as: 'mediator', in: 'waiting', shows: '请戴小雨进来' },
  { page: 'desk/c/:code/room/board', as: 'mediator', in: 'waiting', shows: '请戴小雨进来' },
  { page: 'desk/c/:code/draft', as: 'mediator', in: 'drafting', shows: '发给双方阅读' },
  { page: 'desk/c/:code/draft', as: 'mediator', in: 'drafting', shows: '加上这一条', query: '?add=payment' },
  { page: 'desk/c/:code/draft', as: 'mediator', in: 'faulty', shows: '法院会因此不予受理' },
  { page: 'desk/c/:code/sign', as: 'mediator', in: 'signing', shows: '签' },

  { page: 'dispatch', as: 'dispatcher', shows: '租房' },
  { page: 'dispatch/contact', as: 'dispatcher', shows: '换个说法再发短信' },
  { page: 'dispatch/c/:code', as: 'dispatcher', in: 'filed', shows: '受理登记' },
  { page: 'dispatch/c/:code', as: 'dispatcher', in: 'asked', shows: '要多长时间' },
  { page: 'dispatch/c/:code/appoint', as: 'dispatcher', in: 'leftOpen', shows: '指定陈示例' },
  { page: 'dispatch/c/:code/appoint', as: 'dispatcher', in: 'challenged', shows: '驳回，调解员不变' },
  { page: 'seal', as: 'orgAdmin', shows: '去盖章' },
  { page: 'seal/:code', as: 'orgAdmin', in: 'sealing', shows: '盖章并提交', query: '?sent=1' },
  { page: 'court', as: 'clerk', shows: '租房' },
  { page: 'court/c/:code', as: 'clerk', in: 'lodged', shows: '受理' },
  { page: 'court/c/:code', as: 'clerk', in: 'accepted', shows: '怎样询问了双方' },
  { page: 'court/c/:code', as: 'clerk', in: 'questioned', shows: '还没有回答' },
  { page: 'court/c/:code', as: 'clerk', in: 'sampled', shows: '打开看过的文件' },
  { page: 'court/c/:code/ask', as: 'clerk', in: 'accepted', shows: '备好的问题' },
  { page: 'court/c/:code/ask', as: 'clerk', in: 'lodged', shows: '现在不能询问' },
  { page: 'court/deadlines', as: 'clerk', shows: '法院审查最长期限' },
  { page: 'court/deadlines', as: 'clerk', shows: '这一类没有', query: '?show=overdue' },
  { page: 'court/batch', as: 'clerk', shows: '放在一起，最多' },
  { page: 'court/batch/:batch', as: 'clerk', shows: '先看抽中的', with: { batch: BATCH_ID } },
  { page: 'court/c/:code/return', as: 'clerk', in: 'accepted', shows: '指到哪一条' },
  { page: 'court/c/:code', as: 'judge', in: 'proposed', shows: '发验证码' },
  { page: 'admin', as: 'platformAdmin', shows: '平台' },
  { page: 'admin/organisations', as: 'platformAdmin', shows: '新建一个调解组织' },
  { page: 'admin/courts', as: 'platformAdmin', shows: '浙0681', query: '?find=%E8%AF%B8%E6%9A%A8' },
  { page: 'admin/courts/:id', as: 'platformAdmin', shows: '法院的人', with: { id: courtIdOf(DEMO_AREA) } },
  { page: 'admin/keys', as: 'platformAdmin', shows: '时间戳密钥' },
  { page: 'admin/rules', as: 'platformAdmin', shows: '法律定死的' },
  { page: 'admin/messages', as: 'platformAdmin', shows: '对方愿意一起商量', query: '?find=%E5%AF%B9%E6%96%B9' },
  { page: 'admin/reasons', as: 'platformAdmin', shows: '加一条退回原因' },
  { page: 'setting/:kind/:key/edit', as: 'platformAdmin', shows: '平台自定的范围', with: LADDER },
  { page: 'setting/:kind/:key/preview', as: 'platformAdmin', shows: '举几个例子', with: BATCH },
  { page: 'setting/:kind/:key/preview', as: 'platformAdmin', shows: '短信，中文', with: ACCEPTED },
  { page: 'setting/:kind/:key/edit', as: 'platformAdmin', shows: '备好的话', with: UNCLEAR },
  { page: 'setting/:kind/:key/edit', as: 'platformAdmin', shows: '生成一把新密钥', with: TIMESTAMP },
  { page: 'org/:id?', as: 'orgAdmin', shows: '谁在这里' },
  { page: 'org/:id?', as: 'platformAdmin', shows: '启用', with: { id: DEMO_ORGANISATION_ID } },
  { page: 'setting/:kind/:key', as: 'orgAdmin', shows: '以前的版本', with: ORGANISATION },
  { page: 'setting/:kind/:key/edit', as: 'platformAdmin', shows: '列入名册的法院', with: ORGANISATION },
  {
    page: 'setting/:kind/:key/edit',
    as: 'orgAdmin',
    shows: '登录，请当面核对',
    with: { kind: 'post', key: 'new' },
    query: `?role=mediator&organisation=${DEMO_ORGANISATION_ID}`,
  },
  { page: 'setting/:kind/:key/preview', as: 'orgAdmin', shows: '会碰到什么', with: ORGANISATION },
  { page: 'setting/:kind/:key/preview', as: 'platformAdmin', shows: '发布', with: ORGANISATION, query: '?sent=1' },
  { page: 'admin/holidays', as: 'platformAdmin', shows: '还没有载入', query: '?change=2026' },
  { page: 'admin/holidays/:year', as: 'platformAdmin', shows: '期限已经按这一版算过', with: { year: '2026' } },
])

function named(list: readonly Visit[]) {
  return list.map((visit) => ({
    ...visit,
    name: [visit.page || 'the front door', visit.query, 'serves', visit.as, visit.in && `(${visit.in})`]
      .filter(Boolean)
      .join(' '),
  }))
}
