import { CommandFailed } from '../cli/io.ts';

/** What the operator can act on, by the code of the event store's error. */
const sentences: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  'other-log-there': [
    'Nơi đến đã có một nhật ký, hoặc một lần chuyển dở dang của nhật ký khác',
    'The target holds a log already, or the unfinished move of another one',
  ],
  'wrong-province': ['Nhật ký là của tỉnh khác', 'The log is of another province'],
  'log-missing': ['Nơi đi không có nhật ký nào', 'The source holds no log'],
  'log-unfinished': ['Nhật ký này còn đang được chuyển đến', 'This log is itself still being moved'],
  'store-unavailable': ['Không kết nối được', 'It cannot be reached'],
  'history-missing': ['Nhật ký đã bị sửa bên ngoài nền tảng', 'The log was changed outside the platform'],
};

/** The failure of a move as one line for the operator; what is no refusal stays what it is. */
export function explainedMove(failure: unknown): unknown {
  const { name, code, message } = (failure ?? {}) as Partial<Record<'name' | 'code' | 'message', string>>;
  if (name === 'MoveInterrupted') {
    return new CommandFailed({
      vi: 'Việc chuyển bị ngắt; chạy lại lệnh này để tiếp tục.',
      en: `The move stopped; run this command again to go on. (${message})`,
    });
  }
  if (name === 'InvalidConnectionString')
    return new CommandFailed({ vi: 'Địa chỉ của kho không hợp lệ.', en: String(message) });
  const said = sentences[code ?? ''];
  return said ? new CommandFailed({ vi: `${said[0]}.`, en: `${said[1]}. (${message})` }) : failure;
}
