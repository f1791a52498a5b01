import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { executeCommand } from '../commands/execute.ts';
import type { Executed } from '../commands/result.ts';
import { Problem } from '../problem.ts';
import { askQuestion } from '../questions/ask.ts';
import type { Runtime } from '../runtime.ts';
import { RUNTIME } from '../http/injection.ts';
import { AskQuestion, ExecuteCommand } from './messages.ts';

@CommandHandler(ExecuteCommand)
export class ExecuteCommandHandler implements ICommandHandler<ExecuteCommand> {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  async execute({ request }: ExecuteCommand): Promise<Executed> {
    // Not by name: that would count what nobody may know of yet.
    const count = (outcome: string) =>
      this.runtime.metrics.commands.inc({ service: this.runtime.service.name, outcome });
    try {
      const executed = await executeCommand(this.runtime, request);
      count(executed.repeated ? 'repeated' : 'accepted');
      return executed;
    } catch (error) {
      count(error instanceof Problem ? error.name : 'fault');
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
