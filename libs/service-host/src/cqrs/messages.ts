import type { CommandRequest } from '../commands/request.ts';
import type { QuestionRequest } from '../questions/ask.ts';

/** THE command of the command bus: which one is inside. Its bus finds handlers by class, so a class per command would be ceremony. */
export class ExecuteCommand {
  constructor(readonly request: CommandRequest) {}
}

/** THE query of the query bus. */
export class AskQuestion {
  constructor(readonly request: QuestionRequest) {}
}
