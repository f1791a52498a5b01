import { describe, expect, test } from '@jest/globals';
import type { AgencyRecord } from '@lien-nganh/contracts/reference';
import { given } from '@lien-nganh/testing';
import { agency } from '../agency/agency.ts';
import { establishTheAgencies } from '../agency/examples.ts';
import { directiveKey, issueTheDirective } from '../directive/examples.ts';
import { actor, installer, province } from '../examples.ts';
import { registerTheProvince } from '../unit/examples.ts';
import { complete } from './complete.ts';
import { confirm } from './confirm.ts';
import { declareNotApplicable } from './declare-not-applicable.ts';
import { events } from './events.ts';
import {
  anAmendmentEndedIt,
  healthHasAnswered,
  healthHasNoDueDay,
  healthHasToAnswer,
  itIsKeptOutside,
  theFrontHasAnswered,
  theFrontIsAsked,
  theIssuerHasConfirmed,
  theIssuerHasReturned,
} from './examples.ts';
import { extend } from './extend.ts';
import { followAmendment } from './follow-amendment.ts';
import { followUp } from './follow-up.ts';
import { keepOutside } from './keep-outside.ts';
import { recordNothingArisen } from './record-nothing-arisen.ts';
import { recordProgress } from './record-progress.ts';
import { returnWithReason } from './return.ts';

const health = { agency: 'health', requested: false, validFrom: '2004-01-01', validTo: null } as AgencyRecord;
const agencies = (more: Partial<AgencyRecord> = {}) => ({
  agencies: new Map([['health', { ...health, ...more }]]),
});
const today = '2014-03-01';
const byHealth = { today, actor: actor('health'), lookUps: agencies() };
const byIssuer = { today, actor: actor('ppc', 'head') };
const links = { obligations: ['879-ubnd-vx-2013-ppc/O01'] };

