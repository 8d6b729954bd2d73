import { defineWorkflow } from '../types.ts'

/** 督办事项: dissatisfied rating, complaint, warning, follow-up visit (回访), suspected sham, danger, access review. One row a transition; guards and effects are names only, implemented elsewhere. */
// biome-ignore format: one state and one transition per line read as a table
export const supervisionTask = defineWorkflow({
  id: 'supervisionTask',
  version: 1,
  zh: '督办事项',
  en: 'dissatisfied rating, complaint, warning, follow-up visit (回访), suspected sham, danger, access review',
  states: {
    open: { zh: '待指派', en: 'Open', stage: 'open', ends: 'no', waitsFor: ['supervisor'], deadlines: ['watch.assign'] },
    assigned: { zh: '已指派', en: 'Assigned', stage: 'open', ends: 'no', waitsFor: ['mediator', 'orgAdmin', 'dispatcher'], deadlines: ['watch.handle'] },
    reported: { zh: '待核实', en: 'Reported, to be checked', stage: 'open', ends: 'no', waitsFor: ['supervisor'], deadlines: ['watch.check'] },
    escalatedUp: { zh: '已升级', en: 'Escalated one level up', stage: 'open', ends: 'no', waitsFor: ['supervisor'], deadlines: ['watch.handle'] },
    done: { zh: '已办结', en: 'Done', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
    dismissedTask: { zh: '不成立', en: 'Found groundless', stage: 'closed', ends: 'end', waitsFor: [], deadlines: [] },
  },
  transitions: {
    raise: { from: ['none'], to: 'open', by: ['system', 'party', 'mediator', 'dispatcher', 'supervisor'], needs: ['sourceStated'], effects: ['notice.staffRed', 'start.watch.assign'], basis: 'OMR 29; PML 31', zh: '提出', en: 'Raise', tells: 'the person who raised it: who looks into it, by when', main: false },
    assign: { from: ['open', 'escalatedUp'], to: 'assigned', by: ['supervisor', 'dispatcher'], needs: ['personUnconflicted'], effects: ['notice.staffNew', 'meet.watch.assign', 'start.watch.handle'], basis: 'D', zh: '指派', en: 'Assign', tells: 'named person and date', main: false },
    report: { from: ['assigned'], to: 'reported', by: ['mediator', 'orgAdmin', 'dispatcher'], needs: ['actionDescribed'], effects: ['notice.staffNew', 'meet.watch.handle', 'start.watch.check'], basis: 'D', zh: '报告处理结果', en: 'Report', tells: 'what was done', main: false },
    sendBackTask: { from: ['reported'], to: 'assigned', by: ['supervisor'], needs: ['reasonGiven'], effects: ['notice.staffNew', 'meet.watch.check', 'start.watch.handle'], basis: 'D', zh: '退回重办', en: 'Send back', tells: 'not yet finished', main: false },
    escalateUp: { from: ['open', 'assigned'], to: 'escalatedUp', by: ['system', 'supervisor'], needs: ['deadlineMissed'], effects: ['notice.staffRed', 'meet.watch.assign', 'meet.watch.handle', 'start.watch.handle'], basis: 'D', zh: '升级', en: 'Escalate', tells: 'moved to the next level', main: false },
    finish: { from: ['reported'], to: 'done', by: ['supervisor'], needs: ['reporterAsked'], effects: ['notice.watchDone', 'doc.30', 'meet.watch.check'], basis: 'PML 31; MOJ75 39', zh: '办结', en: 'Finish', tells: 'outcome', main: false },
    dismissTask: { from: ['open', 'assigned', 'reported'], to: 'dismissedTask', by: ['supervisor'], needs: ['reasonGiven'], effects: ['notice.watchDone', 'meet.watch.assign', 'meet.watch.handle', 'meet.watch.check'], basis: 'OMR 29', zh: '不成立', en: 'Groundless', tells: 'outcome with reason', main: false },
  },
})
