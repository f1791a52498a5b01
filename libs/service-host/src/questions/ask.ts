import { isAllowed, type Standing } from '@lien-nganh/access';
import { isRejected, type JsonValue, type Question } from '@lien-nganh/kernel';
import { noteIfAuditor, type Asked } from '../audit/look.ts';
import { moment } from '../clock.ts';
import { parseInput } from '../input.ts';
import { Problem } from '../problem.ts';
import { visibleStreams } from '../records/visible.ts';
import type { Runtime } from '../runtime.ts';

export interface QuestionRequest {
  readonly question: Question;
  readonly input: unknown;
  readonly standing: Standing;
  readonly asked: Asked;
}

/** Answers a question with what the caller may see; that an auditor asked it is noted before the answer. */
export async function askQuestion(runtime: Runtime, request: QuestionRequest): Promise<unknown> {
  const { question, input, standing, asked } = request;
  const { permissions } = runtime;
  const others = (standing.standsInFor ?? []).filter(({ actions }) => actions?.includes(question.action) ?? true);
  const held = [standing, ...others.map((one) => one.as)].map(({ actor }) => actor.role);
  const rows = permissions[question.action] ?? [];
  if (!rows.some(({ roles }) => held.some((role) => (roles as readonly string[]).includes(role))))
    throw new Problem('forbidden');
  const parsed = parseInput(question.input, input);
  const answer = await question.ask(await runtime.tablesOf(question), parsed, {
    ...moment(runtime.clock),
    actor: standing.actor,
    standsInFor: others.flatMap(({ as }) => as.actor.inSteadOf ?? []),
    rows: runtime.rows,
    maySee: (scope) => isAllowed(permissions, question.action, standing, scope),
    mayRead: async (stream) => (await visibleStreams(runtime, [stream], { standing })).length > 0,
  });
  if (isRejected(answer)) {
    const rule = question.refusals[answer.rejected];
    if (!rule) throw new Error(`${question.name} refused by ${answer.rejected}, which it does not declare`);
    throw new Problem('refused', {
      rule: { name: answer.rejected, ...rule },
      details: answer.details as Record<string, JsonValue>,
      rules: question.refusals,
    });
  }
  await noteIfAuditor(runtime, { ...asked, standing, agencies: null });
  return question.output.parse(answer);
}