describe('what the addressee records', () => {
  const progress = { on: '2013-08-01', evidence: ['Kế hoạch 15/KH-SYT'] };

  test('progress is kept with the obligation that it serves', () => {
    given(followUp, healthHasToAnswer)
      .when(recordProgress, progress, byHealth)
      .then(events.ProgressRecorded({ ...progress, note: null, breaches: [] }, { occurredOn: progress.on, ...links }));
  });

  test('progress that comes too early or after the confirmation is kept and marked', () => {
    given(followUp, healthHasToAnswer)
      .when(recordProgress, { ...progress, on: '2013-07-01' }, byHealth)
      .then(
        events.ProgressRecorded(
          { ...progress, on: '2013-07-01', note: null, breaches: ['recorded-before-the-assignment'] },
          { occurredOn: '2013-07-01', ...links },
        ),
      );
    const late = given(followUp, theIssuerHasConfirmed).when(recordProgress, progress, byHealth);
    expect(late.outcome).toMatchObject([{ data: { breaches: ['recorded-after-the-confirmation'] } }]);
    expect(late.state()).toMatchObject({ is: 'confirmed' });
  });

  test('nothing is recorded that has not happened yet', () => {
    const tomorrow = '2014-03-02';
    const nothing = { from: '2014-01-01', to: tomorrow, checks: [{ on: '2014-01-02', of: 'Sổ trực' }] };
    const when = given(followUp, healthHasToAnswer);
    when.when(recordProgress, { ...progress, on: tomorrow }, byHealth).thenRefused('not-in-the-future');
    when.when(complete, { on: tomorrow }, byHealth).thenRefused('not-in-the-future');
    when.when(recordNothingArisen, nothing, byHealth).thenRefused('not-in-the-future');
    when.when(keepOutside, { on: tomorrow, where: 'Sổ' }, byHealth).thenRefused('not-in-the-future');
    when.when(declareNotApplicable, { on: tomorrow, reason: 'a' }, byHealth).thenRefused('not-in-the-future');
  });

  test('an agency that has ended records only work of its own life; its successor records what came after', () => {
    const lookUps = agencies({ validTo: '2013-08-01' });
    const when = given(followUp, healthHasToAnswer);
    when.when(recordProgress, progress, { ...byHealth, lookUps }).thenRefused('within-the-addressees-life');
    when.when(complete, { on: progress.on }, { ...byHealth, lookUps }).thenRefused('within-the-addressees-life');
    const before = { ...progress, on: '2013-07-31' };
    expect(when.when(recordProgress, before, { ...byHealth, lookUps }).state()).toMatchObject({ is: 'in-progress' });
    const heir = { ...byHealth, actor: actor('culture'), lookUps };
    expect(when.when(recordProgress, progress, heir).state()).toMatchObject({ is: 'in-progress' });
  });

  test('an agency that has ended records no more once its successor did', async () => {
    const here = province();
    await registerTheProvince(here);
    await establishTheAgencies(here);
    await issueTheDirective(here);
    const dissolved = { on: '2013-09-01', successors: [{ agency: 'labour' }] };
    await here.send(agency, 'dissolve', dissolved, { id: 'health' });
    const record = (on: string, by: string, name = 'record-progress') =>
      here.send(followUp, name, name === 'record-progress' ? { ...progress, on } : { on }, {
        id: `${directiveKey}.O01.health`,
        by: actor(by),
      });
    expect(await record('2013-08-30', 'health')).toBeNull();
    expect(await record('2013-09-02', 'labour')).toBeNull();
    expect(await record('2013-08-31', 'health')).toBe('successor-has-taken-it-over');
    expect(await record('2013-08-31', 'health', 'complete')).toBe('successor-has-taken-it-over');
    expect(await record('2013-08-31', 'labour')).toBeNull();
  });

  test('a result after the due day is kept and marked', () => {
    const late = given(followUp, healthHasToAnswer).when(complete, { on: '2014-01-05' }, byHealth);
    expect(late.outcome).toMatchObject([{ data: { breaches: ['completed-after-the-due-day'], by: 'officer.health' } }]);
    const early = given(followUp, healthHasToAnswer).when(complete, { on: '2013-07-01' }, byHealth);
    expect(early.outcome).toMatchObject([{ data: { breaches: ['recorded-before-the-assignment'] } }]);
  });

  test('what is finished is not finished again', () => {
    const nothing = { from: '2013-08-01', to: '2013-08-31', checks: [{ on: '2013-08-02', of: 'Sổ trực' }] };
    for (const history of [theIssuerHasConfirmed, itIsKeptOutside, anAmendmentEndedIt]) {
      const when = given(followUp, history);
      when.when(complete, { on: '2013-10-05' }, byHealth).thenRefused('follow-up-is-open');
      when.when(keepOutside, { on: '2013-10-05', where: 'Sổ' }, byHealth).thenRefused('follow-up-is-open');
      when.when(declareNotApplicable, { on: '2013-10-05', reason: 'a' }, byHealth).thenRefused('follow-up-is-open');
    }
    given(followUp, itIsKeptOutside).when(recordNothingArisen, nothing, byHealth).thenRefused('follow-up-is-open');
  });

  test('“nothing arisen” rests on checks, and they lie in its period', () => {
    const period = { from: '2013-08-01', to: '2013-08-31' };
    const when = given(followUp, healthHasToAnswer);
    when
      .when(recordNothingArisen, { ...period, checks: [] }, byHealth)
      .thenRefused('checks-stand-behind-nothing-arisen');
    when
      .when(recordNothingArisen, { ...period, checks: [{ on: '2013-09-01', of: 'Sổ trực' }] }, byHealth)
      .thenRefused('checks-lie-in-the-period');
    const checks = [
      { on: '2013-08-01', of: 'Sổ trực' },
      { on: '2013-08-31', of: 'Báo cáo tuần' },
    ];
    const early = { from: '2013-07-01', to: '2013-08-31', checks };
    expect(when.when(recordNothingArisen, early, byHealth).outcome).toMatchObject([
      { data: { breaches: ['recorded-before-the-assignment'] } },
    ]);
    expect(when.when(recordNothingArisen, { ...period, checks }, byHealth).state()).toMatchObject({
      is: 'nothing-arisen',
      checks: 2,
      lastProgressOn: '2013-08-31',
    });
  });

  test('it may be kept outside or declared not applicable', () => {
    const when = given(followUp, healthHasToAnswer);
    const where = { on: '2013-08-01', where: 'Sổ theo dõi văn bản mật' };
    expect(when.when(keepOutside, where, byHealth).state()).toMatchObject({ is: 'kept-outside' });
    const reason = { on: '2013-08-01', reason: 'Địa phương không có cơ sở' };
    expect(when.when(declareNotApplicable, reason, byHealth).state()).toMatchObject({ is: 'not-applicable' });
  });
});

