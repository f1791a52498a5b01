import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { executeCommand } from '../commands/execute.ts';
import type { Executed } from '../commands/result.ts';
import { Problem } from '../problem.ts';
import { askQuestion } from '../questions/ask.ts';
import type { Runtime } from '../runtime.ts';
import { RUNTIME } from '../http/injection.ts';
import { AskQuestion, ExecuteCommand } from './messages.ts';

/**
 * Rules of records that few may know of are counted under no name; nor are those of records to come, of either kind, so
 * that what has no name does not tell how many are undisclosed.
 */
const UNNAMED = 'unnamed';

function ruleIn(error: unknown, mayBeNamed: boolean): string | null {
  const rule = error instanceof Problem ? error.parts.rule : undefined;
  return rule ? (mayBeNamed ? rule.name : UNNAMED) : null;
}

@CommandHandler(ExecuteCommand)
export class ExecuteCommandHandler implements ICommandHandler<ExecuteCommand> {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  async execute({ request }: ExecuteCommand): Promise<Executed> {
    const { metrics, service } = this.runtime;
    // Not by name: that would count what nobody may know of yet.
    const count = (outcome: string) => metrics.commands.inc({ service: service.name, outcome });
    let disclosed = false;
    const tell = (is: boolean) => {
      disclosed = is;
      request.tell?.(is);
    };
    try {
      const executed = await executeCommand(this.runtime, { ...request, tell });
      count(executed.repeated ? 'repeated' : 'accepted');
      return executed;
    } catch (error) {
      count(error instanceof Problem ? error.name : 'fault');
      const rule = ruleIn(error, disclosed && !request.command.creates);
      if (rule !== null) metrics.refusals.inc({ service: service.name, rule });
      throw error;
    }
  }
}

@QueryHandler(AskQuestion)
export class AskQuestionHandler implements IQueryHandler<AskQuestion> {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  execute({ request }: AskQuestion): Promise<unknown> {
    return askQuestion(this.runtime, request);
  }
}
