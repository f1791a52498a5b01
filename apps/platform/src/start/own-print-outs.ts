import { InvalidConfiguration, ownTemplates, type RuntimeOptions } from '@lien-nganh/service-host';
import type { Config } from '../command-line/config.ts';
import { UsageError } from '../command-line/failure.ts';

/**
 * The province's own templates of print-outs, where a file of them is named.
 *
 * @throws UsageError that says what in the file is no template
 */
export async function ownPrintOuts({ printOuts: path }: Config): Promise<Pick<RuntimeOptions, 'printOuts'>> {
  if (path === undefined) return {};
  return ownTemplates(path).then(
    (printOuts) => ({ printOuts }),
    (error: unknown) => {
      if (!(error instanceof InvalidConfiguration)) throw error;
      const said = error.faults.join('; ');
      throw new UsageError({ vi: `Tệp mẫu văn bản in không hợp lệ: ${said}.`, en: said });
    },
  );
}