describe('what the issuer answers', () => {
  const on = '2013-09-05';

  test('a result is confirmed by the issuer alone', () => {
    given(followUp, healthHasAnswered)
      .when(confirm, { on }, byIssuer)
      .then(events.FollowUpConfirmed({ on, by: 'head.ppc' }, { occurredOn: on, ...links }));
    given(followUp, healthHasAnswered)
      .when(confirm, { on }, { today, actor: actor('labour', 'head') })
      .thenRefused('issuer-confirms');
  });

  test('nobody confirms their own: not their agency, and not the same person from another one', () => {
    const own = { today, actor: actor('health', 'head') };
    given(followUp, healthHasAnswered).when(confirm, { on }, own).thenRefused('nobody-confirms-their-own');
    const same = { today, actor: actor('ppc', 'head', 'officer.health') };
    given(followUp, healthHasAnswered).when(confirm, { on }, same).thenRefused('nobody-confirms-their-own');
  });

  test('there must be an answer, and it is not given for tomorrow', () => {
    given(followUp, healthHasToAnswer).when(confirm, { on }, byIssuer).thenRefused('follow-up-was-answered');
    given(followUp, healthHasToAnswer)
      .when(returnWithReason, { on, reason: 'a' }, byIssuer)
      .thenRefused('follow-up-was-answered');
    const tomorrow = '2014-03-02';
    given(followUp, healthHasAnswered).when(confirm, { on: tomorrow }, byIssuer).thenRefused('not-in-the-future');
    given(followUp, healthHasAnswered)
      .when(returnWithReason, { on: tomorrow, reason: 'a' }, byIssuer)
      .thenRefused('not-in-the-future');
  });

  test('it is returned with a reason, also after it was confirmed or kept outside, and can be answered again', () => {
    for (const history of [healthHasAnswered, theIssuerHasConfirmed, itIsKeptOutside]) {
      const input = { on, reason: 'Thiếu số liệu', dueOn: '2013-10-31' };
      const state = given(followUp, history).when(returnWithReason, input, byIssuer).state();
      expect(state).toMatchObject({ is: 'returned', dueOn: '2013-10-31' });
    }
    expect(given(followUp, theIssuerHasReturned).when(complete, { on }, byHealth).state()).toMatchObject({
      is: 'completed',
    });
    given(followUp, healthHasAnswered)
      .when(returnWithReason, { on, reason: 'a' }, { today, actor: actor('labour') })
      .thenRefused('issuer-confirms');
  });

  test('a body that was asked is never given a deadline', () => {
    const input = { on, reason: 'Thiếu số liệu', dueOn: '2013-10-31' };
    given(followUp, theFrontHasAnswered)
      .when(returnWithReason, input, byIssuer)
      .thenRefused('requested-bodies-have-no-deadline');
    given(followUp, theFrontIsAsked)
      .when(extend, { dueOn: '2014-06-30', reason: 'a' }, byIssuer)
      .thenRefused('requested-bodies-have-no-deadline');
  });

  test('more time is granted by the issuer, to a later day, where there is a due day', () => {
    const input = { dueOn: '2014-06-30', reason: 'Thiên tai' };
    const when = given(followUp, healthHasToAnswer);
    expect(when.when(extend, input, byIssuer).state()).toMatchObject({ dueOn: '2014-06-30' });
    when.when(extend, { ...input, dueOn: '2013-12-31' }, byIssuer).thenRefused('extension-is-later');
    when.when(extend, input, { today, actor: actor('health', 'head') }).thenRefused('issuer-confirms');
    given(followUp, healthHasNoDueDay).when(extend, input, byIssuer).thenRefused('there-is-a-deadline');
    given(followUp, theIssuerHasConfirmed).when(extend, input, byIssuer).thenRefused('follow-up-is-open');
  });

  test('an amendment changes the terms, and gives a body that was asked no deadline either', () => {
    const input = { on, role: 'coordinate', leads: [], coordinators: [], dueOn: '2014-06-30', endsOn: null };
    const byProcess = { actor: installer };
    const when = given(followUp, healthHasToAnswer).when(followAmendment, input, byProcess);
    expect(when.state()).toMatchObject({ role: 'coordinate', dueOn: '2014-06-30' });
    expect(given(followUp, theFrontIsAsked).when(followAmendment, input, byProcess).state()).toMatchObject({
      dueOn: null,
    });
  });
});

test.each([
  [recordProgress, { on: '2013-08-01', evidence: ['a'] }],
  [complete, { on: '2013-08-01' }],
  [recordNothingArisen, { from: '2013-08-01', to: '2013-08-31', checks: [] }],
  [confirm, { on: '2013-08-01' }],
  [returnWithReason, { on: '2013-08-01', reason: 'a' }],
  [extend, { dueOn: '2013-08-01', reason: 'a' }],
  [keepOutside, { on: '2013-08-01', where: 'a' }],
  [declareNotApplicable, { on: '2013-08-01', reason: 'a' }],
  [followAmendment, { on: '2013-08-01', role: 'lead', leads: [], coordinators: [], dueOn: null, endsOn: null }],
])('what was not assigned is not followed up: $name', (command, input) => {
  given(followUp).when(command, input, byHealth).thenRefused('follow-up-is-assigned');
});
