import { defineWorkflow } from '../types.ts'

/** 调解会议: one mediation session (video, on-site, mixed or asynchronous). One row a transition; guards and effects are names only, implemented elsewhere. */
// biome-ignore format: one state and one transition per line read as a table
export const session = defineWorkflow({
  id: 'session',
  version: 1,
  zh: '调解会议',
  en: 'one mediation session (video, on-site, mixed or asynchronous)',
  states: {
    proposed: { zh: '待对方确认时间', en: 'Times proposed', stage: 'booking', ends: 'no', waitsFor: ['party'], deadlines: ['session.answer'] },
    booked: { zh: '已预约', en: 'Booked', stage: 'booking', ends: 'no', waitsFor: ['party'], deadlines: [] },
    waiting: { zh: '候场', en: 'Waiting room open', stage: 'meeting', ends: 'no', waitsFor: ['mediator'], deadlines: ['session.start'] },
    live: { zh: '进行中', en: 'In session', stage: 'meeting', ends: 'no', waitsFor: ['mediator'], deadlines: ['session.limit'] },
    paused: { zh: '休息／暂停', en: 'Paused', stage: 'meeting', ends: 'no', waitsFor: ['mediator'], deadlines: ['session.pause'] },
    ended: { zh: '已结束', en: 'Ended', stage: 'after', ends: 'no', waitsFor: ['mediator'], deadlines: ['record.confirm'] },
    recorded: { zh: '笔录已确认', en: 'Record confirmed', stage: 'after', ends: 'end', waitsFor: [], deadlines: [] },
    cancelled: { zh: '已取消', en: 'Cancelled', stage: 'after', ends: 'end', waitsFor: [], deadlines: [] },
    missed: { zh: '有人未到', en: 'Somebody did not come', stage: 'after', ends: 'rest', waitsFor: ['mediator'], deadlines: [] },
  },
  transitions: {
    proposeTimes: { from: ['none'], to: 'proposed', by: ['party', 'mediator', 'dispatcher'], needs: ['withinTerm', 'hoursOpen'], effects: ['notice.proposeTimes', 'start.session.answer'], basis: 'OMR 16', zh: '提出时间', en: 'Propose times', tells: 'three windows to tap', main: true },
    book: { from: ['none', 'proposed'], to: 'booked', by: ['party', 'mediator', 'dispatcher'], needs: ['consentSessionKind', 'slotFree', 'everySideCanThen', 'withinTerm', 'hoursOpen'], effects: ['holdSlot', 'notice.booked', 'meet.session.answer'], basis: 'OMR 16', zh: '约定这个时间', en: 'Book', tells: 'time, who comes, calendar file', main: true },
    reschedule: { from: ['booked'], to: '=', by: ['party', 'mediator', 'dispatcher'], needs: ['slotFree', 'everySideCanThen', 'withinTerm', 'hoursOpen', 'rescheduleLimit'], effects: ['holdSlot', 'notice.rescheduled'], basis: 'D', zh: '改期', en: 'Reschedule', tells: 'new time, old one struck out', main: true },
    reopenTimes: { from: ['booked'], to: 'proposed', by: ['party', 'mediator'], needs: ['reasonGiven'], effects: ['freeSlot', 'notice.proposeTimes', 'start.session.answer'], basis: 'D', zh: '这个时间不行', en: 'This time does not work', tells: 'asks for another time', main: true },
    lapseTimes: { from: ['proposed'], to: 'cancelled', by: ['system'], needs: ['deadlineMissed'], effects: ['notice.sessionCancelled', 'meet.session.answer'], basis: 'D', zh: '无人确认', en: 'Nobody confirmed', tells: 'lapsed', main: false },
    cancel: { from: ['proposed', 'booked'], to: 'cancelled', by: ['party', 'mediator', 'dispatcher', 'system'], needs: ['reasonGiven'], effects: ['freeSlot', 'notice.sessionCancelled', 'meet.session.answer'], basis: 'PML 23', zh: '取消', en: 'Cancel', tells: 'cancelled, reason', main: true },
    openWaiting: { from: ['booked'], to: 'waiting', by: ['mediator', 'system'], needs: ['withinOpeningWindow'], effects: ['createRooms', 'start.session.start'], basis: 'OMR 17', zh: '开放候场', en: 'Open the waiting room', tells: 'you may come in', main: true },
    admit: { from: ['waiting', 'live'], to: 'live', by: ['mediator'], needs: ['identityAtSession', 'consentsComplete', 'seatPlanned', 'roomsSound'], effects: ['grantSeat', 'meet.session.start', 'start.session.limit'], basis: 'OLR 7; OMR 17', zh: '请进', en: 'Admit', tells: 'the mediator lets you in', main: true },
    openCaucus: { from: ['live'], to: '=', by: ['mediator'], needs: ['roomsSound', 'seatPlanned'], effects: ['rotateRooms', 'grantSeat'], basis: 'OMR 16; PML 23', zh: '单独沟通', en: 'Private session', tells: 'others: who talks alone, roughly how long; never a word of it', main: true },
    closeCaucus: { from: ['live'], to: '=', by: ['mediator', 'system'], needs: ['caucusOpen'], effects: ['rotateRooms', 'grantSeat'], basis: 'OMR 16', zh: '回到共同调解', en: 'Back to joint', tells: 'back together', main: true },
    rearrange: { from: ['live'], to: '=', by: ['mediator'], needs: ['roomsSound', 'seatPlanned'], effects: ['rotateRooms', 'grantSeat'], basis: 'OMR 16', zh: '调整房间', en: 'Move between rooms', tells: 'where he is now, and who can hear him', main: true },
    remove: { from: ['live', 'waiting'], to: '=', by: ['mediator'], needs: ['reasonGiven'], effects: ['revokeSeat', 'rotateRooms'], basis: 'OMR 17', zh: '请离开', en: 'Remove', tells: 'left the room', main: true },
    pause: { from: ['live'], to: 'paused', by: ['mediator', 'system'], needs: [], effects: ['revokeTokens', 'start.session.pause', 'notice.paused'], basis: 'D', zh: '暂停，全体候场', en: 'Pause', tells: 'everybody back to waiting, honest reason', main: true },
    resume: { from: ['paused'], to: 'live', by: ['mediator'], needs: ['seatPlanned'], effects: ['createRooms', 'grantSeat', 'meet.session.pause'], basis: 'D', zh: '继续', en: 'Resume', tells: 'going on', main: true },
    end: { from: ['live', 'paused', 'waiting'], to: 'ended', by: ['mediator', 'system'], needs: [], effects: ['closeRooms', 'meet.session.start', 'meet.session.pause', 'meet.session.limit', 'start.record.confirm'], basis: 'OMR 20', zh: '结束会议', en: 'End', tells: 'ended; record to confirm', main: true },
    markMissed: { from: ['waiting', 'booked'], to: 'missed', by: ['mediator', 'system'], needs: ['startTimePassed', 'somebodyAbsent'], effects: ['closeRooms', 'freeSlot', 'notice.missed', 'meet.session.start'], basis: 'OMR 25(3)', zh: '登记缺席', en: 'Record absence', tells: 'who did not come; book again', main: true },
    confirmRecord: { from: ['ended'], to: 'recorded', by: ['party', 'mediator', 'system'], needs: ['recordConfirmedByAll'], effects: ['doc.11', 'doc.12', 'meet.record.confirm'], basis: 'PML 27; OMR 20, 22; OLR 34', zh: '确认笔录', en: 'Confirm the record', tells: 'record confirmed', main: true },
  },
})
